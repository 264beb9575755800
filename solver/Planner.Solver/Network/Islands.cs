namespace Planner.Solver.Network;

/// <summary>Connected parts of a network.</summary>
internal static class Islands
{
    /// <summary>Island number of each bus, numbered from 0 in the order of their first bus.</summary>
    /// <remarks>Disjoint sets with path halving: R. E. Tarjan, J. ACM 22 (1975).</remarks>
    public static int[] Label(int busCount, ReadOnlySpan<int> from, ReadOnlySpan<int> to, out int islandCount)
    {
        var root = new int[busCount];
        for (var i = 0; i < busCount; i++)
        {
            root[i] = i;
        }
        for (var l = 0; l < from.Length; l++)
        {
            var (a, b) = (Find(root, from[l]), Find(root, to[l]));
            // The lower number stays the root, so the label order below is the bus order.
            root[Math.Max(a, b)] = Math.Min(a, b);
        }
        var label = new int[busCount];
        islandCount = 0;
        for (var i = 0; i < busCount; i++)
        {
            var top = Find(root, i);
            label[i] = top == i ? islandCount++ : label[top];
        }
        return label;
    }

    private static int Find(int[] root, int i)
    {
        while (root[i] != i)
        {
            root[i] = root[root[i]];
            i = root[i];
        }
        return i;
    }
}
