using Planner.App.SynthGrid;

namespace Planner.App.Tests.SynthGrid;

/// <summary>The synthetic grid looks like a real one, by published measures.</summary>
/// <remarks>
/// [B] Birchfield et al., IEEE Trans. Power Syst. 32(4), 2017, 3258-3265. [V] Birchfield et al., "A metric-based validation
/// process to assess the realism of synthetic power grids", Energies 10(8), 2017, 1233. Ranges are those observed over the
/// Eastern and Western Interconnections. Voltages with few substations are left out: a share of ten lines says nothing.
/// </remarks>
public sealed class SynthGridStatisticsTests
{
    private const int ManyBuses = 80;

    public static TheoryData<string, int> Levels() => new(ShippedTables.Grid.Levels
        .Where(level => level.Buses >= ManyBuses).Select(level => (level.Interconnection, level.Kv)));

    public static TheoryData<string> Interconnections() => new(ShippedTables.Grid.Interconnections.Select(grid => grid.Interconnection));

    // [V]: 1.1 to 1.4 lines per substation in the network of one voltage.
    [Theory, MemberData(nameof(Levels))]
    public void LinesPerSubstation_AtOneVoltage(string interconnection, int kv) =>
        Assert.InRange(Level(interconnection, kv).LinesPerBus, 1.1, 1.4);

    // [B], [V]: about half of the lines lie on the minimum spanning tree.
    [Theory, MemberData(nameof(Levels))]
    public void ShareOfLines_OnMinimumSpanningTree(string interconnection, int kv) =>
        Assert.InRange(Level(interconnection, kv).OnTreeShare, 0.38, 0.60);

    // [B], [V]: 65 to 80 % of lines are edges of the Delaunay triangulation, 15 to 25 % second, 3 to 10 % third neighbours.
    [Theory, MemberData(nameof(Levels))]
    public void ShareOfLines_ByStepsOnDelaunayTriangulation(string interconnection, int kv)
    {
        var level = Level(interconnection, kv);
        Assert.InRange(level.FirstShare, 0.65, 0.80);
        Assert.InRange(level.SecondShare, 0.15, 0.25);
        Assert.InRange(level.ThirdShare, 0.03, 0.10);
    }

    // [V], introduction: average nodal degree of transmission grids 2.3 to 2.8.
    [Theory, MemberData(nameof(Interconnections))]
    public void MeanNodalDegree(string interconnection)
    {
        var grid = ShippedTables.Grid.Grid;
        var area = (int)Enum.Parse<Interconnection>(interconnection, ignoreCase: true);
        var buses = grid.Buses.Where(bus => bus.Area == area).Select(bus => bus.Id).ToHashSet();
        var pairs = grid.Branches.Where(branch => buses.Contains(branch.From)).Select(branch => (branch.From, branch.To)).Distinct().Count();
        Assert.InRange(2.0 * pairs / buses.Count, 2.3, 2.8);
    }

    // [V]: generating capacity is 1.2 to 1.6 times the load.
    [Theory, MemberData(nameof(Interconnections))]
    public void Capacity_OverLoad(string interconnection)
    {
        var statistics = ShippedTables.Grid.Interconnections.Single(grid => grid.Interconnection == interconnection);
        var nameplateMw = ShippedTables.Places().Plants
            .Where(plant => string.Equals(plant.Interconnection.ToString(), interconnection, StringComparison.OrdinalIgnoreCase))
            .Sum(plant => plant.Nameplate.Value);
        Assert.InRange(nameplateMw / statistics.LoadMw, 1.2, 1.6);
    }

    // Kundur, "Power System Stability and Control", table 6.1 (230 to 765 kV); Glover, Sarma and Overbye, table A.4 (below).
    [Theory]
    [InlineData(115, 4, 11)]
    [InlineData(138, 4, 11)]
    [InlineData(161, 4, 11)]
    [InlineData(230, 7, 14)]
    [InlineData(345, 8, 14)]
    [InlineData(500, 10, 18)]
    [InlineData(765, 20, 35)]
    public void ReactanceOverResistance_OfLines(int kv, double least, double most)
    {
        var grid = ShippedTables.Grid.Grid;
        var lines = grid.Branches.Where(branch => !branch.IsTransformer && grid.GetBus(branch.From).BaseVoltage.Value == kv && branch.ReactancePu > 0.001).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.InRange(line.ReactancePu / line.ResistancePu, least, most));
    }

    // Steady-state stability, Dunlop, Gutman and Marchenko 1979: 44 degrees over a line and its systems; 30 over the line alone.
    [Theory, MemberData(nameof(Interconnections))]
    public void Angle_AcrossAnyLine_IsStable(string interconnection) =>
        Assert.InRange(ShippedTables.Grid.Interconnections.Single(grid => grid.Interconnection == interconnection).LargestAngleDegrees, 5, 30);

    [Fact]
    public void VoltageLevels_AreThoseOfEachInterconnection()
    {
        Assert.Equal([115, 138, 161, 230, 345, 500, 765], Kv("Eastern"));
        Assert.Equal([115, 138, 230, 345, 500], Kv("Western"));
        Assert.Equal([138, 345], Kv("ERCOT"));
    }

    private static IEnumerable<int> Kv(string interconnection) =>
        ShippedTables.Grid.Levels.Where(level => level.Interconnection == interconnection).Select(level => level.Kv);

    private static LevelStatistics Level(string interconnection, int kv) =>
        ShippedTables.Grid.Levels.Single(level => level.Interconnection == interconnection && level.Kv == kv);
}
