using Planner.Geodata;

namespace Planner.App.SynthGrid;

/// <summary>The lines that could be built at one voltage of one interconnection.</summary>
/// <remarks>
/// Birchfield et al. 2017, section IV: real lines follow the Delaunay triangulation of the substations of their voltage
/// (most its edges, some its second and third neighbours) and hold about half of its minimum spanning tree.
/// </remarks>
internal sealed class CandidateLines
{
    private readonly List<DraftBus> buses;
    private readonly List<HashSet<int>> neighbours;

    public CandidateLines(int kv, IEnumerable<DraftBus> atVoltage)
    {
        Kv = kv;
        buses = [.. atVoltage];
        var edges = Triangulation.DelaunayEdges([.. buses.Select(bus => bus.Substation.Position)])
            .Select(edge => (edge.From, edge.To, Km: buses[edge.From].Substation.KmTo(buses[edge.To].Substation)))
            .OrderBy(edge => edge.Km).ToList();
        neighbours = [.. buses.Select(_ => new HashSet<int>())];
        foreach (var (from, to, _) in edges)
        {
            neighbours[from].Add(to);
            neighbours[to].Add(from);
        }

        First = Edges(edges);
        TreeKm = First.Where(line => line.OnTree).Sum(line => line.Km);
    }

    public int Kv { get; }

    public int BusCount => buses.Count;

    /// <summary>Every edge of the triangulation, shortest first; tree edges of any length, others up to the voltage's longest.</summary>
    public IReadOnlyList<DraftLine> First { get; }

    /// <summary>Length of the minimum spanning tree.</summary>
    public double TreeKm { get; }

    /// <summary>Lines to second (2) and third (3) neighbours along the triangulation, up to the voltage's longest.</summary>
    public IEnumerable<DraftLine> Farther()
    {
        var mostKm = LineType.LongestKm(Kv);
        for (var from = 0; from < buses.Count; from++)
        {
            foreach (var (to, hops) in Within3(from).Where(other => other.Bus > from && other.Hops > 1))
            {
                var km = buses[from].Substation.KmTo(buses[to].Substation);
                if (km <= mostKm)
                {
                    yield return new(buses[from], buses[to], km, onTree: false, hops);
                }
            }
        }
    }

    private List<DraftLine> Edges(List<(int From, int To, double Km)> shortestFirst)
    {
        var joined = new DisjointSets(buses.Count);
        var mostKm = LineType.LongestKm(Kv);
        var lines = new List<DraftLine>();
        foreach (var (from, to, km) in shortestFirst)
        {
            var onTree = joined.Join(from, to);
            if (onTree || km <= mostKm)
            {
                lines.Add(new(buses[from], buses[to], km, onTree, hops: 1));
            }
        }

        return lines;
    }

    private List<(int Bus, int Hops)> Within3(int start)
    {
        var hopsTo = new Dictionary<int, int> { [start] = 0 };
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var bus))
        {
            foreach (var next in hopsTo[bus] < 3 ? neighbours[bus] : [])
            {
                if (hopsTo.TryAdd(next, hopsTo[bus] + 1))
                {
                    queue.Enqueue(next);
                }
            }
        }

        return [.. hopsTo.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key)];
    }
}

/// <summary>Sets that only grow together (union-find).</summary>
internal sealed class DisjointSets(int count)
{
    private readonly int[] parent = [.. Enumerable.Range(0, count)];

    /// <summary>Joins two sets; false when they were one already.</summary>
    public bool Join(int one, int other)
    {
        var (root, rootOfOther) = (Root(one), Root(other));
        parent[root] = rootOfOther;
        return root != rootOfOther;
    }

    public int Root(int item)
    {
        while (parent[item] != item)
        {
            parent[item] = parent[parent[item]];
            item = parent[item];
        }

        return item;
    }
}
