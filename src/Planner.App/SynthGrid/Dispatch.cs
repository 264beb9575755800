namespace Planner.App.SynthGrid;

/// <summary>Whether a plant runs at peak, and its output.</summary>
internal readonly record struct Commitment(bool Runs, double OutputMw);

/// <summary>Commits plants in order of running cost and dispatches them to the load of their interconnection.</summary>
/// <remarks>
/// Running plants hold a spinning reserve of 7 % above the load, so that a study can redispatch. Output rises from each
/// plant's least stable output in order of cost; generation equals load exactly, since a DC power flow has no losses.
/// </remarks>
internal static class Dispatch
{
    private const double SpinningFactor = 1.07;

    public static IReadOnlyDictionary<Plant, Commitment> AtPeak(IReadOnlyList<Substation> substations)
    {
        var dispatch = new Dictionary<Plant, Commitment>();
        foreach (var grid in substations.GroupBy(substation => substation.Interconnection))
        {
            var merit = grid.SelectMany(substation => substation.Plants)
                .OrderBy(plant => plant.Fuel.UsdPerMwh).ThenByDescending(plant => plant.Nameplate.Value).ThenBy(plant => plant.Name, StringComparer.Ordinal)
                .ToList();
            Run(merit, grid.Sum(substation => substation.LoadMw), dispatch);
        }

        return dispatch;
    }

    private static void Run(List<Plant> merit, double loadMw, Dictionary<Plant, Commitment> dispatch)
    {
        var committedMw = 0.0;
        var running = merit.TakeWhile(plant =>
        {
            var needed = committedMw < loadMw * SpinningFactor;
            committedMw += plant.AtPeakMw;
            return needed;
        }).ToHashSet();
        var leftMw = loadMw - running.Sum(LeastMw);
        foreach (var plant in merit)
        {
            var moreMw = running.Contains(plant) ? Math.Min(leftMw, plant.AtPeakMw - LeastMw(plant)) : 0;
            leftMw -= moreMw;
            dispatch[plant] = running.Contains(plant) ? new(true, LeastMw(plant) + moreMw) : new(false, 0);
        }

        if (Math.Abs(leftMw) > 1e-6 * loadMw)
        {
            throw new InvalidOperationException($"Dispatch leaves {leftMw} MW of {loadMw} MW: load was not scaled to generation.");
        }
    }

    /// <summary>Lowest output of a running plant; plants that the weather limits have none above what it gives.</summary>
    public static double LeastMw(Plant plant) => Math.Min(plant.Nameplate.Value * plant.Fuel.MinShare, plant.AtPeakMw);
}
