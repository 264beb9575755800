using CsCheck;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;
using Planner.Tests.Cases;

namespace Planner.Tests.PowerFlow;

public class DcPowerFlowTests
{
    [Theory]
    [InlineData(DcConvention.Matpower)]
    [InlineData(DcConvention.PowerModels)]
    public void Solve_RandomGrid_BalancesAtEveryBus(DcConvention convention) => RandomGrid.Connected.Sample(grid =>
    {
        var network = DcNetwork.From(grid, convention);
        var flow = DcPowerFlow.Solve(network);
        var balanceMw = network.StatedInjectionMw();
        balanceMw[network.ReferenceOfIsland[0]] += flow.TakenByReferenceMw[0];
        for (var l = 0; l < network.BranchCount; l++)
        {
            balanceMw[network.FindBus(network.Branches[l].From)!.Value] -= flow.FlowMw[l];
            balanceMw[network.FindBus(network.Branches[l].To)!.Value] += flow.FlowMw[l];
        }
        Assert.All(balanceMw, mw => Assert.Equal(0, mw, 1e-7));
    });

    [Fact]
    public void Solve_PhaseShifter_DrivesLoopFlow()
    {
        // Two equal lines in parallel, one with a shift of 0.1 rad, no injection: the loop flow is ± b·φ/2.
        var grid = TinyGrid.TwoLines(shiftDegrees: double.RadiansToDegrees(0.1));
        var flow = DcPowerFlow.Solve(DcNetwork.From(grid, DcConvention.Matpower), [0, 0]);
        Assert.Equal(-50, flow.FlowMw[0], 1e-9);
        Assert.Equal(50, flow.FlowMw[1], 1e-9);
        var ignored = DcPowerFlow.Solve(DcNetwork.From(grid, DcConvention.PowerModels), [0, 0]);
        Assert.Equal(0, ignored.FlowMw[0], 1e-12);
    }
}
