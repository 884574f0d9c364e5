namespace KnowledgeGraph.Ingestion;

/// <summary>Files of folders that were passed over, by reason.</summary>
public sealed class SkippedFiles
{
    /// <summary>Files whose type is not read.</summary>
    public int OtherTypes { get; internal set; }

    /// <summary>Files and folders whose name begins with a dot.</summary>
    public int Hidden { get; internal set; }

    /// <summary><c>README*</c>.</summary>
    public int Readmes { get; internal set; }

    /// <summary>Links to folders, which are not followed.</summary>
    public int FolderLinks { get; internal set; }

    /// <summary>All of them.</summary>
    public int Total => OtherTypes + Hidden + Readmes + FolderLinks;

    /// <summary>One line for the user: <c>skipped 3 files: 2 of other types, 1 hidden</c>.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        Add(OtherTypes, "of other types");
        Add(Hidden, "hidden");
        Add(Readmes, "README");
        Add(FolderLinks, "links to folders");
        return FormattableString.Invariant($"skipped {Total} {(Total == 1 ? "file" : "files")}: {string.Join(", ", parts)}");

        void Add(int count, string what)
        {
            if (count > 0)
            {
                parts.Add(FormattableString.Invariant($"{count} {what}"));
            }
        }
    }
}
