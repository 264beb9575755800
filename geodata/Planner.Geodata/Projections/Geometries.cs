using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace Planner.Geodata.Projections;

/// <summary>The one place that chooses how NetTopologySuite works: OverlayNG, doubles, no SRID magic.</summary>
/// <remarks>
/// Setting an SRID moves no coordinate, so geometries here carry none: their unit is said by names instead.
/// Geometries of two kinds of overlay refuse to meet, so whatever a library makes is made again by <see cref="Factory"/>.
/// </remarks>
internal static class Geometries
{
    public static NtsGeometryServices Services { get; } = new(
        CoordinateArraySequenceFactory.Instance, PrecisionModel.Floating.Value, 0, GeometryOverlay.NG, new CoordinateEqualityComparer());

    public static GeometryFactory Factory { get; } = Services.CreateGeometryFactory();
}
