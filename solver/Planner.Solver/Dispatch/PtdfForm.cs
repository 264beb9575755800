using System.Diagnostics;
using Planner.Solver.PowerFlow;

namespace Planner.Solver.Dispatch;

/// <summary>The PTDF form with lazy limits: few rows at first, and those that a solution breaks are added.</summary>
/// <remarks>
/// Variables: the injectors. Rows: one balance per island; for a limited branch l: lower − f⁰_l ≤ Σ_v φ_l,v p_v ≤ upper − f⁰_l,
/// with f⁰ the flows of the fixed injections. Every intermediate model is a relaxation, so its infeasibility is a proof,
/// and a solution that breaks no limit is optimal. Price at bus i: λ_island + Σ_l μ_l φ_l,i.
/// </remarks>
internal sealed class PtdfForm : IDisposable
{
    private const int RowsPerRound = 100;
    private const int MostRows = 1200;
    private const int MostRounds = 80;
    private const double SmallestFactor = 1e-9; // 1e-7 costs 2.5e-7 of the objective on congested cases

    private readonly DispatchProblem problem;
    private readonly DispatchOptions options;
    private readonly SolverSession session = new();
    private readonly TangentCosts costs;
    private readonly int[] balanceRow;
    private readonly int[] rowOfBranch;
    private readonly double[] fixedFlowMw;
    private readonly CancellationToken cancel;

    public PtdfForm(DispatchProblem problem, DispatchOptions options, CancellationToken cancel)
    {
        this.problem = problem;
        this.options = options;
        this.cancel = cancel;
        costs = new TangentCosts(problem, (cost, lower, upper) => session.AddColumn(cost, lower, upper), session.AddRow);
        costs.AddEpigraphs();
        balanceRow = AddBalances();
        rowOfBranch = new int[problem.Network.BranchCount];
        Array.Fill(rowOfBranch, -1);
        fixedFlowMw = DcPowerFlow.Solve(problem.Network, problem.FixedInjectionMw).FlowMw.ToArray();
    }

    public int LimitRows { get; private set; }

    public FormResult Solve()
    {
        var start = Stopwatch.GetTimestamp();
        for (var round = 1; round <= MostRounds; round++)
        {
            var left = options.TimeLimit - Stopwatch.GetElapsedTime(start);
            var answer = session.Solve(new SolveLimits(left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1)), cancel: cancel);
            cancel.ThrowIfCancellationRequested();
            if (answer.Status != SolveStatus.Optimal)
            {
                return answer.Status == SolveStatus.Infeasible ? new FormResult.Infeasible() : new FormResult.GaveUp($"{answer.Status} in round {round}");
            }
            var values = costs.Values(answer.Columns);
            var flow = DcPowerFlow.Solve(problem.Network, problem.InjectionMw(values));
            var broken = WorstBroken(flow);
            AddLimits(broken);
            if (!costs.AddTangents(answer.Columns, options.CostGap, out var gap) && broken.Length == 0)
            {
                return Optimal(answer, values, gap, round);
            }
            if (LimitRows > MostRows)
            {
                return new FormResult.GaveUp($"{LimitRows} line limits in round {round}: too congested for this form");
            }
        }
        return new FormResult.GaveUp($"no end after {MostRounds} rounds");
    }

    public void Dispose() => session.Dispose();

    private FormResult.Optimal Optimal(SolveAnswer answer, double[] values, double gap, int rounds)
    {
        var network = problem.Network;
        var arrays = network.Arrays;
        var shadow = new double[network.BranchCount];
        var pull = new double[network.BusCount];
        for (var l = 0; l < shadow.Length; l++)
        {
            if (rowOfBranch[l] >= 0)
            {
                shadow[l] = answer.RowDuals[rowOfBranch[l]];
                pull[arrays.From[l]] += shadow[l] * arrays.SusceptancePu[l];
                pull[arrays.To[l]] -= shadow[l] * arrays.SusceptancePu[l];
            }
        }
        var price = network.Factors.Solve(pull);
        for (var i = 0; i < price.Length; i++)
        {
            price[i] += answer.RowDuals[balanceRow[network.IslandOfBus[i]]];
        }
        return new FormResult.Optimal(values, price, shadow, gap, rounds, LimitRows);
    }

    private int[] AddBalances()
    {
        var network = problem.Network;
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
                terms[island.Key].Add((costs.ColumnOf(v), island.Sum(at => at.Factor)));
            }
        }
        return [.. terms.Select((row, island) => session.AddRow(neededMw[island], neededMw[island], row))];
    }

    // The most broken limits that are not in the model yet.
    private int[] WorstBroken(DcFlow flow)
    {
        var broken = new List<(double ExcessMw, int Branch)>();
        for (var l = 0; l < rowOfBranch.Length; l++)
        {
            var excessMw = Math.Max(problem.LowerMw[l] - flow.FlowMw[l], flow.FlowMw[l] - problem.UpperMw[l]);
            if (excessMw > Tolerances.LazyLimitMw && rowOfBranch[l] < 0)
            {
                broken.Add((excessMw, l));
            }
        }
        broken.Sort((a, b) => (b.ExcessMw, a.Branch).CompareTo((a.ExcessMw, b.Branch)));
        return [.. broken.Take(RowsPerRound).Select(limit => limit.Branch)];
    }

    private void AddLimits(int[] branches)
    {
        var block = branches.Length > 0 ? new TransferBlock(problem.Network) : null;
        foreach (var part in branches.Chunk(TransferBlock.Lanes))
        {
            block!.SolveBranches(part);
            for (var lane = 0; lane < part.Length; lane++)
            {
                AddLimit(block, part[lane], lane);
            }
        }
    }

    private void AddLimit(TransferBlock block, int branch, int lane)
    {
        var b = problem.Network.Arrays.SusceptancePu[branch];
        var terms = new List<(int, double)>(problem.Injectors.Length);
        for (var v = 0; v < problem.Injectors.Length; v++)
        {
            var factor = 0.0;
            foreach (var (bus, weight) in problem.Injectors[v].At)
            {
                factor += weight * b * block.At(bus, lane);
            }
            if (Math.Abs(factor) > SmallestFactor)
            {
                terms.Add((costs.ColumnOf(v), factor));
            }
        }
        rowOfBranch[branch] = session.AddRow(problem.LowerMw[branch] - fixedFlowMw[branch], problem.UpperMw[branch] - fixedFlowMw[branch], terms);
        LimitRows++;
    }
}
