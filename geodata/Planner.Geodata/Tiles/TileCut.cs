namespace Planner.Geodata.Tiles;

/// <summary>Cuts paths to a square from <paramref name="low"/> to <paramref name="high"/> in both directions.</summary>
internal sealed class TileCut(double low, double high)
{
    public bool Holds((double X, double Y) point) => point.X >= low && point.X <= high && point.Y >= low && point.Y <= high;

    /// <summary>The pieces of a line inside (Liang and Barsky 1984, per segment).</summary>
    public List<List<(double X, double Y)>> Line(List<(double X, double Y)> path)
    {
        var pieces = new List<List<(double X, double Y)>>();
        for (var index = 1; index < path.Count; index++)
        {
            if (Segment(path[index - 1], path[index]) is not { } inside)
            {
                continue;
            }

            if (pieces.Count == 0 || pieces[^1][^1] != inside.From)
            {
                pieces.Add([inside.From]);
            }

            pieces[^1].Add(inside.To);
        }

        return pieces;
    }

    /// <summary>A ring inside (Sutherland and Hodgman 1974), open: its first point is not repeated. May run along the edge.</summary>
    public List<(double X, double Y)> Ring(List<(double X, double Y)> closed)
    {
        var ring = closed.GetRange(0, closed.Count - 1);
        if (ring.TrueForAll(Holds))
        {
            return ring;
        }

        ring = Side(ring, point => point.X - low);
        ring = Side(ring, point => high - point.X);
        ring = Side(ring, point => point.Y - low);
        return Side(ring, point => high - point.Y);
    }

    private static List<(double X, double Y)> Side(List<(double X, double Y)> ring, Func<(double X, double Y), double> inside)
    {
        var kept = new List<(double X, double Y)>(ring.Count);
        for (var index = 0; index < ring.Count; index++)
        {
            var (from, to) = (ring[index == 0 ? ring.Count - 1 : index - 1], ring[index]);
            var (a, b) = (inside(from), inside(to));
            if (a >= 0 != b >= 0)
            {
                kept.Add(Between(from, to, a / (a - b)));
            }

            if (b >= 0)
            {
                kept.Add(to);
            }
        }

        return kept;
    }

    private ((double X, double Y) From, (double X, double Y) To)? Segment((double X, double Y) from, (double X, double Y) to)
    {
        var (enter, leave) = (0.0, 1.0);
        ReadOnlySpan<(double Step, double Room)> sides =
            [(from.X - to.X, from.X - low), (to.X - from.X, high - from.X), (from.Y - to.Y, from.Y - low), (to.Y - from.Y, high - from.Y)];
        foreach (var (step, room) in sides)
        {
            if (step == 0 && room < 0)
            {
                return null;
            }

            if (step < 0)
            {
                enter = Math.Max(enter, room / step);
            }
            else if (step > 0)
            {
                leave = Math.Min(leave, room / step);
            }
        }

        return enter > leave ? null : (enter == 0 ? from : Between(from, to, enter), leave == 1 ? to : Between(from, to, leave));
    }

    private static (double X, double Y) Between((double X, double Y) from, (double X, double Y) to, double share) =>
        (from.X + (share * (to.X - from.X)), from.Y + (share * (to.Y - from.Y)));
}
