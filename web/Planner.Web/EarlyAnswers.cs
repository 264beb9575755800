using Planner.App;

namespace Planner.Web;

/// <summary>Tells a browser, with the page itself, which answers the page's script will ask for first.</summary>
/// <remarks>They then come while the script is still being read. A browser takes them only where the script's own request is the same.</remarks>
internal static class EarlyAnswers
{
    private const string Ranking = "/api/rank/columns";

    // Links that weigh, load or order in another way ask for a ranking of their own.
    private static readonly string[] OwnRanking = ["w", "m", "mw"];

    public static void Announce(HttpContext context)
    {
        var open = context.RequestServices.GetRequiredService<OpenWorkspace>();
        var own = OwnRanking.Any(context.Request.Query.ContainsKey);
        context.Response.Headers.Link = string.Join(", ", Of(open).Where(path => !own || path != Ranking).Select(path => $"<{path}>; rel=preload; as=fetch; crossorigin"));
    }

    /// <summary>What a link that says nothing else asks for.</summary>
    public static IEnumerable<string> Of(OpenWorkspace open)
    {
        yield return "/api/workspace";
        yield return "/api/layers";
        yield return "/api/criteria";
        if (open.Info.Criteria.Any(criterion => criterion.DefaultWeight > 0))
        {
            yield return Ranking;
        }

        if (open.HasGrid)
        {
            yield return "/api/grid/loadings";
        }
    }
}
