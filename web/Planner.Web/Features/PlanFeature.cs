using Planner.App;
using Planner.App.Plan;
using Planner.Web.Jobs;

namespace Planner.Web.Features;

/// <summary>The optimizer, as a job: it can take long and can be cancelled.</summary>
internal static class PlanFeature
{
    public static void MapPlan(this RouteGroupBuilder api) =>
        api.MapPost("/plan", Start).WithName("StartPlan");

    private static Microsoft.AspNetCore.Http.HttpResults.Results<
        Microsoft.AspNetCore.Http.HttpResults.Accepted<JobState>,
        Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult> Start(PlanQuestion question, OpenWorkspace open, JobStore jobs)
    {
        // Refused before the job starts, so that the form can show what to mend.
        PlanPortfolio.Check(open, question);
        return JobEndpoints.Accept(jobs, (progress, cancel) => PlanPortfolio.Run(open, question, progress, cancel));
    }
}
