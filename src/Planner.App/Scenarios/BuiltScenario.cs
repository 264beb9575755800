using Planner.Domain.Grid;
using Planner.Solver.Scenario;

namespace Planner.App.Scenarios;

/// <summary>A scenario's changes applied to a grid: what holds all the time in the grid, what has hours beside it.</summary>
internal sealed class BuiltScenario
{
    public required PowerGrid Grid { get; set; }

    /// <summary>Product of all changes that scale the load; profiles are scaled by it too.</summary>
    public double LoadFactor { get; set; } = 1;

    public List<NewLoad> NewLoads { get; } = [];

    public List<StorageUnit> Storage { get; } = [];

    public List<TimedOutage> Outages { get; } = [];

    public List<HeatWave> HeatWaves { get; } = [];

    public List<TimedRating> Ratings { get; } = [];

    /// <summary>Share of capacity that new plants can give in every hour.</summary>
    public Dictionary<GeneratorId, double> AvailableShare { get; } = [];

    /// <summary>What was done and on what ground, in words.</summary>
    public List<string> Evidence { get; } = [];

    /// <summary>The grid at one moment at which all of it holds: loads drawn, on-site units at full output, outages out, heat on.</summary>
    public PowerGrid Moment()
    {
        var grid = Grid;
        foreach (var load in NewLoads)
        {
            grid = grid.Apply(new GridChange.AddLoad(load.Bus, new(load.PeakMw - load.OnsiteMw)));
        }

        grid = grid.Apply(Outages.Select(outage => outage.Branch is { } branch
            ? (GridChange)new GridChange.OutageBranch(branch)
            : new GridChange.OutageGenerator(outage.Generator!.Value)));
        grid = HeatWaves.Aggregate(grid, (hot, wave) =>
            hot.Apply(
            [
                new GridChange.ScaleLoads(wave.DemandFactor),
                new GridChange.RerateAll(wave.RatingFactor),
                .. wave.CapacityFactorOfFuel.Select(fuel => new GridChange.DerateFuel(fuel.Key, fuel.Value)),
            ]));
        return grid.Apply(Ratings.Select(rating => rating.Branch is { } branch
            ? (GridChange)new GridChange.RerateBranch(branch, rating.Factor)
            : new GridChange.RerateAll(rating.Factor)));
    }
}
