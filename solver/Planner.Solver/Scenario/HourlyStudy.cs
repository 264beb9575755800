using Planner.Domain.Grid;
using Planner.Solver.Network;

namespace Planner.Solver.Scenario;

/// <summary>An hourly grid-load scenario: a grid, its profiles, and what changes when.</summary>
/// <remarks>
/// Changes that hold for the whole year (retirements, deferrals, new plants, upgraded lines) are applied to the grid
/// beforehand with <c>grid.Apply</c>; what has a beginning and an end stands here. Hours count from 0.
/// </remarks>
public sealed record HourlyStudy
{
    public required PowerGrid Grid { get; init; }

    public required HourlyProfiles Profiles { get; init; }

    public DcConvention Convention { get; init; }

    public IReadOnlyList<NewLoad> NewLoads { get; init; } = [];

    public IReadOnlyList<StorageUnit> Storage { get; init; } = [];

    public IReadOnlyList<TimedOutage> Outages { get; init; } = [];

    public IReadOnlyList<HeatWave> HeatWaves { get; init; } = [];

    public IReadOnlyList<TimedRating> Ratings { get; init; } = [];

    /// <summary>Whether units change their output no faster than their stated ramp, within a day.</summary>
    public bool Ramping { get; init; }

    /// <summary>Price of unserved energy in $/MWh; above any plant's cost, so that load is shed last.</summary>
    public double UnservedUsdPerMwh { get; init; } = 10_000;

    /// <summary>False: the cheapest dispatch without line limits, to see how often each line would be overloaded.</summary>
    public bool EnforceLineLimits { get; init; } = true;

    /// <summary>First hour and number of hours to run; null: all.</summary>
    public (int First, int Count)? Window { get; init; }
}

/// <summary>A new large load at a bus.</summary>
/// <param name="Bus">Its point of interconnection.</param>
/// <param name="PeakMw">Largest demand.</param>
public sealed record NewLoad(BusId Bus, double PeakMw)
{
    public const double DefaultCurtailmentUsdPerMwh = 500;

    public string? Name { get; init; }

    /// <summary>Share of the peak in each hour of the study's profiles; null: see <see cref="DayShape"/>.</summary>
    public IReadOnlyList<double>? Shape { get; init; }

    /// <summary>Share of the peak in each hour of every day, 24 of them; null: flat. Not used where <see cref="Shape"/> is given.</summary>
    public IReadOnlyList<double>? DayShape { get; init; }

    /// <summary>Generation on the site, for its own use and the grid's.</summary>
    public double OnsiteMw { get; init; }

    public double OnsiteUsdPerMwh { get; init; }

    /// <summary>Share of its demand that may be curtailed by contract.</summary>
    public double CurtailableShare { get; init; }

    /// <summary>Price of a contracted curtailment in $/MWh; below that of unserved energy.</summary>
    public double CurtailmentUsdPerMwh { get; init; } = DefaultCurtailmentUsdPerMwh;

    /// <summary>Most curtailed energy in a day in MWh; null: no limit.</summary>
    public double? CurtailedMwhPerDay { get; init; }

    /// <summary>Share of its demand that may move to other hours of the same day.</summary>
    public double ShiftableShare { get; init; }
}

/// <summary>A branch or a generator out of service from one hour until another (not included).</summary>
public sealed record TimedOutage(int FromHour, int UntilHour, BranchId? Branch = null, GeneratorId? Generator = null)
{
    internal bool Covers(int hour) => hour >= FromHour && hour < UntilHour;
}

/// <summary>Other ratings for some hours: dynamic line rating.</summary>
/// <param name="FromHour">First hour.</param>
/// <param name="UntilHour">Hour after the last.</param>
/// <param name="Branch">The branch; null: every branch.</param>
/// <param name="Factor">Its rating times this.</param>
public sealed record TimedRating(int FromHour, int UntilHour, BranchId? Branch, double Factor)
{
    internal bool Covers(int hour) => hour >= FromHour && hour < UntilHour;
}

/// <summary>Hot days: more demand, less capacity, lower line ratings.</summary>
/// <param name="FromHour">First hour.</param>
/// <param name="UntilHour">Hour after the last.</param>
/// <param name="DemandFactor">Demand times this.</param>
/// <param name="CapacityFactorOfFuel">Capacity of plants of a fuel times this; fuels not named keep theirs. Letters of any case, each fuel once.</param>
/// <param name="RatingFactor">Branch ratings times this.</param>
public sealed record HeatWave(
    int FromHour, int UntilHour, double DemandFactor, IReadOnlyDictionary<string, double> CapacityFactorOfFuel, double RatingFactor)
{
    private readonly Dictionary<string, double> factorOf = new(CapacityFactorOfFuel, StringComparer.OrdinalIgnoreCase);

    internal double FactorOf(string fuel) => factorOf.GetValueOrDefault(fuel, 1);

    internal bool Covers(int hour) => hour >= FromHour && hour < UntilHour;
}
