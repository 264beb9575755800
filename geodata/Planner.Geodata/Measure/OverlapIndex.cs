using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Planner.Geodata.Measure;

/// <summary>Areas of overlap with the polygons of a layer. Each polygon is cut into small pieces once; thread-safe after that.</summary>
internal sealed class OverlapIndex
{
    /// <summary>
    /// Share of the footprint's box below which an area is rounding: shapes that only share an edge do not overlap. On 100 ha
    /// it is a square of 3 cm, far below what any layer's positions say.
    /// </summary>
    private const double RoundingShare = 1e-9;

    // Scratch of each thread: a hundred thousand sites by tens of layers shall leave nothing for the collector.
    [ThreadStatic]
    private static List<int>? nearOfThread;

    private readonly AreaPiece[] pieces;
    private readonly BoxTree tree;

    public OverlapIndex(IReadOnlyList<MeasuredFeature> features)
    {
        var ofFeatures = new AreaPiece[features.Count][];
        Parallel.For(0, features.Count, feature => ofFeatures[feature] = [.. AreaPiece.Of(features[feature])]);
        pieces = [.. ofFeatures.SelectMany(ofFeature => ofFeature)];
        tree = new BoxTree(Array.ConvertAll(pieces, piece => piece.Box));
    }

    /// <summary>Area of the footprint that lies in any feature, in m².</summary>
    public double Area(Footprint footprint)
    {
        var near = CollectionsMarshal.AsSpan(Near(footprint.Box));
        var (sum, kept, rounding) = (0.0, 0, RoundingShare * footprint.Box.Area);
        foreach (var place in near)
        {
            if (footprint.AreaWithin(pieces[place]) is var area && area > rounding)
            {
                sum += area;
                near[kept++] = place;
            }
        }

        var found = near[..kept];
        return IsOfSeveral(found) && HaveCommonArea(found, footprint) ? AreaOfUnion(found, footprint) : Math.Min(sum, footprint.Area);
    }

