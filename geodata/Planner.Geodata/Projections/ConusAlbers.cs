using NetTopologySuite.Densify;
using NetTopologySuite.Geometries;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Planner.Geodata.Projections;

/// <summary>EPSG:5070, NAD83 / Conus Albers: the equal-area metres in which the lower 48 states are measured.</summary>
/// <remarks>
/// Longitude first. WGS 84 to NAD83 is taken as a null shift (accuracy class about 4 m, as PROJ does). Within 5 mm of
/// PROJ over the lower 48 (ConusAlbersTests). Edges are straight in longitude and latitude (RFC 7946, 3.1.1), so long
/// ones are divided first: a parallel is a curve here. Thread-safe.
/// </remarks>
internal static class ConusAlbers
{
    public const string Name = "EPSG:5070";

    /// <summary>Longest edge in degrees that is projected by its ends alone: a chord of about 10 km is 2 m off its parallel.</summary>
    private const double LongestEdgeDegrees = 0.1;

    // Definition: EPSG registry, 5070, as WKT 1 (gdalsrsinfo -o wkt1 EPSG:5070, PROJ 9.1.1).
    private const string Wkt = """
        PROJCS["NAD83 / Conus Albers",
            GEOGCS["NAD83",
                DATUM["North_American_Datum_1983", SPHEROID["GRS 1980",6378137,298.257222101]],
                PRIMEM["Greenwich",0], UNIT["degree",0.0174532925199433]],
            PROJECTION["Albers_Conic_Equal_Area"],
            PARAMETER["latitude_of_center",23], PARAMETER["longitude_of_center",-96],
            PARAMETER["standard_parallel_1",29.5], PARAMETER["standard_parallel_2",45.5],
            PARAMETER["false_easting",0], PARAMETER["false_northing",0],
            UNIT["metre",1], AXIS["Easting",EAST], AXIS["Northing",NORTH]]
        """;

    private static readonly MathTransform Forward = Build();
    private static readonly MathTransform Backward = Forward.Inverse();

    public static Coordinate ToMetres(Coordinate degrees)
    {
        var (x, y) = Forward.Transform(degrees.X, degrees.Y);
        return new(x, y);
    }

    public static Coordinate ToDegrees(Coordinate metres)
    {
        var (x, y) = Backward.Transform(metres.X, metres.Y);
        return new(x, y);
    }

    public static Geometry ToMetres(Geometry degrees)
    {
        var moved = LongestEdge(degrees) > LongestEdgeDegrees ? Divide(degrees) : degrees.Copy();
        moved.Apply(new Each(ToMetres));
        moved.GeometryChanged();
        return moved;
    }

    public static Geometry ToDegrees(Geometry metres)
    {
        var moved = metres.Copy();
        moved.Apply(new Each(ToDegrees));
        moved.GeometryChanged();
        return moved;
    }

    // A copy, because the densifier keeps the corners' own coordinate objects and moving them would move the original.
    private static Geometry Divide(Geometry degrees) =>
        new Densifier(degrees.Copy()) { DistanceTolerance = LongestEdgeDegrees, Validate = false }.GetResultGeometry();

    private static double LongestEdge(Geometry degrees)
    {
        var filter = new EdgeLength();
        degrees.Apply(filter);
        return filter.Longest;
    }

    private static MathTransform Build()
    {
        var factory = new CoordinateSystemFactory();
        var albers = factory.CreateFromWkt(Wkt);
        return new CoordinateTransformationFactory()
            .CreateFromCoordinateSystems(((ProjectedCoordinateSystem)albers).GeographicCoordinateSystem, albers).MathTransform;
    }

    private sealed class Each(Func<Coordinate, Coordinate> move) : ICoordinateSequenceFilter
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
