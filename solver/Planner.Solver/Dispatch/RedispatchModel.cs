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
    private readonly LostGeneration? lost;
    private readonly SolverSession session = new();
    private readonly double[] fixedFlowMw;
    private readonly int load;
    private readonly int[] balanceRow;
    private readonly List<LimitRow> limits = [];
    private readonly List<ShareRow> shares = [];
    private readonly HashSet<Limit> present = [];

    // −1: no branch, no unit.
    private readonly record struct Limit(int Monitored, int Outaged = -1, int LostUnit = -1);

    private sealed record LimitRow(int Row, Limit Limit, double[] FactorOfBus);

    // What a unit must be able to give when another one is lost.
    private sealed record ShareRow(int Row, int Unit, int Lost);

    /// <param name="problem">What can inject, demand and bounds.</param>
    /// <param name="lost">The rule after the loss of a unit; null: outages are not respected.</param>
    public RedispatchModel(DispatchProblem problem, LostGeneration? lost)
    {
        this.problem = problem;
        this.lost = lost;
        network = problem.Network;
        fixedFlowMw = DcPowerFlow.Solve(network, problem.FixedInjectionMw).FlowMw.ToArray();
        foreach (var injector in problem.Injectors)
        {
            session.AddColumn(0, injector.MinMw, injector.MaxMw);
        }
        load = session.AddColumn(-1, 0, double.PositiveInfinity);
        balanceRow = AddBalances();
    }

    public int LimitRows => limits.Count + shares.Count;

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
        return answer is null ? new BusRedispatch(network.Buses[bus].Id, null, status) : Answer(bus, answer);
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
        var binding = limits.Select(row => (row.Limit, Price: Math.Abs(answer.RowDuals[row.Row])))
            .Concat(shares.Select(row => (Limit: new Limit(-1, LostUnit: row.Lost), Price: Math.Abs(answer.RowDuals[row.Row]))))
            .Where(row => row.Price > 1e-7)
            .OrderByDescending(row => row.Price).ThenBy(row => row.Limit.Monitored).Select(row => row.Limit).FirstOrDefault(new Limit(-1));
        return new BusRedispatch(
            network.Buses[bus].Id,
            new(Math.Max(0, answer.Columns[load])),
            "optimal",
            binding.Monitored >= 0 ? network.Branches[binding.Monitored].Id : null,
            binding.Outaged >= 0 ? network.Branches[binding.Outaged].Id : null,
            binding.LostUnit >= 0 ? network.Generators[binding.LostUnit].Id : null);
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
        var added = 0;
        if (broken.Count == 0 && lost is not null)
        {
            broken = BrokenAfterOutages(flow, columns, lost);
            added = AddShares(columns, lost);
        }
        foreach (var limit in broken)
        {
            AddLimit(bus, limit);
        }
        return broken.Count + added > 0;
    }

    private List<Limit> BrokenNow(DcFlow flow)
    {
        var broken = new List<(double ExcessMw, Limit Limit)>();
        for (var l = 0; l < network.BranchCount; l++)
        {
            var excessMw = Math.Max(problem.LowerMw[l] - flow.FlowMw[l], flow.FlowMw[l] - problem.UpperMw[l]);
            if (excessMw > Tolerances.LazyLimitMw && !present.Contains(new(l)))
            {
                broken.Add((excessMw, new(l)));
            }
        }
        return [.. broken.OrderByDescending(limit => limit.ExcessMw).Select(limit => limit.Limit).Take(RowsPerRound)];
    }

    private List<Limit> BrokenAfterOutages(DcFlow flow, double[] columns, LostGeneration lost)
    {
        var branches = ContingencyScreen.AllBranches(flow, keep: 4 * RowsPerRound).Violations
            .Where(violation => Math.Abs(violation.Flow.Value) > violation.Limit.Value + Tolerances.LazyLimitMw)
            .Select(violation => new Limit(network.FindBranch(violation.Branch)!.Value, network.FindBranch(violation.Outage.Branches[0])!.Value));
        var units = lost.BrokenFlows(flow, columns[..network.GeneratorCount], keep: 4 * RowsPerRound).Select(pair => new Limit(pair.Monitored, LostUnit: pair.Lost));
        return [.. branches.Where(limit => !present.Contains(limit)).Take(RowsPerRound), .. units.Where(limit => !present.Contains(limit)).Take(RowsPerRound)];
    }

    private int AddShares(double[] columns, LostGeneration lost)
    {
        var broken = lost.BrokenShares(columns).Where(pair => !shares.Exists(row => row.Unit == pair.Unit && row.Lost == pair.Lost)).ToList();
        foreach (var (unit, other) in broken)
        {
            var row = session.AddRow(problem.Injectors[unit].MinMw, problem.Injectors[unit].MaxMw, [(unit, 1), (other, lost.Share(unit, other))]);
            shares.Add(new(row, unit, other));
        }
        return broken.Count;
    }

    // −limit ≤ flow of m after the outage ≤ limit, as a row over the injectors and the new load.
    private void AddLimit(int bus, Limit limit)
    {
        var factor = Ptdf.Row(network, limit.Monitored);
        var flowMw = fixedFlowMw[limit.Monitored];
        if (limit.Outaged >= 0)
        {
            var lodf = Lodf.Column(network, limit.Outaged)![limit.Monitored];
            var outagedFactor = Ptdf.Row(network, limit.Outaged);
            for (var i = 0; i < factor.Length; i++)
            {
                factor[i] += lodf * outagedFactor[i];
            }
            flowMw += lodf * fixedFlowMw[limit.Outaged];
        }
        var emergencyMw = network.Arrays.EmergencyMw[limit.Monitored];
        var (lower, upper) = limit is { Outaged: < 0, LostUnit: < 0 }
            ? (problem.LowerMw[limit.Monitored], problem.UpperMw[limit.Monitored]) : (-emergencyMw, emergencyMw);
        var terms = new List<(int, double)> { (load, -factor[bus]) };
        for (var v = 0; v < problem.Injectors.Length; v++)
        {
            var value = v == limit.LostUnit ? lost!.FactorOf(v, factor) : problem.Injectors[v].At.Sum(at => at.Factor * factor[at.Bus]);
            if (Math.Abs(value) > SmallestFactor)
            {
                terms.Add((v, value));
            }
        }
        present.Add(limit);
        limits.Add(new LimitRow(session.AddRow(lower - flowMw, upper - flowMw, terms), limit, factor));
    }
}
