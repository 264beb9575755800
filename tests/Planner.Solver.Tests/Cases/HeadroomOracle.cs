using Planner.Domain.Grid;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.Tests.Cases;

/// <summary>Adds load, solves every outage again, and bisects on whether a limit is broken that was not broken before.</summary>
internal sealed class HeadroomOracle
{
    private readonly PowerGrid grid;
    private readonly double existingShare;
    private readonly Outage[] outages; // first nothing out, then each branch that does not split the grid, then each unit
    private readonly Dictionary<BranchId, double> baseFlowMw;

    public HeadroomOracle(PowerGrid grid, double existingShare)
    {
        this.grid = grid;
        this.existingShare = existingShare;
        var whole = DcNetwork.From(grid, DcConvention.Matpower);
        var branches = grid.Branches.Where(branch => branch.InService)
            .Select(branch => DcNetwork.From(grid.Apply(new GridChange.OutageBranch(branch.Id)), DcConvention.Matpower))
            .Where(network => network.IslandCount == whole.IslandCount);
        var units = grid.Generators.Where(unit => unit.InService && grid.Generators.Any(other => other.InService && other.Id != unit.Id && other.Max.Value > 0));
        outages = [new(whole, null), .. branches.Select(network => new Outage(network, null)), .. units.Select(unit => new Outage(whole, unit))];
        foreach (var outage in outages)
        {
            outage.Before = Flows(outage, 0, 0);
        }
        baseFlowMw = Enumerable.Range(0, whole.BranchCount).ToDictionary(l => whole.Branches[l].Id, l => outages[0].Before[l]);
    }

    private double CapacityMw => grid.Generators.Where(g => g.InService).Sum(g => Math.Max(0, g.Max.Value));

    public double Headroom(int bus, bool withOutages)
    {
        var (low, high) = (0.0, CapacityMw);
        if (Holds(bus, high, withOutages))
        {
            return high;
        }
        while (high - low > 1e-6 * (1 + low))
        {
            var middle = (low + high) / 2;
            (low, high) = Holds(bus, middle, withOutages) ? (middle, high) : (low, middle);
        }
        return low;
    }

    private bool Holds(int bus, double loadMw, bool withOutages)
    {
        var nothingOut = Flows(outages[0], bus, loadMw);
        return Holds(outages[0], nothingOut, loadMw, rating => rating.Normal?.Value, onlyExceeded: false)
            && (!withOutages || (Holds(outages[0], nothingOut, loadMw, rating => rating.AfterOutage?.Value, onlyExceeded: true)
                && outages.Skip(1).All(outage => Holds(outage, Flows(outage, bus, loadMw), loadMw, rating => rating.AfterOutage?.Value, onlyExceeded: false))));
    }

    private bool Holds(Outage outage, double[] after, double loadMw, Func<Rating, double?> limit, bool onlyExceeded)
    {
        for (var l = 0; l < after.Length; l++)
        {
            var branch = outage.Network.Branches[l];
            var limitMw = limit(branch.Rating) ?? double.PositiveInfinity;
            foreach (var side in new[] { 1, -1 })
            {
                var exceeded = limitMw - (side * outage.Before[l]) <= 1e-6;
                // Exceeded with nothing out: judged there, once.
                var isJudged = exceeded ? outage != outages[0] && limitMw - (side * baseFlowMw[branch.Id]) <= 1e-6 : onlyExceeded;
                var allowedMw = exceeded ? (side * outage.Before[l]) + (existingShare * loadMw) : limitMw;
                if (!isJudged && side * after[l] > allowedMw + 1e-9)
                {
                    return false;
                }
            }
        }
        return true;
    }

    private double[] Flows(Outage outage, int bus, double loadMw)
    {
        var injectionMw = outage.Network.StatedInjectionMw();
        injectionMw[bus] -= loadMw;
        if (outage.Unit is { } lost)
        {
            injectionMw[outage.Network.FindBus(lost.Bus)!.Value] -= lost.Output.Value;
        }
        var others = grid.Generators.Where(g => g.InService && g != outage.Unit).ToArray();
        var toSupplyMw = loadMw + (outage.Unit?.Output.Value ?? 0);
        foreach (var g in others)
        {
            injectionMw[outage.Network.FindBus(g.Bus)!.Value] += toSupplyMw * Math.Max(0, g.Max.Value) / others.Sum(other => Math.Max(0, other.Max.Value));
        }
        return DcPowerFlow.Solve(outage.Network, injectionMw).FlowMw.ToArray();
    }

    private sealed class Outage(DcNetwork network, Generator? unit)
    {
        public DcNetwork Network { get; } = network;

        public Generator? Unit { get; } = unit;

        public double[] Before { get; set; } = [];
    }
}
