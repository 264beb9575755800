using System.Collections.Concurrent;
using Planner.Domain.Grid;
using Planner.Domain.Units;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.Solver.Siting;

/// <summary>A network, the branches of it that a plan is checked against, and the factors that this needs.</summary>
/// <remarks>Immutable but for its caches; thread-safe.</remarks>
public sealed class WatchedGrid
{
    private readonly ConcurrentDictionary<int, double[]> rows = new();
    private readonly ConcurrentDictionary<string, WatchedGrid> doubled = new(StringComparer.Ordinal);
    private readonly Lazy<OutageFactors[]> outages;

    /// <param name="network">The network.</param>
    /// <param name="minVoltage">Branches whose two buses are both of this voltage or more; null: all.</param>
    /// <param name="withOutages">True: also after the outage of each watched branch that does not split the grid (N-1).</param>
    public WatchedGrid(DcNetwork network, Kilovolts? minVoltage = null, bool withOutages = false)
    {
        Network = network;
        MinVoltage = minVoltage;
        WithOutages = withOutages;
        Watched = [.. Enumerable.Range(0, network.BranchCount).Where(IsWatched)];
        outages = new(() => withOutages ? [.. Watched.Select(FactorsOf).OfType<OutageFactors>()] : []);
    }

    public DcNetwork Network { get; }

    public Kilovolts? MinVoltage { get; }

    public bool WithOutages { get; }

    /// <summary>Branch indices.</summary>
    internal int[] Watched { get; }

    internal IReadOnlyList<OutageFactors> Outages => outages.Value;

    internal long LimitCount =>
        Watched.LongCount(branch => double.IsFinite(Network.Arrays.NormalMw[branch]))
        + (Watched.LongCount(branch => double.IsFinite(Network.Arrays.EmergencyMw[branch])) * Outages.Count);

    /// <summary>PTDF of a branch at every bus index.</summary>
    internal double[] Row(int branch) => rows.GetOrAdd(branch, number => Ptdf.Row(Network, number));

    internal string NameOf(int branch) =>
        $"{Network.Buses[Network.Arrays.From[branch]].Name} - {Network.Buses[Network.Arrays.To[branch]].Name}";

    /// <summary>LODF of one branch for the outage of another; null when that splits the grid.</summary>
    internal double? Factor(int branch, int outage) => Lodf.Column(Network, outage)?[branch];

    /// <summary>The same grid with a twin beside each of these branches; the twins stand last, in this order.</summary>
    internal WatchedGrid WithTwins(IReadOnlyList<BranchId> branches) => branches.Count == 0
        ? this
        : doubled.GetOrAdd(string.Join(' ', branches), _ => new(DcNetwork.From(Doubled(branches), Network.Convention), MinVoltage, WithOutages));

    private PowerGrid Doubled(IReadOnlyList<BranchId> branches)
    {
        var grid = Network.Grid;
        var free = grid.Branches.Max(branch => branch.Id.Number);
        var twins = branches.Select((id, number) => grid.GetBranch(id) with { Id = new BranchId(free + 1 + number) });
        return new(grid.BasePower, grid.Buses, [.. grid.Branches, .. twins], grid.Generators, grid.Loads, grid.DcLines);
    }

    private bool IsWatched(int branch) =>
        MinVoltage is not { } least
        || (Network.Buses[Network.Arrays.From[branch]].BaseVoltage >= least && Network.Buses[Network.Arrays.To[branch]].BaseVoltage >= least);

    private OutageFactors? FactorsOf(int branch) =>
        Lodf.Column(Network, branch) is { } column ? new(branch, [.. Watched.Select(watched => column[watched])]) : null;
}

/// <param name="Branch">Branch index of the outage.</param>
/// <param name="Lodf">Factor per watched branch, in their order.</param>
internal sealed record OutageFactors(int Branch, double[] Lodf);
