using System.Globalization;
using Planner.Domain.Grid;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;
using Planner.Tests.Cases;

namespace Planner.Tests.PowerFlow;

/// <summary>Oracle: rts-gmlc/MATPOWER/MATPOWER-out.txt, MATPOWER 8.0-dev1, DC power flow, MATPOWER convention.</summary>
public class PublishedFlowTests
{
    // The file prints MW with two and degrees with three decimals: half a last digit is its own error.
    private const double PublishedMw = 0.005;
    private const double PublishedDegrees = 0.0005;

    [Fact]
    public void Solve_RtsGmlc_EqualsPublishedFlows()
    {
        var flow = DcPowerFlow.Solve(Network());
        var rows = PublishedRows("Brnch", columns: 8).ToArray();
        Assert.Equal(120, rows.Length);
        foreach (var row in rows)
        {
            var branch = flow.Network.FindBranch(new BranchId((int)row[0]))!.Value;
            Assert.Equal(row[3], flow.FlowMw[branch], PublishedMw + 1e-3);
        }
    }

    [Fact]
    public void Solve_RtsGmlc_EqualsPublishedAngles()
    {
        var flow = DcPowerFlow.Solve(Network());
        var rows = PublishedRows(" Bus ", columns: 3).ToArray();
        Assert.Equal(73, rows.Length);
        foreach (var row in rows)
        {
            var bus = flow.Network.FindBus(new BusId((int)row[0]))!.Value;
            Assert.Equal(row[2], double.RadiansToDegrees(flow.AngleRad[bus]), PublishedDegrees + 1e-5);
        }
    }

    [Fact]
    public void Solve_RtsGmlc_ReferenceTakesTheMismatch()
    {
        var flow = DcPowerFlow.Solve(Network());
        Assert.Equal(1, flow.Network.IslandCount);
        // Stated outputs of the case against its demand of 8550 MW; the file shows 66.03 MW at bus 113 afterwards.
        var stated113 = flow.Network.Generators.ToArray().Where(g => g.Bus == new BusId(113)).Sum(g => g.Output.Value);
        Assert.Equal(66.03, stated113 + flow.TakenByReferenceMw[0], PublishedMw + 1e-3);
    }

    private static DcNetwork Network() =>
        DcNetwork.From(CaseFile.Load("rts-gmlc/MATPOWER/RTS_GMLC.m"), DcConvention.Matpower);

    // The first table of the file whose heading starts so; the DC power flow stands first.
    private static IEnumerable<double[]> PublishedRows(string heading, int columns) =>
        File.ReadLines(SharedData.Path("rts-gmlc/MATPOWER/MATPOWER-out.txt"))
            .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal)).Skip(3)
            .TakeWhile(line => !line.StartsWith("      ", StringComparison.Ordinal))
            .Select(line => Numbers(line, columns));

    private static double[] Numbers(string line, int columns) =>
        [.. line.Replace("*", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(columns)
            .Select(text => text == "-" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture))];
}
