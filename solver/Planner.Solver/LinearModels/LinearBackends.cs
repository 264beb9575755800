using Google.OrTools.LinearSolver;
using MpSolver = Google.OrTools.LinearSolver.Solver;

namespace Planner.Solver.LinearModels;

/// <summary>Backends that solve a whole linear model from scratch. Each checks its status; none is trusted to be the only one.</summary>
internal static class LinearBackends
{
    public const string ClpBarrierName = "CLP 1.17 barrier (OR-Tools 9.15)";
    public const string GlopName = "GLOP (OR-Tools 9.15)";
    public const string HighsName = SolverSession.Backend;

    // MPSolverParameters::LpAlgorithmValues.
    private const int Barrier = 12;

    /// <summary>HiGHS simplex.</summary>
    public static SolveAnswer Highs(LinearModel model, TimeSpan limit, CancellationToken cancel)
    {
        using var session = new SolverSession();
        for (var c = 0; c < model.ColumnCount; c++)
        {
            session.AddColumn(model.Costs[c], model.Lower[c], model.Upper[c]);
        }
        for (var r = 0; r < model.Rows.Count; r++)
        {
            session.AddRow(model.RowLower[r], model.RowUpper[r], model.Rows[r]);
        }
        return session.Solve(new SolveLimits(limit), cancel: cancel);
    }

    /// <summary>CLP with its interior point method and crossover: the best on heavily congested cases.</summary>
    public static SolveAnswer ClpBarrier(LinearModel model, TimeSpan limit, CancellationToken cancel)
    {
        using var parameters = new MPSolverParameters();
        parameters.SetIntegerParam(MPSolverParameters.IntegerParam.LP_ALGORITHM, Barrier);
        return OrTools("CLP", model, limit, parameters, cancel);
    }

    /// <summary>GLOP: the last of the chain; it calls many real cases abnormal, which is checked.</summary>
    public static SolveAnswer Glop(LinearModel model, TimeSpan limit, CancellationToken cancel)
    {
        using var parameters = new MPSolverParameters();
        return OrTools("GLOP", model, limit, parameters, cancel);
    }

    private static SolveAnswer OrTools(string backend, LinearModel model, TimeSpan limit, MPSolverParameters parameters, CancellationToken cancel)
    {
        using var solver = MpSolver.CreateSolver(backend) ?? throw new SolverException($"OR-Tools has no backend {backend}.");
        solver.SetTimeLimit((long)limit.TotalMilliseconds);
        var variables = new Variable[model.ColumnCount];
        for (var c = 0; c < variables.Length; c++)
        {
            variables[c] = solver.MakeNumVar(model.Lower[c], model.Upper[c], "");
            solver.Objective().SetCoefficient(variables[c], model.Costs[c]);
        }
        var constraints = new Constraint[model.Rows.Count];
        for (var r = 0; r < constraints.Length; r++)
        {
            constraints[r] = solver.MakeConstraint(model.RowLower[r], model.RowUpper[r], "");
            foreach (var (column, value) in model.Rows[r])
            {
                constraints[r].SetCoefficient(variables[column], value);
            }
        }
        cancel.ThrowIfCancellationRequested();
        using var registration = cancel.Register(() => solver.InterruptSolve()); // GLOP listens; CLP runs to its time limit
        return Read(solver, solver.Solve(parameters), variables, constraints);
    }

    private static SolveAnswer Read(MpSolver solver, MpSolver.ResultStatus result, Variable[] variables, Constraint[] constraints)
    {
        var status = result switch
        {
            MpSolver.ResultStatus.OPTIMAL => SolveStatus.Optimal,
            MpSolver.ResultStatus.INFEASIBLE => SolveStatus.Infeasible,
            MpSolver.ResultStatus.UNBOUNDED => SolveStatus.Unbounded,
            MpSolver.ResultStatus.NOT_SOLVED or MpSolver.ResultStatus.FEASIBLE => SolveStatus.TimeLimit,
            _ => SolveStatus.Failed,
        };
        // Without an optimum the objective reads 0 and the duals mean nothing: never hand them out.
        return status != SolveStatus.Optimal
            ? new SolveAnswer(status, false, double.NaN, double.NegativeInfinity, [], [], [], [])
            : new SolveAnswer(
                status,
                true,
                solver.Objective().Value(),
                solver.Objective().Value(),
                Array.ConvertAll(variables, variable => variable.SolutionValue()),
                Array.ConvertAll(variables, variable => variable.ReducedCost()),
                [],
                Array.ConvertAll(constraints, constraint => constraint.DualValue()));
    }
}
