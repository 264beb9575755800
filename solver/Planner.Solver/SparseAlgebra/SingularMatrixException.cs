namespace Planner.Solver.SparseAlgebra;

/// <summary>A matrix has no inverse within the accuracy of double numbers.</summary>
internal sealed class SingularMatrixException(int node)
    : ArithmeticException($"The pivot of node {node} vanishes: the matrix is singular.")
{
    /// <summary>The matrix's own number of the row where the elimination stopped.</summary>
    public int Node { get; } = node;
}
