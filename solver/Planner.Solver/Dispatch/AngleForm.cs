using System.Diagnostics;
using Planner.Solver.LinearModels;

namespace Planner.Solver.Dispatch;

/// <summary>The angle form: outputs, angles and flows as variables, one balance per bus, all limits as bounds of the flows.</summary>
/// <remarks>
/// f_l − S·b_l·(θ_f − θ_t) = −S·b_l·φ_l and Σ_v p_v − Σ_out f + Σ_in f = −fixed injection at each bus; the price is the dual
/// of the balance. Ten times the rows of the PTDF form but sparse: an interior point method solves congested cases with it.
/// </remarks>
internal sealed class AngleForm
{
    private const int MostRounds = 40;

    private readonly DispatchProblem problem;
    private readonly LinearModel model = new();
    private readonly int firstFlow;
    private readonly int firstAngle;
    private readonly TangentCosts costs;

    public AngleForm(DispatchProblem problem)
    {
        this.problem = problem;
        costs = new TangentCosts(problem, model.AddColumn, model.AddRow); // column = injector, since they come first
        firstFlow = model.ColumnCount;
        for (var l = 0; l < problem.Network.BranchCount; l++)
        {
            model.AddColumn(0, problem.LowerMw[l], problem.UpperMw[l]);
        }
        firstAngle = model.ColumnCount;
        AddAngles();
        AddBalances();
        AddFlows();
        costs.AddEpigraphs();
    }

    /// <summary>Solves with one backend, from scratch in each round of tangents.</summary>
    public FormResult Solve(Func<LinearModel, TimeSpan, CancellationToken, SolveAnswer> backend, DispatchOptions options, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        for (var round = 1; round <= MostRounds; round++)
        {
            var left = options.TimeLimit - Stopwatch.GetElapsedTime(start);
            var answer = backend(model, left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1), cancel);
            cancel.ThrowIfCancellationRequested();
            if (answer.Status != SolveStatus.Optimal)
            {
                return answer.Status == SolveStatus.Infeasible ? new FormResult.Infeasible() : new FormResult.GaveUp($"{answer.Status} in round {round}");
            }
            if (!costs.AddTangents(answer.Columns, options.CostGap, out var gap))
            {
                return Optimal(answer, gap, round);
            }
        }
        return new FormResult.GaveUp($"no end after {MostRounds} rounds");
    }

    private FormResult.Optimal Optimal(SolveAnswer answer, double gap, int rounds)
    {
        var values = answer.Columns[..problem.Injectors.Length];
        // Balance rows come first, one per bus; the reduced cost of a flow is the price of its bound.
        var price = answer.RowDuals[..problem.Network.BusCount];
        var shadow = answer.ColumnDuals[firstFlow..(firstFlow + problem.Network.BranchCount)];
        return new FormResult.Optimal(values, price, shadow, gap, rounds, problem.Network.BranchCount);
    }

    private void AddAngles()
    {
        var isReference = new bool[problem.Network.BusCount];
        foreach (var reference in problem.Network.ReferenceOfIsland)
        {
            isReference[reference] = true;
        }
        foreach (var fixedAtZero in isReference)
        {
            model.AddColumn(0, fixedAtZero ? 0 : double.NegativeInfinity, fixedAtZero ? 0 : double.PositiveInfinity);
        }
    }

    private void AddBalances()
    {
        var arrays = problem.Network.Arrays;
        var terms = Enumerable.Range(0, problem.Network.BusCount).Select(_ => new List<(int, double)>()).ToArray();
        for (var v = 0; v < problem.Injectors.Length; v++)
        {
            foreach (var (bus, factor) in problem.Injectors[v].At)
            {
                terms[bus].Add((v, factor));
            }
        }
        for (var l = 0; l < arrays.From.Length; l++)
        {
            terms[arrays.From[l]].Add((firstFlow + l, -1));
            terms[arrays.To[l]].Add((firstFlow + l, 1));
        }
        for (var i = 0; i < terms.Length; i++)
        {
            model.AddRow(-problem.FixedInjectionMw[i], -problem.FixedInjectionMw[i], terms[i]);
        }
    }

    private void AddFlows()
    {
        var arrays = problem.Network.Arrays;
        for (var l = 0; l < arrays.From.Length; l++)
        {
            var mwPerRad = problem.Network.BaseMw * arrays.SusceptancePu[l];
            var shiftMw = -mwPerRad * arrays.ShiftRad[l];
            model.AddRow(shiftMw, shiftMw, [(firstFlow + l, 1), (firstAngle + arrays.From[l], -mwPerRad), (firstAngle + arrays.To[l], mwPerRad)]);
        }
    }
}
