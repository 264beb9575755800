using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Planner.Web.Features;

namespace Planner.Web;

/// <summary>Serves the map UI: the bundle that the build puts into <c>wwwroot</c> beside the binary.</summary>
internal static class MapUi
{
    private const string NotBuilt =
        "<!doctype html><title>Planner</title><p>The map UI was not built. Install Node.js 20.19 or later and build again; "
        + "the API at <a href=\"/openapi/v1.json\">/openapi/v1.json</a> works without it.";

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    private static readonly object EncodingKey = new();
    private static readonly (string Encoding, string Ending)[] Copies = [("br", ".br"), ("gzip", ".gz")];
    private static readonly FileExtensionContentTypeProvider Types = new();
    private static readonly PhysicalFileProvider Bundle = new(Directory.Exists(Root) ? Root : AppContext.BaseDirectory);

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
            app.Use(ChooseCompressedCopy);
            app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Prepare, ServeUnknownFileTypes = true });
        }
    }

    /// <summary>Every page address of the UI gets the same page; addresses of the API and of files never do.</summary>
    public static void MapMapUiFallback(this WebApplication app)
    {
        if (IsBuilt)
        {
            app.MapFallbackToFile("{*path:nonfile}", "index.html", new StaticFileOptions { OnPrepareResponse = Prepare }).AllowAnonymous();
            app.MapBasemap(Path.Combine(Root, "basemap"));
        }
        else
        {
            app.MapGet("/", () => Results.Content(NotBuilt, "text/html")).AllowAnonymous().ExcludeFromDescription();
        }
    }

    /// <summary>The build leaves a Brotli and a gzip copy beside each file that shrinks; a client that can unpack one is sent that.</summary>
    private static Task ChooseCompressedCopy(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (isRead && request.Path.Value is { Length: > 1 } path && Path.HasExtension(path) && request.Headers.Range.Count == 0)
        {
            var accepted = request.Headers.AcceptEncoding.ToString();
            foreach (var (encoding, ending) in Copies)
            {
                if (accepted.Contains(encoding, StringComparison.OrdinalIgnoreCase) && Bundle.GetFileInfo(path + ending) is { Exists: true })
                {
                    context.Items[EncodingKey] = encoding;
                    request.Path = path + ending;
                    break;
                }
            }
        }

        return next(context);
    }

    private static void Prepare(StaticFileResponseContext context)
    {
        SetCaching(context);
        if (context.File.Name.StartsWith("index.html", StringComparison.Ordinal))
        {
            EarlyAnswers.Announce(context.Context);
        }

        if (context.Context.Items[EncodingKey] is string encoding)
        {
            var headers = context.Context.Response.Headers;
            headers.ContentEncoding = encoding;
            headers.Vary = "Accept-Encoding";
            var name = Path.GetFileNameWithoutExtension(context.File.Name);
            headers.ContentType = Types.TryGetContentType(name, out var type) ? type : "application/octet-stream";
        }
    }

    // Names of files in /assets hold a hash of their content, so they never change. A page and its map take the same font
    // several times: it is kept for an hour. All else is asked for again.
    private static void SetCaching(StaticFileResponseContext context)
    {
        var path = context.Context.Request.Path;
        context.Context.Response.Headers.CacheControl =
            path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable"
            : path.StartsWithSegments("/fonts", StringComparison.Ordinal) ? "public, max-age=3600"
            : "no-cache";
    }
}
