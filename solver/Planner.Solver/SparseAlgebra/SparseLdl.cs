using System.Runtime.Intrinsics;

namespace Planner.Solver.SparseAlgebra;

/// <summary>The factors L·D·Lᵀ of a sparse symmetric matrix, and solves with them.</summary>
/// <remarks>
/// Written from T. A. Davis, "Algorithm 849: A concise sparse Cholesky factorization package", ACM TOMS 31 (2005), and
/// J. W. H. Liu, "The role of elimination trees in sparse factorization", SIAM J. Matrix Anal. Appl. 11 (1990): row k of
/// L is a sparse triangular solve whose pattern is a walk up the elimination tree. D may be of either sign (series
/// compensated lines have negative reactance); there is no pivoting, and a vanishing pivot is an exception.
/// Immutable once made; solves may run in parallel.
/// </remarks>
internal sealed class SparseLdl
{
    /// <summary>Right-hand sides that one blocked solve takes, row-major: entry i of side c at i·8 + c.</summary>
    public const int Block = 8;

    // A pivot this small against its diagonal entry has lost all its digits.
    private const double PivotTolerance = 1e-13;

    private readonly int[] order;     // order[k] = node of row k
    private readonly int[] starts;    // column j of L: starts[j] .. starts[j + 1] - 1, rows rising
    private readonly int[] rows;
    private readonly double[] values;
    private readonly double[] inverseDiagonal;

    private SparseLdl(int[] order, int[] starts, int[] rows, double[] values, double[] inverseDiagonal)
    {
        this.order = order;
        this.starts = starts;
        this.rows = rows;
        this.values = values;
        this.inverseDiagonal = inverseDiagonal;
    }

    public int Size => order.Length;

    /// <summary>Entries of L below the diagonal.</summary>
    public int Fill => starts[^1];

    /// <exception cref="SingularMatrixException">A pivot vanishes.</exception>
    public static SparseLdl Factor(SymmetricMatrix matrix)
    {
        var order = MinimumDegree.Order(matrix);
        var position = new int[order.Length];
        for (var k = 0; k < order.Length; k++)
        {
            position[order[k]] = k;
        }
        var parent = new int[order.Length];
        var starts = CountColumns(matrix, order, position, parent);
        return Numeric(matrix, order, position, parent, starts);
    }

    /// <summary>Solves A·x = b in place; x and b in the matrix's own numbering.</summary>
    public void Solve(Span<double> x)
    {
        var y = new double[Size];
        for (var k = 0; k < Size; k++)
        {
            y[k] = x[order[k]];
        }
        for (var j = 0; j < Size; j++)
        {
            var value = y[j];
            for (var p = starts[j]; p < starts[j + 1]; p++)
            {
                y[rows[p]] -= values[p] * value;
            }
        }
        for (var j = Size - 1; j >= 0; j--)
        {
            var value = y[j] * inverseDiagonal[j];
            for (var p = starts[j]; p < starts[j + 1]; p++)
            {
                value -= values[p] * y[rows[p]];
            }
            y[j] = value;
            x[order[j]] = value;
        }
    }

    /// <summary>Solves for eight right-hand sides at once: x is Size·8, row-major.</summary>
    /// <param name="x">Right-hand sides, replaced by the solutions; in the matrix's own numbering.</param>
    /// <param name="work">Scratch of Size·8, so that a caller in a loop allocates once.</param>
    public void SolveBlock(Span<double> x, Span<double> work)
    {
        for (var k = 0; k < Size; k++)
        {
            x.Slice(order[k] * Block, Block).CopyTo(work[(k * Block)..]);
        }
        ref var y = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(work);
        if (Vector512.IsHardwareAccelerated)
        {
            Sweep512(ref y);
        }
        else
        {
            Sweep256(ref y);
        }
        for (var k = 0; k < Size; k++)
        {
            work.Slice(k * Block, Block).CopyTo(x[(order[k] * Block)..]);
        }
    }

