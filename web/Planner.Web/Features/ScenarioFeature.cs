using Microsoft.AspNetCore.Http.HttpResults;
using Planner.App;
using Planner.App.Access;
using Planner.App.Scenarios;
using Planner.Web.Jobs;
using Planner.Web.Security;

namespace Planner.Web.Features;

/// <summary>Hourly scenarios: run as a job, then read by the run's inputs hash, values by branch id for the map.</summary>
internal static class ScenarioFeature
{
    private const int MostHours = 168;

    public static JobKind Kind { get; } = JobKind.Of<ScenarioQuestion>(
        "scenario", (open, question, progress, cancel) => RunScenario.Run(open.StudiedGrid, question, progress, cancel));

    public static void MapScenarios(this RouteGroupBuilder api)
    {
        api.MapPost("/grid/scenarios", Start).WithName("StartScenario").RequireRole(Role.Analyst);
        api.MapGet("/grid/scenarios/{run}", (string run) => Found(run, done => done.Answer)).WithName("GetScenario");
        api.MapGet("/grid/scenarios/{run}/hours", (string run) => Found(run, done => done.Hours())).WithName("GetScenarioHours");
        api.MapGet(
            "/grid/scenarios/{run}/branches",
            (string run, int from, int? count) => Found(run, done => done.Branches(from, Math.Clamp(count ?? 1, 1, MostHours))))
            .WithName("GetScenarioBranches");
        api.MapGet("/grid/scenarios/{run}/branches/{id:int}", Branch).WithName("GetScenarioBranch");
        api.MapGet("/grid/scenarios/{run}/tables/{table}.parquet", Table).WithName("GetScenarioTable");
    }

    private static Results<Accepted<JobState>, ProblemHttpResult> Start(ScenarioQuestion question, OpenWorkspace open, JobStore jobs)
    {
        // Refused before the job starts, so that the form can show what to mend.
        RunScenario.Check(open.StudiedGrid, question);
        return JobEndpoints.Accept(jobs, Kind, question);
    }

    private static Results<Ok<T>, ProblemHttpResult> Found<T>(string run, Func<FinishedScenario, T> read) =>
        ScenarioStore.Find(run) is { } done ? TypedResults.Ok(read(done)) : NoSuchRun(run);

    private static Results<Ok<BranchSeries>, ProblemHttpResult> Branch(string run, int id) =>
        ScenarioStore.Find(run) is not { } done ? NoSuchRun(run)
        : done.FindBranch(id) is { } series ? TypedResults.Ok(series)
        : TypedResults.Problem("Use a branch id of the map.", statusCode: StatusCodes.Status404NotFound, title: $"The run has no branch {id}");

    private static Results<PhysicalFileHttpResult, ProblemHttpResult> Table(string run, string table) =>
        ScenarioStore.Find(run)?.FindTable(table) is { } path
            ? TypedResults.PhysicalFile(path, "application/vnd.apache.parquet", $"{table}.parquet")
            : NoSuchRun(run);

    private static ProblemHttpResult NoSuchRun(string run) => TypedResults.Problem(
        "Start it with POST /api/grid/scenarios; the run's id is the inputsHash of the job's result. The last runs are kept.",
        statusCode: StatusCodes.Status404NotFound,
        title: $"There is no finished run {(run.Length > 64 ? run[..64] : run)}");
}
