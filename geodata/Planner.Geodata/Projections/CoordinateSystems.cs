using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Planner.Geodata.Projections;

/// <summary>The narrow door to ProjNET.</summary>
internal static class CoordinateSystems
{
    /// <exception cref="ArgumentException">The text is no WKT 1 that ProjNET reads.</exception>
    public static CoordinateSystem ReadWkt(string wkt) => new CoordinateSystemFactory().CreateFromWkt(wkt);

    /// <summary>From longitude and latitude on the system's own datum to its coordinates.</summary>
    public static MathTransform FromDegrees(CoordinateSystem system) =>
        new CoordinateTransformationFactory()
            .CreateFromCoordinateSystems(((ProjectedCoordinateSystem)system).GeographicCoordinateSystem, system).MathTransform;

    public static double MetresPerUnit(CoordinateSystem system) => ((ProjectedCoordinateSystem)system).LinearUnit.MetersPerUnit;
}
