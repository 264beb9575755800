using Planner.Domain.Diagnostics;
using Planner.Geodata.Import;
using Planner.Geodata.Read;
using Planner.Geodata.Store;
using Planner.Tests;

namespace Planner.Geodata.Tests.Import;

public sealed class CatalogueTests
{
    [Fact]
    public void Shipped_SpeaksOfEveryKindInBothLanguages()
    {
        var catalogue = LayerCatalogue.Shipped;
        Assert.Equal(LayerKinds.All.Order(StringComparer.Ordinal), catalogue.Kinds.Select(kind => kind.Id).Order(StringComparer.Ordinal));
        Assert.All(catalogue.Kinds, kind => Assert.True(kind.Meaning.En.Length > 10 && kind.Meaning.Zh.Length > 3, kind.Id));
        Assert.Equal(catalogue.DataSets.Count, catalogue.DataSets.Select(set => set.Id).Distinct().Count());
        Assert.All(catalogue.DataSets, set => Assert.Contains(set.Kind, LayerKinds.All));
        Assert.All(catalogue.DataSets, set => Assert.True(set.RankColumn is null || set.Columns.Any(column => column.As == set.RankColumn && column.Type == ColumnType.Number), set.Id));
    }

    /// <summary>A file with a set's columns and geometry is that set, whatever other sets share of them.</summary>
    [Fact]
    public void Of_FileOfEverySet_IsThatSet()
    {
        using var folder = new ScratchFolder();
        var sets = LayerCatalogue.Shipped.DataSets;
        Assert.All(sets, set =>
        {
            var all = set.Recognise.Concat(set.Columns.Select(column => column.From)).Concat([set.IdColumn, set.NameColumn]).OfType<string>().Distinct().ToList();
            var position = set.Position;
            Assert.Equal(set, position is null ? OfGeoJson(set, all, set.Geometry) : OfTable(position, all));
        });

        CatalogueDataSet? OfGeoJson(CatalogueDataSet set, List<string> columns, GeometryKind geometry) =>
            DataSetChoice.Of(sets, new(GeoJson($"{set.Id}.geojson", columns, geometry), "f", SourceFormat.GeoJson), columns).Set;

        CatalogueDataSet? OfTable(PositionColumns position, List<string> columns)
        {
            string[] header = [.. columns.Concat([position.Longitude, position.Latitude, position.Wkt]).OfType<string>().Distinct()];
            var path = folder.Write("table.csv", $"{string.Join(',', header.Select(name => $"\"{name}\""))}\n{string.Join(',', header.Select(_ => "1"))}\n");
            return DataSetChoice.Of(sets, new(path, "f", SourceFormat.Csv), header).Set;
        }

        string GeoJson(string name, List<string> columns, GeometryKind geometry) => folder.Write(name, Features(columns, geometry));
    }

    /// <summary>Villages have the columns of the polygons that they lie in, and are points.</summary>
    [Fact]
    public void RunSingle_PointsWithTheColumnsOfPolygons_SaysWhatWasWeighed()
    {
        using var folder = new ScratchFolder();
        var path = folder.Write("villages.geojson", Features(["AIANNHCE", "NAMELSAD", "GEOID", "NAME", "CLASSFP", "MTFCC", "LSAD", "COMPTYP", "FUNCSTAT", "ALAND", "AWATER", "AIANNHNS"], GeometryKind.Point));
        var refused = Assert.Single(Assert.Throws<BadInputException>(() => Run(SingleImport.Detect, path, folder)).Diagnostics);
        Assert.Equal("import.unknown-kind", refused.Code);
        Assert.Contains("aiannh (its features are points, those of the set polygons)", refused.Why, StringComparison.Ordinal);
        // With its kind named it is read by its own columns.
        Assert.Equal(1, Run("tribal-land", path, folder).RowsKept);
    }

    [Fact]
    public void RunSingle_FileWithHalfOfASetsColumns_SaysWhichAreMissing()
    {
        using var folder = new ScratchFolder();
        var path = folder.Write("half.geojson", Features(["AIANNHCE"], GeometryKind.Polygon));
        Assert.Contains("aiannh (it has no columns NAMELSAD", Assert.Single(Assert.Throws<BadInputException>(() => Run(SingleImport.Detect, path, folder)).Diagnostics).Why, StringComparison.Ordinal);
    }

    private static string Features(IEnumerable<string> columns, GeometryKind geometry)
    {
        var shape = geometry switch
        {
            GeometryKind.Point => """{"type":"Point","coordinates":[-97.5,30.5]}""",
            GeometryKind.Line => """{"type":"LineString","coordinates":[[-97.5,30.5],[-97.4,30.6]]}""",
            _ => """{"type":"Polygon","coordinates":[[[-97.5,30.5],[-97.4,30.5],[-97.4,30.6],[-97.5,30.5]]]}""",
        };
        var properties = string.Join(',', columns.Select(name => $"\"{name}\":\"1\""));
        return $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{{{shape}}},"properties":{ {{{properties}}} }}]}""";
    }

    [Theory]
    [InlineData("gppd-usa/database_USA.csv", "power-plant", 11879)]
    [InlineData("eia860/2___Plant_Y2019.xlsx", "power-plant", 11833)]
    [InlineData("im3-datacenter-atlas/im3_datacenter_centroids.geojson", "data-center", 1165)]
    [InlineData("epa-tribal-lands/off_reservation_trust_lands.geojson", "tribal-land", 171)]
    [InlineData("usgs-water-service-areas/water_service_areas_Virginia.geojson", "water-system", 231)]
    public void RunSingle_OfficialFile_IsRecognisedByItsColumns(string file, string kind, int rows)
    {
        using var folder = new ScratchFolder();
        var path = SharedData.Path(file);
        if (kind == "power-plant")
        {
            // In both files of plants one latitude is 425; without a recipe that names it, the import is refused.
            var refused = Assert.Throws<BadInputException>(() => Run(SingleImport.Detect, path, folder));
            Assert.Equal("geometry.outside-crs", Assert.Single(refused.Diagnostics, problem => problem.Severity == Severity.Error).Code);
            return;
        }

        var report = Run(SingleImport.Detect, path, folder);
        Assert.Equal(rows, report.RowsRead);
        using var workspace = Workspace.Open(folder.Path("w.gpkg"));
        Assert.Equal(kind, workspace.Layers[0].Kind);
        Assert.Equal("2019", workspace.Layers[0].DataSet.Vintage);
    }

    [Fact]
    public void RunSingle_FileOfNoDataSet_NeedsItsKind()
    {
        using var folder = new ScratchFolder();
        var path = folder.Write("my wells.csv", "Well Name,lat,lon\nA,30.5,-97.5\n");
        Assert.Equal("import.unknown-kind", Assert.Single(Assert.Throws<BadInputException>(() => Run(SingleImport.Detect, path, folder)).Diagnostics).Code);
        Assert.Equal("import.unknown-kind", Assert.Single(Assert.Throws<BadInputException>(() => Run("watre", path, folder)).Diagnostics).Code);
        Assert.Equal(1, Run("water", path, folder).RowsKept);
        using var workspace = Workspace.Open(folder.Path("w.gpkg"));
        Assert.Equal(("my_wells", "water"), (workspace.Layers[0].Id, workspace.Layers[0].Kind));
    }

    [Fact]
    public void RunSingle_SeveralFlaws_AreAllReported()
    {
        using var folder = new ScratchFolder();
        var good = folder.Write("a.csv", "n,lat,lon\nA,-97.5,30.5\n");
        var refused = Assert.Throws<BadInputException>(() => RecipeImport.RunSingle("water", [good, folder.Path("none.csv")], null, new(2026, 6, 30), folder.Path("w.gpkg"), null, CancellationToken.None));
        Assert.Contains(refused.Diagnostics, problem => problem.Code == "import.file-not-found");
        Assert.False(File.Exists(folder.Path("w.gpkg")));
        Assert.Equal("geometry.swapped", Assert.Single(Assert.Throws<BadInputException>(() => Run("water", good, folder)).Diagnostics).Code);
    }

    private static ImportReport Run(string kind, string path, ScratchFolder folder) =>
        RecipeImport.RunSingle(kind, [path], "2019", new DateOnly(2026, 6, 30), folder.Path("w.gpkg"), null, TestContext.Current.CancellationToken);
}
