using NetTopologySuite.Geometries;
using Planner.Domain.Facts;
using Planner.Geodata.Measure;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Tests.Measure;

public sealed class UsableAreaTests
{
    private static readonly Coordinate Corner = MeasurePlane.Conus.ToMetres(new Coordinate(-98, 31));

    // A site of 1000 by 400 m, cut by a strip of 100 m from x = 600 on.
    private static readonly SiteShape Site = SiteShape.Of(new("s"), MeasurePlane.Conus.ToDegrees(Box(0, 0, 1000, 400)), new(10));

    [Fact]
    public void Facts_StripThroughTheSite_LeavesTwoPiecesAndFitsTheLargest()
    {
        var facts = UsableArea.Facts(Site, [Ground(0, Box(600, -100, 700, 500))], 1.25);
        Assert.InRange(Number(facts, UsableArea.Area) - 36, -1e-3, 1e-3);
        Assert.InRange(Number(facts, UsableArea.Largest) - 24, -1e-3, 1e-3);
        Assert.InRange(Number(facts, UsableArea.Load) - 30, -1e-3, 1e-3);
    }

    [Fact]
    public void Facts_Setback_TakesTheStripToo()
    {
        var facts = UsableArea.Facts(Site, [Ground(50, Box(600, -1000, 700, 1500))], 1);
        Assert.InRange(Number(facts, UsableArea.Area) - 32, -1e-3, 1e-3);
        Assert.InRange(Number(facts, UsableArea.Largest) - 22, -1e-3, 1e-3);
    }

    [Fact]
    public void Facts_LineWithSetback_IsWidened() =>
        Assert.InRange(Number(UsableArea.Facts(Site, [Ground(10, Geometries.Factory.CreateLineString([At(500, -50), At(500, 450)]))], 1), UsableArea.Area) - 39.2, -1e-3, 1e-3);

    [Fact]
    public void Facts_NothingExcluded_IsTheWholePolygon() => Assert.InRange(Number(UsableArea.Facts(Site, [], 1), UsableArea.Largest) - 40, -1e-3, 1e-3);

    [Fact]
    public void Facts_EverythingExcluded_IsZero() => Assert.Equal(0, Number(UsableArea.Facts(Site, [Ground(0, Box(-10, -10, 1010, 410))], 1), UsableArea.Load));

    [Fact]
    public void Facts_LayerThatDoesNotCoverTheStrip_IsUnknown()
    {
        // The layer ends 30 m beyond the site: enough for a setback of 20 m, not for one of 40 m.
        var coverage = new Coverage.Region(MeasurePlane.Conus, MeasurePlane.Conus.ToDegrees(Box(-30, -30, 1030, 430)));
        Assert.IsType<Fact.Known>(UsableArea.Facts(Site, [Ground(20, Box(0, 0, 1, 1), coverage)], 1)[UsableArea.Area]);
        var unknown = Assert.IsType<Fact.Unknown>(UsableArea.Facts(Site, [Ground(40, Box(0, 0, 1, 1), coverage)], 1)[UsableArea.Load]);
        Assert.Contains("does not cover", unknown.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_PointOrUnstatedHeight_IsUnknown()
    {
        var point = SiteShape.Of(new("p"), Geometries.Factory.CreatePoint(new Coordinate(-98, 31)), new(10));
        Assert.IsType<Fact.Unknown>(UsableArea.Facts(point, [], 1)[UsableArea.Area]);
        Assert.IsType<Fact.Unknown>(UsableArea.Facts(Site, [Ground(0, Box(0, 0, 1, 1)) with { BufferM = null }], 1)[UsableArea.Area]);
    }

    private static NoBuild Ground(double bufferM, Geometry shape, Coverage? coverage = null) => NoBuild.Of(
        RandomLayer.Layer([new MeasuredFeature(1, shape, ["a", 1.0])], coverage ?? RandomLayer.Region(new Envelope(-106, -91, 25, 36))), [], bufferM, "things");

    private static double Number(FactSheet facts, FactId id) => Assert.IsType<FactValue.Number>(Assert.IsType<Fact.Known>(facts[id]).Value).Value;

    private static Coordinate At(double x, double y) => new(Corner.X + x, Corner.Y + y);

    private static Geometry Box(double west, double south, double east, double north) => Geometries.Factory.ToGeometry(new Envelope(At(west, south), At(east, north)));
}
