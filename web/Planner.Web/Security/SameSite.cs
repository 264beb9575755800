namespace Planner.Web.Security;

/// <summary>Refuses changes that another web page asks for in the user's name (cross-site request forgery).</summary>
internal static class SameSite
{
    public static void UseSameSite(this WebApplication app) => app.Use((context, next) =>
        IsForged(context.Request)
            ? Results.Problem(
                "Only Planner's own pages, and programs, may change anything here.",
                statusCode: StatusCodes.Status403Forbidden,
                title: "Another web page asked for this").ExecuteAsync(context)
            : next(context));

    private static bool IsForged(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return false;
        }

        // Browsers say where a request comes from; programs send neither header.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return site.Length > 0
            ? site is not ("same-origin" or "none")
            : request.Headers.Origin.FirstOrDefault() is { } origin
                && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority == request.Host.Value);
    }
}
