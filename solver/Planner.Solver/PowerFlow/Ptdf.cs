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

    /// <summary>Flow change of every branch for each MW of new load at each of some buses, supplied by participation a.</summary>
    /// <remarks>δ_l,i = φ_l·(a − e_i). Row-major: branch index times number of buses plus place of the bus; MW per MW.</remarks>
    public static double[] OfNewLoad(DcNetwork network, IReadOnlyList<int> buses, Participation participation)
    {
        var supplied = BranchFlows(network, network.Factors.Solve(participation.ShareOfBus(network)));
        var shifts = new double[network.BranchCount * buses.Count];
        for (var place = 0; place < buses.Count; place++)
        {
            var drawn = Column(network, buses[place]);
            for (var l = 0; l < drawn.Length; l++)
            {
                shifts[(l * buses.Count) + place] = supplied[l] - drawn[l];
            }
        }
        return shifts;
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
