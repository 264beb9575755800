using System.Globalization;
using System.Text;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Read;

namespace Planner.Geodata.Tests.Read;

public sealed class GeoJsonFeaturesTests
{
    private const string Head = "{\"type\":\"FeatureCollection\",\n\"features\":[\n";

    [Fact]
    public void Read_Features_HaveTheirLinesPathsAndValues()
    {
        var text = Head + Feature("{\"name\":\"A\",\"mw\":5.5,\"on\":true,\"none\":null}", "{\"type\":\"Point\",\"coordinates\":[-97,30]}") + ",\n\n"
            + Feature("{\"name\":\" \"}", "{\"type\":\"LineString\",\"coordinates\":[[0,0,9],[1,1,9]]}") + "\n]}";
        var (features, bag) = Read(text, "name", "mw", "on", "none");
        Assert.Empty(bag.Kept);
        Assert.Equal([3, 5], features.Select(feature => feature.Where.Line!.Value));
        Assert.Equal("$.features[1]", features[1].Where.Path);
        Assert.Equal(["A", 5.5, "true", null], features[0].Values);
        Assert.Null(features[1].Values[0]);
        Assert.Equal("LINESTRING (0 0, 1 1)", features[1].Geometry!.AsText());
    }

    /// <summary>Whatever the words' place in the reader's buffer; inside texts they are text.</summary>
    [Theory]
    [InlineData("NaN", 0)]
    [InlineData("-Infinity", 65_400)]
    [InlineData("Infinity", 65_415)]
    [InlineData("NaN", 65_425)]
    public void Read_NaN_IsEmptyWithANote(string word, int padding)
    {
        for (var shift = 0; shift < (padding == 0 ? 1 : 40); shift++)
        {
            var text = Head + new string(' ', padding + shift) + "\n" + Feature($"{{\"a\":{word},\"b\":\"say \\\"NaN\",\"c\":[1,{word}],\"d\":{word}}}", "{\"type\":\"Point\",\"coordinates\":[-97,30]}") + "]}";
            var (features, bag) = Read(text, "a", "b", "c");
            Assert.Equal([null, "say \"NaN", "[1,null]"], Assert.Single(features).Values.Select(value => (value as string)?.Replace(" ", "", StringComparison.Ordinal).Replace("say", "say ", StringComparison.Ordinal)));
            var note = Assert.Single(bag.Kept);
            Assert.Equal(("geojson.not-a-number", Severity.Note, 4, "$.features[0]"), (note.Code, note.Severity, note.Where.Line!.Value, note.Where.Path));
        }
    }

