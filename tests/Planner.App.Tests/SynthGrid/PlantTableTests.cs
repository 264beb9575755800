using System.Globalization;
using System.Text.RegularExpressions;
using Planner.Domain.Geography;
using Planner.Tests;
using Sylvan.Data.Csv;

namespace Planner.App.Tests.SynthGrid;

/// <summary>The plants of the national sample against EIA's figures of 2019 as the Global Power Plant Database has them.</summary>
public sealed partial class PlantTableTests
{
    private const double FarKm = 10, CapacityTolerance = 0.15;

    private static readonly string[] CommonWords =
        ["energy", "center", "station", "power", "plant", "generating", "combined", "cycle", "the", "llc", "project", "electric", "county", "steam", "dam"];

    [Fact]
    public void Table_HoldsAtLeast500Plants() => Assert.True(ShippedTables.Places().Plants.Count >= 500);

    [Fact]
    public void Plants_AreWhereAndAsLargeAsPublished_OrTheReasonIsListed()
    {
        var published = Rows(SharedData.Path("gppd-usa/database_USA.csv"))
            // One plant of the data set stands at latitude 425.
            .Where(row => row["latitude"].Length > 0 && LonLat.IsValid(Number(row["longitude"]), Number(row["latitude"])))
            .Select(row => new Published(row["gppd_idnr"], row["name"], Number(row["capacity_mw"]), new(Number(row["longitude"]), Number(row["latitude"]))))
            .ToList();
        var excepted = Rows(ShippedTables.Path("plants-exceptions.csv")).Select(row => (row["name"], row["state"])).ToHashSet();

        var wrong = Rows(ShippedTables.Path("plants.csv")).Where(plant => !IsAsPublished(plant, published)).Select(plant => (plant["name"], plant["state"])).ToHashSet();

        Assert.Empty(wrong.Except(excepted));
        // An exception that is none any more is a stale excuse.
        Assert.Empty(excepted.Except(wrong));
    }

    // By EIA's plant code where the table states it, else by a word of the name near the place.
    private static bool IsAsPublished(Dictionary<string, string> plant, List<Published> published)
    {
        var position = new LonLat(Number(plant["lon"]), Number(plant["lat"]));
        var code = plant["eia_plant_code"] is { Length: > 0 } stated ? $"USA{stated.PadLeft(7, '0')}" : null;
        return published.Any(other => (code is null || other.Id == code)
            && Words(plant["name"]).Overlaps(Words(other.Name))
            && Km(position, other.Position) <= FarKm
            && Math.Abs(Number(plant["capacity_mw"]) - other.CapacityMw) <= CapacityTolerance * other.CapacityMw);
    }

    private static HashSet<string> Words(string name) =>
        [.. Word().Matches(name.ToLowerInvariant()).Select(match => match.Value).Where(word => word.Length > 2 && !CommonWords.Contains(word))];

    // On the flat map: 10 km at these latitudes is 10 km within 1 %.
    private static double Km(LonLat one, LonLat other)
    {
        var eastKm = (one.Longitude - other.Longitude) * 111.32 * Math.Cos(double.DegreesToRadians(one.Latitude));
        var northKm = (one.Latitude - other.Latitude) * 111.0;
        return Math.Sqrt((eastKm * eastKm) + (northKm * northKm));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    internal static List<Dictionary<string, string>> Rows(string path)
    {
        using var reader = CsvDataReader.Create(path);
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetString));
        }

        return rows;
    }

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Word();

    private sealed record Published(string Id, string Name, double CapacityMw, LonLat Position);
}
