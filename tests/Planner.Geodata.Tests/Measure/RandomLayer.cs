using NetTopologySuite.Geometries;
using Planner.Domain.Facts;
using Planner.Domain.Sites;
using Planner.Domain.Units;
using Planner.Geodata.Import;
using Planner.Geodata.Measure;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Tests.Measure;

/// <summary>Seeded features and sites in a box of central Texas.</summary>
internal sealed class RandomLayer(int seed)
{
    public static readonly Envelope Box = new(-100, -97, 29, 32);

    private readonly Random random = new(seed);

    /// <summary>Points, lines and overlapping polygons, each with a kind ("a" or "b") and a size.</summary>
    public List<MeasuredFeature> Features(int count) =>
        [.. Enumerable.Range(1, count).Select(fid => new MeasuredFeature(fid, MeasurePlane.Conus.ToMetres(Geometry()), [random.Next(2) == 0 ? "a" : "b", (double)random.Next(100)]))];

    public List<SiteShape> Sites(int count) =>
        [.. Enumerable.Range(1, count).Select(number => SiteShape.Of(new SiteId($"s{number}"), number % 2 == 0 ? Polygon(0.03) : Place(), new Hectares(2000)))];

    public static MeasuredLayer Layer(IReadOnlyList<MeasuredFeature> features, Coverage coverage, double? accuracy = null) => new(
        "things", new DataSetInfo(new("Things", "物"), "2026", "public domain", "the test", null, "the test", accuracy, false), "the box", MeasurePlane.Conus,
        ["kind", "size"], features, _ => coverage);

    public static Coverage Region(Envelope degrees) => new Coverage.Region(MeasurePlane.Conus, Geometries.Factory.ToGeometry(degrees));

    public static IReadOnlyList<FactSpec> Facts { get; } =
    [
        Fact("site.thing_distance_km", MeasureKind.Distance, "km"),
        Fact("site.thing_within_20km_count", MeasureKind.CountWithin, "1") with { WithinKm = 20 },
        Fact("site.thing_size_within_20km_mw", MeasureKind.SumWithin, "MW") with { WithinKm = 20, Column = "size" },
        Fact("site.thing_overlap_ha", MeasureKind.OverlapArea, "ha"),
        Fact("site.thing_overlap_share", MeasureKind.OverlapShare, "1"),
        Fact("site.thing_names", MeasureKind.ValueOfContaining, "") with { Column = "size", Shape = FactShape.Words },
        Fact("site.thing_nearest", MeasureKind.NearestAttribute, "") with { Column = "size", Shape = FactShape.Word },
    ];

    private static FactSpec Fact(string id, MeasureKind kind, string unit) => new()
    {
        Id = new FactId(id),
        Title = new("Thing", "物"),
        Kind = kind,
        Layer = "things",
        Where = [new Condition("kind", Comparison.In, ["a"], double.NaN, 1)],
        Unit = unit,
        Shape = FactShape.Number,
    };

    private Geometry Geometry() => random.Next(3) switch
    {
        0 => Place(),
        1 => Geometries.Factory.CreateLineString([.. Enumerable.Range(0, 5).Select(_ => Near(At(), 0.2))]),
        _ => Polygon(0.15),
    };

    private Point Place() => Geometries.Factory.CreatePoint(At());

    private Polygon Polygon(double size)
    {
        var centre = At();
        var corners = Enumerable.Range(0, 12).Select(corner => (Angle: corner * Math.PI / 6, Reach: size * (0.3 + random.NextDouble())))
            .Select(corner => new Coordinate(centre.X + corner.Reach * Math.Cos(corner.Angle), centre.Y + corner.Reach * Math.Sin(corner.Angle))).ToList();
        return Geometries.Factory.CreatePolygon([.. corners, corners[0]]);
    }

    private Coordinate At() => new(Box.MinX + random.NextDouble() * Box.Width, Box.MinY + random.NextDouble() * Box.Height);

    private Coordinate Near(Coordinate at, double reach) => new(at.X + reach * random.NextDouble(), at.Y + reach * random.NextDouble());
}
