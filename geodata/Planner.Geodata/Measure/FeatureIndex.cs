using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Operation.Distance;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Measure;

/// <summary>A feature in metres of a plane with the values of the columns that the facts read.</summary>
internal sealed class MeasuredFeature(long fid, Geometry metres, object?[] values)
{
    private IPreparedGeometry? prepared;

    public long Fid { get; } = fid;

    public Geometry Metres { get; } = metres;

    public object?[] Values { get; } = values;

    /// <summary>The geometry with an index of its own, for questions of inside and outside; made when first asked for.</summary>
    public IPreparedGeometry Prepared => LazyInitializer.EnsureInitialized(ref prepared, () => PreparedGeometryFactory.Prepare(Metres));
}

/// <summary>A feature and its geodesic distance from a site in m.</summary>
internal readonly record struct Hit(MeasuredFeature Feature, double Metres);

/// <summary>Finds the features of a layer near a shape. Thread-safe: each index is built at once, when first needed, and only read.</summary>
internal sealed class FeatureIndex
{
    private readonly MeasurePlane plane;
    private readonly List<MeasuredFeature> features;
    private readonly Lazy<BoxTree> tree;
    private readonly Lazy<OverlapIndex> overlaps;
    private readonly bool hasOnlyPolygons;

    public FeatureIndex(MeasurePlane plane, IEnumerable<MeasuredFeature> features)
    {
        this.plane = plane;
        this.features = [.. features];
        hasOnlyPolygons = this.features.TrueForAll(feature => feature.Metres is IPolygonal);
        tree = new(() => new BoxTree(this.features.ConvertAll(feature => feature.Metres.EnvelopeInternal)));
        overlaps = new(() => new OverlapIndex(this.features));
    }

    public int Count => features.Count;

    /// <summary>Area of a footprint that lies in any feature, in m² of the plane.</summary>
    public double OverlapArea(Footprint footprint) => overlaps.Value.Area(footprint);

    /// <summary>The nearest feature by geodesic distance (the lowest fid of equals), or null when there is none.</summary>
    public Hit? FindNearest(Geometry shape)
    {
        var first = tree.Value.Nearest(shape.EnvelopeInternal, place => features[place].Metres.Distance(shape));
        return double.IsFinite(first)
            ? Around(shape, first * MeasurePlane.Distortion).Select(feature => new Hit(feature, Distance(feature.Metres, shape)))
                .OrderBy(hit => hit.Metres).ThenBy(hit => hit.Feature.Fid).First()
            : null;
    }

    /// <summary>The features within a geodesic distance, by fid.</summary>
    public IReadOnlyList<Hit> Within(Geometry shape, double metres) =>
        [.. Around(shape, metres * MeasurePlane.Distortion).Select(feature => new Hit(feature, Distance(feature.Metres, shape))).Where(hit => hit.Metres <= metres).OrderBy(hit => hit.Feature.Fid)];

    /// <summary>The features that share a point with the shape, by fid.</summary>
    public IReadOnlyList<MeasuredFeature> Touching(Geometry shape) =>
        Count == 0 ? [] : [.. Near(shape.EnvelopeInternal).Where(feature => feature.Prepared.Intersects(shape)).OrderBy(feature => feature.Fid)];

    /// <summary>Whether a feature lies within a planar distance; for the tolerance of positions.</summary>
    public bool HasWithinPlanar(Geometry shape, double metres) => Around(shape, metres).Any();

    /// <summary>Whether a feature lies within a planar distance of a footprint; polygons far enough away are passed over quickly.</summary>
    public bool HasWithinPlanar(Footprint footprint, double metres) =>
        hasOnlyPolygons ? overlaps.Value.IsNear(footprint, metres) : HasWithinPlanar(footprint.Shape, metres);

    /// <summary>Whether the edge of a feature runs within a planar distance.</summary>
    public bool HasEdgeWithinPlanar(Geometry shape, double metres) =>
        Around(shape, metres).Any(feature => feature.Metres.Boundary.IsWithinDistance(shape, metres));

    private IEnumerable<MeasuredFeature> Around(Geometry shape, double metres)
    {
        var box = shape.EnvelopeInternal.Copy();
        box.ExpandBy(metres);
        return Near(box).Where(feature => feature.Metres.IsWithinDistance(shape, metres));
    }

    private List<MeasuredFeature> Near(Envelope box)
    {
        var near = new List<int>();
        tree.Value.Query(box, near);
        return near.ConvertAll(place => features[place]);
    }

    /// <summary>Geodesic distance between the points that are nearest in the plane; 0 when the shapes meet.</summary>
    private double Distance(Geometry feature, Geometry shape)
    {
        var nearest = DistanceOp.NearestPoints(feature, shape);
        return nearest[0].Equals2D(nearest[1])
            ? 0
            : Geodesic.Metres(plane.ToDegrees(nearest[0]), plane.ToDegrees(nearest[1]));
    }
}
