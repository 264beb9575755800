using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
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

    private readonly STRtree<AreaPiece> tree = new();

    public OverlapIndex(IEnumerable<MeasuredFeature> features)
    {
        foreach (var piece in features.SelectMany(AreaPiece.Of))
        {
            tree.Insert(piece.Box, piece);
        }

        tree.Build();
    }

    /// <summary>Area of the footprint that lies in any feature, in m².</summary>
    public double Area(Footprint footprint)
    {
        var near = tree.Query(footprint.Box);
        if (near.Count == 0)
        {
            return 0;
        }

        var rounding = RoundingShare * footprint.Box.Area;
        var parts = near.Select(piece => (Piece: piece, Area: footprint.AreaWithin(piece))).Where(part => part.Area > rounding).ToList();
        var features = parts.Select(part => part.Piece.Feature).Distinct().ToList();
        return features.Count > 1 && HaveCommonArea(parts.ConvertAll(part => part.Piece), footprint)
            ? UnaryUnionOp.Union(features.Select(feature => feature.Metres.Intersection(footprint.Shape))).Area
            : Math.Min(parts.Sum(part => part.Area), footprint.Area);
    }

    private static bool HaveCommonArea(List<AreaPiece> pieces, Footprint footprint)
    {
        var most = RoundingShare * footprint.Box.Area;
        for (var one = 0; one < pieces.Count; one++)
        {
            for (var other = one + 1; other < pieces.Count; other++)
            {
                if (pieces[one].Feature != pieces[other].Feature
                    && pieces[one].Box.Intersection(pieces[other].Box).Area > 0
                    && CommonArea(pieces[one], pieces[other], footprint.Box) > most)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static double CommonArea(AreaPiece one, AreaPiece other, Envelope box)
    {
        var inBox = one.Rings.Select(ring => RingClip.Mine.Start(ring).ToBox(box.MinX, box.MinY, box.MaxX, box.MaxY).Corners.ToArray()).Where(ring => ring.Length > 4);
        return inBox.Sum(ring => new ConvexParts([ring]).AreaWithin(other.Rings));
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
        var inBox = new List<double[]>(piece.Rings.Count);
        var area = 0.0;
        foreach (var ring in piece.Rings)
        {
            var cut = RingClip.Mine.Start(ring).ToBox(Box.MinX, Box.MinY, Box.MaxX, Box.MaxY);
            if (cut.Count > 2)
            {
                area += cut.Area();
                inBox.Add(cut.Corners.ToArray());
            }
        }

        // The piece fills the whole box round the footprint: nothing need be cut.
        return area >= Box.Area * (1 - 1e-12) ? Area : Math.Max(0, parts.AreaWithin(inBox));
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

    /// <summary>Area that the polygon shares with rings whose signed areas add up.</summary>
    public double AreaWithin(IReadOnlyList<double[]> rings)
    {
        var area = 0.0;
        foreach (var (corners, sign) in parts)
        {
            foreach (var ring in rings)
            {
                area += sign * Cut(ring, corners);
            }
        }

        return area;
    }

    private static double Cut(double[] ring, double[] corners)
    {
        var clip = RingClip.Mine.Start(ring);
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
