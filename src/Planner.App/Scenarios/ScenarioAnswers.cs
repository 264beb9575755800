using Planner.App.Answers;
using Planner.App.Grid;

namespace Planner.App.Scenarios;

/// <summary>What an hourly scenario came to. What every hour gave is kept beside it under <see cref="Answer.InputsHash"/>.</summary>
public sealed record ScenarioAnswer : Answer
{
    public string? Name { get; init; }

    /// <summary>"solved", or "partlySolved" when hours are listed in <see cref="NotSolved"/>.</summary>
    public required string Status { get; init; }

    public required string Convention { get; init; }

    public required int FirstHour { get; init; }

    public required int Hours { get; init; }

    /// <summary>Beginning of the first hour, in the profile's own local standard time.</summary>
    public required DateTime Start { get; init; }

    public required double DemandMwh { get; init; }

    public required double PeakDemandMw { get; init; }

    public required double UnservedMwh { get; init; }

    public required int UnservedHours { get; init; }

    /// <summary>Curtailed by contract.</summary>
    public required double CurtailedMwh { get; init; }

    /// <summary>Generation and contracted curtailment.</summary>
    public required double CostUsd { get; init; }

    /// <summary>Branches that were at or above their limit, by overload energy, then by hours at the limit.</summary>
    public required IReadOnlyList<OverloadLine> Overloads { get; init; }

    public required MeanPrices Lmp { get; init; }

    /// <summary>What the run rests on and what it leaves out.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>Hours that no backend solved; they count nowhere.</summary>
    public required IReadOnlyList<int> NotSolved { get; init; }

    public required string Backend { get; init; }

    public required double SolveSeconds { get; init; }

    /// <summary>Folder with branches, buses, generators and hours as Parquet.</summary>
    public string? Results { get; init; }
}

/// <summary>What one branch went through.</summary>
public sealed record OverloadLine(BranchName Branch, int HoursAtLimit, int HoursOverloaded, double OverloadMwh, double? MostLoadingPercent);

/// <summary>Mean price over the hours; value i belongs to bus i.</summary>
public sealed record MeanPrices(int[] Bus, double[] MeanUsdPerMwh);

/// <summary>The hours of a run; value i belongs to hour firstHour + i.</summary>
public sealed record ScenarioHours(
    int FirstHour,
    int Hours,
    DateTime Start,
    double[] DemandMw,
    double[] UnservedMw,
    double[] CurtailedMw,
    double[] CostUsdPerHour,
    double[] EnergyPriceUsdPerMwh,
    double[] WorstLoadingPercent,
    double[] LoadDurationMw);

/// <summary>Values by branch id for some hours: row h, column i belongs to hour firstHour + h and branch id i; null: out of service, or no limit.</summary>
public sealed record BranchHours(int FirstHour, int[] Id, float?[][] FlowMw, float?[][] LoadingPercent);

/// <summary>One branch through all hours.</summary>
public sealed record BranchSeries(int Id, int FirstHour, float?[] FlowMw, float?[] LoadingPercent);
