using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.Domain.Tests;

public sealed class PowerGridTest
{
    [Fact]
    public void Constructor_BranchToMissingBus_Throws() =>
        Assert.Contains("bus 9", Assert.Throws<ArgumentException>(() => Grid(to: 9)).Message);

    [Fact]
    public void Constructor_SameBusTwice_Throws() =>
        Assert.Throws<ArgumentException>(() => new PowerGrid(new(100), [Bus(1), Bus(1)], [], [], []));

    [Fact]
    public void Constructor_SameGeneratorTwice_Throws() =>
        Assert.Throws<ArgumentException>(() => new PowerGrid(new(100), [Bus(1)], [], [Unit(1), Unit(1)], []));

    [Fact]
    public void Constructor_ZeroBasePower_Throws() =>
        Assert.Throws<ArgumentException>(() => new PowerGrid(new(0), [Bus(1)], [], [], []));

    [Fact]
    public void Apply_AddLoad_LeavesTheOldGridAsItWas()
    {
        var grid = Grid();
        var loaded = grid.Apply(new GridChange.AddLoad(new BusId(2), new Megawatts(300)));
        Assert.Empty(grid.Loads);
        Assert.Equal(300, Assert.Single(loaded.Loads).Demand.Value);
    }

    [Fact]
    public void Apply_Outages_TakeOutTheNamedBranchAndGeneratorOnly()
    {
        var grid = Grid().Apply(
            [new GridChange.OutageBranch(new BranchId(1)), new GridChange.OutageGenerator(new GeneratorId(1))]);
        Assert.False(grid.GetBranch(new BranchId(1)).InService);
        Assert.True(grid.GetBranch(new BranchId(2)).InService);
        Assert.False(Assert.Single(grid.Generators).InService);
    }

    [Fact]
    public void Apply_UnknownIds_Throw()
    {
        Assert.Throws<KeyNotFoundException>(() => Grid().Apply(new GridChange.OutageBranch(new BranchId(7))));
        Assert.Throws<KeyNotFoundException>(() => Grid().Apply(new GridChange.OutageGenerator(new GeneratorId(7))));
        Assert.Throws<KeyNotFoundException>(() => Grid().Apply(new GridChange.AddLoad(new BusId(7), new Megawatts(1))));
    }

    [Fact]
    public void AfterOutage_NoEmergencyRating_IsTheNormalOne()
    {
        Assert.Equal(new Megawatts(100), new Rating(new(100), null).AfterOutage);
        Assert.Equal(new Megawatts(120), new Rating(new(100), new(120)).AfterOutage);
        Assert.Null(default(Rating).AfterOutage);
    }

    private static PowerGrid Grid(int to = 2) =>
        new(new(100), [Bus(1), Bus(2)], [Line(1, 1, to), Line(2, 1, 2)], [Unit(1)], []);

    private static Bus Bus(int number) =>
        new() { Id = new(number), Name = $"{number}", BaseVoltage = new(345), Type = BusType.Load };

    private static Branch Line(int number, int from, int to) =>
        new() { Id = new(number), From = new(from), To = new(to), ReactancePu = 0.1 };

    private static Generator Unit(int number) =>
        new() { Id = new(number), Bus = new(1), Output = new(10), Min = new(0), Max = new(100) };
}
