using NetTopologySuite.Geometries;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Tests.Projections;

public sealed class GeodesicTests
{
    // Control values: GeodSolve -i -p 6 (GeographicLib 2.1.2; Karney 2013).
    [Theory]
    [InlineData(-102.262, 31.9067, -102.312, 32.0011, 11485.476128)]
    [InlineData(-97.4, 25.91, -104.62, 35.83, 1297579.239551)]
    [InlineData(-97, 30, -97, 30.0001, 11.085244)]
    [InlineData(-122.3321, 47.6062, -80.1918, 25.7617, 4400475.435783)]
    [InlineData(-97, 30, -96, 30, 96485.974084)]
    public void Metres_ControlPair_IsWithinATenthOfAMillimetreOfKarney(double lon1, double lat1, double lon2, double lat2, double expected)
    {
        var (from, to) = (new Coordinate(lon1, lat1), new Coordinate(lon2, lat2));
        Assert.InRange(Geodesic.Metres(from, to) - expected, -1e-4, 1e-4);
        Assert.InRange(Geodesic.Metres(to, from) - expected, -1e-4, 1e-4);
    }

    [Fact]
    public void Metres_SamePoint_IsZero() => Assert.Equal(0, Geodesic.Metres(new(-97, 30), new(-97, 30)));

    [Fact]
    public void Metres_AlongTheEquator_IsTheArc() =>
        Assert.InRange(Geodesic.Metres(new(0, 0), new(1, 0)) - 6378137 * Math.PI / 180, -1e-4, 1e-4);
}
