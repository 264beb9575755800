using Planner.Solver.Network;

namespace Planner.Solver.PowerFlow;

/// <summary>Line outage distribution factors: MW that move to each branch for each MW that the outaged branch carried.</summary>
/// <remarks>
/// LODF_m,k = φ_m,k / (1 − φ_k,k), with φ_·,k the factors of a transfer from the from-bus to the to-bus of k (Güler, Gross
/// and Liu, "Generalized line outage distribution factors", IEEE Trans. Power Syst. 22 (2007)). For a bridge φ_k,k = 1:
/// there is no column; the bridge is known from the graph, not from the small denominator.
/// </remarks>
public static class Lodf
{
    /// <summary>Factors of every branch index for the outage of one, −1 at itself; null when the outage splits the island.</summary>
    public static double[]? Column(DcNetwork network, int outage)
    {
        if (network.Bridges.IsBridge[outage])
        {
            return null;
        }
        var unit = new double[network.BusCount];
        unit[network.Arrays.From[outage]] += 1;
        unit[network.Arrays.To[outage]] -= 1;
        var column = Ptdf.BranchFlows(network, network.Factors.Solve(unit));
        var scale = 1 / (1 - column[outage]);
        for (var m = 0; m < column.Length; m++)
        {
            column[m] *= scale;
        }
        column[outage] = -1;
        return column;
    }
}
