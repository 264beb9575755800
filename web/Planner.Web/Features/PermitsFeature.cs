using Microsoft.AspNetCore.Http.HttpResults;
using Planner.App;
using Planner.App.Permits;
using Planner.Permitting.Pathways;
using Planner.Permitting.Screening;
using Planner.Web.Security;
using Planner.Web.Sites;

namespace Planner.Web.Features;

/// <summary>What the law says: regimes and rules, checks of sites and of stated facts, comparisons, flips, time to power.</summary>
internal static class PermitsFeature
{
    public static void MapPermits(this RouteGroupBuilder api)
    {
        var permits = api.MapGroup("/permits");
        permits.MapGet("/regimes", (OpenWorkspace open) => StatedPermits.Regimes(open.Library)).WithName("ListRegimes");
        permits.MapGet("/rules", (OpenWorkspace open) => StatedPermits.Rules(open.Library)).WithName("ListRules");
        permits.MapGet("/facts", (OpenWorkspace open) => StatedPermits.Facts(open.Library)).WithName("ListFacts");
        permits.MapGet("/sites/{id}", Site).WithName("CheckSitePermits");
        permits.MapGet("/sites/{id}/pathway", Pathway).WithName("ForecastSite");
        permits.MapPost("/check", (StatedQuestion question, OpenWorkspace open) => StatedPermits.Check(open, question)).WithName("CheckPermits");
        permits.MapPost("/compare", (StatedQuestion question, OpenWorkspace open) => StatedPermits.Compare(open, question)).WithName("ComparePermits");
        permits.MapPost("/what-if", (StatedQuestion question, OpenWorkspace open) => StatedPermits.WhatIf(open, question)).WithName("FlipPermits").RequireRateLimiting(RateLimits.Heavy);
        permits.MapPost("/pathway", (StatedQuestion question, OpenWorkspace open) => StatedPermits.Pathway(open, question)).WithName("ForecastPermits").RequireRateLimiting(RateLimits.Heavy);
        permits.MapPost("/emissions", (StatedQuestion question, OpenWorkspace open) => StatedPermits.Emissions(open, question)).WithName("PotentialToEmit");
    }

    private static Results<Ok<Determination>, ProblemHttpResult> Site(
        string id, OpenWorkspace open, string? regime = null, DateOnly? asOf = null) =>
        open.FindSite(id) is not null
            ? TypedResults.Ok(CheckPermits.Run(open, new(null, id, regime, asOf)).Determinations[0])
            : SitesFeature.NoSuchSite(id);

    private static Results<Ok<Timeline>, ProblemHttpResult> Pathway(
        string id, OpenWorkspace open, string? regime = null, DateOnly? asOf = null, DateOnly? startDate = null) =>
        open.FindSite(id) is not null
            ? TypedResults.Ok(StatedPermits.Pathway(open, new() { Site = id, Regime = regime, AsOf = asOf, StartDate = startDate }))
            : SitesFeature.NoSuchSite(id);
}
