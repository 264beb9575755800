using System.Collections.Frozen;

namespace Planner.Permitting.Facts;

/// <summary>The units that facts and rules may use, and exact conversions inside one dimension.</summary>
/// <remarks>
/// Factors: NIST Handbook 44 (2024), appendix C: international mile 1609.344 m, acre 4046.8564224 m2, nautical mile
/// 1852 m, short ton 2000 lb. A unit of money carries no year: a rule that needs one has it in the fact's name.
/// </remarks>
public static class UnitTable
{
    private static readonly FrozenDictionary<string, (string Dimension, double Factor)> Units =
        new Dictionary<string, (string, double)>(StringComparer.Ordinal)
        {
            ["1"] = ("number", 1),
            ["percent"] = ("percent", 1),
            ["points"] = ("points", 1),
            ["pages"] = ("pages", 1),
            ["m"] = ("length", 1),
            ["km"] = ("length", 1000),
            ["mi"] = ("length", 1609.344),
            ["ft"] = ("length", 0.3048),
            ["nmi"] = ("length", 1852),
            ["m2"] = ("area", 1),
            ["ha"] = ("area", 10_000),
            ["acre"] = ("area", 4046.8564224),
            ["sqft"] = ("area", 0.09290304),
            ["km2"] = ("area", 1_000_000),
            ["MW"] = ("power", 1),
            ["kW"] = ("power", 0.001),
            ["GW"] = ("power", 1000),
            ["average MW"] = ("average power", 1),
            ["kV"] = ("voltage", 1),
            ["USD"] = ("money", 1),
            ["year"] = ("duration", 1),
            ["month"] = ("duration", 1 / 12.0),
            ["h/yr"] = ("hours a year", 1),
            ["g/kWh"] = ("emission factor", 1),
            ["short ton/yr"] = ("mass rate", 1),
            ["MMBtu/h"] = ("heat rate", 1),
            ["ug/m3"] = ("concentration", 1),
            ["gal"] = ("volume", 1),
            ["lb"] = ("mass", 1),
            ["short ton"] = ("mass", 2000),
            ["gal/day"] = ("flow", 1),
            ["million gal/day"] = ("flow", 1_000_000),
            ["category 0-4"] = ("category", 1),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Known => Units.Keys;

    public static bool IsKnown(string unit) => Units.ContainsKey(unit);

    /// <summary>The value in another unit of the same dimension; null when there is no conversion.</summary>
    public static double? Convert(double value, string from, string to)
    {
        if (from == to)
        {
            return value;
        }

        return Units.TryGetValue(from, out var a) && Units.TryGetValue(to, out var b) && a.Dimension == b.Dimension
            ? value * a.Factor / b.Factor
            : null;
    }
}
