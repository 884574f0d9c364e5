using System.Buffers;

namespace KnowledgeGraph.GraphQL.Response;

/// <summary>Errors in the response format, section 7.1.</summary>
internal static class ErrorWriter
{
    /// <summary>A response to a request that was not executed: errors and no data (section 7.1.2, request errors).</summary>
    public static void WriteRequestErrors(IBufferWriter<byte> output, IReadOnlyList<GraphQLError> errors)
    {
        var writer = new JsonWriter(output);
        writer.Raw("{\"errors\":"u8);
        Write(ref writer, errors);
        writer.Raw((byte)'}');
        writer.Flush();
    }

    /// <summary>The list of errors.</summary>
    public static void Write(ref JsonWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        writer.Raw((byte)'[');
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
                writer.Raw((byte)',');
            Write(ref writer, errors[i]);
        }

        writer.Raw((byte)']');
    }

    private static void Write(ref JsonWriter writer, GraphQLError error)
    {
        writer.Raw("{\"message\":"u8);
        writer.String(error.Message);
        WriteLocations(ref writer, error);
        WritePath(ref writer, error);
        WriteExtensions(ref writer, error);
        writer.Raw((byte)'}');
    }

    private static void WriteLocations(ref JsonWriter writer, GraphQLError error)
    {
        for (var i = 0; i < error.Locations.Count; i++)
        {
            writer.Raw(i == 0 ? ",\"locations\":[{\"line\":"u8 : ",{\"line\":"u8);
            writer.Number(error.Locations[i].Line);
            writer.Raw(",\"column\":"u8);
            writer.Number(error.Locations[i].Column);
            writer.Raw((byte)'}');
        }

        if (error.Locations.Count > 0)
            writer.Raw((byte)']');
    }

    private static void WritePath(ref JsonWriter writer, GraphQLError error)
    {
        if (error.Path is null)
            return;
        writer.Raw(",\"path\":["u8);
        for (var i = 0; i < error.Path.Count; i++)
        {
            if (i > 0)
                writer.Raw((byte)',');
            AnyWriter.Write(ref writer, error.Path[i]);
        }

        writer.Raw((byte)']');
    }

    private static void WriteExtensions(ref JsonWriter writer, GraphQLError error)
    {
        if (error.Code is null && error.Extensions.Count == 0)
            return;
        writer.Raw(",\"extensions\":{"u8);
        var first = true;
        if (error.Code is not null)
        {
            writer.Raw("\"code\":"u8);
            writer.String(error.Code);
            first = false;
        }

        foreach (var (name, value) in error.Extensions.OrderBy(extension => extension.Key, StringComparer.Ordinal))
        {
            if (!first)
                writer.Raw((byte)',');
            first = false;
            writer.String(name);
            writer.Raw((byte)':');
            AnyWriter.Write(ref writer, value);
        }

        writer.Raw((byte)'}');
    }
}
