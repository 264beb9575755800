using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Planner.App;
using Planner.App.Answers;
using Planner.App.Plan;
using Planner.App.Rank;
using Planner.App.Report;
using Planner.Web.Features;
using Planner.Web.Jobs;
using Planner.Web.Security;

namespace Planner.Web.Reports;

/// <summary>Reports as files: of a site, of a plan, of the ranking.</summary>
internal static class ReportsFeature
{
    public static void MapReports(this RouteGroupBuilder api)
    {
        var reports = api.MapGroup("/reports").RequireRateLimiting(RateLimits.Heavy);
        reports.MapGet("/sites/{id}", OfSite).WithName("ReportSite").ProducesFile();
        reports.MapGet("/plans/{job}", OfPlan).WithName("ReportPlan").ProducesFile();
        reports.MapPost("/ranking", OfRanking).WithName("ReportRanking").ProducesFile();
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> OfSite(
        string id, OpenWorkspace open, HttpContext context, string format = "html", string language = "en", string units = "metric") =>
        open.FindSite(id) is { } site
            ? File(await MakeReport.OfSiteAsync(open, site, ReportWords.Format(format), ReportWords.Language(language), ReportWords.Units(units), context.RequestAborted), context)
            : NotThere($"The workspace has no site '{id}'", "Ask /api/sites for the ids of this workspace.");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> OfPlan(
        string job, OpenWorkspace open, JobStore jobs, HttpContext context, string format = "html", string language = "en", string units = "metric")
    {
        if (jobs.Find(job)?.State is not { Status: JobStatus.Done, Result: { } result } state || state.Kind != PlanFeature.Kind.Name)
        {
            return NotThere($"There is no finished plan {job}", "GET /api/jobs lists the jobs; a plan has a report once it is done.");
        }

        var plan = result.Deserialize<PlanAnswer>(AnswerJson.Options)!;
        return File(await MakeReport.OfPlanAsync(
            open, plan, state.Question.ToString(), ReportWords.Format(format), ReportWords.Language(language), ReportWords.Units(units), context.RequestAborted), context);
    }

    private static async Task<FileContentHttpResult> OfRanking(
        RankQuestion question, OpenWorkspace open, HttpContext context, string format = "xlsx", string language = "en") =>
        File(await MakeReport.OfRankingAsync(open, question, ReportWords.Format(format), ReportWords.Language(language), context.RequestAborted), context);

    // A page is shown; the other forms are saved under their name.
    private static FileContentHttpResult File(ReportFile file, HttpContext context)
    {
        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.File(file.Content, file.MediaType, file.Name.EndsWith(".html", StringComparison.Ordinal) ? null : file.Name);
    }

    private static RouteHandlerBuilder ProducesFile(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<byte[]>(StatusCodes.Status200OK, "text/html", "application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv", "application/geopackage+sqlite3", "application/json");

    private static ProblemHttpResult NotThere(string title, string remedy) =>
        TypedResults.Problem(remedy, statusCode: StatusCodes.Status404NotFound, title: title);
}
