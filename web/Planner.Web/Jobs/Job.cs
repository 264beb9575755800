using Microsoft.AspNetCore.Mvc;
using Planner.Domain.Diagnostics;

namespace Planner.Web.Jobs;

internal enum JobStatus
{
    Queued,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>How a job stands, as JSON. Immutable: each change is a new record.</summary>
internal sealed record JobState(string Id, JobStatus Status, StepProgress Progress)
{
    public object? Result { get; init; }

    public ProblemDetails? Problem { get; init; }

    public bool HasEnded => Status is JobStatus.Done or JobStatus.Failed or JobStatus.Cancelled;
}

/// <summary>A piece of long work: reports how far it is and stops when told.</summary>
internal delegate object JobWork(IProgress<StepProgress> progress, CancellationToken cancel);

/// <summary>One job: its work, its present state and the wish to cancel it.</summary>
internal sealed class Job(string id, JobWork work) : IProgress<StepProgress>, IDisposable
{
    private readonly CancellationTokenSource cancel = new();
    private TaskCompletionSource changed = NewSignal();
    private volatile JobState state = new(id, JobStatus.Queued, new("Waiting", null));

    public JobState State => state;

    /// <summary>Completes at the next change after this was read. Read it before <see cref="State"/> to miss none.</summary>
    public Task NextChange => Volatile.Read(ref changed).Task;

    public void Cancel() => cancel.Cancel();

    public void Report(StepProgress value) => Become(state with { Progress = value });

    public void Run(CancellationToken stop)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancel.Token, stop);
        Become(state with { Status = JobStatus.Running });
        try
        {
            linked.Token.ThrowIfCancellationRequested();
            var result = work(this, linked.Token);
            Become(state with { Status = JobStatus.Done, Result = result, Progress = new("Done", 1) });
        }
        catch (OperationCanceledException) when (linked.IsCancellationRequested)
        {
            Become(state with { Status = JobStatus.Cancelled });
        }
        catch (Exception fault)
        {
            Become(state with { Status = JobStatus.Failed, Problem = Problems.Of(fault) });
        }
    }

    public void Dispose() => cancel.Dispose();

    private void Become(JobState next)
    {
        state = next;
        Interlocked.Exchange(ref changed, NewSignal()).SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
