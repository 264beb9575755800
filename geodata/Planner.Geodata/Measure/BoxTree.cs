using NetTopologySuite.Geometries;

namespace Planner.Geodata.Measure;

/// <summary>Boxes packed into a tree of flat arrays: finds those that meet a box, and the nearest. Thread-safe, for it is only read.</summary>
/// <remarks>Sorted in tiles as Leutenegger and others, "STR: a simple and efficient algorithm for R-tree packing", ICDE 1997.</remarks>
internal sealed class BoxTree
{
    private const int Width = 8;

    // Level 0 holds the boxes themselves, each next one the boxes of Width of the level below; x least, y least, x most, y most.
    private readonly List<double[]> levels = [];
    private readonly int[] places;

    /// <param name="boxes">The boxes; they are found again by their place in this list.</param>
    public BoxTree(IReadOnlyList<Envelope> boxes)
    {
        places = Tiled(boxes);
        var level = new double[4 * places.Length];
        foreach (var (slot, place) in places.Index())
        {
            var box = boxes[place];
            (level[4 * slot], level[(4 * slot) + 1], level[(4 * slot) + 2], level[(4 * slot) + 3]) = (box.MinX, box.MinY, box.MaxX, box.MaxY);
        }

        levels.Add(level);
        while (levels[^1].Length > 4)
        {
            levels.Add(Above(levels[^1]));
        }
    }

    /// <summary>Clears the list and fills it with the places of the boxes that share a point with a box, in ascending order.</summary>
    public void Query(Envelope box, List<int> found)
    {
        found.Clear();
        if (places.Length > 0)
        {
            Query(levels.Count - 1, 0, 1, box, found);
            found.Sort();
        }
    }

    /// <summary>The least of the distances to what the boxes hold; infinite when there are none.</summary>
    /// <param name="box">Where from.</param>
    /// <param name="distance">The distance to what a box holds: never shorter than to the box.</param>
    public double Nearest(Envelope box, Func<int, double> distance)
    {
        var (nearest, open) = (double.PositiveInfinity, new PriorityQueue<(int Level, int Slot), double>());
        open.Enqueue((levels.Count, 0), 0);
        while (open.TryDequeue(out var node, out var least) && least < nearest)
        {
            if (node.Level == 0)
            {
                nearest = Math.Min(nearest, distance(places[node.Slot]));
                continue;
            }

            var below = levels[node.Level - 1];
            for (var slot = Width * node.Slot; slot < Math.Min(Width * (node.Slot + 1), below.Length / 4); slot++)
            {
                open.Enqueue((node.Level - 1, slot), Distance(below, slot, box));
            }
        }

        return nearest;
    }

    private void Query(int level, int from, int count, Envelope box, List<int> found)
    {
        var boxes = levels[level];
        for (var slot = from; slot < Math.Min(from + count, boxes.Length / 4); slot++)
        {
            if (boxes[4 * slot] > box.MaxX || boxes[(4 * slot) + 1] > box.MaxY || boxes[(4 * slot) + 2] < box.MinX || boxes[(4 * slot) + 3] < box.MinY)
            {
                continue;
            }

            if (level == 0)
            {
                found.Add(places[slot]);
            }
            else
            {
                Query(level - 1, Width * slot, Width, box, found);
            }
        }
    }

    private static double Distance(double[] boxes, int slot, Envelope box)
    {
        var x = Math.Max(0, Math.Max(boxes[4 * slot] - box.MaxX, box.MinX - boxes[(4 * slot) + 2]));
        var y = Math.Max(0, Math.Max(boxes[(4 * slot) + 1] - box.MaxY, box.MinY - boxes[(4 * slot) + 3]));
        return Math.Sqrt((x * x) + (y * y));
    }

    private static double[] Above(double[] level)
    {
        var above = new double[4 * (((level.Length / 4) + Width - 1) / Width)];
        for (var at = 0; at < level.Length; at += 4)
        {
            var to = 4 * (at / 4 / Width);
            var isFirst = at % (4 * Width) == 0;
            above[to] = isFirst ? level[at] : Math.Min(above[to], level[at]);
            above[to + 1] = isFirst ? level[at + 1] : Math.Min(above[to + 1], level[at + 1]);
            above[to + 2] = isFirst ? level[at + 2] : Math.Max(above[to + 2], level[at + 2]);
            above[to + 3] = isFirst ? level[at + 3] : Math.Max(above[to + 3], level[at + 3]);
        }

        return above;
    }

    /// <summary>The places sorted into columns by x, and within each by y; boxes of nothing are left out.</summary>
    private static int[] Tiled(IReadOnlyList<Envelope> boxes)
    {
        int[] order = [.. Enumerable.Range(0, boxes.Count).Where(place => !boxes[place].IsNull)];
        Array.Sort(Array.ConvertAll(order, place => boxes[place].MinX + boxes[place].MaxX), order);
        var column = Width * (int)Math.Ceiling(Math.Sqrt((order.Length + Width - 1) / Width));
        var byY = Array.ConvertAll(order, place => boxes[place].MinY + boxes[place].MaxY);
        for (var from = 0; from < order.Length; from += column)
        {
            Array.Sort(byY, order, from, Math.Min(column, order.Length - from));
        }

        return order;
    }
}
