using System.Globalization;
using NetTopologySuite.Geometries;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Geodata.Import;
using Planner.Geodata.Measure;
using Planner.Geodata.Projections;
using Planner.Geodata.Read.Rasters;

namespace Planner.Geodata.Tests.Read;

/// <summary>Rasters that GDAL wrote: every cell, its place, and what is measured on them.</summary>
public sealed class GeoTiffTests
{
    // Four rows of six cells of 100 m near Austin in EPSG:5070; 99 is "no data".
    private static readonly int[][] Cells = [[1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12], [13, 14, 15, 16, 17, 18], [19, 20, 21, 22, 23, 99]];

    private const double West = -167_000;
    private const double South = 800_000;

    [Theory]
    [InlineData("Byte", "COMPRESS=NONE")]
    [InlineData("Int16", "COMPRESS=DEFLATE", "PREDICTOR=2")]
    [InlineData("UInt16", "COMPRESS=LZW", "TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16")]
    [InlineData("Int32", "COMPRESS=PACKBITS", "BLOCKYSIZE=3")]
    [InlineData("Float32", "COMPRESS=DEFLATE", "PREDICTOR=3")]
    [InlineData("Float64", "COMPRESS=LZW", "ENDIANNESS=BIG")]
    public async Task Row_EveryTypeAndPacking_GivesTheCells(string type, params string[] options)
    {
        using var folder = new ScratchFolder();
        await Write(folder, type, "EPSG:5070", options);
        var bag = new DiagnosticBag();
        using var raster = GeoTiff.Open(folder.Path("r.tif"), "r.tif", null, bag)!;
        Assert.Empty(bag.Kept);
        for (var row = 0; row < 4; row++)
        {
            Assert.Equal(Cells[row].Select(cell => cell == 99 ? float.NaN : cell), raster.Row(row).ToArray());
        }

        Assert.Equal(new Coordinate(West + 50, South + 350), raster.Frame.CentreOf(0, 0));
        Assert.Equal((3, 5), raster.Frame.Find(new Coordinate(West + 599, South + 1)));
        Assert.Null(raster.Frame.Find(new Coordinate(West + 601, South + 1)));
    }

    [Theory]
    [InlineData("EPSG:26914")]
    [InlineData("EPSG:2277")]
    [InlineData("+proj=aea +lat_0=23 +lon_0=-96 +lat_1=29.5 +lat_2=45.5 +datum=NAD83")]
    [InlineData("+proj=laea +lat_0=45 +lon_0=-100 +datum=WGS84")]
    public async Task Open_SystemByCodeOrByParameters_LiesWhereGdalSays(string crs)
    {
        using var folder = new ScratchFolder();
        await Write(folder, "Byte", "EPSG:5070");
        await Gdal.Run("gdalwarp", "-q", "-t_srs", crs, "-dstnodata", "99", folder.Path("r.tif"), folder.Path("w.tif"));
        var bag = new DiagnosticBag();
        using var raster = GeoTiff.Open(folder.Path("w.tif"), "w.tif", null, bag);
        Assert.Empty(bag.Kept);
        var middle = MeasurePlane.Conus.ToDegrees(new Coordinate(West + 250, South + 250));
        var (row, column) = raster!.Frame.Find(raster.Frame.System.FromDegrees(middle))!.Value;
        Assert.Contains((int)raster.Row(row)[column], new[] { 8, 9, 10, 2, 3, 14, 15 });
    }

    /// <summary>The datum of 1927 needs grids that are not shipped: its planes are refused, not guessed.</summary>
    [Fact]
    public async Task Open_SystemByACodeThatIsNotKnown_IsRefused()
    {
        using var folder = new ScratchFolder();
        await Write(folder, "Byte", "EPSG:26741");
        var bag = new DiagnosticBag();
        Assert.Null(GeoTiff.Open(folder.Path("r.tif"), "r.tif", null, bag));
        Assert.Equal("crs.unknown", Assert.Single(bag.Kept).Code);
    }

    [Fact]
    public async Task Open_WithoutSystemOrCutOff_IsRefused()
    {
        using var folder = new ScratchFolder();
        await Write(folder, "Float32", "EPSG:5070", "COMPRESS=NONE");
        await Gdal.Run("gdal_translate", "-q", "-ot", "Float32", folder.Path("r.asc"), folder.Path("n.tif"));
        Assert.Equal("crs.missing", Code(folder.Path("n.tif")));
        var bytes = File.ReadAllBytes(folder.Path("r.tif"));
        File.WriteAllBytes(folder.Path("c.tif"), bytes[..^40]);
        Assert.Equal("geotiff.unreadable", Code(folder.Path("c.tif")));
        Assert.Equal("geotiff.unreadable", Code(folder.Write("t.tif", "II*\0nothing")));
        await Gdal.Run("gdal_translate", "-q", "-b", "1", "-b", "1", folder.Path("r.tif"), folder.Path("b.tif"));
        Assert.Equal("geotiff.cells", Code(folder.Path("b.tif")));
    }

