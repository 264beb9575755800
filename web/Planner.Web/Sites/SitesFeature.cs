using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Planner.App;
using Planner.App.Access;
using Planner.App.Sites;
using Planner.Web.Security;

namespace Planner.Web.Sites;

/// <summary>Candidate sites: the workspace's own, and those that users draw or upload.</summary>
internal static class SitesFeature
{
    /// <summary>A table of ten thousand sites with their facts takes a few megabytes.</summary>
    internal const long LargestUploadBytes = 32 << 20;

    public static void MapSites(this RouteGroupBuilder api)
    {
        api.MapGet("/sites", (OpenWorkspace open) => ListSites.Run(open)).WithName("ListSites");
        api.MapGet("/sites/{id}", Get).WithName("GetSite");
        api.MapPost("/sites/drawn", Draw).WithName("DrawSite")
            .RequireRole(Role.Analyst).RequireRateLimiting(RateLimits.Heavy).ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapPost("/sites/upload", Upload).WithName("UploadSites").DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(LargestUploadBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = LargestUploadBytes })
            .RequireRole(Role.Analyst).RequireRateLimiting(RateLimits.Heavy).ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapDelete("/sites/drawn/{id}", Remove).WithName("RemoveAddedSite").RequireRole(Role.Analyst);
    }

    private static Results<Ok<SiteAnswer>, ProblemHttpResult> Get(string id, OpenWorkspace open) =>
        open.FindSite(id) is { } site ? TypedResults.Ok(DescribeSite.Run(open, site)) : NoSuchSite(id);

    private static async Task<Ok<DrawnSiteAnswer>> Draw(JsonElement feature, AddedSites sites, CancellationToken cancel) =>
        TypedResults.Ok(await sites.DrawAsync(feature, cancel));

    private static async Task<Ok<AddedSitesAnswer>> Upload(IFormFile file, AddedSites sites, CancellationToken cancel) =>
        TypedResults.Ok(await sites.AddAsync(file.FileName, file.CopyToAsync, cancel));

    private static Results<NoContent, ProblemHttpResult> Remove(string id, AddedSites sites) =>
        sites.Remove(id) ? TypedResults.NoContent() : TypedResults.Problem(
            "Only sites that were drawn or uploaded can be removed.",
            statusCode: StatusCodes.Status404NotFound,
            title: $"No site '{id}' was added");

    internal static ProblemHttpResult NoSuchSite(string id) =>
        TypedResults.Problem(
            "Ask /api/sites for the ids of this workspace.",
            statusCode: StatusCodes.Status404NotFound,
            title: $"The workspace has no site '{id}'");
}
