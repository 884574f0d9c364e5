namespace KnowledgeGraph.DeepReading;

/// <summary>How a language model is asked. Everything has a finite default; the key never leaves the requests.</summary>
public sealed record ReaderOptions
{
    /// <summary>The base address of an OpenAI-compatible service, without <c>/chat/completions</c>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The model that the service is asked for.</summary>
    public required string Model { get; init; }

    /// <summary>The service's key.</summary>
    public required string Key { get; init; }

    /// <summary>How long one call may take. Default 120 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Further attempts after a call that failed in a way that may pass (time-out, lost connection, 429, 5xx). Default 2.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>The longest article that is sent, in UTF-16 code units. Default 20,000.</summary>
    public int MaxLength { get; init; } = 20_000;

    /// <summary>The most tokens that an answer may have. Default 16,000.</summary>
    public int MaxAnswerTokens { get; init; } = 16_000;

    /// <summary>The folder that keeps answers; null keeps none.</summary>
    public string? Cache { get; init; }

    /// <summary>The price of a million tokens in and of a million tokens out, in the user's currency; null where no cost is to be told.</summary>
    public (decimal In, decimal Out)? Prices { get; init; }
}
