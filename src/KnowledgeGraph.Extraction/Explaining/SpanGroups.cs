namespace KnowledgeGraph.Extraction.Explaining;

/// <summary>What the templates of recognition's first reading look at, in groups that a reader can tell apart.</summary>
internal static class SpanGroups
{
    /// <summary>The groups. Their order is that of reasons of equal weight.</summary>
    public enum Group
    {
        /// <summary>Every name of the kind has it.</summary>
        Kind,

        /// <summary>Left of the name.</summary>
        Before,

        /// <summary>Its first word and characters.</summary>
        Start,

        /// <summary>Its last word and characters.</summary>
        End,

        /// <summary>Right of the name.</summary>
        Behind,

        /// <summary>Its last word together with what stands around the name.</summary>
        Around,

        /// <summary>The words between first and last.</summary>
        Inside,

        /// <summary>All of its characters.</summary>
        Whole,

        /// <summary>Characters and words counted, and whether its edges cut words.</summary>
        Length,

        /// <summary>Quotation marks and brackets.</summary>
        Quotes,

        /// <summary>Parts of speech of its words.</summary>
        Tags,

        /// <summary>Classes of its characters: Han, digits, Latin, marks.</summary>
        Shape,

        /// <summary>How often the article has it.</summary>
        Recurrence,

        /// <summary>The first character of a name of up to four.</summary>
        Surname,

        /// <summary>Clusters of words that stand in like surroundings.</summary>
        Clusters,

        /// <summary>Names of divisions in it and at its edges.</summary>
        Divisions,

        /// <summary>The longest head of the lexicons that it ends in.</summary>
        Head,

        /// <summary>Titles, heads and surnames of the lexicons at its edges.</summary>
        Lexicons,

        /// <summary>What plain news makes of the same characters and words.</summary>
        PlainNews,

        /// <summary>The name that it stands in, and where.</summary>
        Outer,
    }

    /// <summary>Number of groups.</summary>
    public const int Count = (int)Group.Outer + 1;

    private static readonly string[] Names =
    [
        "the kind itself", "what stands before it", "how it begins", "how it ends", "what stands behind it", "its last word and what stands around it", "the words inside", "the whole name",
        "its length and cuts", "quotation marks", "word classes", "kinds of characters", "how often the article has it", "the first character of a short name", "clusters of its words",
        "names of divisions", "its head", "lexicons at its edges", "its words in plain news", "its place in the longer name",
    ];

    /// <summary>A group in words.</summary>
    public static string NameOf(int group) => Names[group];

    /// <summary>The group of a template of <see cref="Recognition.EdgeFeatures"/>, <see cref="Recognition.SpanFeatures"/> or <see cref="Recognition.InnerFeatures"/>.</summary>
    public static Group Of(int template) => template switch
    {
        150 => Group.Kind,
        (>= 68 and <= 72) or (>= 128 and <= 135) or (>= 144 and <= 149) or 199 or 216 or 217 => Group.PlainNews,
        19 or 79 or 163 or 164 or 165 or 169 or 197 => Group.Quotes,
        32 or 92 or (>= 200 and <= 204) or 211 or 213 or 214 => Group.Divisions,
        30 or 33 or 91 or 208 or 215 => Group.Lexicons,
        (>= 20 and < 30) => Group.Before,
        31 or (>= 40 and < 50) or (>= 60 and < 70) => Group.Start,
        (>= 80 and < 90) => Group.Behind,
        90 or 93 or (>= 100 and < 110) or (>= 120 and < 130) or 154 or 157 or 158 or 159 => Group.End,
        (>= 140 and < 150) => Group.Inside,
        151 or 152 or 179 or 180 => Group.Length,
        153 => Group.Whole,
        155 or 156 or 160 or 161 or (>= 166 and <= 168) or (>= 170 and <= 172) or 188 or 189 => Group.Around,
        162 or 173 or 174 or 178 => Group.Tags,
        175 or 176 or 177 => Group.Shape,
        (>= 181 and <= 183) => Group.Recurrence,
        (>= 184 and <= 187) => Group.Surname,
        (>= 190 and <= 198) => Group.Clusters,
        (>= 205 and <= 212) => Group.Head,
        _ => Group.Outer,
    };
}
