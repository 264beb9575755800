using NetTopologySuite.Geometries;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Read;

namespace Planner.Geodata.Tests.Read;

/// <summary>Files that GDAL wrote, in the systems that agencies publish in: each gives the same features in degrees.</summary>
public sealed class FormatTests
{
    // Small, since an edge that is straight in a plane is not quite straight in degrees.
    private const string Source = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"Ñandú","mw":12.5,"day":"2024-05-06"},"geometry":{"type":"Polygon","coordinates":[[[-97.9,30.1],[-97.897,30.1],[-97.897,30.103],[-97.9,30.103],[-97.9,30.1]],[[-97.899,30.101],[-97.899,30.102],[-97.898,30.102],[-97.898,30.101],[-97.899,30.101]]]}},
        {"type":"Feature","properties":{"name":"second","mw":null,"day":"2024-05-07"},"geometry":{"type":"MultiPolygon","coordinates":[[[[-97.5,30.1],[-97.498,30.1],[-97.498,30.102],[-97.5,30.1]]],[[[-97.495,30.1],[-97.493,30.1],[-97.493,30.102],[-97.495,30.1]]]]}}
        ]}
        """;

    [Theory]
    [InlineData("ESRI Shapefile", "f.shp", "EPSG:2277", SourceFormat.Shapefile)]
    [InlineData("ESRI Shapefile", "f.shp", "EPSG:26914", SourceFormat.Shapefile)]
    [InlineData("ESRI Shapefile", "f.shp", "EPSG:4269", SourceFormat.Shapefile)]
    [InlineData("ESRI Shapefile", "f.shp", "ESRI:102003", SourceFormat.Shapefile)]
    [InlineData("GPKG", "f.gpkg", "EPSG:5070", SourceFormat.GeoPackage)]
    [InlineData("GPKG", "f.gpkg", "EPSG:3857", SourceFormat.GeoPackage)]
    [InlineData("GPKG", "f.gpkg", "EPSG:2277", SourceFormat.GeoPackage)]
    [InlineData("GeoJSONSeq", "f.geojsonl", "EPSG:4326", SourceFormat.GeoJsonSequence)]
    [InlineData("GeoJSON", "f.geojson", "EPSG:3857", SourceFormat.GeoJson)]
    [InlineData("KML", "f.kml", "EPSG:4326", SourceFormat.Kml)]
    public async Task Read_FileOfGdal_GivesTheFeaturesInDegrees(string driver, string name, string crs, SourceFormat format)
    {
        using var folder = new ScratchFolder();
        var source = folder.Write("source.geojson", Source);
        await Gdal.Run("ogr2ogr", "-f", driver, "-t_srs", crs, folder.Path(name), source);
        var bag = new DiagnosticBag();
        Assert.Equal(format, FormatDetection.Find(folder.Path(name), name, bag));
        AssertSame(folder.Path(name), name, format, bag);
    }

    [Theory]
    [InlineData("f.dbf", "Name")]
    [InlineData("f.shp", "deep/er/F.SHP")]
    public async Task Read_ZippedShapefile_IsUnpackedAndCleanedUp(string only, string table)
    {
        using var folder = new ScratchFolder();
        await Gdal.Run("ogr2ogr", "-f", "ESRI Shapefile", "-t_srs", "EPSG:5070", folder.Path("f.shp"), folder.Write("source.geojson", Source));
        var prefix = Path.GetDirectoryName(table)!;
        using (var zip = System.IO.Compression.ZipFile.Open(folder.Path("f.zip"), System.IO.Compression.ZipArchiveMode.Create))
        {
            foreach (var part in Directory.GetFiles(folder.Root, "f.*").Where(part => !part.EndsWith(".zip", StringComparison.Ordinal)))
            {
                var entry = zip.CreateEntry(Path.Combine(prefix, Path.GetFileName(part)));
                using var to = entry.Open();
                using var from = File.OpenRead(part);
                from.CopyTo(to);
            }
        }

        Assert.NotEmpty(only);
        var before = Directory.GetDirectories(Path.GetTempPath(), "planner-import-*").Length;
        AssertSame(folder.Path("f.zip"), "f.zip", SourceFormat.Shapefile, new DiagnosticBag());
        Assert.InRange(Directory.GetDirectories(Path.GetTempPath(), "planner-import-*").Length, 0, before);
    }

    [Fact]
    public async Task Read_ShapefileInLatin1_ReadsItsTexts()
    {
        using var folder = new ScratchFolder();
        await Gdal.Run("ogr2ogr", "-f", "ESRI Shapefile", "-lco", "ENCODING=ISO-8859-1", folder.Path("f.shp"), folder.Write("source.geojson", Source));
        AssertSame(folder.Path("f.shp"), "f.shp", SourceFormat.Shapefile, new DiagnosticBag());
        File.Delete(folder.Path("f.cpg"));
        AssertSame(folder.Path("f.shp"), "f.shp", SourceFormat.Shapefile, new DiagnosticBag());
    }

    [Fact]
    public async Task Read_ShapefileWithoutPrj_IsRefusedUnlessTheRecipeSaysWhere()
    {
        using var folder = new ScratchFolder();
        await Gdal.Run("ogr2ogr", "-f", "ESRI Shapefile", "-t_srs", "EPSG:26914", folder.Path("f.shp"), folder.Write("source.geojson", Source));
        File.Delete(folder.Path("f.prj"));
        var bag = new DiagnosticBag();
        Assert.Empty(SourceReader.Read(new(folder.Path("f.shp"), "f.shp", SourceFormat.Shapefile), ["name"], bag));
        Assert.Equal("crs.missing", Assert.Single(bag.Kept).Code);
        Assert.Equal(2, SourceReader.Read(new(folder.Path("f.shp"), "f.shp", SourceFormat.Shapefile, Crs: "EPSG:26914"), ["name"], new DiagnosticBag()).Count());
    }

    [Fact]
    public async Task Read_StatedSystemAgainstTheFile_IsAContradiction()
    {
        using var folder = new ScratchFolder();
        await Gdal.Run("ogr2ogr", "-f", "GPKG", "-t_srs", "EPSG:26914", folder.Path("f.gpkg"), folder.Write("source.geojson", Source));
        var bag = new DiagnosticBag();
        Assert.Empty(SourceReader.Read(new(folder.Path("f.gpkg"), "f.gpkg", SourceFormat.GeoPackage, Crs: "EPSG:26915"), ["name"], bag));
        Assert.Equal("crs.contradiction", Assert.Single(bag.Kept).Code);
    }

    [Theory]
    [InlineData("EPSG:4267", "datum")]
    [InlineData("ESRI:102010", "projection")]
    public async Task Read_SystemThatIsNotKnown_IsRefused(string crs, string why)
    {
        using var folder = new ScratchFolder();
        await Gdal.Run("ogr2ogr", "-f", "ESRI Shapefile", "-t_srs", crs, folder.Path("f.shp"), folder.Write("source.geojson", Source));
        var bag = new DiagnosticBag();
        Assert.Empty(SourceReader.Read(new(folder.Path("f.shp"), "f.shp", SourceFormat.Shapefile), ["name"], bag));
        var problem = Assert.Single(bag.Kept);
        Assert.Equal("crs.unknown", problem.Code);
        Assert.Contains(why, problem.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ESRI Shapefile", "f.shp")]
    [InlineData("GPKG", "f.gpkg")]
    [InlineData("GeoJSONSeq", "f.geojsonl")]
    [InlineData("GeoJSON", "f.geojson")]
    [InlineData("KML", "f.kml")]
    public async Task Read_FileCutOff_SaysSo(string driver, string name)
    {
        using var folder = new ScratchFolder();
        await Gdal.Run("ogr2ogr", "-f", driver, folder.Path(name), folder.Write("source.geojson", Source));
        var path = folder.Path(name);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length * 6 / 10)]);
        var bag = new DiagnosticBag();
        var format = FormatDetection.Find(path, name, bag) ?? throw new InvalidOperationException("not detected");
        var read = SourceReader.Read(new(path, name, format), ["name"], bag).ToList();
        Assert.True(bag.HasErrors || read.Exists(feature => feature.Problem is not null), $"{read.Count} features and no word");
    }

    private static void AssertSame(string path, string label, SourceFormat format, DiagnosticBag bag)
    {
        var request = new SourceRequest(path, label, format);
        string[] columns = format == SourceFormat.Kml ? ["name"] : ["name", "mw", "day"];
        var known = SourceReader.Columns(request, bag)!;
        Assert.All(columns, column => Assert.Contains(column, known));
        var features = SourceReader.Read(request, columns, bag).ToList();
        Assert.Empty(bag.Kept);
        Assert.Equal(["Ñandú", "second"], features.Select(feature => feature.Values[0]));
        if (format != SourceFormat.Kml)
        {
            Assert.Equal([12.5, null], features.Select(feature => feature.Values[1]));
            Assert.Equal("2024-05-06", features[0].Values[2]);
        }

        var expected = new GeoJsonExpected(Source);
        foreach (var (feature, geometry) in features.Zip(expected.Geometries))
        {
            // A ring may start anywhere; 1e-7 degrees are a centimetre.
            Assert.Null(feature.Problem);
            Assert.InRange(new NetTopologySuite.Algorithm.Distance.DiscreteHausdorffDistance(feature.Geometry!, geometry).Distance(), 0, 2e-7);
            Assert.InRange(feature.Geometry!.Area / geometry.Area - 1, -1e-4, 1e-4);
        }
    }

    private sealed record GeoJsonExpected(string Text)
    {
        public IReadOnlyList<Geometry> Geometries { get; } = Read(Text);

        private static List<Geometry> Read(string text)
        {
            using var document = System.Text.Json.JsonDocument.Parse(text);
            return [.. document.RootElement.GetProperty("features").EnumerateArray().Select(feature => new GeoJsonGeometry(new("")).Read(feature.GetProperty("geometry"))!)];
        }
    }
}
