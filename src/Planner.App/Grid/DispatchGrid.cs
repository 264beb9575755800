using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Domain.Texts;
using Planner.Solver.Dispatch;
using Planner.Solver.Network;

namespace Planner.App.Grid;

/// <summary>The cheapest dispatch of a grid (DC optimal power flow) with its prices.</summary>
public static class DispatchGrid
{
    /// <exception cref="BadInputException">A generator in service states no cost, or one that is not convex.</exception>
    public static DispatchReport Run(StudiedGrid grid, GridQuestion question, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var network = grid.Network(question.DcConvention);
        var built = clock.Elapsed.TotalSeconds;
        var outcome = DcOpf.Solve(network, new DispatchOptions(), cancel);
        var report = new DispatchReport
        {
            InputsHash = InputsHash.Of(new { analysis = "opf", question }, grid.ContentHash),
            Convention = question.Convention,
            Status = Status(outcome),
            Reason = Reason(outcome),
            Adjustments = [.. network.Adjustments.Select(adjustment => adjustment.What)],
            Tries = [.. outcome.Tries.Select(one => new DispatchTry(one.Backend, one.Form, one.Status, one.Seconds))],
        };
        report = outcome is DispatchOutcome.Solved solved ? WithAnswer(report, grid, network, solved.Answer, built) : report;
        return report with { ElapsedSeconds = clock.Elapsed.TotalSeconds };
    }

    private static string Status(DispatchOutcome outcome) => outcome switch
    {
        DispatchOutcome.Solved => "optimal",
        DispatchOutcome.Infeasible => "infeasible",
        _ => "notSolved",
    };

    private static string? Reason(DispatchOutcome outcome) => outcome switch
    {
        DispatchOutcome.Infeasible infeasible => $"{infeasible.Backend}: {infeasible.Reason}",
        DispatchOutcome.NotSolved notSolved => notSolved.Reason,
        _ => null,
    };

    private static DispatchReport WithAnswer(DispatchReport report, StudiedGrid grid, DcNetwork network, DispatchAnswer answer, double buildSeconds) => report with
    {
        Objective = answer.ObjectiveUsdPerHour,
        Bound = answer.ObjectiveUsdPerHour - answer.GapUsdPerHour,
        Backend = answer.Backend,
        Form = answer.Form.ToString(),
        BuildSeconds = buildSeconds + answer.BuildSeconds,
        SolveSeconds = answer.SolveSeconds,
        Branches = [.. Enumerable.Range(0, network.BranchCount).Select(l => ExploreGrid.Line(grid.Grid, network.Branches[l], answer.FlowMw[l]))],
        Buses = [.. Enumerable.Range(0, network.BusCount).Select(i => new BusPrice(
            network.Buses[i].Id.Number, network.Buses[i].Name, answer.PriceUsdPerMwh[i], answer.EnergyPriceUsdPerMwh(i), answer.CongestionPriceUsdPerMwh(i)))],
        Generators = [.. Enumerable.Range(0, network.GeneratorCount).Select(g => Output(network, g, answer.OutputMw[g]))],
        BindingLimits = [.. answer.BindingLimits.Select(limit => new PricedLimit(
            grid.NameOf(limit.Branch), limit.Flow.Value, limit.Limit.Value, limit.ShadowPriceUsdPerMwh))],
    };

    private static GeneratorOutput Output(DcNetwork network, int g, double outputMw)
    {
        var unit = network.Generators[g];
        return new(unit.Id.Number, unit.Bus.Number, unit.Name, unit.Fuel, outputMw, unit.Min.Value, unit.Max.Value);
    }
}

/// <summary>The cheapest dispatch, or that there is none, or that nothing is proved.</summary>
public sealed record DispatchReport : Answer
{
    public required string Convention { get; init; }

    /// <summary>"optimal", "infeasible" (proved) or "notSolved" (nothing is proved).</summary>
    public required string Status { get; init; }

    /// <summary>Why there is no dispatch; null where there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>Cost in $/h.</summary>
    public double? Objective { get; init; }

    /// <summary>No dispatch costs less than this.</summary>
    public double? Bound { get; init; }

    public required IReadOnlyList<LocalizedText> Adjustments { get; init; }

    public IReadOnlyList<BranchFlow> Branches { get; init; } = [];

    public IReadOnlyList<BusPrice> Buses { get; init; } = [];

    public IReadOnlyList<GeneratorOutput> Generators { get; init; } = [];

    /// <summary>Limits that bind, dearest first.</summary>
    public IReadOnlyList<PricedLimit> BindingLimits { get; init; } = [];

    /// <summary>What every backend that was asked said.</summary>
    public required IReadOnlyList<DispatchTry> Tries { get; init; }

    public string? Backend { get; init; }

    /// <summary>Ptdf or Angle.</summary>
    public string? Form { get; init; }

    public double? BuildSeconds { get; init; }

    public double? SolveSeconds { get; init; }
}

/// <summary>Price at a bus: the energy price of its island plus congestion.</summary>
public sealed record BusPrice(int Bus, string Name, double LmpUsdPerMwh, double EnergyUsdPerMwh, double CongestionUsdPerMwh);

/// <summary>Output of a unit with its limits.</summary>
public sealed record GeneratorOutput(int Generator, int Bus, string Name, string Fuel, double OutputMw, double MinMw, double MaxMw);

/// <summary>A limit that binds and what one MW more of it would save.</summary>
public sealed record PricedLimit(BranchName Branch, double FlowMw, double LimitMw, double ShadowPriceUsdPerMwh);

/// <summary>One attempt of one backend.</summary>
public sealed record DispatchTry(string Backend, string Form, string Status, double Seconds);
