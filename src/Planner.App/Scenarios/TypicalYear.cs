using Planner.Domain.Grid;

namespace Planner.App.Scenarios;

/// <summary>An illustrative year for grids without hourly series: the stated loads are its summer peak.</summary>
/// <remarks>
/// Demand of hour h (0 to 23) of day d: 0.66 + 0.22·max(0, cos(2π(d − 205)/365)) + 0.05·max(0, −cos(2π(d − 205)/365)) +
/// 0.12·cos(2π(h − 17)/24), as a share of the stated load: a July afternoon peak of 1, a small winter peak, low spring nights.
/// Sun: a half sine from hour 6 to 18. Wind: 0.35 + 0.12·cos(2π(h − 2)/24), more at night. The order of size of U.S. systems,
/// measured nowhere.
/// </remarks>
internal static class TypicalYear
{
    public const string Description = "an illustrative year made by a formula: the stated loads are its peak; it was measured nowhere";

    private const int Hours = 8760;
    private const int PeakDay = 205;

    public static HourlyProfiles Of(PowerGrid grid)
    {
        var factor = Enumerable.Range(0, Hours).Select(Demand).ToArray();
        var demand = grid.Loads.Where(load => load.Demand.Value > 0)
            .GroupBy(load => grid.GetBus(load.Bus).Area, load => load.Demand.Value)
            .ToDictionary(area => area.Key, area => Scaled(factor, area.Sum()));
        var (sun, wind) = (Enumerable.Range(0, Hours).Select(Sun).ToArray(), Enumerable.Range(0, Hours).Select(Wind).ToArray());
        var available = new Dictionary<GeneratorId, double[]>();
        foreach (var unit in grid.Generators)
        {
            if (Has(unit, "solar"))
            {
                available[unit.Id] = Scaled(sun, unit.Max.Value);
            }
            else if (Has(unit, "wind"))
            {
                available[unit.Id] = Scaled(wind, unit.Max.Value);
            }
        }

        return new(new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Unspecified), Hours, demand, available);
    }

    private static bool Has(Generator unit, string word) => unit.Fuel.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static double[] Scaled(double[] share, double mw) => Array.ConvertAll(share, part => part * mw);

    private static double Demand(int hour)
    {
        var season = Cosine((hour / 24) - PeakDay, 365);
        return 0.66 + (0.22 * Math.Max(0, season)) + (0.05 * Math.Max(0, -season)) + (0.12 * Cosine((hour % 24) - 17, 24));
    }

    private static double Sun(int hour) => Math.Max(0, Math.Sin(Math.PI * ((hour % 24) - 6) / 12));

    private static double Wind(int hour) => 0.35 + (0.12 * Cosine((hour % 24) - 2, 24));

    private static double Cosine(int steps, int period) => Math.Cos(2 * Math.PI * steps / period);
}
