using NetTopologySuite.Geometries;
using Planner.Domain.Facts;
using Planner.Geodata.Import;
using Planner.Geodata.Measure;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Tests.Measure;

/// <summary>What a footprint or a tie-line crosses, on shapes whose answers are known by hand.</summary>
public sealed class CrossingTests
{
    private static readonly Coordinate Middle = MeasurePlane.Conus.ToMetres(new Coordinate(-98, 31));

    private static readonly MeasuredFeature[] Squares = [Square(1, 0, 0, 1000, 10), Square(2, 1000, 0, 1000, 30), Square(3, 5000, 5000, 100, 50)];

    [Fact]
    public void OverlapCount_OfAPolygonSite_CountsWhatItMeets() => Assert.Equal(2, Number(Measure(MeasureKind.OverlapCount, "1", Site(1000, 500, 200))));

    [Fact]
    public void WeightedValue_HalfAndHalf_IsTheMiddle() => Assert.InRange(Number(Measure(MeasureKind.WeightedValue, "MW", Site(1000, 500, 200), column: "size")) - 20, -1e-6, 1e-6);

    [Fact]
    public void WeightedValue_PartlyOutsideTheFeatures_IsUnknown() =>
        Assert.Contains("fill only", Assert.IsType<Fact.Unknown>(Measure(MeasureKind.WeightedValue, "MW", Site(0, 500, 200), column: "size")).Reason.En, StringComparison.Ordinal);

    [Fact]
    public void OverlapLength_OfALineInASite_IsItsGeodesicPart()
    {
        var line = new MeasuredFeature(1, Line((-500, 500), (2500, 500)), ["a", 1.0]);
        var plane = MeasurePlane.Conus;
        var inside = Geodesic.Metres(plane.ToDegrees(At(900, 500)), plane.ToDegrees(At(1100, 500)));
        Assert.InRange(Number(Measure(MeasureKind.OverlapLength, "m", Site(1000, 500, 200), [line])) - inside, -0.01, 0.01);
    }

    [Fact]
    public void OverlapLength_OfATieLineInPolygons_CountsSharedGroundOnce()
    {
        var route = SiteShape.OfRoute(new("s"), MeasurePlane.Conus, Line((-500, 500), (3000, 500)), 60);
        var twice = Squares.Append(Square(4, 500, 0, 1000, 70)).ToArray();
        var plane = MeasurePlane.Conus;
        var inside = Geodesic.Metres(plane.ToDegrees(At(0, 500)), plane.ToDegrees(At(2000, 500)));
        Assert.InRange(Number(Measure(MeasureKind.OverlapLength, "m", route, twice)) - inside, -0.01, 0.01);
        Assert.Equal(3, Number(Measure(MeasureKind.OverlapCount, "1", route, twice)));
    }

    [Fact]
    public void BufferM_ReachesWhatTheFootprintDoesNot()
    {
        Assert.Equal(0, Number(Measure(MeasureKind.OverlapCount, "1", Site(-500, -500, 200))));
        Assert.Equal(1, Number(Measure(MeasureKind.OverlapCount, "1", Site(-500, -500, 200), buffer: 600)));
    }

    [Fact]
    public void OverlapCount_OutsideTheCoverage_IsUnknown() =>
        Assert.IsType<Fact.Unknown>(new FactMeasure(Fact(MeasureKind.OverlapCount, "1"), RandomLayer.Layer(Squares, new Coverage.Nothing())).At(Site(1000, 500, 200)));

    [Fact]
    public void OverlapCount_NothingMetButNearerThanTheAccuracy_IsUnknown()
    {
        Assert.Equal(0, Number(Measure(MeasureKind.OverlapCount, "1", Site(-120, 500, 200), accuracy: 12)));
        Assert.IsType<Fact.Unknown>(Measure(MeasureKind.OverlapCount, "1", Site(-105, 500, 200), accuracy: 12));
    }

    [Fact]
    public void Distance_WithinTheAccuracyOfALine_IsUnknownAndBeyondItKnown()
    {
        var line = new MeasuredFeature(1, Line((0, 0), (0, 5000)), ["a", 1.0]);
        Assert.IsType<Fact.Unknown>(Measure(MeasureKind.Distance, "m", Point(12, 1000), [line], accuracy: 12.2));
        Assert.InRange(Number(Measure(MeasureKind.Distance, "m", Point(13, 1000), [line], accuracy: 12.2)), 12.5, 13.5);
        Assert.Equal(0, Number(Measure(MeasureKind.Distance, "m", Point(0, 1000), [line], accuracy: 12.2)));
    }

    private static Fact Measure(MeasureKind kind, string unit, SiteShape site, MeasuredFeature[]? features = null, string? column = null, double? buffer = null, double? accuracy = null) =>
        new FactMeasure(Fact(kind, unit) with { Column = column, BufferM = buffer }, RandomLayer.Layer(features ?? Squares, RandomLayer.Region(new Envelope(-106, -91, 25, 36)), accuracy)).At(site);

    private static FactSpec Fact(MeasureKind kind, string unit) => new()
    {
        Id = new FactId("site.x"),
        Title = new("x", "x"),
        Kind = kind,
        Layer = "things",
        Where = [],
        Unit = unit,
        Shape = FactShape.Number,
    };

    private static double Number(Fact fact) => Assert.IsType<FactValue.Number>(Assert.IsType<Fact.Known>(fact).Value).Value;

    private static Coordinate At(double x, double y) => new(Middle.X + x, Middle.Y + y);

    private static MeasuredFeature Square(long fid, double x, double y, double side, double size) =>
        new(fid, Geometries.Factory.ToGeometry(new Envelope(At(x, y), At(x + side, y + side))), ["a", size]);

    private static LineString Line((double X, double Y) from, (double X, double Y) to) => Geometries.Factory.CreateLineString([At(from.X, from.Y), At(to.X, to.Y)]);

    private static SiteShape Site(double x, double y, double side)
    {
        var square = Geometries.Factory.ToGeometry(new Envelope(At(x - side / 2, y - side / 2), At(x + side / 2, y + side / 2)));
        return SiteShape.Of(new("s"), MeasurePlane.Conus.ToDegrees(square), new(100));
    }

    private static SiteShape Point(double x, double y) => SiteShape.Of(new("s"), Geometries.Factory.CreatePoint(MeasurePlane.Conus.ToDegrees(At(x, y))), new(1));
}
