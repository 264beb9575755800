using Planner.App;

namespace Planner.Web;

/// <summary>Tells a browser, with the page itself, which answers and fonts the page's script will ask for first.</summary>
/// <remarks>They then come while the script is still being read. A browser takes them only where the script's own request is the same.</remarks>
internal static class EarlyAnswers
{
    // Links that weigh, load or order in another way ask for a ranking of their own.
    private static readonly string[] OwnRanking = ["w", "m", "mw"];
    private static readonly string[] Fonts =
        ["source-sans-3-latin-400-normal", "source-sans-3-latin-500-normal", "source-sans-3-latin-600-normal", "source-serif-4-latin-400-italic"];

    public static void Announce(HttpContext context)
    {
        var open = context.RequestServices.GetRequiredService<OpenWorkspace>();
        var answers = Answers(open, context.Request.Query).Select(path => $"<{path}>; rel=preload; as=fetch; crossorigin");
        var fonts = Fonts.Select(name => $"</fonts/{name}.woff2>; rel=preload; as=fetch; crossorigin");
        context.Response.Headers.Link = string.Join(", ", [.. answers, .. fonts]);
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
