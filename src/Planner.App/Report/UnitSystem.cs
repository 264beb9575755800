namespace Planner.App.Report;

/// <summary>Units that lengths and areas are shown in. Power, money and what the law itself measures keep theirs.</summary>
public enum UnitSystem
{
    /// <summary>Kilometres and hectares.</summary>
    Metric,

    /// <summary>Miles and acres.</summary>
    Us,
}

/// <summary>Lengths and areas in the reader's units. Factors: international foot and mile, acre of 43,560 square feet.</summary>
internal static class Measured
{
    private static readonly Dictionary<string, (string Unit, double Factor)> InUs = new(StringComparer.Ordinal)
    {
        ["km"] = ("mi", 1 / 1.609344),
        ["m"] = ("ft", 1 / 0.3048),
        ["ha"] = ("acre", 1 / 0.40468564224),
        ["km2"] = ("sq mi", 1 / 2.589988110336),
    };

    /// <summary>The value with its unit; a unit without a counterpart stays.</summary>
    public static (double Value, string Unit) In(this UnitSystem units, double value, string unit) =>
        units == UnitSystem.Us && InUs.TryGetValue(unit, out var other) ? (value * other.Factor, other.Unit) : (value, unit);

    /// <summary>The same as text, or a dash for what is not known.</summary>
    public static string Text(this UnitSystem units, double? value, string unit)
    {
        if (value is not { } known)
        {
            return "–";
        }

        var (number, name) = units.In(known, unit);
        return $"{HtmlPage.Number(number)} {name}";
    }

    /// <summary>The value in US units, for a column beside the metric one; null stays null.</summary>
    public static double? Us(double? value, string unit) => value is { } known ? UnitSystem.Us.In(known, unit).Value : null;
}
