using Planner.Solver.Network;

namespace Planner.Solver.PowerFlow;

/// <summary>Power transfer distribution factors: MW through a branch for each MW injected at a bus and drawn at its island's reference.</summary>
/// <remarks>
/// φ_l = b_l·(B⁻¹(e_f − e_t))ᵀ for a row, φ_·,i = diag(b)·A·B⁻¹·e_i for a column: one sparse solve each; the dense matrix
/// is never made. A factor for supply by participation a is φ_l,i − Σ_j a_j φ_l,j.
/// </remarks>
public static class Ptdf
{
    /// <summary>Factors of one branch at every bus index.</summary>
    public static double[] Row(DcNetwork network, int branch)
    {
        var unit = new double[network.BusCount];
        unit[network.Arrays.From[branch]] += 1;
        unit[network.Arrays.To[branch]] -= 1;
        var row = network.Factors.Solve(unit);
        for (var i = 0; i < row.Length; i++)
        {
            row[i] *= network.Arrays.SusceptancePu[branch];
        }
        return row;
    }

    /// <summary>Factors of every branch index for one bus.</summary>
    public static double[] Column(DcNetwork network, int bus)
    {
        var unit = new double[network.BusCount];
        unit[bus] = 1;
        return BranchFlows(network, network.Factors.Solve(unit));
    }

    /// <summary>Flow change of every branch index in MW for each MW of new load at a bus, supplied by participation.</summary>
    /// <remarks>Δ_l,i = Σ_j a_j φ_l,j − φ_l,i: one solve. All 0 where no generator of the island participates.</remarks>
    public static double[] OfNewLoad(DcNetwork network, Participation participation, int bus)
    {
        var island = network.IslandOfBus[bus];
        var share = participation.ShareOfBus(network);
        var injection = new double[network.BusCount];
        for (var i = 0; i < injection.Length; i++)
        {
            injection[i] = network.IslandOfBus[i] == island ? share[i] : 0;
        }
        injection[bus] -= injection.Sum();
        return BranchFlows(network, network.Factors.Solve(injection));
    }

    internal static double[] BranchFlows(DcNetwork network, double[] anglePu)
    {
        var arrays = network.Arrays;
        var flows = new double[network.BranchCount];
        for (var l = 0; l < flows.Length; l++)
        {
            flows[l] = arrays.SusceptancePu[l] * (anglePu[arrays.From[l]] - anglePu[arrays.To[l]]);
        }
        return flows;
    }
}
