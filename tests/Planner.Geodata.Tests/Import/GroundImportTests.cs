using Planner.Domain.Facts;
using Planner.Domain.Sites;
using Planner.Geodata.Store;
using Planner.Tests;

namespace Planner.Geodata.Tests.Import;

/// <summary>Rasters, tie-lines, usable area and setbacks from the recipe to the facts of a site.</summary>
public sealed class GroundImportTests
{
    private const string Rasters = """
        rasters:
          - { id: slope, kind: slope, path: slope.tif, title: { en: Slope, zh: 坡度 }, vintage: "2026", licence: own, source: the test, attribution: the test }
          - { id: cover, kind: land-cover, path: cover.tif, title: { en: Cover, zh: 覆盖 }, vintage: "2026", licence: own, source: the test, attribution: the test }
        tieLines:
          costs: western
          cellM: 200
          corridorM: 60
          slope: slope
          landCover: cover
          barriers: [{ layer: lakes, rank: 1 }]
        usableArea:
          mwPerHa: 0.5
          exclude: [{ layer: lakes, bufferM: 10 }]
          setbacks: { path: setbacks.csv, counties: counties, fipsColumn: fips, structureHeightM: 20, features: { water: lakes } }

        """;

    private const string Layers = """
        layers:
          - id: lakes
            kind: water
            title: { en: Lakes, zh: 湖 }
            path: lakes.csv
            geometry: polygon
            wktColumn: wkt
            vintage: "2026"
            licence: own
            source: the test
            attribution: the test
            coverage: { description: the box, regions: [{ bounds: [-100, 30, -99, 31] }] }
          - id: counties
            kind: county
            title: { en: Counties, zh: 县 }
            path: counties.csv
            geometry: polygon
            wktColumn: wkt
            columns: [{ from: fips }]
            vintage: "2026"
            licence: own
            source: the test
            attribution: the test
            coverage: { description: the box, regions: [{ bounds: [-100, 30, -99, 31] }] }

        """;

    private const string Facts = """
        facts:
          - { id: tie_line.lake_crossing_m, title: { en: Lake crossed, zh: 穿湖 }, kind: overlap-length, layer: lakes, of: tie-line, unit: m }
          - { id: line.lake_count, title: { en: Lakes crossed, zh: 穿湖数 }, kind: overlap-count, layer: lakes, of: tie-line }
          - { id: site.slope_pct, title: { en: Slope, zh: 坡度 }, kind: raster-mean, layer: slope, unit: pct }
          - { id: site.forest_share, title: { en: Forest, zh: 森林 }, kind: raster-share, layer: cover, where: [{ column: value, in: [41, 42, 43] }] }

        """;

    // A square of 1 km; the lake covers its western third, Bristol asks for 40 m, or twice the height.
    private const string Sites = "id,name,wkt\ns1,First,\"POLYGON((-99.71 30.2, -99.70 30.2, -99.70 30.21, -99.71 30.21, -99.71 30.2))\"\n";
    private const string Lakes = "wkt\n\"POLYGON((-99.72 30.19, -99.707 30.19, -99.707 30.22, -99.72 30.22, -99.72 30.19))\"\n\"POLYGON((-99.76 29.9, -99.755 29.9, -99.755 30.195, -99.76 30.195, -99.76 29.9))\"\n";
    private const string Counties = "fips,wkt\n44001,\"POLYGON((-100 30, -99 30, -99 31, -100 31, -100 30))\"\n";
    private const string Setbacks = "County,FIPS,Feature Type,Value Type,Value\nBristol,44001, wAter  ,Structure Height Multiplier,2\nElsewhere,1001,Water,Meters,500\nBristol,44001,Highway,Meters,23\n";

