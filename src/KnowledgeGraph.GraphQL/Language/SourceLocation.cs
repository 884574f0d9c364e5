namespace KnowledgeGraph.GraphQL.Language;

/// <summary>A place in a GraphQL document as the response format gives it (specification, section 7.1.6).</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1, in UTF-16 code units, as editors and the reference implementation count.</param>
public readonly record struct SourceLocation(int Line, int Column);
