using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Planner.App;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Tests;
using Planner.Web.Jobs;

namespace Planner.Web.Tests;

/// <summary>Jobs without HTTP: kept, found again by their question, gone on with after a restart, bounded.</summary>
public sealed class JobStoreTest(RunningServer server) : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        services.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Start_SameQuestionTwice_IsWorkedOnOnceAndGivesTheSameJob()
    {
        var counted = new Counting();
        await using var running = await StartAsync(counted.Kind);
        var first = await EndAsync(running.Store.Start(counted.Kind, new Question(3))!);
        var second = await EndAsync(running.Store.Start(counted.Kind, new Question(3))!);
        var other = await EndAsync(running.Store.Start(counted.Kind, new Question(4))!);
        Assert.Equal(first, second);
        Assert.NotEqual(first.Id, other.Id);
        Assert.Equal(2, counted.Count);
        Assert.Equal(9, first.Result!.Value.GetProperty("square").GetInt32());
    }

    [Fact]
    public async Task Restart_EndedJob_IsAnsweredFromItsFile()
    {
        var counted = new Counting();
        JobState first;
        await using (var running = await StartAsync(counted.Kind))
        {
            first = await EndAsync(running.Store.Start(counted.Kind, new Question(5))!);
        }

        await using var again = await StartAsync(counted.Kind);
        var second = again.Store.Start(counted.Kind, new Question(5))!.State;
        Assert.Equal(first.Result!.Value.GetRawText(), second.Result!.Value.GetRawText());
        Assert.Equal(first.EndedAt, second.EndedAt);
        Assert.Equal(1, counted.Count);
    }

    [Fact]
    public async Task Restart_UnfinishedJobs_AreAllDoneInTheEnd()
    {
        var gate = new Gated();
        string[] ids;
        await using (var running = await StartAsync(gate.Kind))
        {
            ids = [.. Enumerable.Range(1, 3).Select(number => running.Store.Start(gate.Kind, new Question(number))!.State.Id)];
            await gate.Begun.Task.WaitAsync(Cancel);
        }

        gate.IsOpen = true;
        await using var again = await StartAsync(gate.Kind);
        foreach (var id in ids)
        {
            Assert.Equal(JobStatus.Done, (await EndAsync(again.Store.Find(id)!)).Status);
        }
    }

    [Fact]
    public async Task Cancel_RunningAndWaiting_EndAsCancelledAndMayBeAskedAgain()
    {
        var gate = new Gated();
        await using var running = await StartAsync(gate.Kind);
        var first = running.Store.Start(gate.Kind, new Question(1))!;
        var second = running.Store.Start(gate.Kind, new Question(2))!;
        await gate.Begun.Task.WaitAsync(Cancel);
        second.Cancel();
        first.Cancel();
        Assert.Equal(JobStatus.Cancelled, (await EndAsync(first)).Status);
        Assert.Equal(JobStatus.Cancelled, (await EndAsync(second)).Status);
        gate.IsOpen = true;
        Assert.Equal(JobStatus.Done, (await EndAsync(running.Store.Start(gate.Kind, new Question(1))!)).Status);
    }

    /// <summary>An optimizer that is cut off answers with the best it has; kept as the answer, it would be given for ever.</summary>
    [Fact]
    public async Task Cancel_WorkThatAnswersWithItsBest_KeepsItAndMayBeAskedAgain()
    {
        var gate = new Gated { AnswersWhenCutOff = true };
        await using var running = await StartAsync(gate.Kind);
        var job = running.Store.Start(gate.Kind, new Question(1))!;
        await gate.Begun.Task.WaitAsync(Cancel);
        job.Cancel();
        var cut = await EndAsync(job);
        Assert.Equal(JobStatus.Cancelled, cut.Status);
        Assert.NotNull(cut.Result);
        gate.IsOpen = true;
        Assert.Equal(JobStatus.Done, (await EndAsync(running.Store.Start(gate.Kind, new Question(1))!)).Status);
    }

    [Fact]
    public async Task Start_WhileTheSameIsBeingCancelled_IsANewJobThatEndsDone()
    {
        var gate = new Gated();
        await using var running = await StartAsync(gate.Kind);
        var first = running.Store.Start(gate.Kind, new Question(1))!;
        await gate.Begun.Task.WaitAsync(Cancel);
        first.Cancel();
        var second = running.Store.Start(gate.Kind, new Question(1))!;
        Assert.Equal(JobStatus.Cancelled, (await EndAsync(first)).Status);
        gate.IsOpen = true;
        Assert.Equal(JobStatus.Done, (await EndAsync(second)).Status);
        Assert.Equal(JobStatus.Done, running.Store.Find(second.State.Id)!.State.Status);
    }

    [Fact]
    public async Task Restart_WorkThatAnsweredWithItsBest_IsDoneAnew()
    {
        var gate = new Gated { AnswersWhenCutOff = true };
        string id;
        await using (var running = await StartAsync(gate.Kind))
        {
            id = running.Store.Start(gate.Kind, new Question(1))!.State.Id;
            await gate.Begun.Task.WaitAsync(Cancel);
        }

        gate.IsOpen = true;
        await using var again = await StartAsync(gate.Kind);
        var whole = await EndAsync(again.Store.Find(id)!);
        Assert.Equal((JobStatus.Done, 1), (whole.Status, whole.Result!.Value.GetProperty("square").GetInt32()));
    }

    [Fact]
    public async Task Run_WorkThatRefusesOrFails_EndsFailedWithAProblem()
    {
        var kind = JobKind.Of<Question>("fails", (_, question, _, _) => question.Number == 1
            ? throw new BadInputException(new("test.refused", Severity.Error, "No", new("q"), "Because", "Ask another"))
            : throw new InvalidOperationException("A bug that only the log should tell"));
        await using var running = await StartAsync(kind);
        var refused = await EndAsync(running.Store.Start(kind, new Question(1))!);
        Assert.Equal((JobStatus.Failed, 400), (refused.Status, refused.Problem!.Status));
        var failed = await EndAsync(running.Store.Start(kind, new Question(2))!);
        Assert.Equal((JobStatus.Failed, 500), (failed.Status, failed.Problem!.Status));
        Assert.DoesNotContain("A bug", JsonSerializer.Serialize(failed.Problem), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_MoreThanMayWait_IsRefusedAndRunsTheOthers()
    {
        var gate = new Gated();
        await using var running = await StartAsync(gate.Kind);
        running.Store.Start(gate.Kind, new Question(0));
        await gate.Begun.Task.WaitAsync(Cancel);
        var waiting = Enumerable.Range(1, 30).Select(number => running.Store.Start(gate.Kind, new Question(number))).ToList();
        Assert.Equal(20, waiting.Count(job => job is not null));
        gate.IsOpen = true;
        foreach (var job in waiting.OfType<Job>())
        {
            Assert.Equal(JobStatus.Done, (await EndAsync(job)).Status);
        }
    }

    [Fact]
    public async Task Restart_BrokenFile_IsLeftOutAndTheOthersAreThere()
    {
        var counted = new Counting();
        string id;
        await using (var running = await StartAsync(counted.Kind))
        {
            id = (await EndAsync(running.Store.Start(counted.Kind, new Question(6))!)).Id;
        }

        File.WriteAllText(Path.Combine(folder.PathOf("jobs"), "broken.json"), "{ \"id\": ");
        await using var again = await StartAsync(counted.Kind);
        Assert.Equal(id, Assert.Single(again.Store.List()).Id);
    }

    private async Task<Started> StartAsync(JobKind kind)
    {
        var jobs = new JobFolder(folder.PathOf("jobs"), NullLogger<JobFolder>.Instance);
        var store = new JobStore(
            server.Workspace, jobs, [kind], TimeProvider.System, services.GetRequiredService<IMeterFactory>(), NullLogger<JobStore>.Instance);
        await store.StartAsync(Cancel);
        return new(store);
    }

    private static async Task<JobState> EndAsync(Job job)
    {
        while (true)
        {
            var next = job.NextChange;
            if (job.State is { HasEnded: true } ended)
            {
                return ended;
            }

            await next.WaitAsync(Cancel);
        }
    }

    internal sealed record Question(int Number);

    private sealed record Squared : Answer
    {
        public required int Square { get; init; }
    }

    private sealed record Started(JobStore Store) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Store.StopAsync(CancellationToken.None);
            Store.Dispose();
        }
    }

    /// <summary>Work that counts how often it is done.</summary>
    private sealed class Counting
    {
        private int count;

        public Counting() => Kind = JobKind.Of<Question>("square", Answer);

        public int Count => count;

        public JobKind Kind { get; }

        private Squared Answer(OpenWorkspace open, Question question, IProgress<StepProgress> progress, CancellationToken cancel)
        {
            Interlocked.Increment(ref count);
            return new() { InputsHash = "", Square = question.Number * question.Number };
        }
    }

    /// <summary>Work that goes on until it is cancelled, or the gate opens.</summary>
    private sealed class Gated
    {
        public Gated() => Kind = JobKind.Of<Question>("gated", Answer);

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public volatile bool IsOpen;

        /// <summary>Gives what it has instead of throwing, as an optimizer does.</summary>
        public bool AnswersWhenCutOff { get; init; }

        public JobKind Kind { get; }

        private Squared Answer(OpenWorkspace open, Question question, IProgress<StepProgress> progress, CancellationToken cancel)
        {
            Begun.TrySetResult();
            while (!IsOpen)
            {
                if (cancel.IsCancellationRequested && AnswersWhenCutOff)
                {
                    break;
                }

                cancel.ThrowIfCancellationRequested();
                cancel.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(20));
            }

            return new() { InputsHash = "", Square = IsOpen ? question.Number * question.Number : 0 };
        }
    }
}
