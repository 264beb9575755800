using System.Globalization;
using Planner.Domain.Facts;
using Planner.Geodata.Routing;

namespace Planner.Geodata.Import;

/// <summary>The facts that a routed tie-line gives by itself; crossings are facts of the recipe, measured on its corridor.</summary>
internal static class TieLineFacts
{
    public static readonly FactId LengthKm = new("tie_line.length_km");
    public static readonly FactId CostUsd = new("tie_line.cost_usd");
    public static readonly FactId GivenUp = new("tie_line.barriers_given_up");

    /// <summary>The length as the permitting rules name it.</summary>
    public static readonly FactId LengthMiles = new("line.length_mi");

    public static Fact.Unknown NoRoute { get; } = new(
        new("no tie-line was routed: no point of interconnection lies near the site, or barriers leave no way", "未生成接入线路：场址附近没有并网点，或障碍未留通路"),
        new("the route of the line, or a farther point of interconnection (candidates.poi in the recipe)", "线路走向，或更远的并网点（配方中的 candidates.poi）"));

    public static FactSheet Of(IReadOnlyList<TieLine> lines)
    {
        if (lines.Count == 0)
        {
            return FactSheet.Empty.With(LengthKm, NoRoute).With(CostUsd, NoRoute).With(GivenUp, NoRoute).With(LengthMiles, NoRoute);
        }

        var line = lines[0];
        var detail = string.Create(CultureInfo.InvariantCulture, $"cheapest of {lines.Count} least-cost routes, to bus {line.End.Bus.Number}; geodesic length along the centres of its cells");
        var source = new Source("routed by Planner", "as of the layers it reads", "derived", FactMethod.Derived, detail);
        return FactSheet.Empty
            .With(LengthKm, new Fact.Known(new FactValue.Number(line.LengthM / 1000, "km"), source))
            .With(LengthMiles, new Fact.Known(new FactValue.Number(line.LengthM / 1609.344, "mi"), source))
            .With(CostUsd, line.CostUsd)
            .With(GivenUp, new Fact.Known(new FactValue.Words(line.GivenUp), source));
    }

    /// <summary>Cost for sorting; routes whose cost is not known go last.</summary>
    public static double Usd(TieLine line) =>
        line.CostUsd is Fact.Known { Value: FactValue.Number usd } ? usd.Value : double.PositiveInfinity;
}
