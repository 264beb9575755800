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
        var set = TileSet.Of(layer, workspace);
        return JsonSerializer.Serialize(
            new
            {
                tilejson = "3.0.0",
                name = layer.Id,
                description = layer.DataSet.Title.En,
                attribution = layer.DataSet.Attribution,
                tiles = new[] { urlPrefix + set.Url },
                minzoom = 0,
                maxzoom = set.DeepestZoom,
                bounds = new[] { set.Box.West, set.Box.South, set.Box.East, set.Box.North },
                vector_layers = new[] { new { id = layer.Id, fields = layer.TileFields.ToDictionary() } },
            }, Options);
    }
}
