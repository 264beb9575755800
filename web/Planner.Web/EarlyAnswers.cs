using Planner.App;

namespace Planner.Web;

/// <summary>Tells a browser, with the page itself, which answers the page's script will ask for first.</summary>
/// <remarks>They then come while the script is still being read. A browser takes them only where the script's own request is the same.</remarks>
internal static class EarlyAnswers
{
    // Links that weigh, load or order in another way ask for a ranking of their own.
    private static readonly string[] OwnRanking = ["w", "m", "mw"];

    public static void Announce(HttpContext context)
    {
        var open = context.RequestServices.GetRequiredService<OpenWorkspace>();
        context.Response.Headers.Link = string.Join(", ", Answers(open, context.Request.Query).Select(path => $"<{path}>; rel=preload; as=fetch; crossorigin"));
    }

    private static IEnumerable<string> Answers(OpenWorkspace open, IQueryCollection query)
    {
        yield return "/api/workspace";
        yield return "/api/layers";
        yield return "/api/criteria";
        if (open.Info.Criteria.Any(criterion => criterion.DefaultWeight > 0) && !OwnRanking.Any(query.ContainsKey))
        {
            yield return "/api/rank/columns";
        }

        if (open.HasGrid)
        {
            yield return "/api/grid/loadings";
        }
    }
}