    [Fact]
    public async Task Run_RecipeWithGround_RoutesMeasuresAndFindsWhatFits()
    {
        using var import = await Import();
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        var facts = workspace.LoadFacts()[new SiteId("s1")];
        // Bus 1 lies 9.2 km to the west, behind a lake 1.25 km wide: the way round it is about 2 km longer.
        Assert.InRange(Number(facts, "tie_line.length_km"), 10.5, 12.5);
        Assert.Equal(Number(facts, "tie_line.length_km") / 1.609344, Number(facts, "line.length_mi"), 9);
        // The site's own ground is open, and 290 m of it are lake; beyond it a diagonal step may clip a corner of 200 m.
        Assert.InRange(Number(facts, "tie_line.lake_crossing_m"), 0, 500);
        Assert.InRange(Number(facts, "line.lake_count"), 0, 2);
        Assert.Empty(Assert.IsType<FactValue.Words>(Assert.IsType<Fact.Known>(facts[new FactId("tie_line.barriers_given_up")]).Value).Values);
        // Slope 10 % everywhere (mountain, factor 1.75), forest (2.25), 345 kV.
        var usdPerKm = 1_343_800 / 1.609344 * 1.75 * 2.25;
        Assert.InRange(Number(facts, "tie_line.cost_usd") / (Number(facts, "tie_line.length_km") * usdPerKm), 0.98, 1.02);
        Assert.Equal(10, Number(facts, "site.slope_pct"), 6);
        Assert.Equal(1, Number(facts, "site.forest_share"));
        // East of the lake's edge and 40 m of setback: 7 of 10 thousandths of a degree, less 40 m, by 1.109 km.
        var metresPerDegree = 96_300.0;
        var expected = (0.007 * metresPerDegree - 40) * 1108.6 / 10_000;
        Assert.InRange(Number(facts, "site.usable_area_ha") / expected, 0.99, 1.01);
        Assert.InRange(Number(facts, "site.usable_mw") / (expected / 2), 0.99, 1.01);
        var source = Assert.IsType<Fact.Known>(facts[new FactId("site.usable_mw")]).Source;
        Assert.Contains("0.5 MW/ha", source.Detail, StringComparison.Ordinal);
        Assert.Contains("setback of county 44001", source.Detail, StringComparison.Ordinal);
        var again = workspace.MeasureCandidates(import.Write("own.csv", Sites), new(), TestContext.Current.CancellationToken);
        Assert.Equal(Number(facts, "site.usable_mw"), Number(again[0].Facts, "site.usable_mw"));
        // The route of the facts is served as it was drawn, of a stored site and of one that is only measured.
        var route = workspace.TieLines(new SiteId("s1"))[0];
        Assert.Equal((1, Number(facts, "tie_line.length_km"), Number(facts, "tie_line.cost_usd")), (route.Bus.Number, route.LengthKm, route.CostUsd!.Value));
        Assert.StartsWith("{\"type\":\"LineString\"", route.GeometryGeoJson, StringComparison.Ordinal);
        Assert.Equal(workspace.TieLines(new SiteId("s1")), again[0].TieLines);
        Assert.Empty(workspace.TieLines(new SiteId("none")));
        // The portfolio reads the route at the point of interconnection that it leads to.
        var routes = workspace.LoadSites()[0].Pois.Select(poi => poi.Route).OfType<Domain.Sites.RoutedLine>().ToList();
        Assert.Contains(routes, line => Math.Abs(line.Cost!.Value.Value - Number(facts, "tie_line.cost_usd")) < 1 && Math.Abs(line.Length.Value - Number(facts, "tie_line.length_km")) < 1e-6);
        Assert.Equal(routes.Select(line => Math.Round(line.Length.Value, 6)), again[0].Site.Pois.Where(poi => poi.Route is not null).Select(poi => Math.Round(poi.Route!.Length.Value, 6)));
    }

    [Fact]
    public async Task Run_MissingRaster_LeavesTheCostUnknownAndTheRouteKnown()
    {
        using var import = await Import();
        import.Recipe = import.Recipe.Replace("path: slope.tif,", "path: none.tif, required: false,", StringComparison.Ordinal);
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        var facts = workspace.LoadFacts()[new SiteId("s1")];
        Assert.IsType<Fact.Unknown>(facts[new FactId("tie_line.cost_usd")]);
        Assert.IsType<Fact.Unknown>(facts[new FactId("site.slope_pct")]);
        Assert.InRange(Number(facts, "tie_line.length_km"), 10.5, 12.5);
    }

