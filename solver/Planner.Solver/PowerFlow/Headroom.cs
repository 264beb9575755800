using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.Solver.PowerFlow;

/// <summary>What an injection headroom respects.</summary>
public sealed record HeadroomOptions
{
    /// <summary>Whether single outages of branches and generators are respected too; without them only the base case (N-0) is.</summary>
    public bool WithOutages { get; init; } = true;

    /// <summary>
    /// When a limit is exceeded before any load is added, it stops a new load only where each MW adds at least this many MW
    /// to the exceeded flow; below, the limit is listed and not counted. 1 % by default; 0: any worsening stops. A branch that
    /// is above its emergency rating with nothing out is judged once, by that; outages that leave it there add nothing.
    /// </summary>
    public double ExistingOverloadShare { get; init; } = 0.01;
}

/// <summary>What stops a load from growing further.</summary>
public enum HeadroomLimit
{
    /// <summary>A branch reaches its normal rating, nothing being out.</summary>
    NormalRating,

    /// <summary>A branch reaches its emergency rating after an outage.</summary>
    EmergencyRating,

    /// <summary>No branch stops it before the load exceeds the capacity of all generators of the island.</summary>
    IslandCapacity,

    /// <summary>No generator of the island takes part in the supply.</summary>
    NoSupply,
}

/// <summary>How much load a bus can take, and what binds.</summary>
/// <param name="Headroom">Load that can be added; 0 when a limit is exceeded already and the load would worsen it.</param>
/// <param name="Limit">What kind of limit binds.</param>
/// <param name="BindingBranch">The branch that binds, if one.</param>
/// <param name="Outage">The branch whose outage makes it bind, if one.</param>
/// <param name="LostUnit">The generator whose outage makes it bind, if one.</param>
public sealed record InjectionHeadroom(
    Megawatts Headroom, HeadroomLimit Limit, BranchId? BindingBranch, BranchId? Outage, GeneratorId? LostUnit = null);

/// <summary>The headroom of one bus.</summary>
/// <param name="Bus">The bus.</param>
/// <param name="Base">With nothing out (N-0).</param>
/// <param name="WithOutages">With every single outage of a branch that does not split the grid or of a generator (N-1); null when not asked.</param>
public sealed record BusHeadroom(BusId Bus, InjectionHeadroom Base, InjectionHeadroom? WithOutages);

/// <summary>The answer of a headroom study over all buses.</summary>
/// <param name="Buses">One row per bus of the network.</param>
/// <param name="BaseOverloads">Branches above their normal rating before any load is added.</param>
/// <param name="ExistingViolations">Emergency ratings exceeded after an outage before any load is added, worst first.</param>
/// <param name="ExistingViolationCount">Their number; the list is bounded.</param>
/// <param name="SplittingBranches">Branches whose outage splits the grid; they are no part of N-1 here.</param>
/// <param name="Participation">Who supplies the new load, in words.</param>
/// <param name="BuildSeconds">Time for factors, bridges and the base case's outages.</param>
/// <param name="SolveSeconds">Time for the headroom.</param>
public sealed record HeadroomAnswer(
    IReadOnlyList<BusHeadroom> Buses,
    IReadOnlyList<BranchOverload> BaseOverloads,
    IReadOnlyList<ContingencyViolation> ExistingViolations,
    long ExistingViolationCount,
    IReadOnlyList<BranchId> SplittingBranches,
    string Participation,
    double BuildSeconds,
    double SolveSeconds);
