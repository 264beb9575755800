using NetTopologySuite.Geometries;
using Planner.Geodata.Routing;

namespace Planner.Geodata.Tests.Routing;

public sealed class RouteSearchTests
{
    // 3 by 5 cells of 10 m, two rows of walls of different rank in the middle column.
    private static FrictionGrid Grid(params (int Cell, byte Rank)[] walls)
    {
        var grid = new FrictionGrid(3, 5, 10, new Coordinate(0, 30));
        for (var cell = 0; cell < grid.Count; cell++)
        {
            grid.SetCost(cell, 1);
        }

        foreach (var (cell, rank) in walls)
        {
            grid.Close(cell, rank);
        }

        return grid;
    }

    [Fact]
    public void Find_OpenGround_IsTheStraightLine()
    {
        var route = Find(Grid(), 5, 9);
        Assert.Equal((40, 40.0, 2), (route.LengthMetres, route.Cost, route.Line.NumPoints));
        Assert.Empty(route.GivenUp);
    }

    [Fact]
    public void Find_WallWithAGap_GoesThroughTheGap()
    {
        var route = Find(Grid((7, FrictionGrid.Hard), (12, FrictionGrid.Hard)), 5, 9);
        Assert.Contains(2, route.Cells);
        Assert.InRange(route.Cost - 10 * (2 + 2 * Math.Sqrt(2)), -1e-9, 1e-9);
    }

    [Fact]
    public void Find_ClosedBySoftBarriers_GivesUpTheLowestRankOnly()
    {
        var route = Find(Grid((2, 2), (7, 1), (12, 3)), 5, 9);
        Assert.Equal([1], route.GivenUp);
        Assert.Contains(7, route.Cells);
        var harder = Find(Grid((2, 2), (7, FrictionGrid.Hard), (12, 3)), 5, 9);
        Assert.Equal([2], harder.GivenUp);
        Assert.Contains(2, harder.Cells);
    }

    [Fact]
    public void Find_ClosedForGood_IsNoRoute() =>
        Assert.Empty(RouteSearch.Find(Grid((2, FrictionGrid.Hard), (7, FrictionGrid.Hard), (12, FrictionGrid.Hard)), 5, new HashSet<int> { 9 }, CancellationToken.None));

    [Fact]
    public void Find_TargetInABarrier_MayBeReached() => Assert.Empty(Find(Grid((9, FrictionGrid.Hard)), 5, 9).GivenUp);

    [Fact]
    public void From_RandomGround_EqualsBellmanFordAndIsSymmetric()
    {
        var random = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            var grid = new FrictionGrid(8, 9, 30, new Coordinate(0, 0));
            for (var cell = 0; cell < grid.Count; cell++)
            {
                grid.SetCost(cell, 0.5 + random.NextDouble() * 5);
                if (random.Next(5) == 0)
                {
                    grid.Close(cell, FrictionGrid.Hard);
                }
            }

            var start = random.Next(grid.Count);
            var paths = LeastCostPaths.From(grid, start, null, 0, CancellationToken.None);
            var plain = Relaxed(grid, start);
            Assert.All(Enumerable.Range(0, grid.Count), cell =>
            {
                Assert.Equal(double.IsFinite(plain[cell]), double.IsFinite(paths.Cost(cell)));
                if (double.IsFinite(plain[cell]))
                {
                    Assert.InRange(paths.Cost(cell) - plain[cell], -1e-6, 1e-6);
                    Assert.Equal((start, cell), (paths.PathTo(cell)[0], paths.PathTo(cell)[^1]));
                }
            });
        }
    }

    private static FoundRoute Find(FrictionGrid grid, int start, int target) =>
        RouteSearch.Find(grid, start, new HashSet<int> { target }, CancellationToken.None)[target];

    /// <summary>The same costs by relaxing every step until nothing changes.</summary>
    private static double[] Relaxed(FrictionGrid grid, int start)
    {
        var cost = Enumerable.Repeat(double.PositiveInfinity, grid.Count).ToArray();
        cost[start] = 0;
        var changed = true;
        while (changed)
        {
            changed = false;
            for (var from = 0; from < grid.Count; from++)
            {
                for (var to = 0; to < grid.Count; to++)
                {
                    var (down, right) = (Math.Abs(from / grid.Columns - to / grid.Columns), Math.Abs(from % grid.Columns - to % grid.Columns));
                    if (Math.Max(down, right) != 1 || grid.Barrier(to) > 0)
                    {
                        continue;
                    }

                    var there = cost[from] + Math.Sqrt(down + right) * grid.CellMetres * (grid.CostPerMetre(from) + grid.CostPerMetre(to)) / 2;
                    if (there < cost[to] - 1e-12)
                    {
                        cost[to] = there;
                        changed = true;
                    }
                }
            }
        }

        return cost;
    }
}
