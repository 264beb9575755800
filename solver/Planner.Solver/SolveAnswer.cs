namespace Planner.Solver;

/// <summary>How a solve ended. Only <see cref="Optimal"/> and <see cref="Infeasible"/> are proofs.</summary>
internal enum SolveStatus
{
    /// <summary>Proved within the gap that was asked.</summary>
    Optimal,

    /// <summary>Proved to have no solution.</summary>
    Infeasible,

    Unbounded,

    /// <summary>Presolve can't tell which of the two; a session then solves again without presolve.</summary>
    InfeasibleOrUnbounded,

    TimeLimit,

    /// <summary>The caller cancelled.</summary>
    Interrupted,

    /// <summary>The solver gave up, for numerical reasons or lack of memory.</summary>
    Failed,
}

/// <summary>What bounds a solve.</summary>
/// <param name="TimeLimit">Wall time.</param>
/// <param name="RelativeGap">Stop when |objective − bound| ≤ gap · |objective|.</param>
/// <param name="AbsoluteGap">Stop when |objective − bound| ≤ gap, in the objective's unit.</param>
/// <param name="Seed">Seed of the solver's own tie-breaking.</param>
internal sealed record SolveLimits(TimeSpan TimeLimit, double RelativeGap = 0, double AbsoluteGap = 1e-9, int Seed = 0);

/// <summary>Status, best solution and proved bound of one solve.</summary>
/// <param name="Status">How the solve ended.</param>
/// <param name="HasSolution">Whether <paramref name="Columns"/> hold a feasible solution; the values mean nothing without.</param>
/// <param name="Objective">c·x of the best solution.</param>
/// <param name="Bound">No feasible solution has a lower objective; −∞ when nothing is proved.</param>
/// <param name="Columns">Value of each column.</param>
/// <param name="ColumnDuals">Reduced cost of each column; 0 throughout for a model with integers.</param>
/// <param name="Rows">Activity of each row.</param>
/// <param name="RowDuals">∂objective/∂(binding bound) of each row; 0 throughout for a model with integers.</param>
internal sealed record SolveAnswer(
    SolveStatus Status,
    bool HasSolution,
    double Objective,
    double Bound,
    double[] Columns,
    double[] ColumnDuals,
    double[] Rows,
    double[] RowDuals);

/// <summary>The library refused a call: a fault of ours or of the library, not an answer.</summary>
internal sealed class SolverException(string message) : Exception(message);

internal static class SolveStatuses
{
    /// <summary>HighsModelStatus of HiGHS 1.12. An empty model (6) is optimal with nothing in it.</summary>
    public static SolveStatus FromHighs(int modelStatus) => modelStatus switch
    {
        6 or 7 => SolveStatus.Optimal,
        8 => SolveStatus.Infeasible,
        9 => SolveStatus.InfeasibleOrUnbounded,
        10 => SolveStatus.Unbounded,
        13 => SolveStatus.TimeLimit,
        17 => SolveStatus.Interrupted,
        _ => SolveStatus.Failed,
    };
}
