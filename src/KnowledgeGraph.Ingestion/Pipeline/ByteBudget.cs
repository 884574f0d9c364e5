namespace KnowledgeGraph.Ingestion.Pipeline;

/// <summary>Bounds the bytes in flight between one taker and any number of givers; a demand over the whole budget passes when nothing else is out.</summary>
internal sealed class ByteBudget(long limit)
{
    private readonly Lock gate = new();
    private long used;
    private (long Bytes, TaskCompletionSource Granted)? waiting;

    /// <summary>Waits until <paramref name="bytes"/> fit. One caller at a time.</summary>
    public Task TakeAsync(long bytes, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (Fits(bytes))
            {
                used += bytes;
                return Task.CompletedTask;
            }
            var granted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting = (bytes, granted);
            return granted.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Gives <paramref name="bytes"/> back.</summary>
    public void Give(long bytes)
    {
        lock (gate)
        {
            used -= bytes;
            if (waiting is var (wanted, granted) && Fits(wanted))
            {
                used += wanted;
                waiting = null;
                granted.SetResult();
            }
        }
    }

    private bool Fits(long bytes) => used == 0 || used + bytes <= limit;
}
