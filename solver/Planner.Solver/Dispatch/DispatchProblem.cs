using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Solver.Network;

namespace Planner.Solver.Dispatch;

/// <summary>A DC optimal power flow as numbers: what can inject where at what cost, demand, and bounds on flows.</summary>
/// <remarks>
/// minimise Σ c_g(p_g) subject to balance at every bus, lower ≤ flow ≤ upper on every branch, min ≤ p_g ≤ max.
/// The limit of the angle difference of a branch is one of its flow, f = b·(θ_f − θ_t − φ), so both make one bound.
/// </remarks>
internal sealed class DispatchProblem
{
    private DispatchProblem(DcNetwork network, Injector[] injectors, double[] fixedInjectionMw, double[] lowerMw, double[] upperMw)
    {
        Network = network;
        Injectors = injectors;
        FixedInjectionMw = fixedInjectionMw;
        LowerMw = lowerMw;
        UpperMw = upperMw;
    }

    public DcNetwork Network { get; }

    /// <summary>First one per generator index, then one per dispatched DC line.</summary>
    public Injector[] Injectors { get; }

    /// <summary>What is injected at each bus whatever is decided: minus demand, and DC lines at their schedule.</summary>
    public double[] FixedInjectionMw { get; }

    public double[] LowerMw { get; }

    public double[] UpperMw { get; }

    /// <exception cref="BadInputException">A generator states no cost, or one that is not convex.</exception>
    public static DispatchProblem Of(DcNetwork network, DispatchOptions options)
    {
        var bag = new DiagnosticBag();
        var problem = Of(network, options.DispatchDcLines, (generator, bus) => OfGenerator(generator, bus, bag));
        bag.ThrowIfErrors();
        return problem;
    }

    /// <summary>The same without costs: what can be served, whatever it costs.</summary>
    public static DispatchProblem WithoutCosts(DcNetwork network) =>
        Of(network, dispatchDcLines: null, (generator, bus) => new Injector([(bus, 1)], generator.Min.Value, generator.Max.Value, null));

    private static DispatchProblem Of(DcNetwork network, bool? dispatchDcLines, Func<Generator, int, Injector> toInjector)
    {
        var arrays = network.Arrays;
        var dispatched = dispatchDcLines ?? network.Convention == DcConvention.PowerModels;
        var injectors = arrays.Generators.Select((generator, g) => toInjector(generator, arrays.GeneratorBus[g])).ToList();
        var fixedMw = network.StatedInjectionMw();
        for (var g = 0; g < arrays.Generators.Length; g++)
        {
            fixedMw[arrays.GeneratorBus[g]] -= arrays.Generators[g].Output.Value;
        }
        foreach (var line in dispatched ? arrays.DcLines : [])
        {
            var (from, to) = (arrays.IndexOfBus[line.From.Number], arrays.IndexOfBus[line.To.Number]);
            fixedMw[from] += line.Scheduled.Value;
            fixedMw[to] -= (1 - line.LossShare) * line.Scheduled.Value;
            injectors.Add(new Injector([(from, -1), (to, 1 - line.LossShare)], line.Min.Value, line.Max.Value, null));
        }
        var (lower, upper) = FlowBounds(network);
        return new DispatchProblem(network, [.. injectors], fixedMw, lower, upper);
    }

    /// <summary>Injection at each bus for the injectors' values.</summary>
    public double[] InjectionMw(ReadOnlySpan<double> values)
    {
        var injectionMw = (double[])FixedInjectionMw.Clone();
        for (var v = 0; v < Injectors.Length; v++)
        {
            foreach (var (bus, factor) in Injectors[v].At)
            {
                injectionMw[bus] += factor * values[v];
            }
        }
        return injectionMw;
    }

    public double CostUsdPerHour(ReadOnlySpan<double> values)
    {
        var total = 0.0;
        for (var v = 0; v < Injectors.Length; v++)
        {
            total += Injectors[v].Cost?.At(values[v]) ?? 0;
        }
        return total;
    }

    private static Injector OfGenerator(Generator generator, int bus, DiagnosticBag bag)
    {
        var cost = CostFunction.Of(generator.Cost);
        var (min, max) = (generator.Min.Value, generator.Max.Value);
        if (cost is null)
        {
            bag.Error("dispatch.no-cost", $"{generator.Id} states no running cost", new InputLocation("grid", Path: $"{generator.Id}"),
                "The cheapest dispatch is not defined without", "Give every generator in service a cost");
        }
        else if (!cost.IsConvex(min, max))
        {
            bag.Error("dispatch.cost-not-convex", $"The cost slope of {generator.Id} falls somewhere between {min} and {max} MW", new InputLocation("grid", Path: $"{generator.Id}"),
                "A linear program can't hold such a cost", "Give a convex cost");
        }
        return new Injector([(bus, 1)], min, max, cost);
    }

    private static (double[] Lower, double[] Upper) FlowBounds(DcNetwork network)
    {
        var arrays = network.Arrays;
        var lower = new double[network.BranchCount];
        var upper = new double[network.BranchCount];
        for (var l = 0; l < lower.Length; l++)
        {
            var (minRad, maxRad) = AngleLimitsRad(arrays.Branches[l], network.Convention);
            var mwPerRad = network.BaseMw * arrays.SusceptancePu[l];
            var (a, b) = (mwPerRad * (minRad - arrays.ShiftRad[l]), mwPerRad * (maxRad - arrays.ShiftRad[l]));
            lower[l] = Math.Max(-arrays.NormalMw[l], Math.Min(a, b));
            upper[l] = Math.Min(arrays.NormalMw[l], Math.Max(a, b));
        }
        return (lower, upper);
    }

    // PowerModels widens limits outside (−90°, 90°), and missing ones, to ±1.0472 rad (60°).
    private static (double MinRad, double MaxRad) AngleLimitsRad(Branch branch, DcConvention convention)
    {
        var (min, max) = (branch.MinAngleDegrees, branch.MaxAngleDegrees);
        if (convention == DcConvention.Matpower)
        {
            return (Radians(min) ?? double.NegativeInfinity, Radians(max) ?? double.PositiveInfinity);
        }
        const double padRad = 1.0472;
        return (min is null or <= -90 ? -padRad : Radians(min)!.Value, max is null or >= 90 ? padRad : Radians(max)!.Value);
    }

    private static double? Radians(double? degrees) => degrees is { } d ? double.DegreesToRadians(d) : null;
}

/// <summary>Something that is decided: a generator's output or a DC line's flow.</summary>
/// <param name="At">Bus index and MW injected there for each MW of the decision.</param>
/// <param name="MinMw">Least value.</param>
/// <param name="MaxMw">Largest value.</param>
/// <param name="Cost">Cost of the value; null: free.</param>
internal sealed record Injector((int Bus, double Factor)[] At, double MinMw, double MaxMw, CostFunction? Cost);
