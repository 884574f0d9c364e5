using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>What is tried again, for how long, and when calls fail at once.</summary>
internal static class Resilience
{
    /// <summary>Tries again after lost connections and transient errors, with growing pauses and chance in them.</summary>
    public static ResiliencePipeline Retrying(Neo4jOptions options, int retries)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = options.Clock };
        return retries == 0 ? ResiliencePipeline.Empty : builder.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<StoreUnavailableException>(),
            MaxRetryAttempts = retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.FirstPause,
            MaxDelay = options.LongestPause,
        }).Build();
    }

    /// <summary>One call: after many in a row without an answer it fails at once for a while; else it has a time limit.</summary>
    public static ResiliencePipeline Call(Neo4jOptions options, TimeSpan timeout) =>
        new ResiliencePipelineBuilder { TimeProvider = options.Clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<StoreUnavailableException>().Handle<TimeoutRejectedException>(),
                FailureRatio = 1,
                MinimumThroughput = options.BreakAfter,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = options.Rest,
            })
            .AddTimeout(timeout)
            .Build();
}
