using KnowledgeGraph.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeGraph.GraphQL.Http;

/// <summary>Serves an engine over HTTP.</summary>
public static class GraphQLEndpoint
{
    /// <summary>
    /// Answers GraphQL requests at a path: POST with JSON, and GET for queries. It follows the GraphQL-over-HTTP draft as the audits of <c>graphql-http</c> check it.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints, string pattern, GraphQLEngine engine, GraphQLHttpOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return endpoints.Map(pattern, CreateHandler(engine, options));
    }

    /// <summary>What <see cref="MapGraphQL"/> maps, for hosts that choose an engine by the request.</summary>
    public static RequestDelegate CreateHandler(GraphQLEngine engine, GraphQLHttpOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return new GraphQLHttpHandler(engine, options ?? new GraphQLHttpOptions()).HandleAsync;
    }
}
