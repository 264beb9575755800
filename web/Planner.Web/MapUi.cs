using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;

namespace Planner.Web;

/// <summary>Serves the map UI: the bundle that the build puts into <c>wwwroot</c> beside the binary.</summary>
internal static class MapUi
{
    private const string NotBuilt =
        "<!doctype html><title>Planner</title><p>The map UI was not built. Install Node.js 20.19 or later and build again; "
        + "the API at <a href=\"/openapi/v1.json\">/openapi/v1.json</a> works without it.";

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    private static bool IsBuilt => File.Exists(Path.Combine(Root, "index.html"));

    public static WebApplicationOptions HostOptions() => new()
    {
        ContentRootPath = AppContext.BaseDirectory,
        WebRootPath = IsBuilt ? Root : null,
    };

    public static void Compress(ResponseCompressionOptions options)
    {
        options.EnableForHttps = true;
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/geo+json"];
    }

    public static void UseMapUi(this WebApplication app)
    {
        if (IsBuilt)
        {
            app.UseDefaultFiles();
            app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = SetCaching });
        }
    }

    /// <summary>Every page address of the UI gets the same page; addresses of the API and of files never do.</summary>
    public static void MapMapUiFallback(this WebApplication app)
    {
        if (IsBuilt)
        {
            app.MapFallbackToFile("{*path:nonfile}", "index.html", new StaticFileOptions { OnPrepareResponse = SetCaching });
        }
        else
        {
            app.MapGet("/", () => Results.Content(NotBuilt, "text/html"));
        }
    }

    // Names of files in /assets hold a hash of their content, so they never change; all else is asked for again.
    private static void SetCaching(StaticFileResponseContext context) =>
        context.Context.Response.Headers.CacheControl =
            context.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
                ? "public, max-age=31536000, immutable"
                : "no-cache";
}
