namespace Planner.Solver.Dispatch;

/// <summary>The injectors' columns and costs in a model; nonlinear costs as an epigraph that tangents close in on.</summary>
/// <remarks>
/// J. E. Kelley, "The cutting-plane method for solving convex programs", J. SIAM 8 (1960): y_g ≥ c(q) + c'(q)(p_g − q) for a
/// growing set of points q. The model's objective is a lower bound; the cost of its solution an upper one.
/// </remarks>
internal sealed class TangentCosts
{
    private readonly DispatchProblem problem;
    private readonly Func<double, double, double, int> addColumn;
    private readonly AddRow addRow;
    private readonly int[] column;
    private readonly int[] epigraph; // −1 where the cost is straight or absent

    /// <summary>Adds the injectors' columns; <see cref="AddEpigraphs"/> adds what nonlinear costs need.</summary>
    /// <param name="problem">The dispatch.</param>
    /// <param name="addColumn">Takes cost, least and most; gives the column.</param>
    /// <param name="addRow">Takes least, most and terms.</param>
    public TangentCosts(DispatchProblem problem, Func<double, double, double, int> addColumn, AddRow addRow)
    {
        this.problem = problem;
        this.addColumn = addColumn;
        this.addRow = addRow;
        column = new int[problem.Injectors.Length];
        epigraph = new int[problem.Injectors.Length];
        for (var v = 0; v < column.Length; v++)
        {
            var injector = problem.Injectors[v];
            column[v] = addColumn(injector.Cost?.Straight?.Slope ?? 0, injector.MinMw, injector.MaxMw);
            epigraph[v] = -1;
        }
    }

    public delegate int AddRow(double lower, double upper, IReadOnlyList<(int Column, double Value)> terms);

    public void AddEpigraphs()
    {
        for (var v = 0; v < column.Length; v++)
        {
            AddEpigraph(v);
        }
    }

    public int ColumnOf(int injector) => column[injector];

    public double[] Values(double[] columns) => Array.ConvertAll(column, c => columns[c]);

    /// <summary>Adds a tangent wherever the model undercuts the cost noticeably; false when the whole gap is small enough.</summary>
    public bool AddTangents(double[] columns, double relativeGap, out double gap)
    {
        gap = 0;
        var objective = 0.0;
        for (var v = 0; v < column.Length; v++)
        {
            var cost = problem.Injectors[v].Cost?.At(columns[column[v]]) ?? 0;
            objective += cost;
            gap += epigraph[v] >= 0 ? cost - columns[epigraph[v]] : 0;
        }
        var allowed = relativeGap * Math.Max(1, Math.Abs(objective));
        if (gap <= allowed)
        {
            return false;
        }
        for (var v = 0; v < column.Length; v++)
        {
            var mw = columns[column[v]];
            if (epigraph[v] >= 0 && problem.Injectors[v].Cost!.At(mw) - columns[epigraph[v]] > allowed / (2 * column.Length))
            {
                AddTangent(v, mw);
            }
        }
        return true;
    }

    private void AddEpigraph(int v)
    {
        var injector = problem.Injectors[v];
        if (injector.Cost is null || injector.Cost.Straight is not null)
        {
            return;
        }
        epigraph[v] = addColumn(1, double.NegativeInfinity, double.PositiveInfinity);
        foreach (var mw in injector.Cost.FirstTangents(injector.MinMw, injector.MaxMw))
        {
            AddTangent(v, mw);
        }
    }

    private void AddTangent(int v, double mw)
    {
        var cost = problem.Injectors[v].Cost!;
        var slope = cost.SlopeAt(mw);
        addRow(cost.At(mw) - (slope * mw), double.PositiveInfinity, [(epigraph[v], 1), (column[v], -slope)]);
    }
}
