using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Grid;
using Planner.Domain.Texts;
using Planner.Domain.Units;
using Planner.Solver.Dispatch;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.App.Grid;

/// <summary>The question of a grid analysis.</summary>
/// <param name="Convention">"matpower" or "powermodels".</param>
/// <param name="Outages">True: limits hold after the outage of any one branch or generator too (N-1).</param>
/// <param name="Redispatch">True: headroom also with every generator free to move.</param>
public sealed record GridQuestion(string Convention = GridQuestion.Matpower, bool Outages = false, bool Redispatch = false)
{
    public const string Matpower = "matpower";
    public const string PowerModels = "powermodels";

    internal DcConvention DcConvention => Convention switch
    {
        Matpower => DcConvention.Matpower,
        PowerModels => DcConvention.PowerModels,
        _ => throw new ArgumentOutOfRangeException(nameof(Convention), Convention, "matpower or powermodels"),
    };
}

/// <summary>Power flow and headroom of a grid.</summary>
public static class ExploreGrid
{
    internal const string OwnSolver = "planner sparse LDLT";

    /// <summary>The grid's own flow: computed once per convention, then kept.</summary>
    public static FlowAnswer Flow(StudiedGrid grid, GridQuestion question) => grid.FlowAnswer(question);

    /// <summary>Injection headroom of every bus: computed once per question and grid, then kept.</summary>
    public static HeadroomAnswer Headroom(StudiedGrid grid, GridQuestion question, CancellationToken cancel) =>
        grid.HeadroomAnswer(question, cancel);

    internal static FlowAnswer MakeFlow(StudiedGrid grid, GridQuestion question)
    {
        var clock = Stopwatch.StartNew();
        // Both may have been computed for another question before; their times are those of the computing.
        var network = grid.TimedNetwork(question.DcConvention);
        var flow = grid.TimedFlow(question.DcConvention);
        return Describe(flow.Value, question, InputsHash.Of(question, grid.ContentHash)) with
        {
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
            BuildSeconds = network.Seconds,
            SolveSeconds = flow.Seconds,
        };
    }

    /// <summary>A flow by the names of its own grid, without its times.</summary>
    internal static FlowAnswer Describe(DcFlow flow, GridQuestion question, string inputsHash) => new()
    {
        InputsHash = inputsHash,
        Convention = question.Convention,
        Status = "solved",
        TotalLoadMw = Sum(flow.Network.DemandMw),
        TotalGenerationMw = Sum(flow.Network.DemandMw) + ReceivedLoss(flow.Network),
        Adjustments = Adjustments(flow.Network),
        Branches = Branches(flow),
        Buses = Angles(flow),
        OverloadedCount = flow.Overloads().Count,
        Backend = OwnSolver,
        BuildSeconds = 0,
        SolveSeconds = 0,
    };

    internal static HeadroomAnswer MakeHeadroom(StudiedGrid grid, GridQuestion question, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var headroom = grid.Headroom(question, cancel);
        var redispatch = question.Redispatch
            ? RedispatchHeadroom.Solve(grid.Network(question.DcConvention), new RedispatchOptions { WithOutages = question.Outages }, cancel: cancel) : null;
        return new HeadroomAnswer
        {
            InputsHash = InputsHash.Of(question, grid.ContentHash),
            Convention = question.Convention,
            Security = question.Outages ? "N-1" : "N-0",
            Participation = headroom.Participation,
            Adjustments = Adjustments(grid.Network(question.DcConvention)),
            Buses = WithRedispatch([.. headroom.Buses.Select(bus => HeadroomLines.Line(grid, bus))], redispatch),
            RedispatchParticipation = question.Outages ? redispatch?.Participation : null,
            BaseOverloads = [.. headroom.BaseOverloads.Select(overload => HeadroomLines.Line(grid, overload))],
            ExistingOutageViolations = headroom.ExistingViolationCount,
            SplittingBranches = [.. headroom.SplittingBranches.Select(grid.NameOf)],
            Backend = OwnSolver,
            BuildSeconds = headroom.BuildSeconds,
            SolveSeconds = headroom.SolveSeconds,
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private static IReadOnlyList<BusHeadroom> WithRedispatch(IReadOnlyList<BusHeadroom> buses, RedispatchAnswer? redispatch)
    {
        var of = redispatch?.Buses.ToDictionary(bus => bus.Bus.Number);
        return of is null ? buses : [.. buses.Select(bus => bus with { RedispatchMw = of[bus.Bus].Headroom?.Value, RedispatchStatus = of[bus.Bus].Status })];
    }

    private static LocalizedText[] Adjustments(DcNetwork network) => [.. network.Adjustments.Select(adjustment => adjustment.What)];

    private static BranchFlow[] Branches(DcFlow flow)
    {
        var lines = new BranchFlow[flow.Network.BranchCount];
        for (var index = 0; index < lines.Length; index++)
        {
            lines[index] = Line(flow.Network.Grid, flow.Network.Branches[index], flow.FlowMw[index]);
        }

        return lines;
    }

    internal static BranchFlow Line(PowerGrid grid, Branch branch, double flowMw)
    {
        var (id, name) = StudiedGrid.NameOf(grid, branch.Id);
        var kv = Math.Max(grid.GetBus(branch.From).BaseVoltage.Value, grid.GetBus(branch.To).BaseVoltage.Value);
        var rate = branch.Rating.Normal;
        return new(id, name, branch.From.Number, branch.To.Number, kv, flowMw, rate?.Value, Percent(flowMw, rate));
    }

    // A limit of 0 MW is a limit, but a share of it is no number.
    private static double? Percent(double flowMw, Megawatts? rate) =>
        rate is { Value: > 0 } limit ? 100 * Math.Abs(flowMw) / limit.Value : null;

    private static BusAngle[] Angles(DcFlow flow)
    {
        var angles = new BusAngle[flow.Network.BusCount];
        for (var index = 0; index < angles.Length; index++)
        {
            var bus = flow.Network.Buses[index];
            angles[index] = new(bus.Id.Number, bus.Name, flow.AngleRad[index] * 180 / Math.PI);
        }

        return angles;
    }

    // Everything balances in a power flow: generation is demand plus what DC lines lose on their way.
    private static double ReceivedLoss(DcNetwork network) =>
        network.Grid.DcLines
            .Where(line => line.InService && network.FindBus(line.From) is not null && network.FindBus(line.To) is not null)
            .Sum(line => (line.LossShare * line.Scheduled.Value) + line.FixedLoss.Value);

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
