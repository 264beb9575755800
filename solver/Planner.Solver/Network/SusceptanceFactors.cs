using Planner.Solver.SparseAlgebra;

namespace Planner.Solver.Network;

/// <summary>Factors of the susceptance matrix B without the rows of the reference buses: solves B·θ = P.</summary>
internal sealed class SusceptanceFactors
{
    private readonly int[] reducedOfBus;
    private readonly int[] busOfReduced;
    private readonly SparseLdl ldl;

    private SusceptanceFactors(int[] reducedOfBus, int[] busOfReduced, SparseLdl ldl)
    {
        this.reducedOfBus = reducedOfBus;
        this.busOfReduced = busOfReduced;
        this.ldl = ldl;
    }

    /// <summary>Entries of the factor below the diagonal.</summary>
    public int Fill => ldl.Fill;

    /// <summary>Rows of the reduced matrix: buses that are no reference.</summary>
    public int Size => busOfReduced.Length;

    public static SusceptanceFactors Of(DcNetwork network)
    {
        var arrays = network.Arrays;
        var reducedOfBus = new int[network.BusCount];
        foreach (var reference in arrays.ReferenceOfIsland)
        {
            reducedOfBus[reference] = -1;
        }
        var busOfReduced = new int[network.BusCount - arrays.ReferenceOfIsland.Length];
        var count = 0;
        for (var i = 0; i < reducedOfBus.Length; i++)
        {
            if (reducedOfBus[i] == 0)
            {
                busOfReduced[count] = i;
                reducedOfBus[i] = count++;
            }
        }
        var from = Array.ConvertAll(arrays.From, bus => reducedOfBus[bus]);
        var to = Array.ConvertAll(arrays.To, bus => reducedOfBus[bus]);
        var matrix = SymmetricMatrix.Laplacian(count, from, to, arrays.SusceptancePu);
        try
        {
            return new SusceptanceFactors(reducedOfBus, busOfReduced, SparseLdl.Factor(matrix));
        }
        catch (SingularMatrixException singular)
        {
            throw new SingularNetworkException(arrays.Buses[busOfReduced[singular.Node]].Id, singular);
        }
    }

    /// <summary>Row of a bus in the reduced matrix; one past the last row for a reference.</summary>
    public int Slot(int bus) => reducedOfBus[bus] < 0 ? busOfReduced.Length : reducedOfBus[bus];

    /// <summary>Angles for injections: one value per bus; entries of reference buses are ignored and become 0.</summary>
    public double[] Solve(ReadOnlySpan<double> perBus)
    {
        var x = new double[busOfReduced.Length];
        for (var k = 0; k < x.Length; k++)
        {
            x[k] = perBus[busOfReduced[k]];
        }
        ldl.Solve(x);
        var result = new double[reducedOfBus.Length];
        for (var k = 0; k < x.Length; k++)
        {
            result[busOfReduced[k]] = x[k];
        }
        return result;
    }

    /// <summary>Eight solves at once in the reduced numbering; see <see cref="SparseLdl.SolveBlock"/>.</summary>
    public void SolveBlock(Span<double> x, Span<double> work) => ldl.SolveBlock(x, work);
}
