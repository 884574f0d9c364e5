using KnowledgeGraph.Cli;

return await CommandLine.RunAsync(args).ConfigureAwait(false);
