namespace Planner.Geodata.Routing;

/// <summary>Cheapest ways from one cell to every cell of a friction grid, by Dijkstra's method on eight neighbours.</summary>
/// <remarks>
/// E. W. Dijkstra, "A note on two problems in connexion with graphs", Numerische Mathematik 1 (1959). A step costs its
/// length times the mean of the two cells' costs; a diagonal step is as long as the diagonal. On uniform ground a path is
/// at most 8.24 % longer than the straight line (at 22.5 degrees), which is the price of eight directions.
/// </remarks>
internal sealed class LeastCostPaths
{
    private static readonly (int Row, int Column, double Length)[] Steps =
    [
        (-1, -1, Math.Sqrt(2)), (-1, 0, 1), (-1, 1, Math.Sqrt(2)), (0, -1, 1), (0, 1, 1), (1, -1, Math.Sqrt(2)), (1, 0, 1), (1, 1, Math.Sqrt(2)),
    ];

    private readonly FrictionGrid grid;
    private readonly double[] cost;
    private readonly int[] before;

    private LeastCostPaths(FrictionGrid grid)
    {
        this.grid = grid;
        cost = new double[grid.Count];
        before = new int[grid.Count];
        Array.Fill(cost, double.PositiveInfinity);
        Array.Fill(before, -1);
    }

    /// <summary>Searches until every target is settled (or can't be reached).</summary>
    /// <param name="grid">Costs and barriers.</param>
    /// <param name="start">First cell; it may lie in a barrier, and so may targets: a line must end somewhere.</param>
    /// <param name="targets">Cells to reach; null: all.</param>
    /// <param name="openTo">Barriers up to this rank are given up.</param>
    /// <param name="cancel">Stops the search.</param>
    public static LeastCostPaths From(FrictionGrid grid, int start, IReadOnlySet<int>? targets, byte openTo, CancellationToken cancel)
    {
        var paths = new LeastCostPaths(grid);
        var queue = new PriorityQueue<int, double>();
        var left = targets?.Count ?? int.MaxValue;
        paths.cost[start] = 0;
        queue.Enqueue(start, 0);
        while (queue.TryDequeue(out var cell, out var known) && left > 0)
        {
            if (known > paths.cost[cell])
            {
                continue;
            }

            left -= targets is not null && targets.Contains(cell) ? 1 : 0;
            paths.Extend(cell, targets, openTo, queue);
            cancel.ThrowIfCancellationRequested();
        }

        return paths;
    }

    /// <summary>Cost of the cheapest way, or infinity when there is none.</summary>
    public double Cost(int cell) => cost[cell];

    /// <summary>Cells from the start to a cell that was reached.</summary>
    public IReadOnlyList<int> PathTo(int cell)
    {
        var path = new List<int>();
        for (var at = cell; at >= 0; at = before[at])
        {
            path.Add(at);
        }

        path.Reverse();
        return path;
    }

    private void Extend(int cell, IReadOnlySet<int>? targets, byte openTo, PriorityQueue<int, double> queue)
    {
        var (row, column) = (cell / grid.Columns, cell % grid.Columns);
        var costHere = grid.CostPerMetre(cell);
        foreach (var (down, right, length) in Steps)
        {
            var (nextRow, nextColumn) = (row + down, column + right);
            if (nextRow < 0 || nextRow >= grid.Rows || nextColumn < 0 || nextColumn >= grid.Columns)
            {
                continue;
            }

            var next = nextRow * grid.Columns + nextColumn;
            if (grid.Barrier(next) > openTo && targets?.Contains(next) != true)
            {
                continue;
            }

            var there = cost[cell] + length * grid.CellMetres * (costHere + grid.CostPerMetre(next)) / 2;
            if (there < cost[next])
            {
                cost[next] = there;
                before[next] = cell;
                queue.Enqueue(next, there);
            }
        }
    }
}
