namespace Planner.Solver.Network;

/// <summary>The branches at each bus, for walks over the network.</summary>
internal sealed class Neighbours
{
    private readonly NetworkArrays arrays;
    private readonly int[] first;
    private readonly int[] branches;

    public Neighbours(NetworkArrays arrays)
    {
        this.arrays = arrays;
        first = new int[arrays.Buses.Length + 1];
        for (var l = 0; l < arrays.From.Length; l++)
        {
            first[arrays.From[l] + 1]++;
            first[arrays.To[l] + 1]++;
        }
        for (var i = 0; i < arrays.Buses.Length; i++)
        {
            first[i + 1] += first[i];
        }
        branches = new int[2 * arrays.From.Length];
        var next = first[..arrays.Buses.Length];
        for (var l = 0; l < arrays.From.Length; l++)
        {
            branches[next[arrays.From[l]]++] = l;
            branches[next[arrays.To[l]]++] = l;
        }
    }

    /// <summary>Branch indices at a bus.</summary>
    public ReadOnlySpan<int> At(int bus) => branches.AsSpan(first[bus], first[bus + 1] - first[bus]);

    /// <summary>The bus at the other end of a branch.</summary>
    public int Other(int branch, int bus) => arrays.From[branch] == bus ? arrays.To[branch] : arrays.From[branch];

    /// <summary>The buses reachable from one bus without some branches, when another is not among them; else null.</summary>
    public int[]? FindCutOff(int start, int goal, ReadOnlySpan<int> without)
    {
        var reached = new HashSet<int> { start };
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var bus))
        {
            foreach (var branch in At(bus))
            {
                var other = Other(branch, bus);
                if (without.Contains(branch) || !reached.Add(other))
                {
                    continue;
                }
                if (other == goal)
                {
                    return null;
                }
                queue.Enqueue(other);
            }
        }
        return [.. reached];
    }
}
