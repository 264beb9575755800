using System.Text.Encodings.Web;
using System.Text.Json;
using Planner.Geodata.Store;

namespace Planner.Geodata.Tiles;

/// <summary>The TileJSON 3.0.0 document of a layer.</summary>
internal static class TileJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(LayerInfo layer, WorkspaceInfo workspace, string urlPrefix)
    {
        var box = layer.Extent ?? workspace.Bounds;
        return JsonSerializer.Serialize(
            new
            {
                tilejson = "3.0.0",
                name = layer.Id,
                description = layer.DataSet.Title.En,
                attribution = layer.DataSet.Attribution,
                tiles = new[] { $"{urlPrefix}/tiles/{layer.Id}/{{z}}/{{x}}/{{y}}.mvt?v={workspace.ContentHash}" },
                minzoom = 0,
                maxzoom = TileAddress.DeepestZoom,
                bounds = new[] { box.West, box.South, box.East, box.North },
                vector_layers = new[] { new { id = layer.Id, fields = layer.TileFields.ToDictionary() } },
            }, Options);
    }
}
