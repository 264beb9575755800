using Planner.Domain.Grid;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;
using static Planner.Tests.Cases.TinyGrid;

namespace Planner.Tests.Network;

public class DcNetworkTests
{
    [Fact]
    public void From_IsolatedBus_LeavesOutAllAtItAndSaysSo()
    {
        var grid = Of(
            [Bus(1, BusType.Reference), Bus(2), Bus(3, BusType.Isolated)],
            [Line(1, 1, 2), Line(2, 2, 3)],
            [Plant(1, 1, 50, 100), Plant(2, 3, 10, 20)],
            [Load(2, 50), Load(3, 7)]);
        var network = DcNetwork.From(grid, DcConvention.Matpower);
        Assert.Equal((2, 1, 1), (network.BusCount, network.BranchCount, network.GeneratorCount));
        Assert.Equal(
            [AdjustmentKind.BusLeftOut, AdjustmentKind.BranchLeftOut, AdjustmentKind.GeneratorLeftOut, AdjustmentKind.DemandLeftOut],
            network.Adjustments.Select(adjustment => adjustment.Kind));
        Assert.Null(network.FindBus(new BusId(3)));
    }

    [Fact]
    public void From_SecondIsland_ChoosesItsLargestPlant()
    {
        var grid = Of(
            [Bus(1, BusType.Reference), Bus(2), Bus(3), Bus(4)],
            [Line(1, 1, 2), Line(2, 3, 4)],
            [Plant(1, 1, 50, 100), Plant(2, 3, 10, 20), Plant(3, 4, 10, 90)],
            [Load(2, 50), Load(3, 20)]);
        var network = DcNetwork.From(grid, DcConvention.Matpower);
        var chosen = Assert.Single(network.Adjustments);
        Assert.Equal((AdjustmentKind.ReferenceChosen, new BusId(4)), (chosen.Kind, chosen.Bus!.Value));
        Assert.Equal([0, -0.0], DcPowerFlow.Solve(network).TakenByReferenceMw.ToArray());
        Assert.Equal([50, -10], DcPowerFlow.Solve(network).FlowMw.ToArray().Select(mw => Math.Round(mw, 9)));
    }

    [Fact]
    public void From_IslandWithoutGeneration_SaysSo()
    {
        var grid = Of([Bus(1, BusType.Reference), Bus(2)], [], [Plant(1, 1, 0, 10)], [Load(2, 5)]);
        var kinds = DcNetwork.From(grid, DcConvention.Matpower).Adjustments.Select(adjustment => adjustment.Kind);
        Assert.Equal([AdjustmentKind.ReferenceChosen, AdjustmentKind.IslandWithoutGeneration], kinds);
    }

    [Fact]
    public void From_TwoReferencesInOneIsland_UsesTheFirstAndSaysSo()
    {
        var grid = Of([Bus(1, BusType.Reference), Bus(2, BusType.Reference)], [Line(1, 1, 2)], [Plant(1, 1, 5, 10)], [Load(2, 5)]);
        var network = DcNetwork.From(grid, DcConvention.Matpower);
        Assert.Equal(AdjustmentKind.ReferenceIgnored, Assert.Single(network.Adjustments).Kind);
        Assert.Equal(0, network.ReferenceOfIsland[0]);
    }

    [Fact]
    public void From_BranchWithoutReactance_IsLeftOutAndListed()
    {
        var resistive = Line(2, 1, 2, reactancePu: 0) with { ResistancePu = 0.01 };
        var grid = Of([Bus(1, BusType.Reference), Bus(2)], [Line(1, 1, 2), resistive], [Plant(1, 1, 5, 10)], [Load(2, 5)]);
        var network = DcNetwork.From(grid, DcConvention.PowerModels);
        var adjustment = Assert.Single(network.Adjustments);
        Assert.Equal((AdjustmentKind.BranchLeftOut, new BranchId(2)), (adjustment.Kind, adjustment.Branch!.Value));
        Assert.Equal(1, network.BranchCount);
    }

    [Fact]
    public void Solve_CancellingReactances_NamesTheBus()
    {
        var grid = Of([Bus(1, BusType.Reference), Bus(2)], [Line(1, 1, 2, 0.1), Line(2, 1, 2, -0.1)], [], []);
        var singular = Assert.Throws<SingularNetworkException>(() => DcPowerFlow.Solve(DcNetwork.From(grid, DcConvention.Matpower)));
        Assert.Equal(new BusId(2), singular.Bus);
    }

    [Fact]
    public void From_Conventions_DifferInSusceptance()
    {
        var line = Line(1, 1, 2, 0.3) with { ResistancePu = 0.4, TapRatio = 1.25 };
        var grid = Of([Bus(1, BusType.Reference), Bus(2)], [line], [], []);
        Assert.Equal(1 / 0.375, DcNetwork.From(grid, DcConvention.Matpower).Arrays.SusceptancePu[0], 1e-12);
        Assert.Equal(0.3 / 0.25, DcNetwork.From(grid, DcConvention.PowerModels).Arrays.SusceptancePu[0], 1e-12);
    }
}
