using KnowledgeGraph.GraphQL.Host;
using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Types;

// Serves any SDL at /graphql with mock data: --schema FILE.graphql --urls URL
var schemaIndex = Array.IndexOf(args, "--schema");
if (schemaIndex < 0 || schemaIndex + 1 == args.Length)
{
    Console.Error.WriteLine("usage: --schema FILE.graphql [--urls URL]");
    return 2;
}

var file = args[schemaIndex + 1];
try
{
    var app = HostApplication.Create(File.ReadAllBytes(file), args);
    app.Run();
    return 0;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or GraphQLSyntaxException or GraphQLSchemaException)
{
    Console.Error.WriteLine($"{file}: {exception.Message}");
    return 2;
}
