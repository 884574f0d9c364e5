using KnowledgeGraph.GraphQL.Host;

Console.WriteLine(MockEngine.Options);
