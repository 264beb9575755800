using Microsoft.Net.Http.Headers;
using Planner.App;

namespace Planner.Web.Features;

/// <summary>Tiles of the basemap, from the archives that the build of the map UI leaves beside it.</summary>
internal static class BasemapFeature
{
    private const string Ending = ".pmtiles.bin";

    public static void MapBasemap(this WebApplication app, string folder)
    {
        var archives = Directory.EnumerateFiles(folder, "*" + Ending)
            .ToDictionary(path => Path.GetFileName(path)[..^Ending.Length], path => new Lazy<TileArchive>(() => new(path)), StringComparer.Ordinal);
        app.MapGet("/basemap/{archive}/{z:int}/{x:int}/{y:int}.mvt", (string archive, int z, int x, int y, HttpContext context) =>
            archives.TryGetValue(archive, out var tiles) && OpenWorkspace.IsTile(z, x, y) ? Tile(tiles.Value.Find(z, x, y), context) : Results.NotFound())
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Tile(byte[]? tile, HttpContext context)
    {
        context.Response.Headers[HeaderNames.CacheControl] = "public, max-age=3600";
        if (tile is null)
        {
            return Results.NoContent();
        }

        context.Response.Headers.ContentEncoding = "gzip";
        return Results.Bytes(tile, TilesFeature.TileType);
    }
}
