using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Planner.App.Access;
using Planner.Web.Security;

namespace Planner.Web.Jobs;

/// <summary>How a client follows and cancels a job.</summary>
internal static class JobEndpoints
{
    public static void MapJobs(this RouteGroupBuilder api)
    {
        api.MapGet("/jobs", List).WithName("ListJobs");
        api.MapGet("/jobs/{id}", Get).WithName("GetJob");
        api.MapGet("/jobs/{id}/events", Events).WithName("FollowJob");
        api.MapDelete("/jobs/{id}", Cancel).WithName("CancelJob").RequireRole(Role.Analyst);
    }

    /// <summary>Starts the job of a question and answers 202 with its state, or 429 when too many wait.</summary>
    public static Results<Accepted<JobState>, ProblemHttpResult> Accept<TQuestion>(JobStore store, JobKind kind, TQuestion question)
        where TQuestion : notnull =>
        store.Start(kind, question) is { State: var state }
            ? TypedResults.Accepted($"/api/jobs/{state.Id}", state)
            : TypedResults.Problem(
                "Wait until a job has ended, or cancel one.",
                statusCode: StatusCodes.Status429TooManyRequests,
                title: "Too many jobs wait already");

    private static Ok<IReadOnlyList<JobLine>> List(JobStore store) => TypedResults.Ok<IReadOnlyList<JobLine>>(
        [.. store.List().Select(job => new JobLine(job.Id, job.Kind, job.Status, job.Progress, job.AskedAt, job.EndedAt, job.Question))]);

    private static Results<Ok<JobState>, ProblemHttpResult> Get(string id, JobStore store) =>
        store.Find(id) is { } job ? TypedResults.Ok(job.State) : NoSuchJob(id);

    private static Results<Ok<JobState>, ProblemHttpResult> Cancel(string id, JobStore store)
    {
        if (store.Find(id) is not { } job)
        {
            return NoSuchJob(id);
        }

        job.Cancel();
        return TypedResults.Ok(job.State);
    }

    private static Results<ServerSentEventsResult<JobState>, ProblemHttpResult> Events(
        string id, JobStore store, CancellationToken cancel) =>
        store.Find(id) is { } job ? TypedResults.ServerSentEvents(Follow(job, cancel)) : NoSuchJob(id);

    private static async IAsyncEnumerable<SseItem<JobState>> Follow(
        Job job, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            var next = job.NextChange;
            var state = job.State;
            yield return new SseItem<JobState>(state, state.HasEnded ? "done" : "progress");
            if (state.HasEnded)
            {
                yield break;
            }

            await next.WaitAsync(cancel);
        }
    }

    private static ProblemHttpResult NoSuchJob(string id) =>
        TypedResults.Problem(
            "GET /api/jobs lists them; the oldest are forgotten after a hundred more.",
            statusCode: StatusCodes.Status404NotFound,
            title: $"There is no job {id}");
}
