namespace KnowledgeGraph.Ingestion.Pipeline;

/// <summary>What became of the documents of a run so far; each is counted once.</summary>
public sealed class IngestCounts
{
    /// <summary>Documents that the store did not hold.</summary>
    public int New { get; internal set; }

    /// <summary>Documents whose older facts gave way.</summary>
    public int Replaced { get; internal set; }

    /// <summary>Documents that the store held just so, or that came before in this run.</summary>
    public int Unchanged { get; internal set; }

    /// <summary>Documents left out.</summary>
    public int Refused { get; internal set; }

    /// <summary>All of them.</summary>
    public int Total => New + Replaced + Unchanged + Refused;

    /// <summary><c>3 new, 0 replaced, 1 unchanged, 0 refused</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{New} new, {Replaced} replaced, {Unchanged} unchanged, {Refused} refused");
}
