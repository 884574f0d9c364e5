using System.Buffers;
using System.CommandLine;
using System.Text.Json;
using KnowledgeGraph.Cli.Terminal;
using KnowledgeGraph.Ingestion;
using KnowledgeGraph.Ingestion.Export;
using KnowledgeGraph.Ingestion.Pipeline;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg extract PATH... [--format jsonl|text] [--output FILE] [--explain]</c>: reads, splits, extracts; needs no store.</summary>
internal static class ExtractCommand
{
    private static readonly Argument<string[]> Paths = Options.Paths();

    private static readonly Option<string> Format = Options.OneOf("--format", "One JSON object a document, or a summary to read.", "jsonl", "text");

    private static readonly Option<string?> Output = new("--output") { Description = "The file to write instead of standard output.", HelpName = "FILE" };

    private static readonly Option<string> Reader = ReaderOption.Create();

    private static readonly Option<bool> Explain = new("--explain") { Description = "Say of every mention, relation and quantity by which layers it was found, and what spoke for and against it (jsonl only)." };

    public static CommandSpec Spec { get; } = new(
        new Command("extract", "Read pages, split them into articles and print what they say, each fact with its place in the text.") { Paths, Format, Output, Reader, Explain },
        RunAsync,
        "kg extract page.txt | head -c 500",
        "kg extract pages/ --output facts.jsonl",
        "kg extract news.jsonl --format text",
        "kg extract page.txt --explain");

    private static async Task<int> RunAsync(ParseResult arguments, Host host)
    {
        var file = arguments.GetValue(Output);
        var explain = arguments.GetValue(Explain);
        RefuseWhatCannotBeExplained(arguments, explain);
        var reading = ReaderOption.Open(arguments, Reader, host);
        var stream = file is null ? host.Output : OpenFile(file);
        await using var closing = (file is null ? Stream.Null : stream).ConfigureAwait(false);
        var print = Printer(arguments.GetValue(Format)!, stream, explain);
        var input = InputSet.Find(arguments.GetValue(Paths)!, host.Cancellation);
        var (done, refused) = (0, 0);
        reading.Begin(input);
        await foreach (var result in ExtractionRun.RunAsync(input, reading.Extractor, PipelineLimits.Default, host.Cancellation).ConfigureAwait(false))
        {
            if (result.Refusal is { } refusal)
            {
                refused++;
                host.Messages.Line(refusal.ToString());
            }
            else
            {
                print(result.Graph!);
            }
            done++;
            if (file is not null || !host.OutputIsTerminal)
            {
                host.Messages.Progress(done, input.Count);
            }
        }
        host.Messages.Clear();
        Options.Report(input.Skipped, host);
        reading.End();
        return refused == 0 ? ExitStatus.Done : ExitStatus.Incomplete;
    }

    private static void RefuseWhatCannotBeExplained(ParseResult arguments, bool explain)
    {
        if (explain && arguments.GetValue(Format) != "jsonl")
        {
            throw new CommandException("kg: --explain goes with --format jsonl; the summary has no room for it", ExitStatus.Usage);
        }
        if (explain && arguments.GetValue(Reader) != "builtin")
        {
            throw new CommandException("kg: --explain goes with --reader builtin; a language model does not say how it came to a fact", ExitStatus.Usage);
        }
    }

    private static FileStream OpenFile(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Create, FileAccess.Write);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"kg: {Refusal.OneLine(file)} cannot be written ({Refusal.OneLine(e.Message)}); check the path and its permissions", ExitStatus.Incomplete);
        }
    }

    /// <summary>Writes and flushes a document at a time, so that a reader of the pipe sees whole lines as they come.</summary>
    private static Action<DocumentGraph> Printer(string format, Stream stream, bool explain)
    {
        if (format == "text")
        {
            var text = StandardOutput.Text(stream);
            return graph =>
            {
                ExtractionSummary.Write(text, graph);
                text.Flush();
                stream.Flush();
            };
        }
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        var json = new Utf8JsonWriter(buffer, ExtractionJson.Options);
        return graph =>
        {
            buffer.ResetWrittenCount();
            json.Reset(buffer);
            ExtractionJson.Write(json, graph, explain);
            json.Flush();
            buffer.Write("\n"u8);
            stream.Write(buffer.WrittenSpan);
            stream.Flush();
        };
    }
}
