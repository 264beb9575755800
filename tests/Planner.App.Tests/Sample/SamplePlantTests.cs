using System.Text.RegularExpressions;
using Planner.Tests;

namespace Planner.App.Tests.Sample;

/// <summary>Checks the sample's plants, written from public facts, against EIA's figures of 2019.</summary>
public sealed partial class SamplePlantTests
{
    private const double FarthestKm = 10;
    private const double LargestCapacityDifference = 0.15;

    [Fact]
    public void Plants_StandWhereEiaHasThem_AndHaveItsCapacityOrSayWhyNot()
    {
        var eia = ReadEia();
        var wrong = SampleTables.Read("plants.csv").GroupBy(row => EiaCode().Match(row["source"]).Groups[1].Value)
            .Where(group => eia.ContainsKey(group.Key)).SelectMany(group => Differences(group, eia[group.Key])).ToArray();
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Plants_NameTheirEiaCode_AllButTheOnesOpenedSince()
    {
        var eia = ReadEia();
        var without = SampleTables.Read("plants.csv").Where(row => !eia.ContainsKey(EiaCode().Match(row["source"]).Groups[1].Value));
        Assert.Equal(["paradise-ct"], without.Select(row => row["id"]));
    }

    private static IEnumerable<string> Differences(IGrouping<string, IReadOnlyDictionary<string, string>> plant, EiaPlant eia)
    {
        foreach (var row in plant)
        {
            var km = Km(SampleTables.Number(row["lat"]), SampleTables.Number(row["lon"]), eia.Lat, eia.Lon);
            if (km > FarthestKm)
            {
                yield return $"{row["id"]} is {km:0.0} km from EIA plant {plant.Key}";
            }
        }
        var mw = plant.Sum(row => SampleTables.Number(row["capacity_mw"]));
        if (Math.Abs(mw - eia.Mw) > LargestCapacityDifference * eia.Mw && plant.All(row => row["note"].Length == 0))
        {
            yield return $"EIA plant {plant.Key} has {eia.Mw:0} MW, the sample {mw:0} MW, and no note says why";
        }
    }

    private static Dictionary<string, EiaPlant> ReadEia() => File.ReadLines(SharedData.Path("gppd-usa/database_USA.csv"))
        .Select(line => EiaRow().Match(line)).Where(match => match.Success)
        .ToDictionary(match => match.Groups["code"].Value, match => new EiaPlant(
            SampleTables.Number(match.Groups["mw"].Value), SampleTables.Number(match.Groups["lat"].Value), SampleTables.Number(match.Groups["lon"].Value)));

    // Haversine on a sphere of the mean radius.
    private static double Km(double lat1, double lon1, double lat2, double lon2)
    {
        var (a, b) = (double.DegreesToRadians(lat1), double.DegreesToRadians(lat2));
        var sinLat = Math.Sin((b - a) / 2);
        var sinLon = Math.Sin(double.DegreesToRadians(lon2 - lon1) / 2);
        return 2 * 6371.0088 * Math.Asin(Math.Sqrt((sinLat * sinLat) + (Math.Cos(a) * Math.Cos(b) * sinLon * sinLon)));
    }

    private sealed record EiaPlant(double Mw, double Lat, double Lon);

    [GeneratedRegex(@"EIA-860 plant (\d+)")]
    private static partial Regex EiaCode();

    [GeneratedRegex(@",USA0*(?<code>\d+),(?<mw>[\d.]+),(?<lat>-?[\d.]+),(?<lon>-?[\d.]+),")]
    private static partial Regex EiaRow();
}
