using System.Globalization;
using NetTopologySuite.Geometries;
using Planner.Domain.Sites;
using Planner.Domain.Units;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Measure;

/// <summary>A site as it is measured, in metres of its plane.</summary>
/// <remarks>
/// Distances, counts and containment start at the site's own shape: its polygon, or its point. Overlaps need an area: the
/// polygon, or for a point the circle of the default footprint, which only stands in ("screened").
/// </remarks>
internal sealed record SiteShape
{
    private const int CircleCorners = 128;

    private SiteShape(SiteId id, MeasurePlane plane, Geometry own, Geometry footprint, string footprintName)
    {
        Id = id;
        Plane = plane;
        Own = own;
        Footprint = footprint;
        FootprintName = footprintName;
        Area = new Footprint(footprint);
    }

    public SiteId Id { get; }

    public MeasurePlane Plane { get; }

    /// <summary>The point or polygon that the user or the rule gave.</summary>
    public Geometry Own { get; }

    public Geometry Footprint { get; }

    /// <summary>The footprint, ready for measuring overlaps.</summary>
    public Footprint Area { get; }

    /// <summary>What the footprint is, for the fact's source.</summary>
    public string FootprintName { get; }

    public bool IsPoint => Own is Point;

    public string OwnName => Own switch { Point => "the site's point", LineString => "the tie-line's route", _ => "the site's polygon" };

    /// <summary>What crossings are counted on: the route of a tie-line, else the footprint.</summary>
    public Geometry Crossed => Own is LineString ? Own : Footprint;

    public static SiteShape Of(SiteId id, Geometry degrees, Hectares defaultFootprint)
    {
        var plane = MeasurePlane.Get(degrees.EnvelopeInternal);
        var own = plane.ToMetres(degrees);
        return own is Point point
            ? new(id, plane, own, Circle(point.Coordinate, defaultFootprint), $"circle of {defaultFootprint} round the site's point")
            : new(id, plane, own, own, "the site's polygon");
    }

    /// <summary>The route of a tie-line with its right of way.</summary>
    public static SiteShape OfRoute(SiteId id, MeasurePlane plane, LineString metres, double corridorMetres) =>
        new(id, plane, metres, metres.Buffer(corridorMetres / 2), string.Create(CultureInfo.InvariantCulture, $"the tie-line's corridor of {corridorMetres:0.#} m"));

    /// <summary>The shape with a wider footprint.</summary>
    public SiteShape Grown(double metres) =>
        new(Id, Plane, Own is LineString ? Footprint.Buffer(metres) : Own, Footprint.Buffer(metres), string.Create(CultureInfo.InvariantCulture, $"{FootprintName} and {metres:0.#} m round it"));

    /// <summary>A regular polygon round a point with exactly the asked area.</summary>
    private static Polygon Circle(Coordinate centre, Hectares area)
    {
        var radius = Math.Sqrt(2 * area.Value * 10_000 / (CircleCorners * Math.Sin(2 * Math.PI / CircleCorners)));
        var corners = Enumerable.Range(0, CircleCorners + 1).Select(corner =>
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * (corner % CircleCorners) / CircleCorners);
            return new Coordinate(centre.X + radius * cos, centre.Y + radius * sin);
        });
        return Geometries.Factory.CreatePolygon([.. corners]);
    }
}
