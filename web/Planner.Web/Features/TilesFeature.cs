using Microsoft.Net.Http.Headers;
using Planner.App;
using Planner.App.Access;
using Planner.Web.Security;

namespace Planner.Web.Features;

/// <summary>Vector tiles of every layer, already compressed, with what they depend on as their version.</summary>
internal static class TilesFeature
{
    internal const string TileType = "application/vnd.mapbox-vector-tile";

    public static void MapTiles(this WebApplication app)
    {
        var tiles = app.MapGroup("/tiles").RequireRole(Role.Viewer).KeepOutput();
        tiles.MapGet("/{layer}.json", TileJson).WithName("GetTileJson");
        tiles.MapGet("/{layer}/{z:int}/{x:int}/{y:int}.mvt", Tile).WithName("GetTile");
    }

    private static IResult TileJson(string layer, OpenWorkspace open) =>
        open.HasTiles(layer) ? Results.Text(open.TileJson(layer), "application/json") : NoSuchLayer(layer);

    private static IResult Tile(string layer, int z, int x, int y, HttpContext context, OpenWorkspace open)
    {
        if (!open.HasTiles(layer))
        {
            return NoSuchLayer(layer);
        }

        if (!OpenWorkspace.IsTile(z, x, y))
        {
            return Results.Problem(
                "Zooms go from 0 to 22, columns and rows from 0 to 2^zoom - 1.",
                statusCode: StatusCodes.Status404NotFound,
                title: $"There is no tile {z}/{x}/{y}");
        }

        // An address with the version in it never changes its answer; one without is asked for again. Private: who may see it was asked.
        context.Response.Headers.CacheControl =
            context.Request.Query["v"] == open.TileVersion ? "private, max-age=31536000, immutable" : "private, no-cache";
        var bytes = open.FindTile(layer, z, x, y);
        if (bytes is null)
        {
            return Results.NoContent();
        }

        context.Response.Headers.ContentEncoding = "gzip";
        return Results.Bytes(bytes, TileType, entityTag: new EntityTagHeaderValue($"\"{open.TileVersion}\""));
    }

    private static IResult NoSuchLayer(string layer) =>
        Results.Problem(
            "Ask /api/layers for the layers of this workspace.",
            statusCode: StatusCodes.Status404NotFound,
            title: $"The workspace has no layer '{layer}'");
}
