using Microsoft.AspNetCore.Http.HttpResults;
using Planner.App;
using Planner.App.Permits;
using Planner.App.Sites;
using Planner.Permitting.Screening;

namespace Planner.Web.Features;

/// <summary>One candidate site: its facts, its headroom and what the law says.</summary>
internal static class SitesFeature
{
    public static void MapSites(this RouteGroupBuilder api)
    {
        api.MapGet("/sites", (OpenWorkspace open) => ListSites.Run(open)).WithName("ListSites");
        api.MapGet("/sites/{id}", Get).WithName("GetSite");
        api.MapGet("/permits/sites/{id}", Permits).WithName("CheckSitePermits");
    }

    private static Results<Ok<SiteAnswer>, ProblemHttpResult> Get(string id, OpenWorkspace open) =>
        open.FindSite(id) is { } site ? TypedResults.Ok(DescribeSite.Run(open, site)) : NoSuchSite(id);

    private static Results<Ok<Determination>, ProblemHttpResult> Permits(
        string id, OpenWorkspace open, string? regime = null, DateOnly? asOf = null) =>
        open.FindSite(id) is not null
            ? TypedResults.Ok(CheckPermits.Run(open, new(null, id, regime, asOf)).Determinations[0])
            : NoSuchSite(id);

    private static ProblemHttpResult NoSuchSite(string id) =>
        TypedResults.Problem(
            "Ask /api/sites for the ids of this workspace.",
            statusCode: StatusCodes.Status404NotFound,
            title: $"The workspace has no site '{id}'");
}
