namespace Planner.Solver.LinearModels;

/// <summary>A linear program as plain lists: minimise c·x, with bounds on columns and rows. Any backend can take it.</summary>
internal sealed class LinearModel
{
    public List<double> Costs { get; } = [];

    public List<double> Lower { get; } = [];

    public List<double> Upper { get; } = [];

    public List<double> RowLower { get; } = [];

    public List<double> RowUpper { get; } = [];

    public List<IReadOnlyList<(int Column, double Value)>> Rows { get; } = [];

    public int ColumnCount => Costs.Count;

    public int AddColumn(double cost, double lower, double upper)
    {
        Costs.Add(cost);
        Lower.Add(lower);
        Upper.Add(upper);
        return Costs.Count - 1;
    }

    public int AddRow(double lower, double upper, IReadOnlyList<(int Column, double Value)> terms)
    {
        RowLower.Add(lower);
        RowUpper.Add(upper);
        Rows.Add(terms);
        return Rows.Count - 1;
    }
}
