using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Grid;
using Planner.Domain.Texts;
using Planner.Solver.PowerFlow;

namespace Planner.App.Grid;

/// <summary>What happens to the flows of a grid after outages: every branch and generator, or a user's list.</summary>
public static class ScreenOutages
{
    public const int DefaultTop = 200;

    /// <param name="grid">The grid.</param>
    /// <param name="question">The convention.</param>
    /// <param name="list">A contingency list's file; null: every single branch and generator in service.</param>
    /// <param name="top">Violations to list.</param>
    /// <param name="cancel">Stops between blocks of outages.</param>
    public static OutagesAnswer Run(StudiedGrid grid, GridQuestion question, string? list, int top, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var contingencies = list is null ? null : ContingencyFile.Read(list, grid.Grid);
        var flow = grid.Flow(question.DcConvention);
        var participation = Participation.ByCapacity(flow.Network);
        var screen = contingencies is null
            ? ContingencyScreen.AllSingleWithWorst(flow, participation, top, cancel)
            : ContingencyScreen.List(flow, contingencies, participation, top, cancel);
        return new OutagesAnswer
        {
            InputsHash = InputsHash.Of(new { analysis = "contingencies", question, top }, grid.ContentHash, list is null ? "" : FileHash.Of(list)),
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
            Convention = question.Convention,
            Status = "screened",
            Screened = screen.Screened,
            Splitting = screen.Splits.Count,
            ViolationCount = screen.ViolationCount,
            Participation = screen.Participation,
            Adjustments = [.. flow.Network.Adjustments.Select(adjustment => adjustment.What)],
            Worst = [.. screen.Violations.Select(violation => Line(grid, violation))],
            WorstByBranch = WorstByBranch.Of(screen.WorstOfBranch),
            Splits = [.. screen.Splits.Select(split => new SplitLine(NameOf(grid, split.Outage), split.BusCount, split.Demand.Value, split.Generation.Value))],
            Skipped = [.. screen.Skipped.Select(skipped => new SkippedLine(NameOf(grid, skipped.Outage), skipped.Reason))],
            BaseOverloads = [.. screen.BaseOverloads.Select(overload => HeadroomLines.Line(grid, overload))],
            Backend = ExploreGrid.OwnSolver,
            BuildSeconds = screen.BuildSeconds,
            SolveSeconds = screen.SolveSeconds,
        };
    }

    private static OutageViolation Line(StudiedGrid grid, ContingencyViolation violation)
    {
        var (id, name) = grid.NameOf(violation.Branch);
        var percent = violation.Limit.Value > 0 ? 100 * violation.Share : (double?)null;
        return new(id, name, NameOf(grid, violation.Outage), percent, violation.Flow.Value, violation.BaseFlow.Value, violation.Limit.Value);
    }

    private static OutageName NameOf(StudiedGrid grid, Contingency outage) => outage switch
    {
        { Branches: [var branch], Generators: [] } => new(OutageName.Branch, branch.Number, grid.NameOf(branch).Name),
        { Branches: [], Generators: [var generator] } => OutageName.Of(grid.Grid, generator),
        _ => new(OutageName.Several, null, outage.Label),
    };

}

/// <summary>The answer of a contingency screen.</summary>
public sealed record OutagesAnswer : Answer
{
    public required string Convention { get; init; }

    public required string Status { get; init; }

    /// <summary>Outages whose flows were computed.</summary>
    public required int Screened { get; init; }

    /// <summary>Outages that split the grid: a fact about the grid, see <see cref="Splits"/>.</summary>
    public required int Splitting { get; init; }

    /// <summary>All pairs of branch and outage above the emergency rating.</summary>
    public required long ViolationCount { get; init; }

    /// <summary>Who makes up for a lost unit.</summary>
    public required string Participation { get; init; }

    public required IReadOnlyList<LocalizedText> Adjustments { get; init; }

    /// <summary>The worst violations, worst first.</summary>
    public required IReadOnlyList<OutageViolation> Worst { get; init; }

    /// <summary>Per branch the outage that loads it most; empty for a user's list.</summary>
    public required WorstByBranch WorstByBranch { get; init; }

    public required IReadOnlyList<SplitLine> Splits { get; init; }

    public required IReadOnlyList<SkippedLine> Skipped { get; init; }

    public required IReadOnlyList<BranchFlow> BaseOverloads { get; init; }

    public required string Backend { get; init; }

    public required double BuildSeconds { get; init; }

    public required double SolveSeconds { get; init; }
}

/// <summary>What went out: "branch", "generator" or "several" (a list's own label).</summary>
public sealed record OutageName(string Kind, int? Id, string Name)
{
    internal const string Branch = "branch";
    internal const string Generator = "generator";
    internal const string Several = "several";

    internal static OutageName Of(PowerGrid grid, GeneratorId id) => new(
        Generator, id.Number,
        grid.FindGenerator(id) is not { } unit ? $"{id}" : unit.Name.Length > 0 ? unit.Name : $"{id} at {grid.GetBus(unit.Bus).Name}");
}

/// <summary>A branch above its emergency rating after an outage.</summary>
public sealed record OutageViolation(
    int Branch, string Name, OutageName Outage, double? LoadingPercent, double FlowMw, double BaseFlowMw, double RateMw);

/// <summary>Value i of each array belongs to branch id i.</summary>
public sealed record WorstByBranch(int[] Id, string[] OutageKind, int[] Outage, double?[] LoadingPercent)
{
    internal static WorstByBranch Of(IReadOnlyList<WorstOutage> worst) => new(
        [.. worst.Select(one => one.Branch.Number)],
        [.. worst.Select(one => one.Outage.Branches.Length > 0 ? OutageName.Branch : OutageName.Generator)],
        [.. worst.Select(one => one.Outage.Branches.Length > 0 ? one.Outage.Branches[0].Number : one.Outage.Generators[0].Number)],
        [.. worst.Select(one => one.Limit.Value > 0 ? Math.Round(100 * Math.Abs(one.Flow.Value) / one.Limit.Value, 2) : (double?)null)]);
}

/// <summary>An outage that splits an island, and the smaller part that it cuts off.</summary>
public sealed record SplitLine(OutageName Outage, int Buses, double DemandMw, double GenerationMw);

/// <summary>An outage that was not computed, and why.</summary>
public sealed record SkippedLine(OutageName Outage, string Reason);
