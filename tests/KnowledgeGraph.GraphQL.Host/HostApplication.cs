using KnowledgeGraph.GraphQL.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace KnowledgeGraph.GraphQL.Host;

/// <summary>The web application of the host.</summary>
internal static class HostApplication
{
    public static WebApplication Create(byte[] sdl, string[] args)
    {
        var engine = MockEngine.Build(sdl);
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // It says where it listens, also where the address asked for any port.
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        var app = builder.Build();
        app.MapGraphQL("/graphql", engine, new GraphQLHttpOptions { Persisted = PersistedDocuments.Automatic() });
        return app;
    }
}
