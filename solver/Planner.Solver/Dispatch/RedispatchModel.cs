using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.Solver.Dispatch;

/// <summary>The linear program of one thread's redispatch study: injectors, the new load t, balances and lazy line limits.</summary>
internal sealed class RedispatchModel : IDisposable
{
    private const int RowsPerRound = 50;
    private const int MostRounds = 200;
    private const double SmallestFactor = 1e-9;

    private readonly DispatchProblem problem;
    private readonly DcNetwork network;
    private readonly bool withOutages;
    private readonly SolverSession session = new();
    private readonly double[] fixedFlowMw;
    private readonly int load;
    private readonly int[] balanceRow;
    private readonly List<LimitRow> limits = [];
    private readonly HashSet<(int Monitored, int Outaged)> present = [];

    private sealed record LimitRow(int Row, int Monitored, int Outaged, double[] FactorOfBus);

    public RedispatchModel(DispatchProblem problem, bool withOutages)
    {
        this.problem = problem;
        this.withOutages = withOutages;
        network = problem.Network;
        fixedFlowMw = DcPowerFlow.Solve(network, problem.FixedInjectionMw).FlowMw.ToArray();
        foreach (var injector in problem.Injectors)
        {
            session.AddColumn(0, injector.MinMw, injector.MaxMw);
        }
        load = session.AddColumn(-1, 0, double.PositiveInfinity);
        balanceRow = AddBalances();
    }

    public int LimitRows => limits.Count;

    /// <summary>"optimal" when some dispatch serves the present demand; else why none is proved.</summary>
    /// <remarks>
    /// Asked first: where phase shifters or minimum outputs overload a line now, more load could relieve it, and the largest
    /// load that can be served would hide that the present one can't. What can be served is convex in the load, so with 0
    /// and t all between is served too.
    /// </remarks>
    public string PresentStatus(CancellationToken cancel)
    {
        session.SetColumnBounds(load, 0, 0);
        var (status, _) = SolveAt(0, cancel);
        session.SetColumnBounds(load, 0, double.PositiveInfinity);
        return status;
    }

    public BusRedispatch Solve(int bus, CancellationToken cancel)
    {
        MoveLoadTo(bus);
        var (status, answer) = SolveAt(bus, cancel);
        return answer is null ? new BusRedispatch(network.Buses[bus].Id, null, status, null, null) : Answer(bus, answer);
    }

