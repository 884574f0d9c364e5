namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>The words around one position of the text. Where the position cuts a word, its two pieces count as words of tag <see cref="Piece"/>.</summary>
internal struct Edge
{
    /// <summary>The tag of a piece of a word.</summary>
    public const byte Piece = 254;

    /// <summary>The position, in code units.</summary>
    public int Position;

    /// <summary>Token index of the left and right word.</summary>
    public int LeftToken, RightToken;

    /// <summary>Hashes: the word before the left one, the left one, the right one, the one after.</summary>
    public ulong Left2, Left, Right, Right2;

    /// <summary>Tags of the same.</summary>
    public byte LeftTag2, LeftTag, RightTag, RightTag2;

    /// <summary>Clusters of the left and right word; 0 unknown.</summary>
    public ushort LeftCluster, RightCluster;

    /// <summary>What plain news says (<see cref="NameStatistics.Lookup.Code"/>) of the left word before a name and as a name's last, of the right one as a name's first and behind a name.</summary>
    public ushort LeftBefore, LeftLast, RightFirst, RightAfter;

    /// <summary>Characters around: two before, two after.</summary>
    public char Before2, Before, After, After2;

    /// <summary>Whether a word ends here.</summary>
    public bool IsCut;

    /// <summary>Reads the surroundings of <paramref name="position"/>.</summary>
    public static Edge At(ArticleView view, int position)
    {
        var edge = new Edge
        {
            Position = position,
            IsCut = view.IsCut(position),
            Before2 = view.At(position - 2),
            Before = view.At(position - 1),
            After = view.At(position),
            After2 = view.At(position + 1),
        };
        var right = view.TokenAt(position);
        if (edge.IsCut)
        {
            edge.LeftToken = right - 1;
            edge.Left = view.Word(right - 1);
            edge.LeftTag = view.Tag(right - 1);
            edge.LeftCluster = view.Cluster(right - 1);
            edge.Right = view.Word(right);
            edge.RightTag = view.Tag(right);
            edge.RightCluster = view.Cluster(right);
        }
        else
        {
            var token = view.Tokens[right];
            edge.LeftToken = right;
            // A piece of a word longer than any name counts as far as a name may reach.
            edge.Left = view.Hash(Math.Max(token.Start, position - ArticleView.MaxSpan), position);
            edge.Right = view.Hash(position, Math.Min(token.End, position + ArticleView.MaxSpan));
            edge.LeftTag = edge.RightTag = Piece;
        }
        edge.RightToken = right;
        var plain = view.Statistics.Open();
        edge.LeftBefore = plain.Code(NameRole.Before, edge.Left);
        edge.LeftLast = plain.Code(NameRole.LastWord, edge.Left);
        edge.RightFirst = plain.Code(NameRole.FirstWord, edge.Right);
        edge.RightAfter = plain.Code(NameRole.After, edge.Right);
        edge.Left2 = view.Word(edge.LeftToken - 1);
        edge.LeftTag2 = view.Tag(edge.LeftToken - 1);
        edge.Right2 = view.Word(right + 1);
        edge.RightTag2 = view.Tag(right + 1);
        return edge;
    }
}
