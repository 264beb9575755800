using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.Solver.PowerFlow;

/// <summary>The answer of a contingency screen.</summary>
/// <param name="Screened">Outages whose flows after the outage were computed.</param>
/// <param name="ViolationCount">All branch-outage pairs above the emergency rating.</param>
/// <param name="Violations">The worst of them by share of the limit, worst first.</param>
/// <param name="Splits">Outages that split an island: a fact about the grid, not a flow.</param>
/// <param name="Skipped">Outages that were not computed, with the reason.</param>
/// <param name="BaseOverloads">Branches above their normal rating before any outage.</param>
/// <param name="Participation">Who makes up for lost generation, in words.</param>
/// <param name="BuildSeconds">Time for factors and bridges.</param>
/// <param name="SolveSeconds">Time for the outages.</param>
public sealed record ScreenAnswer(
    int Screened,
    long ViolationCount,
    IReadOnlyList<ContingencyViolation> Violations,
    IReadOnlyList<SplitOutage> Splits,
    IReadOnlyList<SkippedOutage> Skipped,
    IReadOnlyList<BranchOverload> BaseOverloads,
    string Participation,
    double BuildSeconds,
    double SolveSeconds)
{
    /// <summary>The worst outage of every branch that has an emergency rating; empty where it was not asked for.</summary>
    public IReadOnlyList<WorstOutage> WorstOfBranch { get; init; } = [];
}

/// <summary>The outage after which a branch carries most.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Outage">What went out.</param>
/// <param name="Flow">Its flow after the outage, with sign.</param>
/// <param name="Limit">Its emergency rating.</param>
public sealed record WorstOutage(BranchId Branch, Contingency Outage, Megawatts Flow, Megawatts Limit);

/// <summary>A branch above its emergency rating after an outage.</summary>
/// <param name="Outage">What went out.</param>
/// <param name="Branch">The overloaded branch.</param>
/// <param name="Flow">Its flow after the outage, with sign.</param>
/// <param name="BaseFlow">Its flow before.</param>
/// <param name="Limit">Its emergency rating.</param>
public sealed record ContingencyViolation(Contingency Outage, BranchId Branch, Megawatts Flow, Megawatts BaseFlow, Megawatts Limit)
{
    /// <summary>|flow| over limit; infinite for a limit of 0.</summary>
    public double Share => Math.Abs(Flow.Value) / Limit.Value;
}

/// <summary>An outage that splits an island, and the smaller part that it cuts off.</summary>
/// <param name="Outage">What went out.</param>
/// <param name="BusCount">Buses of the smaller part (fewer buses).</param>
/// <param name="Demand">Demand there.</param>
/// <param name="Generation">Stated output there.</param>
public sealed record SplitOutage(Contingency Outage, int BusCount, Megawatts Demand, Megawatts Generation);

/// <summary>An outage that was not computed.</summary>
public sealed record SkippedOutage(Contingency Outage, string Reason);