    private (string Status, SolveAnswer? Answer) SolveAt(int bus, CancellationToken cancel)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var answer = session.Solve(new SolveLimits(TimeSpan.FromMinutes(1)), cancel: cancel);
            cancel.ThrowIfCancellationRequested();
            if (answer.Status != SolveStatus.Optimal)
            {
                return (answer.Status == SolveStatus.Infeasible ? "infeasible" : $"not proved: {answer.Status}", null);
            }
            if (!AddBroken(bus, answer.Columns))
            {
                return ("optimal", answer);
            }
        }
        return ($"not proved: no end after {MostRounds} rounds", null);
    }

    public void Dispose() => session.Dispose();

    private BusRedispatch Answer(int bus, SolveAnswer answer)
    {
        var binding = limits.Select(limit => (Limit: limit, Price: Math.Abs(answer.RowDuals[limit.Row]))).Where(limit => limit.Price > 1e-7)
            .OrderByDescending(limit => limit.Price).ThenBy(limit => limit.Limit.Monitored).FirstOrDefault().Limit;
        return new BusRedispatch(
            network.Buses[bus].Id,
            new(Math.Max(0, answer.Columns[load])),
            "optimal",
            binding is null ? null : network.Branches[binding.Monitored].Id,
            binding is { Outaged: >= 0 } ? network.Branches[binding.Outaged].Id : null);
    }

    private void MoveLoadTo(int bus)
    {
        for (var island = 0; island < balanceRow.Length; island++)
        {
            session.SetCoefficient(balanceRow[island], load, network.IslandOfBus[bus] == island ? -1 : 0);
        }
        foreach (var limit in limits)
        {
            session.SetCoefficient(limit.Row, load, -limit.FactorOfBus[bus]);
        }
    }

    private int[] AddBalances()
    {
        var neededMw = new double[network.IslandCount];
        for (var i = 0; i < network.BusCount; i++)
        {
            neededMw[network.IslandOfBus[i]] -= problem.FixedInjectionMw[i];
        }
        var terms = Enumerable.Range(0, network.IslandCount).Select(_ => new List<(int, double)>()).ToArray();
        for (var v = 0; v < problem.Injectors.Length; v++)
        {
            foreach (var island in problem.Injectors[v].At.GroupBy(at => network.IslandOfBus[at.Bus]))
            {
                terms[island.Key].Add((v, island.Sum(at => at.Factor)));
            }
        }
        return [.. terms.Select((row, island) => session.AddRow(neededMw[island], neededMw[island], row))];
    }

    private bool AddBroken(int bus, double[] columns)
    {
        var injectionMw = problem.InjectionMw(columns);
        injectionMw[bus] -= columns[load];
        var flow = DcPowerFlow.Solve(network, injectionMw);
        var broken = BrokenNow(flow);
        if (broken.Count == 0 && withOutages)
        {
            broken = BrokenAfterOutages(flow);
        }
        foreach (var (monitored, outaged) in broken.Take(RowsPerRound))
        {
            AddLimit(bus, monitored, outaged);
        }
        return broken.Count > 0;
    }

    private List<(int Monitored, int Outaged)> BrokenNow(DcFlow flow)
    {
        var broken = new List<(double ExcessMw, int Branch)>();
        for (var l = 0; l < network.BranchCount; l++)
        {
            var excessMw = Math.Max(problem.LowerMw[l] - flow.FlowMw[l], flow.FlowMw[l] - problem.UpperMw[l]);
            if (excessMw > Tolerances.LazyLimitMw && !present.Contains((l, -1)))
            {
                broken.Add((excessMw, l));
            }
        }
        return [.. broken.OrderByDescending(limit => limit.ExcessMw).Select(limit => (limit.Branch, -1))];
    }

    private List<(int Monitored, int Outaged)> BrokenAfterOutages(DcFlow flow) =>
        [.. ContingencyScreen.AllBranches(flow, keep: 4 * RowsPerRound).Violations
            .Where(violation => Math.Abs(violation.Flow.Value) > violation.Limit.Value + Tolerances.LazyLimitMw)
            .Select(violation => (Monitored: network.FindBranch(violation.Branch)!.Value, Outaged: network.FindBranch(violation.Outage.Branches[0])!.Value))
            .Where(pair => !present.Contains(pair))];

    // −limit ≤ flow of m after the outage of k ≤ limit, as a row over the injectors and the new load.
    private void AddLimit(int bus, int monitored, int outaged)
    {
        var factor = Ptdf.Row(network, monitored);
        var flowMw = fixedFlowMw[monitored];
        var (lower, upper) = (problem.LowerMw[monitored], problem.UpperMw[monitored]);
        if (outaged >= 0)
        {
            var lodf = Lodf.Column(network, outaged)![monitored];
            var outagedFactor = Ptdf.Row(network, outaged);
            for (var i = 0; i < factor.Length; i++)
            {
                factor[i] += lodf * outagedFactor[i];
            }
            flowMw += lodf * fixedFlowMw[outaged];
            (lower, upper) = (-network.Arrays.EmergencyMw[monitored], network.Arrays.EmergencyMw[monitored]);
        }
        var terms = new List<(int, double)> { (load, -factor[bus]) };
        for (var v = 0; v < problem.Injectors.Length; v++)
        {
            var value = problem.Injectors[v].At.Sum(at => at.Factor * factor[at.Bus]);
            if (Math.Abs(value) > SmallestFactor)
            {
                terms.Add((v, value));
            }
        }
        present.Add((monitored, outaged));
        limits.Add(new LimitRow(session.AddRow(lower - flowMw, upper - flowMw, terms), monitored, outaged, factor));
    }
}
