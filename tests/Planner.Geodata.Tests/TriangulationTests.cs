using Planner.Domain.Geography;

namespace Planner.Geodata.Tests;

public sealed class TriangulationTests
{
    [Fact]
    public void DelaunayEdges_OfASquareWithItsMiddle_AreSidesAndSpokes()
    {
        LonLat[] points = [new(-97, 40), new(-96, 40), new(-96, 41), new(-97, 41), new(-96.5, 40.5)];

        var edges = Triangulation.DelaunayEdges(points);

        Assert.Equal([(0, 1), (0, 3), (0, 4), (1, 2), (1, 4), (2, 3), (2, 4), (3, 4)], edges);
    }

    [Fact]
    public void DelaunayEdges_OfOnePoint_AreNone_OfTwo_IsOne()
    {
        Assert.Empty(Triangulation.DelaunayEdges([new(-97, 40)]));
        Assert.Equal([(0, 1)], Triangulation.DelaunayEdges([new(-97, 40), new(-96, 41)]));
    }

    [Fact]
    public void DelaunayEdges_HoldTheNearestNeighbourOfEveryPoint()
    {
        var random = new Random(7);
        var points = Enumerable.Range(0, 200).Select(_ => new LonLat(-100 + (5 * random.NextDouble()), 35 + (5 * random.NextDouble()))).ToList();
        var edges = Triangulation.DelaunayEdges(points).ToHashSet();

        for (var i = 0; i < points.Count; i++)
        {
            var nearest = Enumerable.Range(0, points.Count).Where(j => j != i).MinBy(j => Distance(points[i], points[j]));
            Assert.Contains((Math.Min(i, nearest), Math.Max(i, nearest)), edges);
        }
    }

    [Fact]
    public void DelaunayEdges_SamePointTwice_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Triangulation.DelaunayEdges([new(-97, 40), new(-96, 41), new(-97, 40)]));

    private static double Distance(LonLat one, LonLat other)
    {
        var east = (one.Longitude - other.Longitude) * Math.Cos(double.DegreesToRadians((one.Latitude + other.Latitude) / 2));
        return Math.Sqrt((east * east) + Math.Pow(one.Latitude - other.Latitude, 2));
    }
}