    [Fact]
    public void Read_NaNAsAPosition_IsABadGeometry()
    {
        var (features, _) = Read(Head + Feature("{}", "{\"type\":\"Point\",\"coordinates\":[NaN,30]}") + "]}");
        Assert.Equal("geojson.bad-geometry", features[0].Problem!.Code);
        Assert.Contains("[NaN,30]", features[0].Problem!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EveryGeometryType_IsRead()
    {
        string[] geometries =
        [
            "{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}",
            "{\"coordinates\":[[[0,0],[1,1]],[[2,2],[3,3]]],\"type\":\"MultiLineString\"}",
            "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[4,0],[4,4],[0,0]],[[2,1],[3,1],[3,2],[2,1]]]}",
            "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}",
        ];
        var (features, bag) = Read(Head + string.Join(",", geometries.Select(geometry => Feature("{}", geometry))) + "]}");
        Assert.Empty(bag.Kept);
        Assert.Equal(
            [
                "MULTIPOINT ((1 2), (3 4))", "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))", "POLYGON ((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1))",
                "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
            ],
            features.Select(feature => feature.Geometry!.AsText()));
    }

    [Theory]
    [InlineData("{\"type\":\"Point\",\"coordinates\":[\"-97\",30]}", "geometry.coordinates", "write [longitude, latitude]")]
    [InlineData("{\"type\":\"Point\",\"coordinates\":[-97]}", "geometry.coordinates", "write [longitude, latitude]")]
    [InlineData("{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,null]]}", "geometry.coordinates[1]", "write [longitude, latitude]")]
    [InlineData("{\"type\":\"LineString\",\"coordinates\":[[0,0]]}", "geometry.coordinates", "add positions")]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}", "geometry.coordinates[0]", "repeat the first position")]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[0,0]]]}", "geometry.coordinates[0]", "add positions")]
    [InlineData("{\"type\":\"MultiPolygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}", "geometry.coordinates[0][0][0]", "write [longitude, latitude]")]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":7}", "geometry.coordinates", "depth of the brackets")]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":[]}", "geometry.coordinates", "outer ring")]
    [InlineData("{\"type\":\"Circle\",\"coordinates\":[0,0]}", "geometry.type", "use one of")]
    [InlineData("{\"type\":\"GeometryCollection\",\"geometries\":[]}", "geometry", "write one of")]
    public void Read_BadGeometry_SaysWhichCoordinate(string geometry, string path, string remedy)
    {
        var (features, _) = Read(Head + Feature("{}", "{\"type\":\"Point\",\"coordinates\":[1,2]}") + ",\n" + Feature("{}", geometry) + "]}");
        var problem = features[1].Problem!;
        Assert.Equal("geojson.bad-geometry", problem.Code);
        Assert.Equal("$.features[1]." + path, problem.Where.Path);
        Assert.Equal(4, problem.Where.Line);
        Assert.Contains(remedy, problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"type\":\"FeatureCollection\",\n\"features\":[\n{\"type\":\"Feature\",,}]}", "geojson.malformed", 3)]
    [InlineData("{\"type\":\"FeatureCollection\",\n\"features\":[\n\n{\"type\":\"Feature\",\"properties\":{", "geojson.malformed", 4)]
    [InlineData("{\"type\":\"FeatureCollection\"}", "geojson.no-features", 1)]
    [InlineData("not json", "geojson.malformed", 1)]
    [InlineData("{\"features\":[\n{\"type\":\"Point\",\"coordinates\":[0,0]}]}", "geojson.not-a-feature", 2)]
    [InlineData("{\n\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::27700\"}},\n\"features\":[]}", "geojson.crs", 2)]
    public void Read_MalformedFile_SaysWhere(string text, string code, int line)
    {
        var (_, bag) = Read(text);
        var problem = Assert.Single(bag.Kept);
        Assert.Equal((code, line), (problem.Code, problem.Where.Line));
    }

    [Fact]
    public void Read_DeepNesting_IsRefused()
    {
        var (_, bag) = Read(Head + new string('[', 100) + new string(']', 100) + "]}");
        Assert.Equal("geojson.malformed", Assert.Single(bag.Kept).Code);
    }

    [Fact]
    public void Read_UnknownColumn_NamesTheNearest()
    {
        var (_, bag) = Read(Head + Feature("{\"VOLT_CLASS\":\"345\"}", "null") + "]}", "VOLT_CLAS");
        Assert.Equal("geojson.unknown-column", bag.Kept[0].Code);
        Assert.StartsWith("did you mean 'VOLT_CLASS'?", bag.Kept[0].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FeaturesLargerThanTheBuffer_KeepTheirLines()
    {
        var text = new StringBuilder("\uFEFF" + Head);
        for (var feature = 0; feature < 5; feature++)
        {
            var points = string.Join(",", Enumerable.Range(0, 20_000).Select(point => string.Create(CultureInfo.InvariantCulture, $"[{point * 0.001},{feature}]\n")));
            text.Append(feature > 0 ? "," : "").Append(Feature($"{{\"n\":{feature}}}", $"{{\"type\":\"LineString\",\"coordinates\":[{points}]}}"));
        }

        var (features, bag) = Read(text.Append("]}").ToString(), "n");
        Assert.Empty(bag.Kept);
        Assert.Equal([3, 20_003, 40_003, 60_003, 80_003], features.Select(feature => feature.Where.Line!.Value));
        Assert.All(features, feature => Assert.Equal(20_000, feature.Geometry!.NumPoints));
    }

    private static string Feature(string properties, string geometry) =>
        $"{{\"type\":\"Feature\",\"properties\":{properties},\"geometry\":{geometry}}}";

    private static (List<SourceFeature> Features, DiagnosticBag Bag) Read(string text, params string[] columns)
    {
        using var folder = new ScratchFolder();
        var bag = new DiagnosticBag();
        return ([.. GeoJsonFeatures.Read(new(folder.Write("f.geojson", text), "f.geojson", SourceFormat.GeoJson), columns, bag)], bag);
    }
}
