using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace KnowledgeGraph.Ingestion.Reading;

/// <summary>
/// What a first reading of the input tells: how much there is, and which names stand for several contents, so that all of these can be refused before
/// the first one is committed. Holds 48 bytes a document, not the documents.
/// </summary>
internal sealed class Survey
{
    private readonly Dictionary<UInt128, UInt128> contents = [];
    private readonly HashSet<UInt128> conflicts = [];
    private readonly HashSet<UInt128> taken = [];

    /// <summary>Documents and refusals in the input.</summary>
    public int Items { get; private set; }

    /// <summary>Bytes of the documents in the input.</summary>
    public long Bytes { get; private set; }

    /// <summary>Reads <paramref name="files"/> once.</summary>
    public static Survey Of(IEnumerable<InputFile> files, CancellationToken cancellationToken)
    {
        var survey = new Survey();
        foreach (var item in DocumentReader.Read(files))
        {
            cancellationToken.ThrowIfCancellationRequested();
            survey.Items++;
            if (item.Document is { } document)
            {
                survey.Bytes += document.Bytes;
                survey.Add(document);
            }
        }
        return survey;
    }

    /// <summary>The document as the second reading must take it: itself, marked as repeated where an equal one went before, or a refusal.</summary>
    public InputItem Judge(InputDocument document)
    {
        var name = NameKey(document.Source.Document);
        if (conflicts.Contains(name))
        {
            return new Refusal(
                document.File, document.Place, $"the document {document.Source.Document} stands in this run with different contents",
                "give each document a name of its own, or leave the wrong ones out");
        }
        return contents.TryGetValue(name, out var content) && content == ContentKey(document.ContentHash)
            ? new InputItem(document, null, Repeated: !taken.Add(name))
            : new Refusal(document.File, document.Place, "the file changed while it was being read", "run the command again");
    }

    private void Add(InputDocument document)
    {
        var name = NameKey(document.Source.Document);
        var content = ContentKey(document.ContentHash);
        if (!contents.TryAdd(name, content) && contents[name] != content)
        {
            conflicts.Add(name);
        }
    }

    private static UInt128 NameKey(string name) => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private static UInt128 ContentKey(string hash) => UInt128.Parse(hash.AsSpan(0, 32), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
}
