using NetTopologySuite.Geometries;

namespace Planner.Geodata.Measure;

/// <summary>Length of lines inside a footprint, by where each segment crosses the footprint's edges.</summary>
internal static class LineInside
{
    public static double Length(Geometry lines, Footprint footprint)
    {
        var length = 0.0;
        for (var part = 0; part < lines.NumGeometries; part++)
        {
            if (lines.GetGeometryN(part) is LineString line)
            {
                length += Length(line.CoordinateSequence, footprint);
            }
        }

        return length;
    }

    private static double Length(CoordinateSequence line, Footprint footprint)
    {
        var (length, box) = (0.0, footprint.Box);
        for (var index = 1; index < line.Count; index++)
        {
            var (px, py, qx, qy) = (line.GetX(index - 1), line.GetY(index - 1), line.GetX(index), line.GetY(index));
            if (Math.Max(px, qx) >= box.MinX && Math.Min(px, qx) <= box.MaxX && Math.Max(py, qy) >= box.MinY && Math.Min(py, qy) <= box.MaxY)
            {
                length += Length(px, py, qx, qy, footprint);
            }
        }

        return length;
    }

    // The line through the segment enters and leaves the footprint in turns. Which side of it a corner lies on is asked once
    // per corner, so that a line through a corner crosses both of its edges or none of them.
    private static double Length(double px, double py, double qx, double qy, Footprint footprint)
    {
        var crossings = new List<double>();
        foreach (var ring in footprint.Rings)
        {
            AddCrossings(px, py, qx - px, qy - py, ring, crossings);
        }

        crossings.Sort();
        var share = 0.0;
        for (var enter = 0; enter + 1 < crossings.Count; enter += 2)
        {
            share += Math.Max(0, Math.Min(1, crossings[enter + 1]) - Math.Max(0, crossings[enter]));
        }

        return share * Math.Sqrt(((qx - px) * (qx - px)) + ((qy - py) * (qy - py)));
    }

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
