using Planner.Solver.Network;

namespace Planner.Solver.PowerFlow;

/// <summary>DC power flow: angles and flows for given injections.</summary>
/// <remarks>
/// B·θ = P − P_shift − P_ref over all buses but the references (Stott, Jardim and Alsaç, "DC power flow revisited", IEEE
/// Trans. Power Syst. 24 (2009); Zimmerman et al. 2011, eq. 15-21). The reference bus of each island takes the mismatch
/// between generation and demand, as MATPOWER does; the answer says how much.
/// </remarks>
public static class DcPowerFlow
{
    /// <summary>Solves for the outputs and demands that the grid states.</summary>
    /// <exception cref="SingularNetworkException">Negative reactances make the matrix singular.</exception>
    public static DcFlow Solve(DcNetwork network) => Solve(network, network.StatedInjectionMw());

    /// <summary>Solves for given injections.</summary>
    /// <param name="network">The network.</param>
    /// <param name="injectionMw">Generation − demand at each bus index, in MW.</param>
    /// <exception cref="SingularNetworkException">Negative reactances make the matrix singular.</exception>
    public static DcFlow Solve(DcNetwork network, ReadOnlySpan<double> injectionMw)
    {
        var arrays = network.Arrays;
        var injectionPu = new double[network.BusCount];
        for (var i = 0; i < injectionPu.Length; i++)
        {
            injectionPu[i] = injectionMw[i] / network.BaseMw;
        }
        // A shifter drives the flow −b·φ through its branch: the same as injecting b·φ at from and drawing it at to.
        for (var l = 0; l < network.BranchCount; l++)
        {
            var shifted = arrays.SusceptancePu[l] * arrays.ShiftRad[l];
            injectionPu[arrays.From[l]] += shifted;
            injectionPu[arrays.To[l]] -= shifted;
        }
        var angleRad = network.Factors.Solve(injectionPu);
        return new DcFlow(network, angleRad, Flows(network, angleRad), Mismatches(network, injectionMw));
    }

    private static double[] Flows(DcNetwork network, double[] angleRad)
    {
        var arrays = network.Arrays;
        var flowMw = new double[network.BranchCount];
        for (var l = 0; l < flowMw.Length; l++)
        {
            var difference = angleRad[arrays.From[l]] - angleRad[arrays.To[l]] - arrays.ShiftRad[l];
            flowMw[l] = network.BaseMw * arrays.SusceptancePu[l] * difference;
        }
        return flowMw;
    }

    private static double[] Mismatches(DcNetwork network, ReadOnlySpan<double> injectionMw)
    {
        var takenMw = new double[network.IslandCount];
        for (var i = 0; i < injectionMw.Length; i++)
        {
            takenMw[network.IslandOfBus[i]] -= injectionMw[i];
        }
        return takenMw;
    }
}