    [Fact]
    public async Task Measure_MeanMedianAndShare_AreThoseOfTheCellsInside()
    {
        using var folder = new ScratchFolder();
        await Write(folder, "Byte", "EPSG:5070");
        using var raster = GeoTiff.Open(folder.Path("r.tif"), "r.tif", null, new DiagnosticBag())!;
        var layer = new RasterLayer(new DataSetInfo(new("Cells", "格"), "2026", "own", "the test", null, "the test", null, false), raster.Frame, _ => Block(raster));
        // Rows 0 and 1, columns 0 to 2: 1 2 3 7 8 9.
        var site = Site(0, 200, 300, 400);
        Assert.Equal(5, Number(Fact(MeasureKind.RasterMean, "pct"), layer, site));
        Assert.Equal(5, Number(Fact(MeasureKind.RasterMedian, "pct"), layer, site));
        Assert.Equal(0.5, Number(Fact(MeasureKind.RasterShare, "1") with { Where = [new("value", Comparison.AtLeast, [], 7, 1)] }, layer, site));
        Assert.Equal(1.0 / 3, Number(Fact(MeasureKind.RasterShare, "1") with { Where = [new("value", Comparison.In, ["2", "9"], double.NaN, 1)] }, layer, site), 12);
        // A polygon smaller than a cell has the cell under it.
        Assert.Equal(8, Number(Fact(MeasureKind.RasterMean, "pct"), layer, Site(110, 210, 120, 220)));
        // One cell without data, or ground outside the raster: unknown.
        Assert.IsType<Fact.Unknown>(new RasterMeasure(Fact(MeasureKind.RasterMean, "pct"), layer).At(Site(300, 0, 600, 200)));
        Assert.IsType<Fact.Unknown>(new RasterMeasure(Fact(MeasureKind.RasterMean, "pct"), layer).At(Site(-300, 200, 300, 400)));
        Assert.IsType<Fact.Unknown>(new RasterMeasure(Fact(MeasureKind.RasterMean, "pct"), new RasterLayer(layer.DataSet, null, _ => null)).At(site));
    }

    private static float[] Block(GeoTiff raster)
    {
        var block = Enumerable.Repeat(float.NaN, RasterFrame.BlockCells * RasterFrame.BlockCells).ToArray();
        for (var row = 0; row < raster.Frame.Rows; row++)
        {
            raster.Row(row).CopyTo(block.AsSpan(row * RasterFrame.BlockCells));
        }

        return block;
    }

    private static double Number(FactSpec fact, RasterLayer layer, SiteShape site) =>
        Assert.IsType<FactValue.Number>(Assert.IsType<Fact.Known>(new RasterMeasure(fact, layer).At(site)).Value).Value;

    private static FactSpec Fact(MeasureKind kind, string unit) => new()
    {
        Id = new FactId("site.x"),
        Title = new("x", "x"),
        Kind = kind,
        Layer = "cells",
        Where = [],
        Unit = unit,
        Shape = FactShape.Number,
    };

    private static SiteShape Site(double west, double south, double east, double north) => SiteShape.Of(
        new("s"), MeasurePlane.Conus.ToDegrees(Geometries.Factory.ToGeometry(new Envelope(West + west, West + east, South + south, South + north))), new(1));

    private static string Code(string path)
    {
        var bag = new DiagnosticBag();
        using var raster = GeoTiff.Open(path, "r.tif", null, bag);
        try
        {
            for (var row = 0; row < (raster?.Frame.Rows ?? 0); row++)
            {
                raster!.Row(row);
            }
        }
        catch (InvalidDataException)
        {
            return "geotiff.unreadable";
        }

        return bag.Kept.Count == 0 ? "" : bag.Kept[0].Code;
    }

    private static async Task Write(ScratchFolder folder, string type, string crs, params string[] options)
    {
        var rows = string.Join("\n", Cells.Select(row => string.Join(" ", row)));
        var text = string.Create(CultureInfo.InvariantCulture, $"ncols 6\nnrows 4\nxllcorner {West}\nyllcorner {South}\ncellsize 100\nNODATA_value 99\n{rows}\n");
        string[] arguments = ["-q", "-a_srs", crs, "-ot", type, .. options.SelectMany(option => new[] { "-co", option }), folder.Write("r.asc", text), folder.Path("r.tif")];
        await Gdal.Run("gdal_translate", arguments);
    }
}
