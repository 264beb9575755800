using System.Diagnostics;
using Planner.App.Answers;
using Planner.App.Grid;
using Planner.App.Technologies;
using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.App.Scenarios;

/// <summary>Questions that are answered at once: what new load at a bus, or a list of changes, does to the flows.</summary>
public static class WhatIf
{
    /// <summary>Flow change of every branch for each MW of new load at a bus.</summary>
    /// <exception cref="BadInputException">The grid has no such bus in service.</exception>
    public static SensitivityAnswer Sensitivity(StudiedGrid grid, int bus)
    {
        var clock = Stopwatch.StartNew();
        var network = grid.Network(DcConvention.Matpower);
        if (network.FindBus(new(bus)) is not { } index)
        {
            throw new BadInputException(new Diagnostic(
                "grid.unknown-bus", Severity.Error, $"There is no bus {bus} in service", new("question", Path: "$.bus"),
                "Load can't be added there", "Use a bus number that the map or /api/grid/headroom gives"));
        }

        var participation = Participation.ByCapacity(network);
        var change = Ptdf.OfNewLoad(network, participation, index);
        return new()
        {
            InputsHash = InputsHash.Of(new { analysis = "sensitivity", bus }, grid.ContentHash),
            Bus = bus,
            Participation = participation.Description,
            Branches = new([.. Enumerable.Range(0, network.BranchCount).Select(l => network.Branches[l].Id.Number)], Array.ConvertAll(change, mw => Math.Round(mw, 7))),
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    /// <summary>The flows after the changes, beside those before.</summary>
    /// <exception cref="BadInputException">Every problem of the changes, with its path.</exception>
    public static ChangedFlowAnswer Flow(StudiedGrid grid, ScenarioQuestion question)
    {
        var clock = Stopwatch.StartNew();
        var (moment, evidence) = Changed(grid, question);
        var asked = new GridQuestion(question.Convention);
        var before = grid.Flow(asked.DcConvention);
        var network = DcNetwork.From(moment, asked.DcConvention);
        var buildSeconds = clock.Elapsed.TotalSeconds;
        var after = ChangedFlow.Solve(before, network, Participation.ByCapacity(network));
        var flow = ExploreGrid.Describe(after, asked, HashOf(grid, question)) with
        {
            BuildSeconds = buildSeconds,
            SolveSeconds = clock.Elapsed.TotalSeconds - buildSeconds,
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
        return new(flow, [.. flow.Branches.Select(branch => BaseFlow(before, branch.Id))], evidence);
    }

    /// <summary>Every single outage of the changed grid, from the flow after the changes.</summary>
    /// <exception cref="BadInputException">Every problem of the changes, with its path.</exception>
    public static OutagesAnswer Outages(StudiedGrid grid, ScenarioQuestion question, int top, CancellationToken cancel) =>
        ScreenOutages.Run(After(grid, question), new(question.Convention), null, top, cancel);

    /// <summary>Load that each bus of the changed grid can still take, from the flow after the changes.</summary>
    /// <exception cref="BadInputException">Every problem of the changes, with its path.</exception>
    public static Grid.HeadroomAnswer Headroom(StudiedGrid grid, ScenarioQuestion question, CancellationToken cancel) =>
        ExploreGrid.Headroom(After(grid, question), new(question.Convention), cancel);

    private static StudiedGrid After(StudiedGrid grid, ScenarioQuestion question)
    {
        var (moment, _) = Changed(grid, question);
        var convention = new GridQuestion(question.Convention).DcConvention;
        var network = DcNetwork.From(moment, convention);
        var flow = ChangedFlow.Solve(grid.Flow(convention), network, Participation.ByCapacity(network));
        return StudiedGrid.WithFlow(moment, flow, convention, HashOf(grid, question));
    }

    private static (PowerGrid Moment, IReadOnlyList<string> Evidence) Changed(StudiedGrid grid, ScenarioQuestion question)
    {
        var built = ScenarioBuilder.Build(grid.Grid, question, TechnologyTableFile.Shipped, "question");
        return (built.Moment(), built.Evidence);
    }

    private static string HashOf(StudiedGrid grid, ScenarioQuestion question) =>
        InputsHash.Of(new { analysis = "what-if", question }, grid.ContentHash, TechnologyTableFile.ShippedHash);

    private static double? BaseFlow(DcFlow before, int branch) =>
        before.Network.FindBranch(new BranchId(branch)) is { } index ? before.FlowMw[index] : null;
}

/// <summary>What each MW of new load at a bus does to the flows.</summary>
public sealed record SensitivityAnswer : Answer
{
    public required int Bus { get; init; }

    /// <summary>Who supplies the load.</summary>
    public required string Participation { get; init; }

    public required BranchSensitivity Branches { get; init; }
}

/// <summary>Value i of <paramref name="MwPerMw"/> belongs to branch id i.</summary>
public sealed record BranchSensitivity(int[] Id, double[] MwPerMw);

/// <summary>The flows after a list of changes.</summary>
/// <param name="Flow">The flow of the changed grid.</param>
/// <param name="BaseFlowMw">Flow of each of its branches before; null: the branch was not in service.</param>
/// <param name="Changes">What was changed, in words.</param>
public sealed record ChangedFlowAnswer(FlowAnswer Flow, IReadOnlyList<double?> BaseFlowMw, IReadOnlyList<string> Changes);
