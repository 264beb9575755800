namespace Planner.Geodata.Tiles;

/// <summary>Leaves out the corners of a path that can't be seen at a tile's units.</summary>
internal static class TileThinning
{
    /// <summary>Tolerance in units: an eighth of a screen pixel at 512 pixels a tile.</summary>
    private const double Tolerance = 1;

    /// <summary>The path by Douglas and Peucker 1973; both ends stay.</summary>
    public static List<(double X, double Y)> Thin(List<(double X, double Y)> path)
    {
        var near = DropNear(path);
        if (near.Count < 3)
        {
            return near;
        }

        var keep = new bool[near.Count];
        keep[0] = keep[^1] = true;
        var open = new Stack<(int First, int Last)>();
        open.Push((0, near.Count - 1));
        while (open.TryPop(out var part))
        {
            if (Farthest(near, part.First, part.Last) is { } middle)
            {
                keep[middle] = true;
                open.Push((part.First, middle));
                open.Push((middle, part.Last));
            }
        }

        return [.. near.Where((_, index) => keep[index])];
    }

    // Most corners of a finely drawn shape go here, cheaply.
    private static List<(double X, double Y)> DropNear(List<(double X, double Y)> path)
    {
        var kept = new List<(double X, double Y)>(path.Count);
        for (var index = 0; index < path.Count; index++)
        {
            if (index == 0 || index == path.Count - 1 || Square(kept[^1], path[index]) >= Tolerance * Tolerance)
            {
                kept.Add(path[index]);
            }
        }

        return kept;
    }

    private static int? Farthest(List<(double X, double Y)> path, int first, int last)
    {
        var (found, farthest) = (default(int?), Tolerance * Tolerance);
        for (var index = first + 1; index < last; index++)
        {
            var square = SquareToSegment(path[index], path[first], path[last]);
            if (square > farthest)
            {
                (found, farthest) = (index, square);
            }
        }

        return found;
    }

    private static double SquareToSegment((double X, double Y) point, (double X, double Y) from, (double X, double Y) to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = (dx * dx) + (dy * dy);
        var share = length == 0 ? 0 : Math.Clamp((((point.X - from.X) * dx) + ((point.Y - from.Y) * dy)) / length, 0, 1);
        return Square(point, (from.X + (share * dx), from.Y + (share * dy)));
    }

    private static double Square((double X, double Y) one, (double X, double Y) other) =>
        ((one.X - other.X) * (one.X - other.X)) + ((one.Y - other.Y) * (one.Y - other.Y));
}
