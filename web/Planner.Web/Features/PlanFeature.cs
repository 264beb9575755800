using Planner.App;
using Planner.App.Access;
using Planner.App.Plan;
using Planner.Web.Jobs;
using Planner.Web.Security;

namespace Planner.Web.Features;

/// <summary>The optimizer, as a job: it can take long and can be cancelled.</summary>
internal static class PlanFeature
{
    public static JobKind Kind { get; } = JobKind.Of<PlanQuestion>("plan", PlanPortfolio.Run);

    public static void MapPlan(this RouteGroupBuilder api)
    {
        api.MapPost("/plan", Start).WithName("StartPlan").RequireRole(Role.Analyst);
        api.MapGet("/plan/schema", () => StudyFile.Schema()).WithName("GetPlanSchema");
    }

    private static Microsoft.AspNetCore.Http.HttpResults.Results<
        Microsoft.AspNetCore.Http.HttpResults.Accepted<JobState>,
        Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult> Start(PlanQuestion question, OpenWorkspace open, JobStore jobs)
    {
        // Refused before the job starts, so that the form can show what to mend.
        PlanPortfolio.Check(open, question);
        return JobEndpoints.Accept(jobs, Kind, question);
    }
}
