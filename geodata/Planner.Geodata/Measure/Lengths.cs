using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Union;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Measure;

/// <summary>Geodesic lengths of lines given in a plane.</summary>
internal static class Lengths
{
    /// <summary>Length of all parts together in m; what several share counts once.</summary>
    public static double Metres(MeasurePlane plane, IReadOnlyList<Geometry> parts)
    {
        var lines = parts.Count > 1 ? UnaryUnionOp.Union(parts) : parts.Count == 1 ? parts[0] : null;
        return lines is null ? 0 : LinearComponentExtracter.GetLines(lines).Sum(line => Metres(plane, line));
    }

    public static double Metres(MeasurePlane plane, Geometry line)
    {
        var places = line.Coordinates.Select(plane.ToDegrees).ToList();
        return places.Zip(places.Skip(1), Geodesic.Metres).Sum();
    }
}
