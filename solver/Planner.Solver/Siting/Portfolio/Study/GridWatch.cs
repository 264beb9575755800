using Planner.Domain.Grid;
using Planner.Domain.Units;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.Solver.Siting;

/// <summary>Which branches of a grid a portfolio is checked against.</summary>
/// <param name="MinVoltage">Branches whose two buses are both of this voltage or more; null: all.</param>
/// <param name="WithOutages">True: also after the outage of each watched branch that does not split the grid (N-1).</param>
public sealed record GridWatch(Kilovolts? MinVoltage = null, bool WithOutages = false)
{
    /// <summary>The limits for loads at the given buses, served by the participation's generators.</summary>
    /// <remarks>
    /// δ_l,i = Σ_j a_j φ_l,j − φ_l,i within the island of i, and 0 in the other islands. A bus that is not in the network, or
    /// whose island has no participating generator, is left out: a study that uses it is refused.
    /// </remarks>
    public GridLimits Limits(DcFlow baseFlow, Participation participation, IEnumerable<BusId> pois)
    {
        var network = baseFlow.Network;
        var branches = Enumerable.Range(0, network.BranchCount).Where(branch => IsWatched(network, branch)).ToArray();
        var share = participation.ShareOfBus(network);
        var total = TotalShare(network, share);
        var served = pois.Distinct().Where(poi => network.FindBus(poi) is { } bus && total[network.IslandOfBus[bus]] > 0.5).ToArray();
        return new(
            branches.Select(branch => Monitored(baseFlow, branch)),
            served,
            Shifts(network, branches, [.. served.Select(poi => network.FindBus(poi)!.Value)], share),
            WithOutages ? Outages(network, branches) : []);
    }

    /// <summary>Whether the limits can tell what a load at a bus does: it is in the network, on an island with a participating generator.</summary>
    public static bool Serves(DcNetwork network, Participation participation, BusId poi) =>
        network.FindBus(poi) is { } bus && TotalShare(network, participation.ShareOfBus(network))[network.IslandOfBus[bus]] > 0.5;

    private bool IsWatched(DcNetwork network, int branch) =>
        MinVoltage is not { } least
        || (network.Buses[network.Arrays.From[branch]].BaseVoltage >= least && network.Buses[network.Arrays.To[branch]].BaseVoltage >= least);

    private static double[] TotalShare(DcNetwork network, double[] share)
    {
        var total = new double[network.IslandCount];
        for (var bus = 0; bus < share.Length; bus++)
        {
            total[network.IslandOfBus[bus]] += share[bus];
        }

        return total;
    }

    private static MonitoredBranch Monitored(DcFlow flow, int number)
    {
        var (arrays, branch) = (flow.Network.Arrays, flow.Network.Branches[number]);
        var name = $"{arrays.Buses[arrays.From[number]].Name} - {arrays.Buses[arrays.To[number]].Name}";
        return new(branch.Id, name, new(flow.FlowMw[number]), branch.Rating);
    }

    private static double[] Shifts(DcNetwork network, int[] branches, int[] buses, double[] share)
    {
        var supplied = Ptdf.BranchFlows(network, network.Factors.Solve(share));
        var shifts = new double[branches.Length * buses.Length];
        for (var poi = 0; poi < buses.Length; poi++)
        {
            var drawn = Ptdf.Column(network, buses[poi]);
            for (var row = 0; row < branches.Length; row++)
            {
                var branch = branches[row];
                var sameIsland = network.IslandOfBus[network.Arrays.From[branch]] == network.IslandOfBus[buses[poi]];
                shifts[(row * buses.Length) + poi] = sameIsland ? supplied[branch] - drawn[branch] : 0;
            }
        }

        return shifts;
    }

    private static IEnumerable<BranchOutage> Outages(DcNetwork network, int[] branches) =>
        from branch in branches
        let lodf = Lodf.Column(network, branch)
        where lodf is not null
        select new BranchOutage(network.Branches[branch].Id, branches.Select(watched => lodf[watched]).ToArray());
}
