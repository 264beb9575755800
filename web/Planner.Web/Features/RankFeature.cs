using Planner.App;
using Planner.App.Rank;

namespace Planner.Web.Features;

/// <summary>The ranking, asked again at every change of a weight.</summary>
internal static class RankFeature
{
    public static void MapRank(this RouteGroupBuilder api) =>
        api.MapPost("/rank", (RankQuestion question, OpenWorkspace open) => RankSites.Run(open, question)).WithName("RankSites");
}
