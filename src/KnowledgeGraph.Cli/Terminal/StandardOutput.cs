using Microsoft.Win32.SafeHandles;

namespace KnowledgeGraph.Cli.Terminal;

/// <summary>Where results go: UTF-8 without a mark, whatever the locale says.</summary>
internal static class StandardOutput
{
    /// <summary>Standard output as bytes. Writing to a pipe whose reader has gone throws <see cref="OutputClosedException"/>.</summary>
    public static Stream Open()
    {
        // The console's own stream swallows a broken pipe, and the command would work on for nobody; a file stream tells. But on a
        // file it would keep an offset of its own, and overwrite what others append to the same file.
        try
        {
            var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return pipe.CanSeek ? Console.OpenStandardOutput() : new Guarded(pipe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Console.OpenStandardOutput();
        }
    }

    /// <summary>Text on <paramref name="stream"/>, line feeds only.</summary>
    public static StreamWriter Text(Stream stream) => new(stream, new System.Text.UTF8Encoding(false), bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\n" };

    private sealed class Guarded(Stream pipe) : Stream
    {
        private const int BrokenPipe = 32;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            try
            {
                pipe.Write(buffer);
            }
            catch (IOException e) when (e.HResult == BrokenPipe || OperatingSystem.IsWindows())
            {
                throw new OutputClosedException();
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
