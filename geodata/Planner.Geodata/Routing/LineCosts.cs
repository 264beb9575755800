using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Import;

namespace Planner.Geodata.Routing;

/// <summary>What a new line costs: US dollars per mile by voltage, times terrain and land cover (line-costs.yaml).</summary>
/// <param name="Id">Region of the table, e.g. "western".</param>
/// <param name="Source">Document that the figures come from.</param>
/// <param name="DollarYear">Year of the dollars.</param>
/// <param name="Confidence">"checked" against the document, or "draft".</param>
/// <param name="UsdPerMile">By voltage class in kV.</param>
/// <param name="HillSlopePercent">From this slope on ground is hilly.</param>
/// <param name="HillFactor">Factor on hilly ground.</param>
/// <param name="MountainSlopePercent">From this slope on ground is mountainous.</param>
/// <param name="MountainFactor">Factor on mountainous ground.</param>
/// <param name="LandFactors">By land cover class (NLCD legend); classes that are not listed count 1.</param>
internal sealed record LineCosts(
    string Id, string Source, int DollarYear, string Confidence, IReadOnlyDictionary<double, double> UsdPerMile,
    double HillSlopePercent, double HillFactor, double MountainSlopePercent, double MountainFactor, IReadOnlyDictionary<int, double> LandFactors)
{
    public const double MetresPerMile = 1609.344;

    /// <summary>The voltage class that serves: the lowest of the table that is at least as high, else the highest.</summary>
    public double ClassOf(double kilovolts) => UsdPerMile.Keys.Order().FirstOrDefault(kv => kv >= kilovolts) is > 0 and var found ? found : UsdPerMile.Keys.Max();

    public double UsdPerMetre(double voltageClass) => UsdPerMile[voltageClass] / MetresPerMile;

    /// <summary>Factor of the ground; an unknown slope or cover counts 1 for the search, and the caller says so.</summary>
    public double Factor(float slopePercent, float landCover)
    {
        var terrain = slopePercent >= MountainSlopePercent ? MountainFactor : slopePercent >= HillSlopePercent ? HillFactor : 1;
        return terrain * (!float.IsNaN(landCover) && LandFactors.TryGetValue((int)landCover, out var land) ? land : 1);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Source}, {DollarYear} US dollars ({Confidence})");

    /// <summary>The tables that ship with the program.</summary>
    public static IReadOnlyDictionary<string, LineCosts> Shipped()
    {
        var bag = new DiagnosticBag();
        var tables = Read(Path.Combine(AppContext.BaseDirectory, "catalogue", "line-costs.yaml"), bag);
        bag.ThrowIfErrors();
        return tables;
    }

    /// <summary>Reads the tables of a file, by region.</summary>
    public static IReadOnlyDictionary<string, LineCosts> Read(string path, DiagnosticBag bag)
    {
        var found = new Dictionary<string, LineCosts>(StringComparer.Ordinal);
        if (YamlMap.Load(path, bag) is not { } map)
        {
            return found;
        }

        foreach (var table in map.Maps("tables"))
        {
            var costs = ReadTable(table);
            found[costs.Id] = costs;
        }

        map.RefuseOtherKeys();
        return found;
    }

    private static LineCosts ReadTable(YamlMap map)
    {
        var costs = new LineCosts(
            map.Text("id"), map.Text("source"), map.Integer("dollarYear", 1990, 2100), map.Text("confidence"),
            Pairs(map, "usdPerMile").ToDictionary(pair => pair.Key, pair => pair.Value),
            map.Number("hillSlopePercent", 0, 100), map.Number("hillFactor", 0.1, 10), map.Number("mountainSlopePercent", 0, 100), map.Number("mountainFactor", 0.1, 10),
            Pairs(map, "landFactors").ToDictionary(pair => (int)pair.Key, pair => pair.Value));
        map.RefuseOtherKeys();
        return costs;
    }

    private static IEnumerable<KeyValuePair<double, double>> Pairs(YamlMap map, string key) =>
        map.NumberRows(key).Where(row => row.Count == 2).Select(row => KeyValuePair.Create(row[0], row[1]));
}
