using NetTopologySuite.Geometries;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Measure;

/// <summary>The parts of lines inside a footprint, by where each segment crosses the footprint's edges.</summary>
internal static class LineInside
{
    public static IEnumerable<LineString> Parts(Geometry lines, Footprint footprint) =>
        Enumerable.Range(0, lines.NumGeometries).Select(lines.GetGeometryN).OfType<LineString>().SelectMany(line => Parts(line.CoordinateSequence, footprint));

    private static IEnumerable<LineString> Parts(CoordinateSequence line, Footprint footprint)
    {
        var box = footprint.Box;
        for (var index = 1; index < line.Count; index++)
        {
            var (p, q) = (line.GetCoordinate(index - 1), line.GetCoordinate(index));
            if (box.Intersects(p, q) && !p.Equals2D(q))
            {
                foreach (var part in Parts(p, q, footprint))
                {
                    yield return part;
                }
            }
        }
    }

    // The line through the segment enters and leaves the footprint in turns. Which side of it a corner lies on is asked once
    // per corner, so that a line through a corner crosses both of its edges or none of them.
    private static IEnumerable<LineString> Parts(Coordinate p, Coordinate q, Footprint footprint)
    {
        var crossings = new List<double>();
        foreach (var ring in footprint.Rings)
        {
            AddCrossings(p.X, p.Y, q.X - p.X, q.Y - p.Y, ring, crossings);
        }

        crossings.Sort();
        return Enumerable.Range(0, crossings.Count / 2)
            .Select(pair => (From: Math.Max(0, crossings[2 * pair]), To: Math.Min(1, crossings[(2 * pair) + 1])))
            .Where(part => part.To > part.From)
            .Select(part => Geometries.Factory.CreateLineString([Between(p, q, part.From), Between(p, q, part.To)]));
    }

    private static Coordinate Between(Coordinate p, Coordinate q, double share) => new(p.X + (share * (q.X - p.X)), p.Y + (share * (q.Y - p.Y)));

    private static void AddCrossings(double px, double py, double dx, double dy, double[] ring, List<double> crossings)
    {
        var (ax, ay) = (ring[^2] - px, ring[^1] - py);
        var sideA = (dx * ay) - (dy * ax);
        for (var corner = 0; corner < ring.Length; corner += 2)
        {
            var (bx, by) = (ring[corner] - px, ring[corner + 1] - py);
            var sideB = (dx * by) - (dy * bx);
            if (sideA >= 0 != sideB >= 0)
            {
                var onEdge = sideA / (sideA - sideB);
                var (x, y) = (ax + (onEdge * (bx - ax)), ay + (onEdge * (by - ay)));
                crossings.Add(((x * dx) + (y * dy)) / ((dx * dx) + (dy * dy)));
            }

            (ax, ay, sideA) = (bx, by, sideB);
        }
    }
}
