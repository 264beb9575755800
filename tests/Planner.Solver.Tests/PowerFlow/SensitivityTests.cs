using CsCheck;
using Planner.Domain.Grid;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;
using Planner.Tests.Cases;

namespace Planner.Tests.PowerFlow;

/// <summary>PTDF, LODF and bridges against networks that are solved again.</summary>
public class SensitivityTests
{
    private const double TolMw = 1e-6;

    [Fact]
    public void Ptdf_RowAndColumn_AgreeAndPredictTheFlow() => RandomGrid.Connected.Sample(grid =>
    {
        var network = DcNetwork.From(grid, DcConvention.Matpower);
        var before = DcPowerFlow.Solve(network);
        var bus = network.BusCount - 1;
        var injection = network.StatedInjectionMw();
        injection[bus] += 10;
        var after = DcPowerFlow.Solve(network, injection);
        var column = Ptdf.Column(network, bus);
        for (var l = 0; l < network.BranchCount; l++)
        {
            Assert.Equal(Ptdf.Row(network, l)[bus], column[l], 1e-9);
            Assert.Equal(before.FlowMw[l] + (10 * column[l]), after.FlowMw[l], TolMw);
        }
    });

    [Fact]
    public void Lodf_EveryOutage_EqualsTheResolvedNetwork() => RandomGrid.Connected.Sample(LodfEqualsResolved);

    [Theory]
    [InlineData("rts-gmlc/MATPOWER/RTS_GMLC.m")]
    [InlineData("pglib-opf/pglib_opf_case118_ieee.m")]
    [InlineData("matpower/case_ACTIVSg200.m")]
    [InlineData("pglib-opf/pglib_opf_case300_ieee.m")]
    public void Lodf_RealCase_EqualsTheResolvedNetwork(string path) => LodfEqualsResolved(CaseFile.Load(path));

    [Fact]
    public void Bridges_RandomGrid_AreExactlyTheBranchesThatSplitIt() => RandomGrid.Connected.Sample(grid =>
    {
        var network = DcNetwork.From(grid, DcConvention.Matpower);
        for (var l = 0; l < network.BranchCount; l++)
        {
            var without = DcNetwork.From(grid.Apply(new GridChange.OutageBranch(network.Branches[l].Id)), DcConvention.Matpower);
            Assert.Equal(without.IslandCount > 1, network.Bridges.IsBridge[l]);
            if (network.Bridges.IsBridge[l])
            {
                var lost = network.Bridges.CutOff(l).ToArray().Select(bus => network.Buses[bus].Id).Order();
                var away = Enumerable.Range(0, without.BusCount).Where(i => without.IslandOfBus[i] != 0).Select(i => without.Buses[i].Id).Order();
                Assert.Equal(away, lost);
            }
        }
    });

    private static void LodfEqualsResolved(PowerGrid grid)
    {
        var network = DcNetwork.From(grid, DcConvention.Matpower);
        var before = DcPowerFlow.Solve(network);
        for (var k = 0; k < network.BranchCount; k++)
        {
            var column = Lodf.Column(network, k);
            Assert.Equal(network.Bridges.IsBridge[k], column is null);
            if (column is null)
            {
                continue;
            }
            var after = DcPowerFlow.Solve(DcNetwork.From(grid.Apply(new GridChange.OutageBranch(network.Branches[k].Id)), DcConvention.Matpower));
            for (var m = 0; m < network.BranchCount; m++)
            {
                var resolvedMw = after.Network.FindBranch(network.Branches[m].Id) is { } index ? after.FlowMw[index] : 0;
                Assert.Equal(resolvedMw, before.FlowMw[m] + (column[m] * before.FlowMw[k]), TolMw * (1 + Math.Abs(resolvedMw)));
            }
        }
    }
}
