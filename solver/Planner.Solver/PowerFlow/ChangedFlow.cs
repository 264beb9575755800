using Planner.Domain.Grid;
using Planner.Solver.Network;

namespace Planner.Solver.PowerFlow;

/// <summary>Power flow of a changed grid in which generators share what the change takes or leaves, as in a headroom study.</summary>
/// <remarks>
/// A plain power flow would let the reference bus alone make up for a new load. Here each island keeps the mismatch that the
/// base case had at the same reference, and only the difference is shared by participation. So load alone gives
/// base flow + MW · <see cref="Ptdf.OfNewLoad"/>.
/// </remarks>
public static class ChangedFlow
{
    /// <param name="baseFlow">The flow before the change.</param>
    /// <param name="changed">The network after it.</param>
    /// <param name="participation">Who shares the difference, in the changed network.</param>
    public static DcFlow Solve(DcFlow baseFlow, DcNetwork changed, Participation participation)
    {
        var injectionMw = changed.StatedInjectionMw();
        var toShareMw = new double[changed.IslandCount];
        for (var island = 0; island < toShareMw.Length; island++)
        {
            toShareMw[island] = -TakenInBase(baseFlow, changed.Buses[changed.ReferenceOfIsland[island]].Id);
        }
        for (var i = 0; i < injectionMw.Length; i++)
        {
            toShareMw[changed.IslandOfBus[i]] -= injectionMw[i];
        }
        var share = participation.ShareOfBus(changed);
        for (var i = 0; i < injectionMw.Length; i++)
        {
            injectionMw[i] += share[i] * toShareMw[changed.IslandOfBus[i]];
        }
        return DcPowerFlow.Solve(changed, injectionMw);
    }

    // What the reference bus took before; nothing where the bus was no reference.
    private static double TakenInBase(DcFlow baseFlow, BusId reference)
    {
        var network = baseFlow.Network;
        return network.FindBus(reference) is { } bus && network.ReferenceOfIsland[network.IslandOfBus[bus]] == bus
            ? baseFlow.TakenByReferenceMw[network.IslandOfBus[bus]]
            : 0;
    }
}
