using NetTopologySuite.Densify;
using NetTopologySuite.Geometries;
using Planner.Geodata.Import;
using ProjNet.CoordinateSystems.Transformations;

namespace Planner.Geodata.Projections;

/// <summary>An equal-area plane in metres, one for each part of the country that is measured.</summary>
/// <remarks>
/// Longitude first. WGS 84 to NAD83 is taken as a null shift (accuracy class about 4 m, as PROJ does). Within 5 mm of
/// PROJ (MeasurePlaneTests). Edges are straight in longitude and latitude (RFC 7946, 3.1.1), so long ones are divided
/// first: a parallel is a curve here. Thread-safe.
/// </remarks>
internal sealed class MeasurePlane
{
    /// <summary>
    /// How much a plane can stretch or shrink a distance inside its reach. The scale along the parallels of an Albers
    /// projection is the inverse of that along the meridians, and inside each <see cref="Reach"/> both lie within 2.9 % of 1
    /// (Snyder, USGS PP 1395, 1987, equation 14-16), so planar order and geodesic order differ by less than this.
    /// </summary>
    public const double Distortion = 1.06;

    /// <summary>Longest edge in degrees that is projected by its ends alone: a chord of about 10 km is 2 m off its parallel.</summary>
    private const double LongestEdgeDegrees = 0.1;

    private readonly MathTransform forward;
    private readonly MathTransform backward;
    private readonly double firstLongitude;

    private MeasurePlane(string name, string wkt, Bounds reach, params Bounds[] areas)
    {
        Name = name;
        Reach = reach;
        Areas = areas;
        firstLongitude = reach.West;
        forward = CoordinateSystems.FromDegrees(CoordinateSystems.ReadWkt(wkt));
        backward = forward.Inverse();
    }

    /// <summary>The lower 48 states. Areas of use: EPSG registry (5070, 3338); the main Hawaiian islands.</summary>
    public static MeasurePlane Conus { get; } = new(
        "EPSG:5070", KnownSystems.Wkt(5070), new(-130, 21.5, -62, 52), new Bounds(-124.79, 24.41, -66.91, 49.38));

    /// <summary>Alaska, the islands beyond the 180th meridian too.</summary>
    public static MeasurePlane Alaska { get; } = new(
        "EPSG:3338", KnownSystems.Wkt(3338), new(-195, 47, -122, 71.9), new Bounds(-180, 51.3, -129.99, 71.4), new Bounds(172.42, 51.3, 180, 71.4));

    public static MeasurePlane Hawaii { get; } = new(
        "ESRI:102007", KnownSystems.Wkt(102007), new(-166, 14, -149, 26.5), new Bounds(-160.6, 18.5, -154.5, 22.6));

    public static IReadOnlyList<MeasurePlane> All { get; } = [Conus, Alaska, Hawaii];

    public string Name { get; }

    /// <summary>Where features are measured at all; a western bound below -180 goes on beyond the 180th meridian.</summary>
    public Bounds Reach { get; }

    /// <summary>Where sites may lie.</summary>
    public IReadOnlyList<Bounds> Areas { get; }

    /// <summary>The plane whose area holds the whole extent, or null.</summary>
    public static MeasurePlane? Find(Envelope degrees) => All.FirstOrDefault(plane => plane.Areas.Any(
        area => area.Contains(degrees.MinX, degrees.MinY) && area.Contains(degrees.MaxX, degrees.MaxY)));

    public static MeasurePlane Get(Envelope degrees) =>
        Find(degrees) ?? throw new InvalidOperationException($"No plane measures at {degrees}.");

    /// <summary>The plane in which something anywhere is at best compared with its like: for ranks on the map, not for facts.</summary>
    public static MeasurePlane ForDisplay(Envelope degrees) => Find(degrees) ?? Conus;

    /// <summary>Whether something of the extent can matter to a site of this plane.</summary>
    public bool Reaches(Envelope degrees) =>
        Box(Reach).Intersects(degrees) || (Reach.West < -180 && new Envelope(Reach.West + 360, 180, Reach.South, Reach.North).Intersects(degrees));

    /// <summary>The part of a region in which this plane measures.</summary>
    public Geometry Cut(Geometry degrees)
    {
        var near = degrees.Intersection(Geometries.Factory.ToGeometry(new Envelope(Math.Max(Reach.West, -180), Reach.East, Reach.South, Reach.North)));
        return Reach.West >= -180
            ? near
            : near.Union(degrees.Intersection(Geometries.Factory.ToGeometry(new Envelope(Reach.West + 360, 180, Reach.South, Reach.North))));
    }

    public Coordinate ToMetres(Coordinate degrees)
    {
        // East of the 180th meridian Alaska goes on, and the projection must not jump.
        var longitude = firstLongitude < -180 && degrees.X > 0 ? degrees.X - 360 : degrees.X;
        var (x, y) = forward.Transform(longitude, degrees.Y);
        return new(x, y);
    }

    public Coordinate ToDegrees(Coordinate metres)
    {
        var (x, y) = backward.Transform(metres.X, metres.Y);
        return new(x < -180 ? x + 360 : x, y);
    }

    public Geometry ToMetres(Geometry degrees)
    {
        var moved = LongestEdge(degrees) > LongestEdgeDegrees ? Divide(degrees) : degrees.Copy();
        moved.Apply(new MoveCoordinates(ToMetres));
        moved.GeometryChanged();
        return moved;
    }

    public Geometry ToDegrees(Geometry metres)
    {
        var moved = metres.Copy();
        moved.Apply(new MoveCoordinates(ToDegrees));
        moved.GeometryChanged();
        return moved;
    }

    private static Envelope Box(Bounds bounds) => new(bounds.West, bounds.East, bounds.South, bounds.North);

    // A copy, because the densifier keeps the corners' own coordinate objects and moving them would move the original.
    private static Geometry Divide(Geometry degrees) =>
        new Densifier(degrees.Copy()) { DistanceTolerance = LongestEdgeDegrees, Validate = false }.GetResultGeometry();

    private static double LongestEdge(Geometry degrees)
    {
        var filter = new EdgeLength();
        degrees.Apply(filter);
        return filter.Longest;
    }

    private sealed class EdgeLength : ICoordinateSequenceFilter
    {
        public double Longest { get; private set; }

        public bool Done => false;

        public bool GeometryChanged => false;

        public void Filter(CoordinateSequence seq, int i)
        {
            if (i > 0)
            {
                var length = Math.Max(Math.Abs(seq.GetX(i) - seq.GetX(i - 1)), Math.Abs(seq.GetY(i) - seq.GetY(i - 1)));
                Longest = Math.Max(Longest, length);
            }
        }
    }
}

/// <summary>Moves every position of a geometry in place; only ever applied to a copy.</summary>
internal sealed class MoveCoordinates(Func<Coordinate, Coordinate> move) : ICoordinateSequenceFilter
{
    public bool Done => false;

    public bool GeometryChanged => true;

    public void Filter(CoordinateSequence seq, int i)
    {
        var moved = move(new Coordinate(seq.GetX(i), seq.GetY(i)));
        seq.SetX(i, moved.X);
        seq.SetY(i, moved.Y);
    }
}
