using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Read.Matpower;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.App.Tests.Sample;

/// <summary>What the README of the shipped sample promises of its synthetic grid.</summary>
public sealed class SampleGridTests
{
    private static readonly DiagnosticBag Bag = new();
    private static readonly PowerGrid Grid = MatpowerReader.Read(SampleTables.Path("grid.m"), Bag)!.ToGrid(Bag)!;
    private static readonly DcFlow Flow = DcPowerFlow.Solve(DcNetwork.From(Grid, DcConvention.Matpower));

    [Fact]
    public void Case_IsRead_WithoutAnyDiagnostic() => Assert.Empty(Bag.Kept);

    [Fact]
    public void Plants_MeetTheLoad_Exactly() => Assert.InRange(Flow.TakenByReferenceMw[0], -0.1, 0.1);

    [Fact]
    public void Network_IsOneIsland_AndNothingWasAdjusted()
    {
        Assert.Equal(1, Flow.Network.IslandCount);
        Assert.Empty(Flow.Network.Adjustments);
    }

    [Fact]
    public void PeakFlow_OverloadsNothing_AndLoadsSomeCorridorsHeavily()
    {
        var loadings = Enumerable.Range(0, Flow.Network.BranchCount)
            .Select(l => Math.Abs(Flow.FlowMw[l]) / Flow.Network.Branches[l].Rating.Normal!.Value.Value).ToArray();
        Assert.Empty(Flow.Overloads());
        Assert.InRange(loadings.Count(loading => loading > 0.8), 10, 60);
        Assert.InRange(loadings.Max(), 0.8, 0.95);
    }

    [Fact]
    public void EveryBus_HasItsPositionInTheCoordinatesTable()
    {
        var placed = SampleTables.Read("bus-coordinates.csv").Select(row => (int)SampleTables.Number(row["bus"]));
        Assert.Equal(Grid.Buses.Select(bus => bus.Id.Number).Order(), placed.Order());
    }
}
