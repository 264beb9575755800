using System.Runtime.ExceptionServices;
using Planner.Solver.Highs;

namespace Planner.Solver;

/// <summary>One linear or mixed-integer model held by HiGHS: minimise c·x, row and column bounds, some columns integer.</summary>
/// <remarks>
/// Columns and rows are numbered from 0 in the order they were added; they are handed to HiGHS in bulk at the next
/// <see cref="Solve"/>. A later solve of a continuous model starts from the last basis. Not thread-safe; use one session
/// per thread. Every failure of the library is an exception or a <see cref="SolveStatus"/>, never a number.
/// </remarks>
internal sealed class SolverSession : IDisposable
{
    public const string Backend = "HiGHS 1.12";

    private readonly SparseBuffer newColumns = new();
    private readonly SparseBuffer newRows = new();
    private readonly List<int> newKinds = [];
    private readonly SessionCallback callback;
    private IntPtr highs;
    private int integers;

    public SolverSession()
    {
        highs = HighsLibrary.Highs_create();
        callback = new(highs);
        Check(HighsLibrary.Highs_setBoolOptionValue(highs, "output_flag", 0), "set output_flag");
    }

    public static double Infinity => double.PositiveInfinity;

    public int ColumnCount { get; private set; }

    public int RowCount { get; private set; }

    /// <summary>A new column; its entries name rows that were in the model at the last solve.</summary>
    public int AddColumn(double cost, double lower, double upper, bool integer = false, IEnumerable<(int Row, double Value)>? entries = null)
    {
        newColumns.Add(cost, lower, upper, entries ?? []);
        newKinds.Add(integer ? 1 : 0);
        integers += integer ? 1 : 0;
        return ColumnCount++;
    }

    public int AddBinary(double cost) => AddColumn(cost, 0, 1, integer: true);

    /// <summary>lower ≤ Σ value·column ≤ upper.</summary>
    public int AddRow(double lower, double upper, IEnumerable<(int Column, double Value)> terms)
    {
        newRows.Add(0, lower, upper, terms);
        return RowCount++;
    }

    public void SetColumnBounds(int column, double lower, double upper)
    {
        Flush();
        Check(HighsLibrary.Highs_changeColBounds(highs, column, lower, upper), "change column bounds");
    }

    public void SetRowBounds(int row, double lower, double upper)
    {
        Flush();
        Check(HighsLibrary.Highs_changeRowBounds(highs, row, lower, upper), "change row bounds");
    }

    /// <summary>New bounds of the columns first, first + 1, ...: one call for many.</summary>
    public void SetColumnBounds(int first, double[] lower, double[] upper)
    {
        Flush();
        if (lower.Length > 0)
        {
            Check(HighsLibrary.Highs_changeColsBoundsByRange(highs, first, first + lower.Length - 1, lower, upper), "change column bounds");
        }
    }

    /// <summary>New bounds of some rows, named in rising order: one call for many.</summary>
    public void SetRowBounds(int[] rows, double[] lower, double[] upper)
    {
        Flush();
        if (rows.Length > 0)
        {
            Check(HighsLibrary.Highs_changeRowsBoundsBySet(highs, rows.Length, rows, lower, upper), "change row bounds");
        }
    }

    /// <summary>A new coefficient of a column in a row.</summary>
    public void SetCoefficient(int row, int column, double value)
    {
        Flush();
        Check(HighsLibrary.Highs_changeCoeff(highs, row, column, value), "change a coefficient");
    }

    public void SetCost(int column, double cost)
    {
        Flush();
        Check(HighsLibrary.Highs_changeColCost(highs, column, cost), "change cost");
    }

    /// <summary>Makes these columns integer and all others continuous; none gives the linear relaxation.</summary>
    public void SetIntegers(IEnumerable<int> columns)
    {
        Flush();
        var kinds = new int[ColumnCount];
        foreach (var column in columns)
        {
            kinds[column] = 1;
        }

        integers = kinds.Sum();
        if (ColumnCount > 0)
        {
            Check(HighsLibrary.Highs_changeColsIntegralityByRange(highs, 0, ColumnCount - 1, kinds), "change integrality");
        }
    }

    /// <summary>Offers column values as a first integer solution; HiGHS keeps them when they are feasible.</summary>
    public void SetStart(double[] values)
    {
        Flush();
        Check(HighsLibrary.Highs_setSolution(highs, values, null, null, null), "set start");
    }

