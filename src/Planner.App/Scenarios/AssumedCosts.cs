using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Domain.Technologies;

namespace Planner.App.Scenarios;

/// <summary>Running costs for plants whose case states none, by their fuel and the technology table.</summary>
/// <remarks>An hourly dispatch needs a cost of every plant. What is assumed is said; a fuel that the table can't place is refused.</remarks>
internal static class AssumedCosts
{
    private static readonly Dictionary<string, string> TechnologyOfWord = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ng"] = "gas-combined-cycle",
        ["gas"] = "gas-combined-cycle",
        ["natural gas"] = "gas-combined-cycle",
        ["natural-gas"] = "gas-combined-cycle",
        ["gas-cc"] = "gas-combined-cycle",
        ["gas-ct"] = "gas-combustion-turbine",
        ["nuclear"] = "nuclear-large",
        ["wind"] = "wind-onshore",
        ["solar"] = "solar-pv",
        ["geothermal"] = "geothermal-enhanced",
    };

    // Water has no fuel to pay for; its variable operation is the order of 2 $/MWh and never decides an order of merit.
    private static readonly string[] Free = ["hydro", "water", "sync_cond"];

    /// <summary>The grid with a cost for every plant in service.</summary>
    public static PowerGrid Fill(PowerGrid grid, TechnologyTable table, List<string> evidence, string file, DiagnosticBag bag)
    {
        var without = grid.Generators.Where(unit => unit.InService && unit.Cost is CostCurve.NotStated).ToArray();
        if (without.Length == 0)
        {
            return grid;
        }

        var costs = without.Select(unit => unit.Fuel).Distinct().ToDictionary(fuel => fuel, fuel => CostOf(fuel, table));
        foreach (var fuel in costs.Where(cost => cost.Value is null).Select(cost => cost.Key).Order(StringComparer.Ordinal))
        {
            bag.Error("scenario.no-cost", $"{without.Count(unit => unit.Fuel == fuel)} plant(s) of the fuel \"{fuel}\" state no running cost", new(file),
                "A dispatch can't place them among the others", "State their cost in the case, or take them out of service");
        }

        evidence.AddRange(costs.Where(cost => cost.Value is not null).Select(cost => FormattableString.Invariant(
            $"{without.Count(unit => unit.Fuel == cost.Key)} plant(s) of the fuel {cost.Key} state no running cost; {cost.Value:0.##} $/MWh is taken from the technology table as of {table.AsOf:yyyy-MM-dd}")));
        return new(grid.BasePower, grid.Buses, grid.Branches, grid.Generators.Select(unit => WithCost(unit, costs)), grid.Loads, grid.DcLines);
    }

    private static Generator WithCost(Generator unit, Dictionary<string, double?> costs) =>
        unit.Cost is CostCurve.NotStated && costs.GetValueOrDefault(unit.Fuel) is { } usdPerMwh
            ? unit with { Cost = new CostCurve.Polynomial([0, usdPerMwh]) }
            : unit;

    private static double? CostOf(string fuel, TechnologyTable table)
    {
        if (Free.Contains(fuel, StringComparer.OrdinalIgnoreCase))
        {
            return 0;
        }

        // The table states no variable operation of old coal plants: their fuel alone.
        return fuel.Equals("coal", StringComparison.OrdinalIgnoreCase)
            ? table.Find("coal-retention") is { HeatRateBtuPerKwh: { } heat, Fuel.PriceUsdPerMmbtu: { } price } ? heat.Value * price.Value / 1000 : null
            : TechnologyOfWord.TryGetValue(fuel, out var id) ? table.Find(id)?.RunningUsdPerMwh : null;
    }
}
