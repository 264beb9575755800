using Planner.Domain.Grid;
using Planner.Domain.Units;
using Planner.Solver.Network;

namespace Planner.Solver.PowerFlow;

/// <summary>The answer of a DC power flow. Arrays are by the network's bus, branch and island index.</summary>
public sealed class DcFlow
{
    private readonly double[] angleRad;
    private readonly double[] flowMw;
    private readonly double[] takenMw;

    internal DcFlow(DcNetwork network, double[] angleRad, double[] flowMw, double[] takenMw)
    {
        Network = network;
        this.angleRad = angleRad;
        this.flowMw = flowMw;
        this.takenMw = takenMw;
    }

    public DcNetwork Network { get; }

    /// <summary>Voltage angle of each bus in radians; 0 at each island's reference.</summary>
    public ReadOnlySpan<double> AngleRad => angleRad;

    /// <summary>Flow of each branch in MW, positive from its from-bus to its to-bus.</summary>
    public ReadOnlySpan<double> FlowMw => flowMw;

    /// <summary>What each island's reference bus generates on top of its stated output, in MW, so that the island balances.</summary>
    public ReadOnlySpan<double> TakenByReferenceMw => takenMw;

    /// <summary>Branches above their normal rating, worst share first.</summary>
    public IReadOnlyList<BranchOverload> Overloads()
    {
        var overloads = new List<BranchOverload>();
        for (var l = 0; l < flowMw.Length; l++)
        {
            var limitMw = Network.Arrays.NormalMw[l];
            if (Math.Abs(flowMw[l]) > limitMw + Tolerances.OverloadMw)
            {
                overloads.Add(new(Network.Branches[l].Id, new(flowMw[l]), new(limitMw)));
            }
        }
        return [.. overloads.OrderByDescending(overload => overload.Share).ThenBy(overload => overload.Branch)];
    }
}

/// <summary>A branch that carries more than its limit.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Flow">Its flow, with sign.</param>
/// <param name="Limit">The limit that it exceeds.</param>
public sealed record BranchOverload(BranchId Branch, Megawatts Flow, Megawatts Limit)
{
    /// <summary>|flow| over limit: 1.2 is 20 % too much; infinite for a limit of 0.</summary>
    public double Share => Math.Abs(Flow.Value) / Limit.Value;
}