    private void Sweep512(ref double y)
    {
        for (var j = 0; j < Size; j++)
        {
            var value = -Vector512.LoadUnsafe(ref y, (nuint)(j * Block));
            if (value == Vector512<double>.Zero)
            {
                continue; // right-hand sides are mostly zero: only the tree above their entries is touched
            }
            for (var p = starts[j]; p < starts[j + 1]; p++)
            {
                var at = (nuint)(rows[p] * Block);
                Vector512.FusedMultiplyAdd(value, Vector512.Create(values[p]), Vector512.LoadUnsafe(ref y, at)).StoreUnsafe(ref y, at);
            }
        }
        for (var j = Size - 1; j >= 0; j--)
        {
            var value = Vector512.LoadUnsafe(ref y, (nuint)(j * Block)) * inverseDiagonal[j];
            for (var p = starts[j]; p < starts[j + 1]; p++)
            {
                value = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref y, (nuint)(rows[p] * Block)), Vector512.Create(-values[p]), value);
            }
            value.StoreUnsafe(ref y, (nuint)(j * Block));
        }
    }

    private void Sweep256(ref double y)
    {
        for (var j = 0; j < Size; j++)
        {
            var low = Vector256.LoadUnsafe(ref y, (nuint)(j * Block));
            var high = Vector256.LoadUnsafe(ref y, (nuint)((j * Block) + 4));
            for (var p = starts[j]; p < starts[j + 1]; p++)
            {
                var at = (nuint)(rows[p] * Block);
                (Vector256.LoadUnsafe(ref y, at) - (low * values[p])).StoreUnsafe(ref y, at);
                (Vector256.LoadUnsafe(ref y, at + 4) - (high * values[p])).StoreUnsafe(ref y, at + 4);
            }
        }
        for (var j = Size - 1; j >= 0; j--)
        {
            var low = Vector256.LoadUnsafe(ref y, (nuint)(j * Block)) * inverseDiagonal[j];
            var high = Vector256.LoadUnsafe(ref y, (nuint)((j * Block) + 4)) * inverseDiagonal[j];
            for (var p = starts[j]; p < starts[j + 1]; p++)
            {
                var at = (nuint)(rows[p] * Block);
                low -= Vector256.LoadUnsafe(ref y, at) * values[p];
                high -= Vector256.LoadUnsafe(ref y, at + 4) * values[p];
            }
            low.StoreUnsafe(ref y, (nuint)(j * Block));
            high.StoreUnsafe(ref y, (nuint)((j * Block) + 4));
        }
    }

    // Elimination tree and column counts in one pass: row k of L holds every node on the tree paths from the entries of
    // row k of A up to k.
    private static int[] CountColumns(SymmetricMatrix matrix, int[] order, int[] position, int[] parent)
    {
        var size = order.Length;
        var seenBy = new int[size];
        var starts = new int[size + 1];
        for (var k = 0; k < size; k++)
        {
            parent[k] = -1;
            seenBy[k] = k;
            for (var p = matrix.Starts[order[k]]; p < matrix.Starts[order[k] + 1]; p++)
            {
                for (var i = position[matrix.Rows[p]]; i < k && seenBy[i] != k; i = parent[i])
                {
                    parent[i] = parent[i] < 0 ? k : parent[i];
                    starts[i + 1]++;
                    seenBy[i] = k;
                }
            }
        }
        for (var j = 0; j < size; j++)
        {
            starts[j + 1] += starts[j];
        }
        return starts;
    }

    private static SparseLdl Numeric(SymmetricMatrix matrix, int[] order, int[] position, int[] parent, int[] starts)
    {
        var size = order.Length;
        var (rows, values) = (new int[starts[size]], new double[starts[size]]);
        var inverseDiagonal = new double[size];
        var end = starts[..size];
        var (row, pattern, seenBy) = (new double[size], new int[size], new int[size]);
        for (var k = 0; k < size; k++)
        {
            var top = RowPattern(matrix, order, position, parent, k, row, pattern, seenBy);
            var diagonal = matrix.Diagonal[order[k]];
            var pivot = diagonal;
            for (; top < size; top++)
            {
                var i = pattern[top];
                var value = row[i];
                row[i] = 0;
                for (var p = starts[i]; p < end[i]; p++)
                {
                    row[rows[p]] -= values[p] * value;
                }
                var factor = value * inverseDiagonal[i];
                pivot -= factor * value;
                (rows[end[i]], values[end[i]++]) = (k, factor);
            }
            if (!(Math.Abs(pivot) > PivotTolerance * Math.Abs(diagonal)))
            {
                throw new SingularMatrixException(order[k]);
            }
            inverseDiagonal[k] = 1 / pivot;
        }
        return new SparseLdl(order, starts, rows, values, inverseDiagonal);
    }

    // Scatters row k of A and lists the columns that row k of L touches, children before parents.
    private static int RowPattern(
        SymmetricMatrix matrix, int[] order, int[] position, int[] parent, int k, double[] row, int[] pattern, int[] seenBy)
    {
        var top = pattern.Length;
        seenBy[k] = k;
        for (var p = matrix.Starts[order[k]]; p < matrix.Starts[order[k] + 1]; p++)
        {
            var i = position[matrix.Rows[p]];
            if (i > k)
            {
                continue;
            }
            row[i] += matrix.Values[p];
            var path = 0;
            for (; seenBy[i] != k; i = parent[i])
            {
                pattern[path++] = i;
                seenBy[i] = k;
            }
            while (path > 0)
            {
                pattern[--top] = pattern[--path];
            }
        }
        return top;
    }
}
