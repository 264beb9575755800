using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Planner.Geodata.Measure;

/// <summary>A part of a polygon, small enough to be cut quickly: outer rings counter-clockwise, holes clockwise.</summary>
/// <param name="Feature">The feature that it is a part of.</param>
/// <param name="Box">A box that holds it.</param>
/// <param name="Rings">x, y, x, y ... of each ring, the first corner not repeated; may run along the cuts and back.</param>
internal sealed record AreaPiece(MeasuredFeature Feature, Envelope Box, IReadOnlyList<double[]> Rings)
{
    /// <summary>A piece with more corners is cut in two.</summary>
    private const int MostCorners = 96;

    private int Corners => Rings.Sum(ring => ring.Length / 2);

    public static IEnumerable<AreaPiece> Of(MeasuredFeature feature)
    {
        for (var part = 0; part < feature.Metres.NumGeometries; part++)
        {
            if (feature.Metres.GetGeometryN(part) is Polygon { IsEmpty: false } polygon)
            {
                foreach (var piece in Cut(new(feature, polygon.EnvelopeInternal, RingsOf(polygon))))
                {
                    yield return piece;
                }
            }
        }
    }

    /// <summary>Rings of a polygon with the orientation that makes their signed areas add up.</summary>
    public static IReadOnlyList<double[]> RingsOf(Polygon polygon) =>
        [Flat(polygon.Shell, counterClockwise: true), .. polygon.Holes.Select(hole => Flat(hole, counterClockwise: false))];

    private static IEnumerable<AreaPiece> Cut(AreaPiece whole)
    {
        var open = new Stack<AreaPiece>([whole]);
        while (open.TryPop(out var piece))
        {
            if (piece.Corners <= MostCorners || Halves(piece) is not { } halves)
            {
                yield return piece;
                continue;
            }

            foreach (var half in halves.Where(half => half.Rings.Count > 0))
            {
                open.Push(half);
            }
        }
    }

    /// <summary>Both halves across the longer side; null when cutting makes them no smaller.</summary>
    private static AreaPiece[]? Halves(AreaPiece piece)
    {
        var box = piece.Box;
        var (low, high) = box.Width >= box.Height
            ? (new Envelope(box.MinX, box.Centre.X, box.MinY, box.MaxY), new Envelope(box.Centre.X, box.MaxX, box.MinY, box.MaxY))
            : (new Envelope(box.MinX, box.MaxX, box.MinY, box.Centre.Y), new Envelope(box.MinX, box.MaxX, box.Centre.Y, box.MaxY));
        AreaPiece[] halves = [piece.Within(low), piece.Within(high)];
        return Array.TrueForAll(halves, half => half.Corners < piece.Corners) ? halves : null;
    }

    private AreaPiece Within(Envelope box)
    {
        var rings = new List<double[]>();
        foreach (var ring in Rings)
        {
            var cut = RingClip.Mine.Start(ring).ToBox(box.MinX, box.MinY, box.MaxX, box.MaxY);
            if (cut.Count > 2)
            {
                rings.Add(cut.Corners.ToArray());
            }
        }

        return new(Feature, box, rings);
    }

    private static double[] Flat(LineString ring, bool counterClockwise)
    {
        var sequence = ring.CoordinateSequence;
        var count = sequence.Count - 1;
        var forward = Orientation.IsCCW(sequence) == counterClockwise;
        var flat = new double[2 * count];
        for (var corner = 0; corner < count; corner++)
        {
            var from = forward ? corner : count - 1 - corner;
            flat[2 * corner] = sequence.GetX(from);
            flat[(2 * corner) + 1] = sequence.GetY(from);
        }

        return flat;
    }
}
