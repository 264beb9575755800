using Planner.App.Answers;
using Planner.Domain.Texts;

namespace Planner.App.Grid;

/// <summary>A branch by number and by the names of its ends.</summary>
public sealed record BranchName(int Id, string Name);

/// <summary>A DC power flow of a whole grid.</summary>
public sealed record FlowAnswer : Answer
{
    /// <summary>"matpower" (b = 1/(x·tap), shifts kept) or "powermodels" (b = x/(r²+x²)).</summary>
    public required string Convention { get; init; }

    public required string Status { get; init; }

    public required double TotalLoadMw { get; init; }

    public required double TotalGenerationMw { get; init; }

    /// <summary>What was changed or chosen to make the calculation network: islands dropped, references chosen.</summary>
    public required IReadOnlyList<LocalizedText> Adjustments { get; init; }

    /// <summary>Every branch in service, in the order of the case.</summary>
    public required IReadOnlyList<BranchFlow> Branches { get; init; }

    public required IReadOnlyList<BusAngle> Buses { get; init; }

    /// <summary>Branches above 100 % of their normal rating.</summary>
    public required int OverloadedCount { get; init; }

    public required string Backend { get; init; }

    public required double BuildSeconds { get; init; }

    public required double SolveSeconds { get; init; }
}

/// <summary>Flow on a branch, positive from its from-bus to its to-bus.</summary>
/// <param name="Id">Row of the branch in its source, from 1.</param>
/// <param name="Name">Names of its two ends.</param>
/// <param name="From">From-bus.</param>
/// <param name="To">To-bus.</param>
/// <param name="Kv">Higher voltage of the two ends.</param>
/// <param name="FlowMw">Flow in MW.</param>
/// <param name="RateMw">Normal rating; null: no limit is stated.</param>
/// <param name="LoadingPercent">|flow| / rating; null where no limit is stated.</param>
public sealed record BranchFlow(
    int Id, string Name, int From, int To, double Kv, double FlowMw, double? RateMw, double? LoadingPercent);

/// <summary>Voltage angle of a bus against its island's reference.</summary>
public sealed record BusAngle(int Bus, string Name, double AngleDegrees);

/// <summary>How much more load each bus can serve.</summary>
public sealed record HeadroomAnswer : Answer
{
    public required string Convention { get; init; }

    /// <summary>"N-0" or "N-1".</summary>
    public required string Security { get; init; }

    /// <summary>Who serves the new load when nothing is redispatched.</summary>
    public required string Participation { get; init; }

    /// <summary>Who takes over the output of a lost unit when all may be redispatched before; null where that was not asked.</summary>
    public string? RedispatchParticipation { get; init; }

    public required IReadOnlyList<LocalizedText> Adjustments { get; init; }

    public required IReadOnlyList<BusHeadroom> Buses { get; init; }

    /// <summary>Branches that are overloaded before any load is added.</summary>
    public required IReadOnlyList<BranchFlow> BaseOverloads { get; init; }

    /// <summary>Emergency ratings that an outage breaks before any load is added; 0 where outages were not asked for.</summary>
    public required long ExistingOutageViolations { get; init; }

    /// <summary>Branches whose outage splits the grid; they are no part of N-1 here.</summary>
    public required IReadOnlyList<BranchName> SplittingBranches { get; init; }

    public required string Backend { get; init; }

    public required double BuildSeconds { get; init; }

    public required double SolveSeconds { get; init; }
}

/// <summary>Headroom at one bus and what binds it.</summary>
/// <param name="Bus">Bus number.</param>
/// <param name="BusName">Its name.</param>
/// <param name="Kv">Its voltage.</param>
/// <param name="Lon">Longitude; null where no source says.</param>
/// <param name="Lat">Latitude.</param>
/// <param name="InjectionMw">Extra load without redispatch; null where it has no limit or no meaning: see the note.</param>
/// <param name="RedispatchMw">Extra load with redispatch; null where it was not asked for.</param>
/// <param name="BindingBranch">The branch that reaches its limit first.</param>
/// <param name="Outage">The outage after which it does; null: none.</param>
/// <param name="Note">What a reader has to know, e.g. that a branch is overloaded already.</param>
public sealed record BusHeadroom(
    int Bus,
    string BusName,
    double Kv,
    double? Lon,
    double? Lat,
    double? InjectionMw,
    double? RedispatchMw,
    BranchName? BindingBranch,
    BranchName? Outage,
    LocalizedText? Note)
{
    /// <summary>"optimal", or why there is no redispatch headroom; null where it was not asked for.</summary>
    public string? RedispatchStatus { get; init; }

    /// <summary>The generator after whose outage the binding branch reaches its limit; null: none.</summary>
    public OutageName? OutageGenerator { get; init; }
}