    [Fact]
    public async Task Run_WithoutBarriers_GoesStraightThroughTheLake()
    {
        using var import = await Import();
        import.Recipe = import.Recipe.Replace("  barriers: [{ layer: lakes, rank: 1 }]\n", "", StringComparison.Ordinal);
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        var facts = workspace.LoadFacts()[new SiteId("s1")];
        Assert.InRange(Number(facts, "tie_line.length_km"), 9, 10.1);
        Assert.InRange(Number(facts, "tie_line.lake_crossing_m"), 1200, 1500);
        Assert.InRange(Number(facts, "line.lake_count"), 1, 2);
    }

    [Theory]
    [InlineData("costs: western", "costs: eastern", "recipe.unknown-word")]
    [InlineData("slope: slope", "slope: slop", "recipe.unknown-layer")]
    [InlineData("layer: lakes, rank: 1", "layer: lake, rank: 1", "recipe.unknown-layer")]
    [InlineData("rank: 1", "rank: soft", "recipe.bad-number")]
    [InlineData("fipsColumn: fips", "fipsColumn: fip", "recipe.unknown-column")]
    [InlineData("features: { water: lakes }", "features: { water: lake }", "recipe.unknown-layer")]
    [InlineData("kind: raster-mean, layer: slope", "kind: raster-mean, layer: lakes", "recipe.unknown-layer")]
    [InlineData("unit: m }", "unit: ha }", "recipe.bad-unit")]
    [InlineData("- { id: tie_line.lake_crossing_m,", "- { id: site.lake_crossing_m,", "recipe.bad-fact")]
    public async Task Run_FlawInTheGroundSections_IsReported(string good, string bad, string code)
    {
        using var import = await Import();
        Assert.Contains(good, import.Recipe, StringComparison.Ordinal);
        import.Recipe = import.Recipe.Replace(good, bad, StringComparison.Ordinal);
        Assert.Contains(code, import.Refused().Select(problem => problem.Code));
    }

    [Theory]
    [InlineData("[[0, 1], [5, 0.2], [10, 0.5]]")]
    [InlineData("[[0, 0], [5, 1], [10, 0.5]]")]
    public void Run_AnchorsThatTurnBack_AreRefused(string anchors)
    {
        using var import = new SmallImport { Recipe = SmallRecipe.Text.Replace("[[0, 1], [10, 0]]", anchors, StringComparison.Ordinal) };
        Assert.Equal("recipe.bad-anchors", Assert.Single(import.Refused()).Code);
    }

    private static async Task<SmallImport> Import()
    {
        var import = SmallGrid.Import();
        import.Recipe = SmallGrid.Recipe.Replace("layers:\n", Rasters + Layers, StringComparison.Ordinal)
            .Replace("facts:\n", Facts, StringComparison.Ordinal)
            .Replace("sites.csv, format: csv, lonColumn: lon, latColumn: lat", "sites.csv, format: csv, wktColumn: wkt", StringComparison.Ordinal);
        import.Sites = Sites;
        import.Write("lakes.csv", Lakes);
        import.Write("counties.csv", Counties);
        import.Write("setbacks.csv", Setbacks);
        await Raster(import, "slope", 10);
        await Raster(import, "cover", 42);
        return import;
    }

    private static async Task Raster(SmallImport import, string name, int value)
    {
        var rows = string.Join("\n", Enumerable.Repeat(string.Join(" ", Enumerable.Repeat(value, 110)), 110));
        var grid = import.Write($"{name}.asc", $"ncols 110\nnrows 110\nxllcorner -100.05\nyllcorner 29.95\ncellsize 0.01\n{rows}\n");
        await Gdal.Run("gdal_translate", "-q", "-a_srs", "EPSG:4326", "-ot", "Int16", grid, Path.ChangeExtension(grid, ".tif"));
    }

    private static double Number(FactSheet facts, string id) =>
        Assert.IsType<FactValue.Number>(Assert.IsType<Fact.Known>(facts[new FactId(id)]).Value).Value;
}
