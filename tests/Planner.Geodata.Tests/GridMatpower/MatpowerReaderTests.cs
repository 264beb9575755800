using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.Tests.GridMatpower;

public class MatpowerReaderTests
{
    [Fact]
    public void Read_PlainCase_GivesTheGrid()
    {
        var (grid, bag) = CaseText.Read(CaseText.Of());
        Assert.Empty(bag.Kept);
        Assert.Equal((2, 1, 1, 1), (grid!.Buses.Length, grid.Branches.Length, grid.Generators.Length, grid.Loads.Length));
        var branch = grid.Branches[0];
        Assert.Equal((0.01, 0.1, 1.0, -30.0, 30.0), (branch.ResistancePu, branch.ReactancePu, branch.TapRatio, branch.MinAngleDegrees!.Value, branch.MaxAngleDegrees!.Value));
        Assert.Equal(new Rating(new Megawatts(100), null), branch.Rating);
        Assert.Equal([5.0, 20, 0.01], Assert.IsType<CostCurve.Polynomial>(grid.Generators[0].Cost).Coefficients);
        Assert.Equal(BusType.Reference, grid.Buses[0].Type);
        Assert.Equal(new Megawatts(50), grid.Loads[0].Demand);
    }

    [Fact]
    public void Read_EveryLayoutOfATable_GivesTheSameGrid()
    {
        var branch = """
            mpc.branch = [ % from to ...
              1, 2, 0.01, ... the rest of this line is no data
              1e-1	0 100 0 0 0 0 1 -30 30   # one row
            %{
              1 2 0 0 0 0 0 0 0 0 0 0 0
            %}
            ]
            """ + "\r\n";
        Assert.Equal(CaseText.Read(CaseText.Of()).Grid!.Branches, CaseText.Read(CaseText.Of(branch: branch)).Grid!.Branches);
    }

    [Fact]
    public void Read_RowsOnOneLine_AreSeparatedBySemicolons()
    {
        var bus = "mpc.bus = [1 3 0 0 0 0 1 1 0 230 1 1.1 0.9; 2 1 50 0 0 0 1 1 0 230 1 1.1 0.9];\n";
        Assert.Equal(CaseText.Read(CaseText.Of()).Grid!.Buses, CaseText.Read(CaseText.Of(bus: bus)).Grid!.Buses);
    }

    [Fact]
    public void Read_OptionalParts_AreKept()
    {
        var text = CaseText.Of(cost: """
            mpc.gencost = [ 1 0 0 2 10 100 90 900 ];
            mpc.bus_name = { 'North % 1'; 'O''Hare' };
            mpc.genfuel = { 'ng' };
            mpc.gen_name = {
                'U1'	'CT'	'7';
            };
            mpc.dcline = [ 1 2 1 5 4 0 0 1 1 -10 20 0 0 0 0 0.5 0.1 ];
            mpc.areas = [ 1 1 ];
            mpc.note = 'a text';

            """);
        var (grid, bag) = CaseText.Read(text);
        Assert.False(bag.HasErrors, string.Join('\n', bag.Kept));
        Assert.Equal(["North % 1", "O'Hare"], grid!.Buses.Select(bus => bus.Name));
        Assert.Equal(("U1", "ng"), (grid.Generators[0].Name, grid.Generators[0].Fuel));
        Assert.Equal([(10.0, 100.0), (90, 900)], Assert.IsType<CostCurve.PiecewiseLinear>(grid.Generators[0].Cost).Points);
        var dcLine = Assert.Single(grid.DcLines);
        Assert.Equal((5.0, -10.0, 20.0, 0.5, 0.1), (dcLine.Scheduled.Value, dcLine.Min.Value, dcLine.Max.Value, dcLine.FixedLoss.Value, dcLine.LossShare));
    }

    [Fact]
    public void Read_WithoutAngleColumns_HasNoAngleLimits()
    {
        var (grid, _) = CaseText.Read(CaseText.Of(branch: "mpc.branch = [ 1 2 0.01 0.1 0 100 150 200 0.95 3 0 ];\n"));
        var branch = grid!.Branches[0];
        Assert.Equal((null, null, false, true, 0.95, 3.0), (branch.MinAngleDegrees, branch.MaxAngleDegrees, branch.InService, branch.IsTransformer, branch.TapRatio, branch.PhaseShiftDegrees));
        Assert.Equal(200, branch.Rating.Emergency!.Value.Value);
    }

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("-7.54152", -7.54152)]
    [InlineData("123456789012345678", 123456789012345678.0)]
    [InlineData("0.000000000000000012345", 1.2345e-17)]
    [InlineData("1.5e-3", 0.0015)]
    [InlineData("+.5", 0.5)]
    [InlineData("5.", 5)]
    public void Read_Number_IsTheNearestDouble(string text, double expected)
    {
        var bag = new DiagnosticBag();
        Assert.Equal(expected, CaseText.ReadCase(CaseText.Of(cost: $"mpc.x = [{text}];\n"), bag)!.OtherTables[0].Value[0, 0]);
    }

    [Theory]
    [InlineData("pglib-opf/pglib_opf_case118_ieee.m", 118, 186)]
    [InlineData("pglib-opf/pglib_opf_case1803_snem.m", 1803, 2795)]
    [InlineData("pglib-opf/pglib_opf_case10192_epigrids.m", 10192, 17043)]
    [InlineData("matpower/case_ACTIVSg2000.m", 2000, 3206)]
    [InlineData("rts-gmlc/MATPOWER/RTS_GMLC.m", 73, 120)]
    public void Read_RealCase_HasThePublishedSize(string path, int buses, int branches)
    {
        var bag = new DiagnosticBag();
        var matpowerCase = Planner.Geodata.Read.Matpower.MatpowerReader.Read(SharedData.Path(path), bag);
        var grid = matpowerCase is null ? null : Planner.Geodata.Read.Matpower.MatpowerGrid.ToGrid(matpowerCase, bag);
        Assert.False(bag.HasErrors, string.Join('\n', bag.Kept.Take(5)));
        Assert.Equal((buses, branches), (grid!.Buses.Length, grid.Branches.Length));
    }
}
