using System.Diagnostics;
using Planner.Domain.Grid;
using Planner.Domain.Units;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.Solver.Dispatch;

/// <summary>What a redispatch headroom study covers.</summary>
public sealed record RedispatchOptions
{
    /// <summary>
    /// Whether the new dispatch must also survive every single outage within emergency ratings: of a branch that does not
    /// split the grid, without further action, and of a generator, whose output the others take over by a fixed rule and
    /// within their limits, see <see cref="RedispatchAnswer.Participation"/>.
    /// </summary>
    public bool WithOutages { get; init; }

    /// <summary>The buses to study; null: all.</summary>
    public IReadOnlyList<BusId>? Buses { get; init; }
}

/// <summary>How much load a bus can take when every generator may move within its limits.</summary>
/// <param name="Bus">The bus.</param>
/// <param name="Headroom">Load that can be added; null when no dispatch serves even the present demand, or when nothing is proved.</param>
/// <param name="Status">"optimal", "infeasible" (the present demand can't be served within all limits) or why nothing is proved.</param>
/// <param name="BindingBranch">The branch whose limit costs most headroom; null when generation capacity is the limit.</param>
/// <param name="Outage">The branch whose outage makes it bind, if one.</param>
/// <param name="LostUnit">The generator whose outage makes the branch, or the capacity of the others, bind; if one.</param>
public sealed record BusRedispatch(
    BusId Bus, Megawatts? Headroom, string Status, BranchId? BindingBranch = null, BranchId? Outage = null, GeneratorId? LostUnit = null);

/// <summary>The answer of a redispatch headroom study.</summary>
/// <param name="Buses">One row per studied bus.</param>
/// <param name="Participation">Who makes up for a lost unit, in words.</param>
/// <param name="LimitRows">Line limits that were ever close enough to matter.</param>
/// <param name="Backend">Who solved the linear programs.</param>
/// <param name="BuildSeconds">Time for factors and models.</param>
/// <param name="SolveSeconds">Time for the buses.</param>
public sealed record RedispatchAnswer(IReadOnlyList<BusRedispatch> Buses, string Participation, int LimitRows, string Backend, double BuildSeconds, double SolveSeconds);

/// <summary>Headroom for new load at a bus with redispatch: the largest load that some dispatch serves within all limits.</summary>
/// <remarks>
/// maximise t subject to the limits of a DC optimal power flow with t more MW of demand at the bus. Costs play no part.
/// One linear program, warm started from bus to bus; line limits, those after outages, and what each unit keeps for the loss
/// of another (<see cref="LostGeneration"/>) are added when a solution breaks them and stay for the next bus.
/// </remarks>
public static class RedispatchHeadroom
{
    /// <summary>Solves one linear program per bus, in parallel.</summary>
    public static RedispatchAnswer Solve(
        DcNetwork network, RedispatchOptions options, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var start = Stopwatch.GetTimestamp();
        var problem = DispatchProblem.WithoutCosts(network);
        var participation = Participation.ByRange(network);
        var lost = options.WithOutages ? new LostGeneration(network, participation) : null;
        _ = (network.Factors, network.Bridges);
        var buildSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        int[] buses = options.Buses is { } named
            ? [.. named.Select(id => network.FindBus(id) ?? throw new KeyNotFoundException($"{id} is not in the network."))]
            : [.. Enumerable.Range(0, network.BusCount)];
        var found = new BusRedispatch[buses.Length];
        var (done, rows) = (0, 0);
        using (var model = new RedispatchModel(problem, lost))
        {
            if (model.PresentStatus(cancel) is not "optimal" and var status)
            {
                found = Array.ConvertAll(buses, bus => new BusRedispatch(network.Buses[bus].Id, null, status));
                return new RedispatchAnswer(found, participation.Description, model.LimitRows, SolverSession.Backend, buildSeconds, Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }
        Parallel.For(
            0,
            buses.Length,
            new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new RedispatchModel(problem, lost),
            (b, _, model) =>
            {
                found[b] = model.Solve(buses[b], cancel);
                progress?.Report((double)Interlocked.Increment(ref done) / buses.Length);
                return model;
            },
            model =>
            {
                InterlockedMax(ref rows, model.LimitRows);
                model.Dispose();
            });
        return new RedispatchAnswer(found, participation.Description, rows, SolverSession.Backend, buildSeconds, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; value > seen; seen = target)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
