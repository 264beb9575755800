using NetTopologySuite.Geometries;
using Planner.Domain.Facts;
using Planner.Geodata.Measure;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Tests.Measure;

public sealed class SiteExtentTests
{
    private static readonly Coordinate Corner = MeasurePlane.Conus.ToMetres(new Coordinate(-98, 31));

    [Fact]
    public void Facts_Rectangle_GivesItsAreaAndHalfItsWidth()
    {
        var facts = Measured(Ring(0, 0, 1000, 400));
        Assert.Equal(40, Number(facts, SiteExtent.AreaHa), 0.001);
        Assert.InRange(Number(facts, SiteExtent.StandoffM), 199, 200.1);
    }

    /// <summary>In a corner beside the hole: a circle of radius r touches two sides and the hole's corner, √2·(400 − r) = r.</summary>
    [Fact]
    public void Facts_SquareWithAHole_KeepsAwayFromTheHoleToo()
    {
        var facts = Measured(Ring(0, 0, 1000, 1000), Ring(400, 400, 600, 600));
        Assert.Equal(96, Number(facts, SiteExtent.AreaHa), 0.001);
        Assert.InRange(Number(facts, SiteExtent.StandoffM), 233, 234.4);
    }

    [Fact]
    public void Facts_OnlyAPoint_AreUnknown()
    {
        var facts = SiteExtent.Facts(SiteShape.Of(new("s"), new Point(-98, 31), new(10)), [.. SiteExtent.All]);
        Assert.All(SiteExtent.All, id => Assert.Equal("the site's polygon", Assert.IsType<Fact.Unknown>(facts[id]).WhatToGet.En));
    }

    private static FactSheet Measured(LinearRing shell, params LinearRing[] holes) =>
        SiteExtent.Facts(SiteShape.Of(new("s"), MeasurePlane.Conus.ToDegrees(new Polygon(shell, holes)), new(10)), [.. SiteExtent.All]);

    private static LinearRing Ring(double west, double south, double east, double north) =>
        new([At(west, south), At(east, south), At(east, north), At(west, north), At(west, south)]);

    private static Coordinate At(double x, double y) => new(Corner.X + x, Corner.Y + y);

    private static double Number(FactSheet facts, FactId id) => Assert.IsType<FactValue.Number>(Assert.IsType<Fact.Known>(facts[id]).Value).Value;
}
