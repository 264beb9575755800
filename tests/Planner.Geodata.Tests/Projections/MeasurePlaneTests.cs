using NetTopologySuite.Geometries;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Tests.Projections;

public sealed class MeasurePlaneTests
{
    // Control values: cs2cs -f "%.4f" EPSG:4326 EPSG:5070 (PROJ 9.1.1, which wants latitude first).
    [Theory]
    [InlineData(-96, 39, 0.0000, 1774910.1136)]
    [InlineData(-102.262, 31.9067, -589152.2198, 1000804.5774)]
    [InlineData(-97.4, 25.91, -141582.4106, 318896.8638)]
    [InlineData(-104.62, 35.83, -770773.4779, 1454682.2220)]
    [InlineData(-122.3321, 47.6062, -1967991.1690, 3009111.1392)]
    [InlineData(-80.1918, 25.7617, 1594077.4304, 434469.9688)]
    [InlineData(-67.0, 44.95, 2249947.6553, 2786138.5733)]
    public void ToMetres_ControlPoint_IsWithin1CmOfProj(double longitude, double latitude, double x, double y)
    {
        var metres = MeasurePlane.Conus.ToMetres(new Coordinate(longitude, latitude));
        Assert.InRange(metres.X - x, -0.01, 0.01);
        Assert.InRange(metres.Y - y, -0.01, 0.01);
        var back = MeasurePlane.Conus.ToDegrees(metres);
        Assert.InRange(back.X - longitude, -1e-7, 1e-7);
        Assert.InRange(back.Y - latitude, -1e-7, 1e-7);
    }

    // Control values: cs2cs -f "%.4f" EPSG:4269 EPSG:3338 and ESRI:102007 (PROJ 9.1.1). From EPSG:4326 it would add a shift
    // of 0.7 m in Hawaii and on the Aleutians, which Planner takes as none.
    [Theory]
    [InlineData(-149.9003, 61.2181, 219349.5792, 1255301.5397)]
    [InlineData(-156.79, 71.29, -102402.0344, 2367964.7705)]
    [InlineData(173.2, 52.9, -2125342.5778, 856515.5733)]
    [InlineData(-131.646, 55.342, 1391086.5180, 828552.0147)]
    [InlineData(-157.8583, 21.3069, -89672.9691, 919752.3964)]
    [InlineData(-155.0868, 19.7241, 201189.5309, 745990.4207)]
    public void ToMetres_AlaskaAndHawaii_IsWithin1CmOfProj(double longitude, double latitude, double x, double y)
    {
        var place = new Coordinate(longitude, latitude);
        var plane = MeasurePlane.Get(new Envelope(place));
        var metres = plane.ToMetres(place);
        Assert.InRange(metres.X - x, -0.01, 0.01);
        Assert.InRange(metres.Y - y, -0.01, 0.01);
        var back = plane.ToDegrees(metres);
        Assert.InRange(back.X - longitude, -1e-7, 1e-7);
        Assert.InRange(back.Y - latitude, -1e-7, 1e-7);
    }

    [Fact]
    public void Distortion_HoldsInTheReachOfEveryPlane() => Assert.All(MeasurePlane.All, plane =>
    {
        var reach = plane.Reach;
        for (var latitude = reach.South; latitude <= reach.North; latitude += 0.5)
        {
            var longitude = (reach.West + reach.East) / 2;
            foreach (var (east, north) in new[] { (0.01, 0.0), (0.0, 0.01) })
            {
                var (from, to) = (new Coordinate(longitude, latitude), new Coordinate(longitude + east, latitude + north));
                var stretch = plane.ToMetres(from).Distance(plane.ToMetres(to)) / Geodesic.Metres(from, to);
                Assert.InRange(stretch, 1 / Math.Sqrt(MeasurePlane.Distortion), Math.Sqrt(MeasurePlane.Distortion));
            }
        }
    });

    [Fact]
    public void Find_PlaceThatNoPlaneMeasures_IsNull() => Assert.Null(MeasurePlane.Find(new Envelope(new Coordinate(-66.1, 18.4))));

    [Fact]
    public void ToMetres_BoxOfOneDegree_HasItsAreaOnTheEllipsoid()
    {
        // Area between parallels 30 and 31 and meridians 1 degree apart on GRS 80, by the authalic latitude formula
        // (Snyder, Map Projections: A Working Manual, USGS PP 1395, 1987, equation 3-12).
        const double e2 = 0.00669438002290;
        var e = Math.Sqrt(e2);
        double Q(double degrees)
        {
            var s = Math.Sin(double.DegreesToRadians(degrees));
            return (1 - e2) * (s / (1 - e2 * s * s) - 1 / (2 * e) * Math.Log((1 - e * s) / (1 + e * s)));
        }

        var expected = 6378137.0 * 6378137.0 / 2 * double.DegreesToRadians(1) * (Q(31) - Q(30));
        var box = Geometries.Factory.ToGeometry(new Envelope(-100, -99, 30, 31));
        var area = MeasurePlane.Conus.ToMetres(box).Area;
        Assert.InRange(area / expected - 1, -1e-6, 1e-6);
    }

    [Fact]
    public void ToMetres_LongParallel_IsACurve()
    {
        var parallel = Geometries.Factory.CreateLineString([new(-125, 40), new(-66, 40)]);
        var middle = Geometries.Factory.CreatePoint(MeasurePlane.Conus.ToMetres(new Coordinate(-95.5, 40)));
        Assert.InRange(MeasurePlane.Conus.ToMetres(parallel).Distance(middle), 0, 5);
    }

    [Fact]
    public void ToMetres_LeavesItsArgumentAsItIs()
    {
        var point = Geometries.Factory.CreatePoint(new Coordinate(-96, 39));
        MeasurePlane.Conus.ToMetres(point);
        Assert.Equal(-96, point.X);
        var box = Geometries.Factory.ToGeometry(new Envelope(-100, -99, 30, 31));
        MeasurePlane.Conus.ToMetres(box);
        Assert.Equal(new Envelope(-100, -99, 30, 31), new Envelope(box.Coordinates));
    }
}
