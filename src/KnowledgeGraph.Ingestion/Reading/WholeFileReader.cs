using System.Buffers;
using System.Globalization;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Ingestion.Reading;

/// <summary>Reads a file that is one document: text or HTML.</summary>
internal static class WholeFileReader
{
    /// <summary>The longest document, in bytes: 64 MiB.</summary>
    public const int LengthLimit = 64 * 1024 * 1024;

    /// <summary>Reads <paramref name="file"/>; a file over the limit is refused unread.</summary>
    public static InputItem Read(InputFile file)
    {
        byte[]? buffer = null;
        try
        {
            using var handle = File.OpenHandle(file.Path, options: FileOptions.SequentialScan);
            var length = RandomAccess.GetLength(handle);
            if (length > LengthLimit)
            {
                throw TooLong(length);
            }
            buffer = ArrayPool<byte>.Shared.Rent((int)length + 1);
            var bytes = buffer.AsSpan(0, ReadAll(handle, buffer));
            return new InputDocument(Parse(file, bytes), InputDocument.HashOf(bytes), file.Path, null, bytes.Length);
        }
        catch (RefusedException e)
        {
            return e.In(file.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Refusal(file.Path, null, $"the file cannot be read ({Faults.Reason(e)})", "check the file and its permissions");
        }
        finally
        {
            if (buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    /// <summary>The refusal of a document of <paramref name="length"/> bytes.</summary>
    public static RefusedException TooLong(long length, string? place = null) =>
        new(place, string.Create(CultureInfo.InvariantCulture, $"{length} bytes, over the limit of 64 MiB a document"), "split it");

    private static int ReadAll(Microsoft.Win32.SafeHandles.SafeFileHandle handle, Span<byte> buffer)
    {
        var length = 0;
        for (int read; length < buffer.Length && (read = RandomAccess.Read(handle, buffer[length..], length)) > 0;)
        {
            length += read;
        }
        return length;
    }

    private static SourceDocument Parse(InputFile file, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            throw new RefusedException(null, "the file is empty", "give it text or leave it out");
        }
        var text = TextDecoder.Decode(bytes);
        var source = file.Kind == InputKind.Html ? HtmlReader.Read(file.Name, text) : MetadataLines.Split(file.Name, text);
        return string.IsNullOrWhiteSpace(source.Text)
            ? throw new RefusedException(null, "the file holds no text", "give it text or leave it out")
            : source;
    }
}
