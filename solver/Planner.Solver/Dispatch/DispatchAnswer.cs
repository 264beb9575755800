using Planner.Domain.Grid;
using Planner.Domain.Units;
using Planner.Solver.Network;

namespace Planner.Solver.Dispatch;

/// <summary>How a DC optimal power flow ended.</summary>
public abstract record DispatchOutcome
{
    private DispatchOutcome()
    {
    }

    /// <summary>What every backend that was asked said, in order.</summary>
    public required IReadOnlyList<BackendTry> Tries { get; init; }

    /// <summary>Proved optimal within the stated gap.</summary>
    public sealed record Solved(DispatchAnswer Answer) : DispatchOutcome;

    /// <summary>Proved to have no solution: no dispatch serves the demand within all limits.</summary>
    /// <param name="Backend">Who proved it.</param>
    /// <param name="Reason">What the proof rests on.</param>
    public sealed record Infeasible(string Backend, string Reason) : DispatchOutcome;

    /// <summary>No backend came to an end: nothing is proved.</summary>
    public sealed record NotSolved(string Reason) : DispatchOutcome;
}

/// <summary>One attempt of one backend.</summary>
/// <param name="Backend">Name and version.</param>
/// <param name="Form">The formulation.</param>
/// <param name="Status">How it ended, in words.</param>
/// <param name="Seconds">Wall time.</param>
public sealed record BackendTry(string Backend, string Form, string Status, double Seconds);

/// <summary>A limit that the dispatch runs into.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Flow">Its flow.</param>
/// <param name="Limit">The bound that binds, with sign: its rating, or the flow at its angle limit.</param>
/// <param name="ShadowPriceUsdPerMwh">What one MW more of the limit would save; positive.</param>
public sealed record BindingLimit(BranchId Branch, Megawatts Flow, Megawatts Limit, double ShadowPriceUsdPerMwh);

/// <summary>An optimal dispatch. Arrays are by the network's bus, branch and generator index.</summary>
/// <remarks>
/// The price at a bus (LMP) is the cost of serving one MW more there: the energy price of its island, taken at the
/// island's reference bus, plus the congestion price Σ_l μ_l·φ_l,i. There are no losses in a DC model.
/// </remarks>
public sealed class DispatchAnswer
{
    private readonly double[] outputMw;
    private readonly double[] dcLineMw;
    private readonly double[] flowMw;
    private readonly double[] priceUsdPerMwh;

    internal DispatchAnswer(DcNetwork network, double[] outputMw, double[] dcLineMw, double[] flowMw, double[] priceUsdPerMwh)
    {
        Network = network;
        this.outputMw = outputMw;
        this.dcLineMw = dcLineMw;
        this.flowMw = flowMw;
        this.priceUsdPerMwh = priceUsdPerMwh;
    }

    public DcNetwork Network { get; }

    /// <summary>Cost of the dispatch in $/h, constants of the cost curves included.</summary>
    public required double ObjectiveUsdPerHour { get; init; }

    /// <summary>No dispatch costs less than the objective minus this.</summary>
    public required double GapUsdPerHour { get; init; }

    public ReadOnlySpan<double> OutputMw => outputMw;

    /// <summary>Flow of each dispatched DC line at its from-end; empty when they stay at their schedule.</summary>
    public ReadOnlySpan<double> DcLineMw => dcLineMw;

    public ReadOnlySpan<double> FlowMw => flowMw;

    /// <summary>Price (LMP) at each bus.</summary>
    public ReadOnlySpan<double> PriceUsdPerMwh => priceUsdPerMwh;

    /// <summary>The part of a bus's price that is the same in its whole island.</summary>
    public double EnergyPriceUsdPerMwh(int bus) => priceUsdPerMwh[Network.ReferenceOfIsland[Network.IslandOfBus[bus]]];

    /// <summary>The part of a bus's price that limits of branches cause.</summary>
    public double CongestionPriceUsdPerMwh(int bus) => priceUsdPerMwh[bus] - EnergyPriceUsdPerMwh(bus);

    /// <summary>Limits that bind, dearest first.</summary>
    public required IReadOnlyList<BindingLimit> BindingLimits { get; init; }

    public required string Backend { get; init; }

    public required DispatchForm Form { get; init; }

    /// <summary>Solves until no limit was broken and no tangent missing.</summary>
    public required int Rounds { get; init; }

    /// <summary>Line limits in the last model.</summary>
    public required int LimitRows { get; init; }

    public required double BuildSeconds { get; init; }

    public required double SolveSeconds { get; init; }
}
