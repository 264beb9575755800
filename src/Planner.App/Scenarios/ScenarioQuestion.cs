using Planner.App.Grid;

namespace Planner.App.Scenarios;

/// <summary>A grid-load scenario: what changes, and which hours are run.</summary>
public record ScenarioQuestion
{
    public string? Name { get; init; }

    /// <summary>"matpower" or "powermodels".</summary>
    public string Convention { get; init; } = GridQuestion.Matpower;

    /// <summary>Year that is looked at: plants whose retirement year is this or earlier are out; new plants must be available by then. Null: the grid as it is.</summary>
    public int? Year { get; init; }

    /// <summary>"own": the series of the case. "typical": an illustrative year made by a formula. Null: its own where it has some, else typical.</summary>
    public string? Profile { get; init; }

    /// <summary>First hour to run, from 0.</summary>
    public int FirstHour { get; init; }

    /// <summary>Hours to run; null: to the end of the profile.</summary>
    public int? Hours { get; init; }

    /// <summary>False: the cheapest dispatch without line limits, to see how often each line would be overloaded.</summary>
    public bool LineLimits { get; init; } = true;

    /// <summary>True: units change their output no faster than their ramp, where one is stated; ties the hours of a day.</summary>
    public bool Ramping { get; init; }

    /// <summary>Price of unserved energy.</summary>
    public double UnservedUsdPerMwh { get; init; } = 10_000;

    public IReadOnlyList<ScenarioChange> Changes { get; init; } = [];
}

/// <summary>One change of a scenario: a kind and the members that the kind takes (see <see cref="ChangeKinds"/>).</summary>
/// <remarks>Flat, so that the same form serves YAML, JSON and the map's form; what a kind does not take is refused.</remarks>
public sealed record ScenarioChange
{
    public required string Kind { get; init; }

    public string? Name { get; init; }

    public int? Bus { get; init; }

    public int? Branch { get; init; }

    public int? Generator { get; init; }

    /// <summary>Id of the technology table.</summary>
    public string? Technology { get; init; }

    public string? Fuel { get; init; }

    public double? Mw { get; init; }

    public double? Mwh { get; init; }

    public double? UsdPerMwh { get; init; }

    /// <summary>Share of its capacity that a plant can give in every hour, 0 to 1.</summary>
    public double? Availability { get; init; }

    public double? RoundTripEfficiency { get; init; }

    /// <summary>Shares of the peak for each hour of a day: 24 numbers, 0 to 1.</summary>
    public IReadOnlyList<double>? Shape { get; init; }

    public double? OnsiteMw { get; init; }

    public double? OnsiteUsdPerMwh { get; init; }

    public string? OnsiteTechnology { get; init; }

    public double? CurtailableShare { get; init; }

    public double? CurtailmentUsdPerMwh { get; init; }

    public double? CurtailedMwhPerDay { get; init; }

    public double? ShiftableShare { get; init; }

    public double? Factor { get; init; }

    public double? RateMw { get; init; }

    public double? LoadFactor { get; init; }

    public double? RatingFactor { get; init; }

    /// <summary>Capacity of the plants of a fuel times this.</summary>
    public IReadOnlyDictionary<string, double>? CapacityFactorOfFuel { get; init; }

    public int? Year { get; init; }

    public int? FromHour { get; init; }

    public int? UntilHour { get; init; }
}
