using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Threading.Channels;
using Planner.App;
using Planner.App.Answers;

namespace Planner.Web.Jobs;

/// <summary>Runs jobs one after another, keeps the last <see cref="Kept"/> on disk, and goes on with the unfinished ones after a restart.</summary>
/// <remarks>
/// A job's id is the hash of its question and of all that the answer depends on. A question that was answered before is
/// answered from its file; at least once is enough, since the same inputs give the same answer.
/// </remarks>
internal sealed class JobStore(
    OpenWorkspace open, JobFolder folder, IEnumerable<JobKind> kinds, TimeProvider now, IMeterFactory meters, ILogger<JobStore> log) : BackgroundService
{
    private const int Kept = 100;
    private const int MostWaiting = 20;
    private const int IdLength = 32;

    private readonly Dictionary<string, JobKind> kindByName = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Job> jobs = new(StringComparer.Ordinal);
    private readonly Channel<Job> waiting = Channel.CreateUnbounded<Job>();
    private readonly Lock asking = new();
    private Counter<long>? ended;

    /// <summary>Jobs that were not begun yet.</summary>
    public int WaitingCount => waiting.Reader.Count;

    public Job? Find(string id) => jobs.GetValueOrDefault(id);

    /// <summary>Every job that is kept, the latest first.</summary>
    public IReadOnlyList<JobState> List() =>
        [.. jobs.Values.Select(job => job.State).OrderByDescending(state => state.AskedAt).ThenBy(state => state.Id, StringComparer.Ordinal)];

    /// <summary>The job of this question: the one that answered it, is at it or waits; else a new one. Null when too many jobs wait already.</summary>
    public Job? Start<TQuestion>(JobKind kind, TQuestion question)
        where TQuestion : notnull
    {
        lock (asking)
        {
            var json = JsonSerializer.SerializeToElement(question, AnswerJson.Options);
            var id = IdOf(kind.Name, json);
            if (Find(id) is { MayBeAskedAgain: false } known)
            {
                return known;
            }

            return waiting.Reader.Count >= MostWaiting ? null : Queue(new(id, kind.Name, json, now.GetUtcNow()));
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        ended = Telemetry.CountJobs(meters, () => WaitingCount);
        foreach (var state in folder.ReadAll())
        {
            Recover(state);
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await WaitForJobAsync(stoppingToken) is { } job)
        {
            await Task.Run(() => Run(job, stoppingToken), CancellationToken.None);
        }
    }

    private string IdOf(string kind, JsonElement question) =>
        InputsHash.Of(question, kind, open.StateHash, open.LawHash)[..IdLength];

    private Job Queue(JobState state)
    {
        var job = new Job(state, kindByName[state.Kind].WorkOf(open, state.Question));
        jobs[state.Id] = job;
        folder.Write(state);
        waiting.Writer.TryWrite(job);
        ForgetOldest();
        return job;
    }

    // What an older version, or other added sites, would have answered is not what this server would.
    private void Recover(JobState state)
    {
        if (state.HasEnded)
        {
            jobs[state.Id] = new Job(state, null);
        }
        else if (kindByName.ContainsKey(state.Kind) && IdOf(state.Kind, state.Question) == state.Id)
        {
            Queue(state with { Status = JobStatus.Queued, Progress = new("Waiting again after a restart", null) });
        }
        else
        {
            log.LogWarning("Job {Study} was left unfinished by another version or on other sites; ask its question again", state.Id);
            folder.Delete(state.Id);
        }
    }

    private void Run(Job job, CancellationToken stop)
    {
        using var scope = log.BeginScope(new Dictionary<string, object>
        {
            ["workspace"] = open.Info.ContentHash[..12],
            ["study"] = job.State.Id,
            ["kind"] = job.State.Kind,
        });
        log.LogInformation("Job {Study} starts: {Kind}", job.State.Id, job.State.Kind);
        job.Run(now, stop);
        Keep(job);
        ended?.Add(1, new("kind", job.State.Kind), new("status", job.State.Status.ToString()));
        log.LogInformation("Job {Study} is {Status}", job.State.Id, job.State.Status);
    }

    // A cancelled question may have been asked again by now: then its file is the new job's.
    private void Keep(Job job)
    {
        lock (asking)
        {
            if (Find(job.State.Id) == job)
            {
                folder.Write(job.State);
            }
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
        foreach (var old in List().Where(state => state.HasEnded).Skip(Kept))
        {
            jobs.TryRemove(old.Id, out _);
            folder.Delete(old.Id);
        }
    }
}
