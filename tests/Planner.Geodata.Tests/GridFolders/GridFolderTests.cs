using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Read.GridCsv;
using Planner.Geodata.Read.Pypsa;

namespace Planner.Tests.GridFolders;

public sealed class GridFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("grid").FullName;

    private static readonly Dictionary<string, string> Plain = new()
    {
        ["buses.csv"] = "bus,base_kv,name,type,lon,lat\n1,230,\"North, \"\"old\"\"\",reference,-97.1,31.2\n2,230,South,load,,\n",
        ["branches.csv"] = "from_bus,to_bus,x_pu,normal_mw,emergency_mw,in_service\n1,2,0.1,100,120,true\n1,2,0.2,,,false\n",
        ["generators.csv"] = "bus,max_mw,usd_per_mwh,fuel,retirement_year\n1,200,12.5,ng,2031\n",
        ["loads.csv"] = "bus,demand_mw\n2,80\n",
    };

    [Fact]
    public void Read_PlainFolder_GivesTheGrid()
    {
        var (grid, bag) = Read(Plain);
        Assert.Empty(bag.Kept);
        Assert.Equal("North, \"old\"", grid!.Buses[0].Name);
        Assert.Equal((-97.1, 31.2), (grid.Buses[0].Location!.Value.Longitude, grid.Buses[0].Location!.Value.Latitude));
        Assert.Equal((100.0, 120.0), (grid.Branches[0].Rating.Normal!.Value.Value, grid.Branches[0].Rating.Emergency!.Value.Value));
        Assert.Equal((null, false), (grid.Branches[1].Rating.Normal, grid.Branches[1].InService));
        Assert.Equal((2031, "ng"), (grid.Generators[0].RetirementYear!.Value, grid.Generators[0].Fuel));
    }

    [Theory]
    [InlineData("csv.not-a-number", "branches.csv", 2, "0.1", "abc")]
    [InlineData("csv.not-a-number", "branches.csv", 2, "0.1", "NaN")]
    [InlineData("csv.field-count", "loads.csv", 2, "2,80", "2,80,9")]
    [InlineData("csv.malformed", "buses.csv", 3, "South", "\"South")]
    [InlineData("csv.missing-columns", "loads.csv", 1, "demand_mw", "demand")]
    [InlineData("csv.not-whole", "loads.csv", 2, "2,80", "2.5,80")]
    [InlineData("csv.not-a-flag", "branches.csv", 2, "true", "maybe")]
    [InlineData("grid.bus-type", "buses.csv", 2, "reference", "slack")]
    [InlineData("grid.location", "buses.csv", 2, "31.2", "-97.1")]
    [InlineData("grid.duplicate-bus", "buses.csv", 3, "2,230", "1,230")]
    [InlineData("grid.unknown-bus", "loads.csv", 2, "2,80", "7,80")]
    [InlineData("grid.zero-reactance", "branches.csv", 2, "0.1", "0")]
    [InlineData("grid.loop-branch", "branches.csv", 2, "1,2,0.1", "1,1,0.1")]
    [InlineData("grid.negative-rating", "branches.csv", 2, "100,120", "-100,120")]
    [InlineData("grid.zero-rating", "branches.csv", 2, "100,120", "0,120")]
    [InlineData("grid.min-above-max", "generators.csv", 2, "1,200", "1,-200")]
    public void Read_BadCell_NamesCodeFileAndLine(string code, string file, int line, string good, string bad)
    {
        var files = new Dictionary<string, string>(Plain);
        files[file] = files[file].Replace(good, bad, StringComparison.Ordinal);
        var (grid, bag) = Read(files);
        Assert.Null(grid);
        var found = bag.Kept.FirstOrDefault(d => d.Code == code);
        Assert.True(found is not null, string.Join('\n', bag.Kept));
        Assert.Equal((file, line), (Path.GetFileName(found.Where.File), found.Where.Line!.Value));
    }

    [Fact]
    public void Read_SwappedCoordinates_OutsideTheirRange_AreRefused()
    {
        var files = new Dictionary<string, string>(Plain) { ["buses.csv"] = Plain["buses.csv"].Replace("-97.1,31.2", "31.2,-97.1", StringComparison.Ordinal) };
        Assert.Equal("grid.location", Assert.Single(Read(files).Bag.Kept, d => d.Severity == Severity.Error).Code);
    }

    [Fact]
    public void Read_BranchWithoutRating_IsNoted()
    {
        var files = new Dictionary<string, string>(Plain) { ["branches.csv"] = Plain["branches.csv"].Replace("100,120", ",", StringComparison.Ordinal) };
        var (grid, bag) = Read(files);
        Assert.NotNull(grid);
        Assert.Equal(("grid.unlimited-branch", Severity.Note), (Assert.Single(bag.Kept).Code, bag.Kept[0].Severity));
    }

    [Fact]
    public void Read_EmptyFolder_SaysWhatIsRead()
    {
        var (grid, bag) = Read([]);
        Assert.Null(grid);
        Assert.Equal("grid.unknown-folder", Assert.Single(bag.Kept).Code);
    }

    [Fact]
    public void Read_PypsaFolder_ConvertsOhmsAndRatings()
    {
        var (grid, bag) = Read(new()
        {
            ["network.csv"] = "name\nx\n",
            ["buses.csv"] = "name,v_nom,x,y\na,200,-97,31\nb,200,-96,31\nc,100,-96,31\n",
            ["lines.csv"] = "name,bus0,bus1,x,r,s_nom\nl1,a,b,40,4,300\n",
            ["transformers.csv"] = "name,bus0,bus1,x,r,s_nom,tap_ratio,phase_shift\nt1,b,c,0.1,0.01,250,0.98,3\n",
            ["generators.csv"] = "name,bus,control,p_nom,p_min_pu,p_max_pu,marginal_cost,marginal_cost_quadratic,carrier\ng1,a,Slack,400,0.1,0.9,20,0.01,gas\n",
            ["loads.csv"] = "name,bus,p_set\nd1,c,70\n",
            ["links.csv"] = "name,bus0,bus1,p_nom,p_min_pu,efficiency\nk1,a,c,50,-1,0.97\n",
        });
        Assert.False(bag.HasErrors, string.Join('\n', bag.Kept));
        Assert.Equal((0.1, 0.01, 300.0), (grid!.Branches[0].ReactancePu, grid.Branches[0].ResistancePu, grid.Branches[0].Rating.Normal!.Value.Value));
        Assert.Equal(0.04, grid.Branches[1].ReactancePu, 1e-15);
        Assert.Equal((0.98, 3.0), (grid.Branches[1].TapRatio, grid.Branches[1].PhaseShiftDegrees));
        Assert.Equal(BusType.Reference, grid.Buses[0].Type);
        Assert.Equal((40.0, 360.0), (grid.Generators[0].Min.Value, grid.Generators[0].Max.Value));
        Assert.Equal((-50.0, 50.0), (grid.DcLines[0].Min.Value, grid.DcLines[0].Max.Value));
        Assert.Equal(0.03, grid.DcLines[0].LossShare, 1e-12);
    }

    private static readonly Dictionary<string, string> PypsaWithSeries = new()
    {
        ["network.csv"] = "name\nx\n",
        ["buses.csv"] = "name,v_nom\na,200\nb,200\n",
        ["lines.csv"] = "name,bus0,bus1,x,r,s_nom\nl1,a,b,40,4,300\n",
        ["generators.csv"] = "name,bus,p_nom,marginal_cost,carrier,ramp_limit_up\nsun,a,100,0,solar,1\ngas,a,200,30,gas,0.2\n",
        ["loads.csv"] = "name,bus,p_set\nd1,b,70\nd2,b,5\n",
        ["storage_units.csv"] = "name,bus,p_nom,max_hours,efficiency_store,efficiency_dispatch\ns1,b,20,4,0.9,0.95\n",
        ["snapshots.csv"] = "snapshot,objective\n2020-06-01 00:00:00,1\n2020-06-01 01:00:00,1\n",
        ["loads-p_set.csv"] = "snapshot,d1\n2020-06-01 00:00:00,40\n2020-06-01 01:00:00,60\n",
        ["generators-p_max_pu.csv"] = "snapshot,sun\n2020-06-01 00:00:00,0\n2020-06-01 01:00:00,0.25\n",
    };

    [Fact]
    public void Read_PypsaSeries_GivesDemandAvailabilityAndStorage()
    {
        Write(PypsaWithSeries);
        var bag = new DiagnosticBag();
        var read = GridSource.ReadSeries(folder, bag)!;
        Assert.False(bag.HasErrors, string.Join('\n', bag.Kept));
        // The load without a series stays beside the one with.
        Assert.Equal([45.0, 65], read.Profiles!.DemandOfBusMw[new BusId(2)]);
        Assert.Equal([0.0, 25], read.Profiles.AvailableMw[new GeneratorId(1)]);
        Assert.Equal(new DateTime(2020, 6, 1), read.Profiles.FirstHour);
        Assert.Equal((null, 40.0), (read.Grid.Generators[0].RampPerHour, read.Grid.Generators[1].RampPerHour!.Value.Value));
        var storage = Assert.Single(read.Storage);
        Assert.Equal((20.0, 80.0, 0.855), (storage.PowerMw, storage.EnergyMwh, Math.Round(storage.RoundTripEfficiency, 9)));
    }

    [Theory]
    [InlineData("pypsa.unknown-series", "loads-p_set.csv", "snapshot,d1", "snapshot,d9")]
    [InlineData("pypsa.unknown-series", "generators-p_max_pu.csv", "snapshot,sun", "snapshot,son")]
    [InlineData("pypsa.not-hourly", "snapshots.csv", "01:00:00,1", "01:00:00,3")]
    [InlineData("pypsa.series-length", "generators-p_max_pu.csv", "2020-06-01 01:00:00,0.25\n", "")]
    [InlineData("pypsa.no-time", "loads-p_set.csv", "2020-06-01 00:00:00,40", "first,40")]
    [InlineData("csv.not-a-number", "loads-p_set.csv", ",60", ",sixty")]
    public void Read_BadPypsaSeries_NamesCodeAndFile(string code, string file, string good, string bad)
    {
        Write(PypsaWithSeries);
        Write(new() { [file] = PypsaWithSeries[file].Replace(good, bad, StringComparison.Ordinal) });
        var bag = new DiagnosticBag();
        Assert.Null(GridSource.ReadSeries(folder, bag));
        Assert.Contains(bag.Kept, diagnostic => diagnostic.Code == code && Path.GetFileName(diagnostic.Where.File) == file);
    }

    [Fact]
    public void Read_HourlyScenariosOfActivs_GiveTheDemandOfItsAreas()
    {
        var bag = new DiagnosticBag();
        var grid = GridSource.Read(SharedData.Path("matpower/case_ACTIVSg200.m"), bag)!;
        var profiles = ProfileFile.ReadDemand(SharedData.Path("matpower/scenarios_ACTIVSg200.m"), grid, bag);
        Assert.False(bag.HasErrors, string.Join('\n', bag.Kept.Take(3)));
        Assert.True(profiles!.Hours >= 8760);
        Assert.NotEmpty(profiles.DemandOfAreaMw);
        Assert.All(profiles.DemandOfAreaMw.Values, series => Assert.All(series, mw => Assert.True(mw > 0)));
    }

    [Fact]
    public void Read_HugeCell_IsRefusedBeforeItFillsTheMemory()
    {
        var files = new Dictionary<string, string>(Plain) { ["loads.csv"] = "bus,demand_mw\n2," + new string('9', 3_000_000) + "\n" };
        Assert.Equal("csv.malformed", Assert.Single(Read(files).Bag.Kept, d => d.Severity == Severity.Error).Code);
    }

    [Theory]
    [InlineData("pglib-opf/pglib_opf_case118_ieee.m")]
    [InlineData("matpower/case_ACTIVSg200.m")]
    [InlineData("rts-gmlc/MATPOWER/RTS_GMLC.m")]
    public void Write_Pypsa_ReadsBackTheSameNetwork(string path)
    {
        var bag = new DiagnosticBag();
        var grid = GridSource.Read(SharedData.Path(path), bag)!;
        var lost = PypsaWriter.Write(grid, folder);
        var back = GridSource.Read(folder, bag);
        Assert.True(back is not null, string.Join('\n', bag.Kept.Take(5)));
        Assert.Equal(grid.Buses.Select(bus => (bus.Id, bus.BaseVoltage)), back.Buses.Select(bus => (bus.Id, bus.BaseVoltage)));
        // Lines stand before transformers there, so branches are compared by their ends.
        foreach (var (a, b) in grid.Branches.OrderBy(Key).Zip(back.Branches.OrderBy(Key)))
        {
            Assert.Equal((a.From, a.To, a.InService, a.TapRatio, a.PhaseShiftDegrees), (b.From, b.To, b.InService, b.TapRatio, b.PhaseShiftDegrees));
            Assert.Equal(a.ReactancePu, b.ReactancePu, 1e-12);
            Assert.Equal(a.ResistancePu, b.ResistancePu, 1e-12);
            Assert.Equal(a.Rating.Normal!.Value.Value, b.Rating.Normal!.Value.Value, 1e-9);
        }
        Assert.Equal(grid.Generators.Sum(unit => unit.Max.Value), back.Generators.Sum(unit => unit.Max.Value), 1e-6);
        Assert.Equal(grid.Loads.Sum(load => load.Demand.Value) + grid.Buses.Sum(bus => bus.ShuntConductance.Value), back.Loads.Sum(load => load.Demand.Value), 1e-6);
        Assert.NotEmpty(lost);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static (int, int, double) Key(Branch branch) => (branch.From.Number, branch.To.Number, Math.Round(branch.ReactancePu, 9));

    private void Write(Dictionary<string, string> files)
    {
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }

    private (PowerGrid? Grid, DiagnosticBag Bag) Read(Dictionary<string, string> files)
    {
        Write(files);
        var bag = new DiagnosticBag();
        return (GridSource.Read(folder, bag), bag);
    }
}