    /// <summary>Solves the model as it stands; a cancel or the time limit keeps the best integer solution found.</summary>
    public SolveAnswer Solve(
        SolveLimits limits, Action<double, double>? onImproved = null, CancellationToken cancel = default)
    {
        Flush();
        SetLimits(limits);
        callback.Begin(onImproved, cancel);
        var status = Run();
        if (status == SolveStatus.InfeasibleOrUnbounded)
        {
            SetPresolve("off");
            status = Run();
            SetPresolve("choose");
        }

        return Read(status);
    }

    public void Dispose()
    {
        if (highs != IntPtr.Zero)
        {
            HighsLibrary.Highs_destroy(highs);
            highs = IntPtr.Zero;
        }
    }

    private static void Check(int result, string call)
    {
        // -1 is an error; 1 a warning, such as "the time limit was reached", which the model status repeats.
        if (result < 0)
        {
            throw new SolverException($"HiGHS refused to {call}.");
        }
    }

    private void SetLimits(SolveLimits limits)
    {
        Check(HighsLibrary.Highs_zeroAllClocks(highs), "reset clocks");
        Check(HighsLibrary.Highs_setDoubleOptionValue(highs, "time_limit", limits.TimeLimit.TotalSeconds), "set time_limit");
        Check(HighsLibrary.Highs_setDoubleOptionValue(highs, "mip_rel_gap", limits.RelativeGap), "set mip_rel_gap");
        Check(HighsLibrary.Highs_setDoubleOptionValue(highs, "mip_abs_gap", limits.AbsoluteGap), "set mip_abs_gap");
        Check(HighsLibrary.Highs_setIntOptionValue(highs, "random_seed", limits.Seed), "set random_seed");
    }

    private void SetPresolve(string value) =>
        Check(HighsLibrary.Highs_setStringOptionValue(highs, "presolve", value), "set presolve");

    private SolveStatus Run()
    {
        var result = HighsLibrary.Highs_run(highs);
        if (callback.Fault is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        return result < 0 ? SolveStatus.Failed : SolveStatuses.FromHighs(HighsLibrary.Highs_getModelStatus(highs));
    }

    private SolveAnswer Read(SolveStatus status)
    {
        var columns = new double[ColumnCount];
        var columnDuals = new double[ColumnCount];
        var rows = new double[RowCount];
        var rowDuals = new double[RowCount];
        Check(HighsLibrary.Highs_getIntInfoValue(highs, "primal_solution_status", out var primal), "tell the primal status");
        var hasSolution = primal == 2 && status is not (SolveStatus.Failed or SolveStatus.Infeasible);
        if (hasSolution)
        {
            Check(HighsLibrary.Highs_getSolution(highs, columns, columnDuals, rows, rowDuals), "give the solution");
        }

        var objective = Info("objective_function_value");
        return new(status, hasSolution, objective, Bound(status, objective), columns, columnDuals, rows, rowDuals);
    }

    // For a continuous model HiGHS leaves the MIP bound at 0: the optimum is then its own bound.
    private double Bound(SolveStatus status, double objective) =>
        integers > 0 ? Info("mip_dual_bound") : status == SolveStatus.Optimal ? objective : -Infinity;

    private double Info(string name)
    {
        Check(HighsLibrary.Highs_getDoubleInfoValue(highs, name, out var value), $"tell {name}");
        return value;
    }

    private void Flush()
    {
        if (newColumns.Count > 0)
        {
            FlushColumns();
        }

        if (newRows.Count > 0)
        {
            var (_, lower, upper, starts, columns, values) = newRows.Take();
            Check(HighsLibrary.Highs_addRows(highs, lower.Length, lower, upper, columns.Length, starts, columns, values), "add rows");
        }
    }

    private void FlushColumns()
    {
        var (costs, lower, upper, starts, rows, values) = newColumns.Take();
        Check(HighsLibrary.Highs_addCols(highs, costs.Length, costs, lower, upper, rows.Length, starts, rows, values), "add columns");
        if (newKinds.Contains(1))
        {
            var first = ColumnCount - newKinds.Count;
            Check(HighsLibrary.Highs_changeColsIntegralityByRange(highs, first, ColumnCount - 1, [.. newKinds]), "mark integers");
        }

        newKinds.Clear();
    }
}
