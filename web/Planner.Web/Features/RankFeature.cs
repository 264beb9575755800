using Planner.App;
using Planner.App.Rank;

namespace Planner.Web.Features;

/// <summary>The ranking, asked again at every change of a weight, and what can be asked about it.</summary>
internal static class RankFeature
{
    public static void MapRank(this RouteGroupBuilder api)
    {
        api.MapPost("/rank", (RankQuestion question, OpenWorkspace open) => RankSites.Run(open, question)).WithName("RankSites");
        api.MapGet("/rank/columns", (OpenWorkspace open) => RankSites.Columns(open, new())).WithName("GetRankColumns");
        api.MapPost("/rank/columns", (RankQuestion question, OpenWorkspace open) => RankSites.Columns(open, question)).WithName("RankColumns");
        api.MapPost("/rank/robustness", (RobustnessQuestion question, OpenWorkspace open, CancellationToken cancel) =>
            RankRobustness.Run(open, question, cancel)).WithName("RankRobustness");
        api.MapPost("/rank/compare", (CompareQuestion question, OpenWorkspace open) => CompareSites.Run(open, question)).WithName("CompareSites");
        api.MapPost("/rank/pareto", (RankParetoQuestion question, OpenWorkspace open) => RankPareto.Run(open, question)).WithName("RankPareto");
        api.MapPost("/rank/alternatives", (AlternativesQuestion question, OpenWorkspace open) => AlternativesNear.Run(open, question)).WithName("RankAlternatives");
    }
}
