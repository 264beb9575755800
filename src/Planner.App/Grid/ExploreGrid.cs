using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Units;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.App.Grid;

/// <summary>The question of a grid analysis.</summary>
/// <param name="Convention">"matpower" or "powermodels".</param>
/// <param name="Outages">True: limits hold after the outage of any one branch too (N-1).</param>
public sealed record GridQuestion(string Convention = GridQuestion.Matpower, bool Outages = false)
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
    private const string OwnSolver = "planner sparse LDLT";

    public static FlowAnswer Flow(StudiedGrid grid, GridQuestion question)
    {
        var clock = Stopwatch.StartNew();
        var network = grid.Network(question.DcConvention);
        var built = clock.Elapsed;
        var flow = grid.Flow(question.DcConvention);
        var solved = clock.Elapsed;
        var branches = Branches(grid, flow);
        return new FlowAnswer
        {
            InputsHash = InputsHash.Of(question, grid.ContentHash),
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
            Convention = question.Convention,
            Status = "solved",
            TotalLoadMw = Sum(network.DemandMw),
            TotalGenerationMw = Generation(network, flow),
            Adjustments = Adjustments(network),
            Branches = branches,
            Buses = Angles(flow),
            OverloadedCount = flow.Overloads().Count,
            Backend = OwnSolver,
            BuildSeconds = built.TotalSeconds,
            SolveSeconds = (solved - built).TotalSeconds,
        };
    }

    /// <summary>Injection headroom of every bus: computed once per question and grid, then kept.</summary>
    public static HeadroomAnswer Headroom(StudiedGrid grid, GridQuestion question, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var headroom = grid.Headroom(question, cancel);
        return new HeadroomAnswer
        {
            InputsHash = InputsHash.Of(question, grid.ContentHash),
            Convention = question.Convention,
            Security = question.Outages ? "N-1" : "N-0",
            Participation = headroom.Participation,
            Adjustments = Adjustments(grid.Network(question.DcConvention)),
            Buses = [.. headroom.Buses.Select(bus => HeadroomLines.Line(grid, bus))],
            BaseOverloads = [.. headroom.BaseOverloads.Select(overload => HeadroomLines.Line(grid, overload))],
            ExistingOutageViolations = headroom.ExistingViolationCount,
            SplittingBranches = [.. headroom.SplittingBranches.Select(grid.NameOf)],
            Backend = OwnSolver,
            BuildSeconds = headroom.BuildSeconds,
            SolveSeconds = headroom.SolveSeconds,
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private static string[] Adjustments(DcNetwork network) => [.. network.Adjustments.Select(adjustment => adjustment.What)];

    internal static IReadOnlyList<BranchFlow> Branches(StudiedGrid grid, DcFlow flow)
    {
        var lines = new BranchFlow[flow.Network.BranchCount];
        for (var index = 0; index < lines.Length; index++)
        {
            lines[index] = Line(grid, flow.Network.Branches[index], flow.FlowMw[index]);
        }

        return lines;
    }

    internal static BranchFlow Line(StudiedGrid grid, Domain.Grid.Branch branch, double flowMw)
    {
        var (id, name) = grid.NameOf(branch.Id);
        var kv = Math.Max(
            grid.Grid.GetBus(branch.From).BaseVoltage.Value, grid.Grid.GetBus(branch.To).BaseVoltage.Value);
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

    private static double Generation(DcNetwork network, DcFlow flow)
    {
        var stated = 0.0;
        foreach (var generator in network.Generators)
        {
            stated += generator.Output.Value;
        }

        return stated + Sum(flow.TakenByReferenceMw);
    }

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
