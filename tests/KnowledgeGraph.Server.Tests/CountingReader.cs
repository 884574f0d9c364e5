using System.Reflection;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Tests;

/// <summary>Counts the calls of a reader.</summary>
public class CountingReader : DispatchProxy
{
    private IGraphReader inner = null!;

    /// <summary>The methods called, in order.</summary>
    public List<string> Calls { get; } = [];

    public static (IGraphReader Reader, CountingReader Counter) Of(IGraphReader inner)
    {
        var reader = Create<IGraphReader, CountingReader>();
        var counter = (CountingReader)(object)reader;
        counter.inner = inner;
        return (reader, counter);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Calls.Add(targetMethod!.Name);
        return targetMethod.Invoke(inner, args);
    }
}
