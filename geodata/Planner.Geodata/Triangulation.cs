using NetTopologySuite.Geometries;
using NetTopologySuite.Triangulate;
using Planner.Domain.Geography;
using Planner.Geodata.Projections;

namespace Planner.Geodata;

/// <summary>Delaunay triangulation of points on the map, as pairs of indices.</summary>
/// <remarks>
/// The triangles are those in the plane of EPSG:5070: over the lower 48 states its angles are those on the ground within a
/// few degrees, which is all that a triangulation asks. Nothing is measured here.
/// </remarks>
public static class Triangulation
{
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
            if (!indexOf.TryAdd(MeasurePlane.Conus.ToMetres(new Coordinate(points[index].Longitude, points[index].Latitude)), index))
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
}
