using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Read.Matpower;

namespace Planner.Tests.GridMatpower;

public class ChangeTableTests
{
    [Fact]
    public void Outages_ActivsG2000_AreAllRows()
    {
        var bag = new DiagnosticBag();
        var outages = MatpowerChangeTable.Read(SharedData.Path("matpower/contab_ACTIVSg2000.m"), bag)!.Outages(bag);
        Assert.False(bag.HasErrors, string.Join('\n', bag.Kept.Take(3)));
        Assert.Equal(544, outages.Sum(outage => outage.Generators.Length));
        Assert.Equal(3734, outages.Count);
        Assert.Equal(3190, outages.Sum(outage => outage.Branches.Length));
    }

    [Fact]
    public void AreaDemand_ActivsG200_HasEveryHourOfSixAreas()
    {
        var bag = new DiagnosticBag();
        var demand = MatpowerChangeTable.Read(SharedData.Path("matpower/scenarios_ACTIVSg200.m"), bag)!.AreaDemand(bag);
        Assert.False(bag.HasErrors, string.Join('\n', bag.Kept.Take(3)));
        Assert.Equal((52560, 8760), (demand.Count, demand.Max(row => row.Label)));
        Assert.Equal((1, 2, 412.8), demand[0]);
    }

    [Fact]
    public void Outages_RowsOfOneLabel_GoOutTogether()
    {
        var bag = new DiagnosticBag();
        var outages = Read("chgtab = [\n 1 0 CT_TBRCH 4 BR_STATUS CT_REP 0;\n 1 0 CT_TGEN 2 GEN_STATUS CT_REP 0;\n 7 0 3 9 11 1 0;\n];\n", bag)!.Outages(bag);
        Assert.False(bag.HasErrors);
        Assert.Equal(["1", "7"], outages.Select(outage => outage.Label));
        Assert.Equal((new BranchId(4), new GeneratorId(2), new BranchId(9)), (outages[0].Branches[0], outages[0].Generators[0], outages[1].Branches[0]));
    }

    [Theory]
    [InlineData("contab.not-an-outage", "chgtab = [\n 1 0 CT_TBRCH 4 RATE_A CT_REP 0;\n];\n")]
    [InlineData("matpower.not-a-number", "chgtab = [\n 1 0 CT_NOTHING 4 BR_STATUS CT_REP 0;\n];\n")]
    [InlineData("contab.no-table", "chgtab = [\n 1 0 3 4;\n];\n")]
    [InlineData("contab.no-table", "nothing\n")]
    public void Read_BadTable_NamesTheProblem(string code, string text)
    {
        var bag = new DiagnosticBag();
        Read(text, bag)?.Outages(bag);
        Assert.Equal(code, bag.Kept[0].Code);
    }

    private static MatpowerChangeTable? Read(string text, DiagnosticBag bag)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return MatpowerChangeTable.Read(path, bag);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
