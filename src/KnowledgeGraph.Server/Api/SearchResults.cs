using KnowledgeGraph.Analysis.Matching;
using KnowledgeGraph.Analysis.Search;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Api;

/// <summary>A page of search results. Totals and facets need all hits, full text among them, and are worked out only when they are asked for.</summary>
internal sealed record SearchResults(IReadOnlyList<SearchHit> Edges, PageInfo PageInfo, Func<ValueTask<IReadOnlyList<SearchMatch>>> All);

/// <summary>One search result.</summary>
internal sealed record SearchHit(string Cursor, StoredEntity Node, SearchMatch Match);

/// <summary>How many entities of a kind.</summary>
internal sealed record KindCount(EntityKind Kind, int Count);

/// <summary>How many relations of a type.</summary>
internal sealed record TypeCount(RelationType Type, int Count);

/// <summary>A name of a list and what it may be.</summary>
internal sealed record LookUpResult(string Name, IReadOnlyList<LookUpHit> Matches);

/// <summary>One candidate for a name.</summary>
internal sealed record LookUpHit(StoredEntity Entity, NameMatch Match);
