namespace Planner.Solver.Network;

/// <summary>Branches whose outage splits their island, found on the graph and not as a small denominator.</summary>
/// <remarks>
/// R. E. Tarjan, "A note on finding the bridges of a graph", Inf. Process. Lett. 2 (1974): a tree edge is a bridge when no
/// edge from the subtree below it leads above it. Parallel branches are different edges, so neither is a bridge.
/// </remarks>
internal sealed class Bridges
{
    private const int None = -1;

    private readonly Neighbours neighbours;
    private readonly int[] visited;   // visit number of a bus, from 1; 0: not yet
    private readonly int[] low;       // smallest visit number that its subtree reaches
    private readonly int[] last;      // largest visit number in its subtree
    private readonly int[] parentEdge;
    private readonly int[] visitOrder;
    private int count;

    private Bridges(NetworkArrays arrays, Neighbours neighbours)
    {
        this.neighbours = neighbours;
        var busCount = arrays.Buses.Length;
        (visited, low, last) = (new int[busCount], new int[busCount], new int[busCount]);
        (parentEdge, visitOrder) = (new int[busCount], new int[busCount]);
        IsBridge = new bool[arrays.From.Length];
        SubtreeRoot = new int[arrays.From.Length];
        foreach (var reference in arrays.ReferenceOfIsland)
        {
            Visit(reference);
        }
    }

    /// <summary>Whether each branch is a bridge.</summary>
    public bool[] IsBridge { get; }

    /// <summary>For each bridge: the bus at its end away from the island's reference.</summary>
    private int[] SubtreeRoot { get; }

    public static Bridges Of(DcNetwork network) => new(network.Arrays, network.Neighbours);

    /// <summary>Buses cut from the island's reference when a bridge goes out.</summary>
    public ReadOnlySpan<int> CutOff(int bridge)
    {
        // Visit order is preorder, so a subtree is a run of it.
        var root = SubtreeRoot[bridge];
        return visitOrder.AsSpan(visited[root] - 1, last[root] - visited[root] + 1);
    }

    // Depth-first without recursion: grids have paths of thousands of buses.
    private void Visit(int root)
    {
        var next = new Stack<(int Bus, int At)>();
        Enter(root, None, next);
        while (next.Count > 0)
        {
            var (bus, at) = next.Pop();
            if (at == neighbours.At(bus).Length)
            {
                Leave(bus);
                continue;
            }
            next.Push((bus, at + 1));
            var edge = neighbours.At(bus)[at];
            var other = neighbours.Other(edge, bus);
            if (visited[other] == 0)
            {
                Enter(other, edge, next);
            }
            else if (edge != parentEdge[bus])
            {
                low[bus] = Math.Min(low[bus], visited[other]);
            }
        }
    }

    private void Enter(int bus, int edge, Stack<(int, int)> next)
    {
        visitOrder[count] = bus;
        visited[bus] = low[bus] = ++count;
        parentEdge[bus] = edge;
        next.Push((bus, 0));
    }

    private void Leave(int bus)
    {
        var edge = parentEdge[bus];
        last[bus] = count;
        if (edge == None)
        {
            return;
        }
        var parent = neighbours.Other(edge, bus);
        low[parent] = Math.Min(low[parent], low[bus]);
        if (low[bus] > visited[parent])
        {
            IsBridge[edge] = true;
            SubtreeRoot[edge] = bus;
        }
    }
}
