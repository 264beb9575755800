using NetTopologySuite.Geometries;
using NetTopologySuite.Triangulate;
using Planner.Domain.Geography;

namespace Planner.Geodata;

/// <summary>Delaunay triangulation of points on the map, as pairs of indices.</summary>
/// <remarks>
/// The triangles are those in the plane of an Albers equal-area projection of the lower 48 states (standard parallels
/// 29.5 and 45.5 degrees north, on a sphere): near there its angles are those on the ground within a few degrees, which
/// is all that a triangulation asks. Nothing is measured here.
/// </remarks>
public static class Triangulation
{
    private const double OriginLatitude = 23, OriginLongitude = -96, SouthParallel = 29.5, NorthParallel = 45.5;

    /// <summary>Edges of the triangulation, each once, lower index first, in rising order.</summary>
    /// <exception cref="ArgumentException">Two points are the same.</exception>
    public static IReadOnlyList<(int From, int To)> DelaunayEdges(IReadOnlyList<LonLat> points)
    {
        if (points.Count < 2)
        {
            return [];
        }

        var indexOf = IndexByPlace(points);
        var builder = new DelaunayTriangulationBuilder();
        builder.SetSites([.. indexOf.Keys]);
        var edges = builder.GetEdges(GeometryFactory.Default);
        return [.. edges.Geometries.Select(edge => Pair(edge.Coordinates, indexOf)).Distinct().Order()];
    }

    private static Dictionary<Coordinate, int> IndexByPlace(IReadOnlyList<LonLat> points)
    {
        var indexOf = new Dictionary<Coordinate, int>();
        for (var index = 0; index < points.Count; index++)
        {
            if (!indexOf.TryAdd(ToPlane(points[index]), index))
            {
                throw new ArgumentException($"The point {points[index]} stands more than once.", nameof(points));
            }
        }

        return indexOf;
    }

    private static (int, int) Pair(Coordinate[] ends, Dictionary<Coordinate, int> indexOf)
    {
        var (one, other) = (indexOf[ends[0]], indexOf[ends[1]]);
        return one < other ? (one, other) : (other, one);
    }

    // Snyder, "Map Projections: A Working Manual", USGS Professional Paper 1395 (1987), equations 14-1 to 14-6; radius 1.
    private static Coordinate ToPlane(LonLat point)
    {
        var (sinSouth, cosSouth) = Math.SinCos(double.DegreesToRadians(SouthParallel));
        var n = (sinSouth + Math.Sin(double.DegreesToRadians(NorthParallel))) / 2;
        var c = (cosSouth * cosSouth) + (2 * n * sinSouth);
        var theta = n * double.DegreesToRadians(point.Longitude - OriginLongitude);
        var rho = Rho(point.Latitude);
        return new(rho * Math.Sin(theta), Rho(OriginLatitude) - (rho * Math.Cos(theta)));

        double Rho(double latitude) => Math.Sqrt(c - (2 * n * Math.Sin(double.DegreesToRadians(latitude)))) / n;
    }
}
