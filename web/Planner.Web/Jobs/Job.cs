using System.Text.Json;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;

namespace Planner.Web.Jobs;

/// <summary>One job: its work, its present state and the wish to cancel it.</summary>
internal sealed class Job(JobState first, JobWork? work) : IProgress<StepProgress>, IDisposable
{
    private readonly CancellationTokenSource cancel = new();
    private TaskCompletionSource changed = NewSignal();
    private volatile JobState state = first;

    public JobState State => state;

    /// <summary>Asking again starts it anew: it gave no answer, or is being cancelled and will give none.</summary>
    public bool MayBeAskedAgain => state.Status is JobStatus.Failed or JobStatus.Cancelled || (cancel.IsCancellationRequested && !state.HasEnded);

    /// <summary>Completes at the next change after this was read. Read it before <see cref="State"/> to miss none.</summary>
    public Task NextChange => Volatile.Read(ref changed).Task;

    public void Cancel() => cancel.Cancel();

    public void Report(StepProgress value) => Become(state with { Progress = value });

    /// <summary>Does the work to its end; when the server stops before that, the job stays as it is and is asked again later.</summary>
    /// <param name="now">The clock.</param>
    /// <param name="stop">Set when the server stops.</param>
    public void Run(TimeProvider now, CancellationToken stop)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancel.Token, stop);
        Become(state with { Status = JobStatus.Running });
        try
        {
            linked.Token.ThrowIfCancellationRequested();
            var answer = ToJson(work!(this, linked.Token));
            // An optimizer that is cut off answers with the best it has: worth showing, but no answer to the question.
            if (linked.IsCancellationRequested)
            {
                Stop(now, answer);
            }
            else
            {
                End(now, state with { Status = JobStatus.Done, Result = answer, Progress = new("Done", 1) });
            }
        }
        catch (OperationCanceledException) when (linked.IsCancellationRequested)
        {
            Stop(now, null);
        }
        catch (Exception fault)
        {
            End(now, state with { Status = JobStatus.Failed, Problem = Problems.Of(fault) });
        }
    }

    public void Dispose() => cancel.Dispose();

    private void Stop(TimeProvider now, JsonElement? soFar)
    {
        if (cancel.IsCancellationRequested)
        {
            End(now, state with { Status = JobStatus.Cancelled, Result = soFar });
        }
        else
        {
            Become(state with { Status = JobStatus.Queued, Progress = new("Waiting for the server to start again", null) });
        }
    }

    private static JsonElement ToJson(Answer answer) =>
        JsonSerializer.SerializeToElement(answer, answer.GetType(), AnswerJson.Options);

    private void End(TimeProvider now, JobState last) => Become(last with { EndedAt = now.GetUtcNow() });

    private void Become(JobState next)
    {
        state = next;
        Interlocked.Exchange(ref changed, NewSignal()).SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
