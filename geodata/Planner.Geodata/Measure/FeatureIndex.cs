using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Distance;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Measure;

/// <summary>A feature in metres of a plane with the values of the columns that the facts read.</summary>
internal sealed record MeasuredFeature(long Fid, Geometry Metres, object?[] Values)
{
    private readonly Lazy<IPreparedGeometry> prepared = new(() => PreparedGeometryFactory.Prepare(Metres));

    /// <summary>The geometry with an index of its own, for questions of inside and outside; made when first asked for.</summary>
    public IPreparedGeometry Prepared => prepared.Value;
}

/// <summary>A feature and its geodesic distance from a site in m.</summary>
internal readonly record struct Hit(MeasuredFeature Feature, double Metres);

/// <summary>Finds the features of a layer near a shape. Thread-safe: the tree is built at once and only read.</summary>
internal sealed class FeatureIndex
{
    private readonly MeasurePlane plane;
    private readonly STRtree<MeasuredFeature> tree = new();
    private readonly Lazy<OverlapIndex> overlaps;

    public FeatureIndex(MeasurePlane plane, IEnumerable<MeasuredFeature> features)
    {
        this.plane = plane;
        var all = features.ToList();
        all.ForEach(feature => tree.Insert(feature.Metres.EnvelopeInternal, feature));
        tree.Build();
        Count = all.Count;
        overlaps = new(() => new OverlapIndex(all));
    }

    public int Count { get; }

    /// <summary>Area of a footprint that lies in any feature, in m² of the plane.</summary>
    public double OverlapArea(Footprint footprint) => overlaps.Value.Area(footprint);

    /// <summary>The nearest feature by geodesic distance (the lowest fid of equals), or null when there is none.</summary>
    public Hit? FindNearest(Geometry shape)
    {
        if (Count == 0)
        {
            return null;
        }

        var self = new MeasuredFeature(0, shape, []);
        var first = tree.NearestNeighbour(shape.EnvelopeInternal, self, PlanarDistance.Instance);
        var hits = Around(shape, first.Metres.Distance(shape) * MeasurePlane.Distortion).Select(feature => new Hit(feature, Distance(feature.Metres, shape)));
        return hits.OrderBy(hit => hit.Metres).ThenBy(hit => hit.Feature.Fid).First();
    }

    /// <summary>The features within a geodesic distance, by fid.</summary>
    public IReadOnlyList<Hit> Within(Geometry shape, double metres) =>
        [.. Around(shape, metres * MeasurePlane.Distortion).Select(feature => new Hit(feature, Distance(feature.Metres, shape))).Where(hit => hit.Metres <= metres).OrderBy(hit => hit.Feature.Fid)];

    /// <summary>The features that share a point with the shape, by fid.</summary>
    public IReadOnlyList<MeasuredFeature> Touching(Geometry shape) =>
        [.. tree.Query(shape.EnvelopeInternal).Where(feature => feature.Prepared.Intersects(shape)).OrderBy(feature => feature.Fid)];

    /// <summary>Length of the layer's lines inside a footprint, in m of the plane; a line that runs back over itself counts twice.</summary>
    public double LengthInside(Footprint footprint) =>
        tree.Query(footprint.Box).Sum(feature => LineInside.Length(feature.Metres, footprint));

    /// <summary>Whether a feature lies within a planar distance; for the tolerance of positions.</summary>
    public bool HasWithinPlanar(Geometry shape, double metres) => Around(shape, metres).Any();

    /// <summary>Whether the edge of a feature runs within a planar distance.</summary>
    public bool HasEdgeWithinPlanar(Geometry shape, double metres) =>
        Around(shape, metres).Any(feature => feature.Metres.Boundary.IsWithinDistance(shape, metres));

    private IEnumerable<MeasuredFeature> Around(Geometry shape, double metres)
    {
        var box = shape.EnvelopeInternal.Copy();
        box.ExpandBy(metres);
        return tree.Query(box).Where(feature => feature.Metres.IsWithinDistance(shape, metres));
    }

    /// <summary>Geodesic distance between the points that are nearest in the plane; 0 when the shapes meet.</summary>
    private double Distance(Geometry feature, Geometry shape)
    {
        var nearest = DistanceOp.NearestPoints(feature, shape);
        return nearest[0].Equals2D(nearest[1])
            ? 0
            : Geodesic.Metres(plane.ToDegrees(nearest[0]), plane.ToDegrees(nearest[1]));
    }

    private sealed class PlanarDistance : IItemDistance<Envelope, MeasuredFeature>
    {
        public static PlanarDistance Instance { get; } = new();

        public double Distance(IBoundable<Envelope, MeasuredFeature> item1, IBoundable<Envelope, MeasuredFeature> item2) =>
            item1.Item.Metres.Distance(item2.Item.Metres);
    }
}
