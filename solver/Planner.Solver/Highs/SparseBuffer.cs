namespace Planner.Solver.Highs;

/// <summary>Columns or rows that wait to be handed to HiGHS in one call, in compressed form.</summary>
internal sealed class SparseBuffer
{
    private readonly List<double> costs = [];
    private readonly List<double> lower = [];
    private readonly List<double> upper = [];
    private readonly List<int> starts = [];
    private readonly List<int> indices = [];
    private readonly List<double> values = [];

    public int Count => lower.Count;

    public void Add(double cost, double from, double to, IEnumerable<(int Index, double Value)> entries)
    {
        starts.Add(indices.Count);
        costs.Add(cost);
        lower.Add(from);
        upper.Add(to);
        foreach (var (index, value) in entries)
        {
            indices.Add(index);
            values.Add(value);
        }
    }

    /// <summary>All that waits; the buffer is empty afterwards.</summary>
    public (double[] Costs, double[] Lower, double[] Upper, int[] Starts, int[] Indices, double[] Values) Take()
    {
        var taken = (costs.ToArray(), lower.ToArray(), upper.ToArray(), starts.ToArray(), indices.ToArray(), values.ToArray());
        costs.Clear();
        lower.Clear();
        upper.Clear();
        starts.Clear();
        indices.Clear();
        values.Clear();
        return taken;
    }
}
