using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Converters;
using Planner.Tests;

namespace Planner.App.Tests.SynthGrid;

/// <summary>The tables of the national sample hold what the sample promises, where it says they are.</summary>
public sealed class NationalTablesTests
{
    private const int Conterminous = 48;

    // The drawn state borders are quantised to about 300 m, and some places stand on a border river.
    private const double BorderDegrees = 0.02;

    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    private static readonly Lazy<Dictionary<string, Geometry>> States = new(ReadStates);

    public static TheoryData<string> PlaceTables() => ["cities.csv", "plants.csv", "retired-coal.csv", "federal-sites.csv"];

    [Theory, MemberData(nameof(PlaceTables))]
    public void Places_StandInTheirState_WithASource(string file)
    {
        var rows = PlantTableTests.Rows(ShippedTables.Path(file));

        Assert.All(rows, row => Assert.False(string.IsNullOrEmpty(row["source"])));
        Assert.Empty(rows.Where(row => !States.Value[row["state"]].IsWithinDistance(new Point(Number(row["lon"]), Number(row["lat"])), BorderDegrees)).Select(row => row["name"]));
        Assert.Equal(rows.Count, rows.Select(row => row["id"]).Distinct().Count());
    }

    [Fact]
    public void Cities_Hold300Largest_AndEveryState()
    {
        var rows = PlantTableTests.Rows(ShippedTables.Path("cities.csv"));

        Assert.True(rows.Count(row => row["role"] == "largest") >= 300);
        Assert.Equal(Conterminous + 1, rows.Select(row => row["state"]).Distinct().Count());
    }

    [Fact]
    public void FederalSites_HoldTheFourChosenByDoe()
    {
        var chosen = PlantTableTests.Rows(ShippedTables.Path("federal-sites.csv")).Where(row => row["selected"] == "yes").Select(row => row["state"]);

        Assert.Equal(["ID", "KY", "SC", "TN"], chosen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FederalSites_OnTheNationalPrioritiesList_StandOnEpasListWithTheirDate()
    {
        var published = PlantTableTests.Rows(SharedData.Path("epa-superfund-npl/npl_final_sites.csv"))
            .Where(row => DateOnly.TryParse(row["final_date"], CultureInfo.InvariantCulture, out _))
            .ToDictionary(row => row["epa_id"], row => DateOnly.Parse(row["final_date"], CultureInfo.InvariantCulture));
        var stated = PlantTableTests.Rows(ShippedTables.Path("federal-sites.csv")).Where(row => row["npl_epa_id"].Length > 0).ToList();

        Assert.NotEmpty(stated);
        Assert.All(stated, row => Assert.Equal(DateOnly.Parse(row["npl_final_date"], CultureInfo.InvariantCulture), published[row["npl_epa_id"]]));
    }

    [Fact]
    public void Candidates_Are400InAllStates_AsValidPolygonsInTheirState()
    {
        var rows = PlantTableTests.Rows(ShippedTables.Path("candidates.csv"));
        var polygons = rows.ToDictionary(row => row["id"], row => (Row: row, Shape: new WKTReader().Read(row["wkt"])));

        Assert.True(rows.Count >= 400, $"{rows.Count} candidates");
        Assert.Equal(Conterminous, rows.Select(row => row["state"]).Distinct().Count());
        Assert.Equal(rows.Count, rows.Select(row => row["name"] + row["state"]).Distinct().Count());
        Assert.All(polygons.Values, site => Assert.True(site.Shape is Polygon { IsValid: true }, site.Row["name"]));
        Assert.Empty(polygons.Values.Where(site => !States.Value[site.Row["state"]].IsWithinDistance(site.Shape.Centroid, BorderDegrees)).Select(site => site.Row["name"]));
    }

    [Fact]
    public void Candidates_AreAsLargeAsTheyState()
    {
        foreach (var row in PlantTableTests.Rows(ShippedTables.Path("candidates.csv")))
        {
            var shape = new WKTReader().Read(row["wkt"]);
            var haPerSquareDegree = 111.2 * 111.2 * 100 * Math.Cos(double.DegreesToRadians(shape.Centroid.Y));
            var statedHa = Number(row["area_ha"]);
            Assert.InRange(shape.Area * haPerSquareDegree, (0.95 * statedHa) - 2, (1.05 * statedHa) + 2);
        }
    }

    [Theory]
    [InlineData("states.geojson", 49)]
    [InlineData("counties.geojson", 3108)]
    [InlineData("national-parks.geojson", 40)]
    public void Polygons_AreValid(string file, int atLeast)
    {
        var features = Read(file);

        Assert.True(features.Count >= atLeast, $"{features.Count} features");
        Assert.Empty(features.Where(feature => !feature.Geometry.IsValid).Select(feature => feature.Attributes["name"]));
    }

    [Fact]
    public void Tables_StaySmall()
    {
        var bytes = Directory.EnumerateFiles(ShippedTables.Folder).Sum(file => new FileInfo(file).Length);
        Assert.InRange(bytes, 1, 3_000_000);
    }

    private static Dictionary<string, Geometry> ReadStates() =>
        Read("states.geojson").ToDictionary(feature => (string)feature.Attributes["usps"], feature => feature.Geometry);

    private static FeatureCollection Read(string file) =>
        JsonSerializer.Deserialize<FeatureCollection>(File.ReadAllText(ShippedTables.Path(file)), GeoJson)!;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
