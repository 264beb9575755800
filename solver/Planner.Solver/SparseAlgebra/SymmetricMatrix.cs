namespace Planner.Solver.SparseAlgebra;

/// <summary>A sparse symmetric matrix: its diagonal, and each off-diagonal entry in both columns.</summary>
internal sealed class SymmetricMatrix
{
    private SymmetricMatrix(double[] diagonal, int[] starts, int[] rows, double[] values)
    {
        Diagonal = diagonal;
        Starts = starts;
        Rows = rows;
        Values = values;
    }

    public int Size => Diagonal.Length;

    public double[] Diagonal { get; }

    /// <summary>Column j has its off-diagonal entries at Starts[j] .. Starts[j + 1] - 1 of Rows and Values.</summary>
    public int[] Starts { get; }

    public int[] Rows { get; }

    public double[] Values { get; }

    /// <summary>The weighted Laplacian Σ_l w_l (e_f − e_t)(e_f − e_t)ᵀ of a graph, without the rows of fixed nodes.</summary>
    /// <param name="size">Number of nodes that stay.</param>
    /// <param name="from">Node at one end of each edge; negative: a fixed node.</param>
    /// <param name="to">Node at the other end.</param>
    /// <param name="weight">Weight of each edge; of either sign.</param>
    public static SymmetricMatrix Laplacian(int size, ReadOnlySpan<int> from, ReadOnlySpan<int> to, ReadOnlySpan<double> weight)
    {
        var diagonal = new double[size];
        var starts = new int[size + 1];
        for (var edge = 0; edge < weight.Length; edge++)
        {
            var (i, j) = (from[edge], to[edge]);
            AddDiagonal(diagonal, i, weight[edge]);
            AddDiagonal(diagonal, j, weight[edge]);
            if (i >= 0 && j >= 0)
            {
                starts[i + 1]++;
                starts[j + 1]++;
            }
        }
        for (var j = 0; j < size; j++)
        {
            starts[j + 1] += starts[j];
        }
        var rows = new int[starts[size]];
        var values = new double[starts[size]];
        ScatterEdges(starts, rows, values, from, to, weight);
        MergeParallel(starts, rows, values);
        return new SymmetricMatrix(diagonal, starts, rows, values);
    }

    private static void AddDiagonal(double[] diagonal, int node, double weight)
    {
        if (node >= 0)
        {
            diagonal[node] += weight;
        }
    }

    private static void ScatterEdges(
        int[] starts, int[] rows, double[] values, ReadOnlySpan<int> from, ReadOnlySpan<int> to, ReadOnlySpan<double> weight)
    {
        var next = starts.AsSpan(0, starts.Length - 1).ToArray();
        for (var edge = 0; edge < weight.Length; edge++)
        {
            var (i, j) = (from[edge], to[edge]);
            if (i >= 0 && j >= 0)
            {
                (rows[next[i]], values[next[i]++]) = (j, -weight[edge]);
                (rows[next[j]], values[next[j]++]) = (i, -weight[edge]);
            }
        }
    }

    // Parallel edges become one entry with the sum of their weights.
    private static void MergeParallel(int[] starts, int[] rows, double[] values)
    {
        var seenAt = new int[starts.Length - 1];
        Array.Fill(seenAt, -1);
        var written = 0;
        for (var j = 0; j < starts.Length - 1; j++)
        {
            var (begin, end) = (starts[j], starts[j + 1]);
            starts[j] = written;
            for (var p = begin; p < end; p++)
            {
                var i = rows[p];
                if (seenAt[i] >= starts[j])
                {
                    values[seenAt[i]] += values[p];
                    continue;
                }
                seenAt[i] = written;
                (rows[written], values[written++]) = (i, values[p]);
            }
        }
        starts[^1] = written;
    }
}
