using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KnowledgeGraph.GraphQL.Tests.Differential;

/// <summary>graphql-js in a child process that answers one JSON line for one JSON line. Tests are skipped where Node or its packages are missing.</summary>
internal sealed class Oracle : IDisposable
{
    private readonly Process _process;

    private Oracle(Process process) => _process = process;

    /// <summary>Where the Node scripts are.</summary>
    public static string NodeFolder => Path.Combine(Root(), "tests", "node");

    public static Oracle Start()
    {
        var folder = NodeFolder;
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules", "graphql")), "graphql-js is not installed: run npm ci in tests/node");
        try
        {
            var start = new ProcessStartInfo("node", "graphql-oracle.mjs")
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                StandardOutputEncoding = Encoding.UTF8,
            };
            return new Oracle(Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("node is not installed");
            throw;
        }
    }

    public JsonNode Ask(JsonObject request)
    {
        _process.StandardInput.WriteLine(request.ToJsonString());
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the oracle has ended");
        return JsonNode.Parse(answer, documentOptions: new JsonDocumentOptions { MaxDepth = 512 })!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KnowledgeGraph.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("KnowledgeGraph.sln is in no folder above the tests");
    }
}
