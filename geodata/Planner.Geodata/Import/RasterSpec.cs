using Planner.Domain.Diagnostics;
using Planner.Geodata.Read.Rasters;
using Planner.Geodata.Store;

namespace Planner.Geodata.Import;

/// <summary>One raster (slope, land cover, suitability) and how to read it; it covers where its cells have data.</summary>
/// <param name="Id">Id in lower case with underscores.</param>
/// <param name="Kind">What it is, one of <see cref="LayerKinds.All"/>.</param>
/// <param name="DataSet">Where it comes from.</param>
/// <param name="File">A GeoTIFF of one band.</param>
/// <param name="Crs">Coordinate system of a file that does not say its own.</param>
/// <param name="Required">False: a missing file leaves its facts unknown.</param>
public sealed record RasterSpec(string Id, string Kind, DataSetInfo DataSet, SourceFile File, string? Crs, bool Required)
{
    internal static RasterSpec Read(YamlMap map)
    {
        var spec = new RasterSpec(
            RecipeName.Read(map, "id"), LayerSectionReader.ReadKind(map), LayerSectionReader.ReadDataSet(map),
            LayerSectionReader.ReadFile(map, "path"), LayerSectionReader.ReadCrs(map), map.Flag("required", true));
        map.RefuseOtherKeys();
        return spec;
    }

    /// <summary>Reads the file into the workspace; the cells with data are the rows.</summary>
    internal static LayerReport Import(RasterSpec spec, int number, string? path, Bounds bounds, TableWriter frames, TableWriter blocks, DiagnosticBag bag, CancellationToken cancel)
    {
        using var raster = path is null ? null : GeoTiff.Open(path, spec.File.Written, spec.Crs, bag);
        RasterTables.WriteFrame(frames, number, spec, raster?.Frame);
        if (raster is null)
        {
            return new(spec.Id, 0, 0);
        }

        try
        {
            var kept = RasterTables.WriteBlocks(blocks, number, raster, bounds, cancel);
            var all = (long)raster.Frame.Rows * raster.Frame.Columns;
            return new(spec.Id, (int)Math.Min(int.MaxValue, all), (int)Math.Min(int.MaxValue, kept));
        }
        catch (InvalidDataException problem)
        {
            bag.Error("geotiff.unreadable", $"The raster can't be read: {problem.Message}", new(spec.File.Written), "It is broken or cut off", "get the file again");
            return new(spec.Id, 0, 0);
        }
    }
}
