using System.Diagnostics;
using Planner.App.Answers;
using Planner.Geodata.Import;
using Planner.Geodata.Store;
using Planner.Geodata.Tiles;

namespace Planner.App.Sites;

/// <summary>Lists what is in a workspace.</summary>
public static class ListLayers
{
    public static LayersAnswer Run(OpenWorkspace open)
    {
        var clock = Stopwatch.StartNew();
        return new LayersAnswer
        {
            InputsHash = InputsHash.Of("layers", open.Info.ContentHash),
            Workspace = open.Info.Name,
            Illustrative = open.Info.IsIllustrative,
            Layers = [.. open.Layers.Select(layer => Line(layer, TileSet.Of(layer, open.Info)))],
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private static LayerLine Line(LayerInfo layer, TileSet tiles) => new(
        layer.Id,
        layer.Kind,
        layer.DataSet.Title,
        layer.Geometry,
        layer.FeatureCount,
        layer.IsPresent,
        layer.DataSet.Publisher,
        layer.DataSet.Address,
        layer.DataSet.Vintage,
        layer.DataSet.Licence,
        layer.DataSet.Attribution,
        layer.DataSet.PositionalAccuracyM,
        layer.DataSet.Illustrative,
        new(layer.CoverageDescription, BoxLine.Of(layer.CoverageBounds)),
        $"/tiles/{layer.Id}.json",
        new(tiles.Url, BoxLine.Of(tiles.Box)!, tiles.DeepestZoom));
}

/// <summary>A box as JSON: west, south, east, north in degrees.</summary>
internal static class BoxLine
{
    public static IReadOnlyList<double>? Of(Bounds? box) =>
        box is null ? null : [box.West, box.South, box.East, box.North];
}
