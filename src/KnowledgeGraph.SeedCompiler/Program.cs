// Turns the text files of seeds/ into the binary tables that KnowledgeGraph.Extraction embeds.
using KnowledgeGraph.SeedCompiler;

return SeedCompilation.Run(args, SeedTables.All, Console.Error);