    /// <summary>Whether a polygon lies within a planar distance of the footprint.</summary>
    public bool IsNear(Footprint footprint, double metres)
    {
        var box = footprint.Box.Copy();
        box.ExpandBy(metres);
        var (near, last) = (Near(box), default(MeasuredFeature));
        foreach (var place in near)
        {
            // Pieces of a feature follow one another: each feature is asked once, and only when a piece reaches into the box.
            var piece = pieces[place];
            if (piece.Feature != last && piece.Rings.Any(ring => RingClip.Mine.Start(ring).ToBox(box.MinX, box.MinY, box.MaxX, box.MaxY).Count > 0))
            {
                last = piece.Feature;
                if (last.Metres.IsWithinDistance(footprint.Shape, metres))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private List<int> Near(Envelope box)
    {
        var near = nearOfThread ??= [];
        tree.Query(box, near);
        return near;
    }

    private bool IsOfSeveral(ReadOnlySpan<int> found) => found.Length > 1 && pieces[found[0]].Feature != pieces[found[^1]].Feature;

    private double AreaOfUnion(ReadOnlySpan<int> found, Footprint footprint)
    {
        var features = new List<MeasuredFeature>();
        foreach (var place in found)
        {
            if (features.Count == 0 || features[^1] != pieces[place].Feature)
            {
                features.Add(pieces[place].Feature);
            }
        }

        return UnaryUnionOp.Union(features.Select(feature => feature.Metres.Intersection(footprint.Shape))).Area;
    }

    private bool HaveCommonArea(ReadOnlySpan<int> found, Footprint footprint)
    {
        var most = RoundingShare * footprint.Box.Area;
        for (var one = 0; one < found.Length; one++)
        {
            for (var other = one + 1; other < found.Length; other++)
            {
                if (HaveCommonArea(pieces[found[one]], pieces[found[other]], footprint.Box, most))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HaveCommonArea(AreaPiece one, AreaPiece other, Envelope box, double most) =>
        one.Feature != other.Feature && one.Box.Intersection(other.Box).Area > 0 && CommonArea(one, other, box) > most;

    private static double CommonArea(AreaPiece one, AreaPiece other, Envelope box)
    {
        var inBox = one.Rings.Select(ring => RingClip.Mine.Start(ring).ToBox(box.MinX, box.MinY, box.MaxX, box.MaxY).Corners.ToArray()).Where(ring => ring.Length > 4);
        return inBox.Select(ring => new ConvexParts([ring])).Sum(parts => other.Rings.Sum(ring => parts.AreaWithin(ring)));
    }
}

/// <summary>The area of a site, ready to be cut with many pieces.</summary>
internal sealed class Footprint
{
    private readonly ConvexParts parts;

    public Footprint(Geometry shape)
    {
        Shape = shape;
        Box = shape.EnvelopeInternal;
        Area = shape.Area;
        Rings = [.. Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>().SelectMany(AreaPiece.RingsOf)];
        parts = new(Rings);
    }

    /// <summary>Outer rings counter-clockwise, holes clockwise; x, y, x, y ...</summary>
    public IReadOnlyList<double[]> Rings { get; }

    public Geometry Shape { get; }

    public Envelope Box { get; }

    public double Area { get; }

    /// <summary>Area of the footprint inside a piece, in m².</summary>
    public double AreaWithin(AreaPiece piece)
    {
        var area = 0.0;
        foreach (var ring in piece.Rings)
        {
            var cut = RingClip.Mine.Start(ring).ToBox(Box.MinX, Box.MinY, Box.MaxX, Box.MaxY);
            if (cut.Count > 2)
            {
                // The ring fills the whole box round the footprint: nothing need be cut.
                area += cut.Area() >= Box.Area * (1 - 1e-12) ? Area : parts.AreaWithin(cut.Corners);
            }
        }

        return Math.Max(0, area);
    }
}

/// <summary>A polygon as convex parts with signs: itself when it is convex, else the triangles from its first corner to each edge.</summary>
/// <remarks>
/// The triangles add and subtract so that each point of the polygon counts once and each other point not at all, holes and
/// several rings included: the sum over them is exact whatever the polygon's form.
/// </remarks>
internal sealed class ConvexParts
{
    private readonly List<(double[] Corners, int Sign)> parts = [];

    public ConvexParts(IReadOnlyList<double[]> rings)
    {
        if (rings.Count == 0)
        {
            return;
        }

        if (rings is [var only] && IsConvex(only))
        {
            parts.Add((only, 1));
            return;
        }

        var (x, y) = (rings[0][0], rings[0][1]);
        foreach (var ring in rings)
        {
            for (var corner = 0; corner < ring.Length; corner += 2)
            {
                var next = (corner + 2) % ring.Length;
                AddTriangle(x, y, ring[corner], ring[corner + 1], ring[next], ring[next + 1]);
            }
        }
    }

    /// <summary>Area that the polygon shares with a ring; negative when the ring is a hole.</summary>
    public double AreaWithin(ReadOnlySpan<double> ring)
    {
        var (area, clip) = (0.0, RingClip.Inner);
        foreach (var (corners, sign) in parts)
        {
            area += sign * Cut(clip.Start(ring), corners);
        }

        return area;
    }

    private static double Cut(RingClip clip, double[] corners)
    {
        for (var corner = 0; corner < corners.Length && clip.Count > 0; corner += 2)
        {
            var next = (corner + 2) % corners.Length;
            clip.LeftOf(corners[corner], corners[corner + 1], corners[next], corners[next + 1]);
        }

        return clip.Area();
    }

    private void AddTriangle(double x, double y, double px, double py, double qx, double qy)
    {
        var twice = ((px - x) * (qy - y)) - ((qx - x) * (py - y));
        if (twice != 0)
        {
            parts.Add(twice > 0 ? ([x, y, px, py, qx, qy], 1) : ([x, y, qx, qy, px, py], -1));
        }
    }

    private static bool IsConvex(double[] ring)
    {
        for (var corner = 0; corner < ring.Length; corner += 2)
        {
            var (b, c) = ((corner + 2) % ring.Length, (corner + 4) % ring.Length);
            if (((ring[b] - ring[corner]) * (ring[c + 1] - ring[b + 1])) - ((ring[c] - ring[b]) * (ring[b + 1] - ring[corner + 1])) < 0)
            {
                return false;
            }
        }

        // A star that winds twice turns left at each corner too.
        return RingClip.Area(ring) > 0 && Turns(ring) == 1;
    }

    private static int Turns(double[] ring)
    {
        var angle = 0.0;
        for (var corner = 0; corner < ring.Length; corner += 2)
        {
            var (b, c) = ((corner + 2) % ring.Length, (corner + 4) % ring.Length);
            var (ax, ay, bx, by) = (ring[b] - ring[corner], ring[b + 1] - ring[corner + 1], ring[c] - ring[b], ring[c + 1] - ring[b + 1]);
            angle += Math.Atan2((ax * by) - (bx * ay), (ax * bx) + (ay * by));
        }

        return (int)Math.Round(angle / (2 * Math.PI));
    }
}
