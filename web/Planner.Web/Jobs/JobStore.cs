using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;

namespace Planner.Web.Jobs;

/// <summary>Runs jobs one after another in this process and keeps the last <see cref="Kept"/> of them.</summary>
internal sealed class JobStore : BackgroundService
{
    private const int Kept = 100;
    private const int MostWaiting = 20;

    private readonly ConcurrentDictionary<string, Job> jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();
    private readonly Channel<Job> waiting = Channel.CreateBounded<Job>(MostWaiting);
    private int lastNumber;

    public Job? Find(string id) => jobs.GetValueOrDefault(id);

    /// <summary>Queues the work; null when too many jobs wait already.</summary>
    public Job? Start(JobWork work)
    {
        var id = Interlocked.Increment(ref lastNumber).ToString(CultureInfo.InvariantCulture);
        var job = new Job(id, work);
        if (!waiting.Writer.TryWrite(job))
        {
            job.Dispose();
            return null;
        }

        jobs[id] = job;
        order.Enqueue(id);
        ForgetOldest();
        return job;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await WaitForJobAsync(stoppingToken) is { } job)
        {
            await Task.Run(() => job.Run(stoppingToken), CancellationToken.None);
        }
    }

    // A server that stops waits for no job; that is its end, not a fault.
    private async Task<Job?> WaitForJobAsync(CancellationToken stop)
    {
        try
        {
            return await waiting.Reader.ReadAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private void ForgetOldest()
    {
        while (order.Count > Kept && order.TryPeek(out var oldest) && jobs[oldest].State.HasEnded)
        {
            order.TryDequeue(out _);
            jobs.TryRemove(oldest, out _);
        }
    }
}
