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
        var built = ScenarioBuilder.Build(grid.Grid, question, TechnologyTableFile.Shipped, "question");
        var asked = new GridQuestion(question.Convention);
        var before = grid.Flow(asked.DcConvention);
        var network = DcNetwork.From(built.Moment(), asked.DcConvention);
        var buildSeconds = clock.Elapsed.TotalSeconds;
        var after = ChangedFlow.Solve(before, network, Participation.ByCapacity(network));
        var hash = InputsHash.Of(new { analysis = "what-if", question }, grid.ContentHash, TechnologyTableFile.ShippedHash);
        var flow = ExploreGrid.Describe(after, asked, hash) with
        {
            BuildSeconds = buildSeconds,
            SolveSeconds = clock.Elapsed.TotalSeconds - buildSeconds,
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
        return new(flow, [.. flow.Branches.Select(branch => BaseFlow(before, branch.Id))], built.Evidence);
    }

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
