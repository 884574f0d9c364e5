using System.Reflection;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Analysis.Tests;

/// <summary>A graph in memory that answers <see cref="IGraphReader.GetNeighboursAsync"/> only, and counts what is read.</summary>
public class FakeReader : DispatchProxy
{
    private readonly Dictionary<string, List<StoredRelation>> relations = new(StringComparer.Ordinal);

    /// <summary>Calls of the store.</summary>
    public int Calls { get; private set; }

    /// <summary>Relations handed out.</summary>
    public int RelationsRead { get; private set; }

    public static (IGraphReader Reader, FakeReader Graph) Create()
    {
        var reader = Create<IGraphReader, FakeReader>();
        return (reader, (FakeReader)(object)reader);
    }

    public void Link(string from, string to)
    {
        var relation = new StoredRelation { Id = $"{from}>{to}", Type = RelationType.InvolvedIn, From = from, To = to, ArticleCount = 1, Score = 1 };
        Of(from).Add(relation);
        Of(to).Add(relation);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod?.Name != nameof(IGraphReader.GetNeighboursAsync))
        {
            throw new NotSupportedException(targetMethod?.Name);
        }
        Calls++;
        var (ids, query) = ((IReadOnlyList<string>)args![0]!, (NeighbourQuery)args[1]!);
        return new ValueTask<IReadOnlyList<Neighbours>>([.. ids.Select(id => Neighbours(id, query.Limit))]);
    }

    private Neighbours Neighbours(string id, int limit)
    {
        var all = Of(id);
        var read = all.OrderBy(relation => relation.From == id ? relation.To : relation.From, CodePointOrder.Instance).Take(limit).ToArray();
        RelationsRead += read.Length;
        return new(read, all.Count > limit);
    }

    private List<StoredRelation> Of(string id)
    {
        if (!relations.TryGetValue(id, out var list))
        {
            relations.Add(id, list = []);
        }
        return list;
    }
}
