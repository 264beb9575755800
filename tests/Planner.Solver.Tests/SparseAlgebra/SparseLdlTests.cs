using CsCheck;
using Planner.Solver.SparseAlgebra;

namespace Planner.Tests.SparseAlgebra;

public class SparseLdlTests
{
    // A random weighted graph whose last node is grounded, so that the matrix is regular; some weights are negative.
    private static readonly Gen<(int Size, int[] From, int[] To, double[] Weight)> Graphs =
        from size in Gen.Int[1, 60]
        from tree in Gen.Int[0, 1_000_000].Array[size]
        from chords in Gen.Select(Gen.Int[-1, size - 1], Gen.Int[0, size - 1]).Array[0, 3 * size]
        from weights in Gen.Double[0.1, 10].Array[4 * size]
        from negative in Gen.Int[0, 7]
        select Graph(size, tree, chords, weights, negative);

    [Fact]
    public void Solve_RandomLaplacian_LeavesNoResidual() => Graphs.Sample(graph =>
    {
        var matrix = SymmetricMatrix.Laplacian(graph.Size, graph.From, graph.To, graph.Weight);
        var expected = Enumerable.Range(0, graph.Size).Select(i => Math.Sin(i + 1)).ToArray();
        var x = Multiply(matrix, expected);
        SparseLdl.Factor(matrix).Solve(x);
        for (var i = 0; i < x.Length; i++)
        {
            Assert.Equal(expected[i], x[i], 1e-7);
        }
    });

    [Fact]
    public void SolveBlock_EightSides_EqualsEightSolves() => Graphs.Sample(graph =>
    {
        var ldl = SparseLdl.Factor(SymmetricMatrix.Laplacian(graph.Size, graph.From, graph.To, graph.Weight));
        var block = Enumerable.Range(0, graph.Size * SparseLdl.Block).Select(i => i % 5 == 0 ? 0 : Math.Cos(i)).ToArray();
        var single = (double[])block.Clone();
        ldl.SolveBlock(block, new double[block.Length]);
        for (var c = 0; c < SparseLdl.Block; c++)
        {
            var x = Enumerable.Range(0, graph.Size).Select(i => single[(i * SparseLdl.Block) + c]).ToArray();
            ldl.Solve(x);
            for (var i = 0; i < graph.Size; i++)
            {
                Assert.Equal(x[i], block[(i * SparseLdl.Block) + c], 1e-9 * (1 + Math.Abs(x[i])));
            }
        }
    });

    [Fact]
    public void Order_RandomGraph_IsPermutation() => Graphs.Sample(graph =>
        Assert.Equal(
            Enumerable.Range(0, graph.Size),
            MinimumDegree.Order(SymmetricMatrix.Laplacian(graph.Size, graph.From, graph.To, graph.Weight)).Order()));

    [Fact]
    public void Factor_Path_HasNoFill()
    {
        int[] from = [.. Enumerable.Range(0, 99)];
        int[] to = [.. from.Select(i => i == 98 ? -1 : i + 1)];
        var matrix = SymmetricMatrix.Laplacian(99, from, to, [.. from.Select(_ => 1.0)]);
        Assert.Equal(98, SparseLdl.Factor(matrix).Fill);
    }

    [Fact]
    public void Factor_GridGraph_FillIsFarBelowDense()
    {
        const int side = 40;
        var edges = Enumerable.Range(0, side * side).SelectMany(i => new[] { (i, i % side < side - 1 ? i + 1 : -1), (i, i + side < side * side ? i + side : -1) }).ToArray();
        var ldl = SparseLdl.Factor(SymmetricMatrix.Laplacian(side * side, [.. edges.Select(e => e.Item1)], [.. edges.Select(e => e.Item2)], [.. edges.Select(_ => 1.0)]));
        // The natural order gives side³ = 64,000 entries.
        Assert.InRange(ldl.Fill, 2 * side * (side - 1), 30_000);
    }

    [Fact]
    public void Factor_UngroundedGraph_SaysWhichNode() =>
        Assert.Throws<SingularMatrixException>(() => SparseLdl.Factor(SymmetricMatrix.Laplacian(2, [0], [1], [1.0])));

    private static (int, int[], int[], double[]) Graph(int size, int[] tree, (int, int)[] chords, double[] weights, int negative)
    {
        var edges = tree.Select((parent, i) => (From: i, To: i == size - 1 ? -1 : i + 1 + (parent % (size - 1 - i))))
            .Concat(chords.Where(chord => chord.Item1 != chord.Item2).Select(chord => (From: chord.Item1, To: chord.Item2))).ToArray();
        // A small negative weight on a chord keeps the matrix regular: the tree weights dominate it.
        var weight = edges.Select((_, e) => e >= size && e % 8 == negative ? -0.01 * weights[e] / chords.Length : weights[e]).ToArray();
        return (size, [.. edges.Select(edge => edge.From)], [.. edges.Select(edge => edge.To)], weight);
    }

    private static double[] Multiply(SymmetricMatrix matrix, double[] x)
    {
        var product = new double[x.Length];
        for (var j = 0; j < x.Length; j++)
        {
            product[j] += matrix.Diagonal[j] * x[j];
            for (var p = matrix.Starts[j]; p < matrix.Starts[j + 1]; p++)
            {
                product[matrix.Rows[p]] += matrix.Values[p] * x[j];
            }
        }
        return product;
    }
}
