namespace Planner.Solver.PowerFlow;

/// <summary>Solves a small dense system; for the few branches of one contingency.</summary>
internal static class DenseSolve
{
    /// <summary>Gaussian elimination with partial pivoting; b becomes the solution.</summary>
    public static void InPlace(double[,] a, double[] b)
    {
        var n = b.Length;
        for (var k = 0; k < n; k++)
        {
            SwapRows(a, b, k, LargestBelow(a, k));
            for (var i = k + 1; i < n; i++)
            {
                var factor = a[i, k] / a[k, k];
                for (var j = k; j < n; j++)
                {
                    a[i, j] -= factor * a[k, j];
                }
                b[i] -= factor * b[k];
            }
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
            {
                b[i] -= a[i, j] * b[j];
            }
            b[i] /= a[i, i];
        }
    }

    private static int LargestBelow(double[,] a, int k)
    {
        var best = k;
        for (var i = k + 1; i < a.GetLength(0); i++)
        {
            best = Math.Abs(a[i, k]) > Math.Abs(a[best, k]) ? i : best;
        }
        return best;
    }

    private static void SwapRows(double[,] a, double[] b, int i, int j)
    {
        for (var c = 0; i != j && c < b.Length; c++)
        {
            (a[i, c], a[j, c]) = (a[j, c], a[i, c]);
        }
        (b[i], b[j]) = (b[j], b[i]);
    }
}
