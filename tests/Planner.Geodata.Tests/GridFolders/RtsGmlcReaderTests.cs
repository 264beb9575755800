using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Read.GridCsv;
using Planner.Geodata.Read.RtsGmlc;

namespace Planner.Tests.GridFolders;

public class RtsGmlcReaderTests
{
    [Fact]
    public void Read_Folder_IsTheGridOfItsMatpowerForm()
    {
        var bag = new DiagnosticBag();
        var folder = RtsGmlcReader.Read(SharedData.Path("rts-gmlc"), bag);
        Assert.True(folder is not null, string.Join('\n', bag.Kept.Take(5)));
        var other = GridSource.Read(SharedData.Path("rts-gmlc/MATPOWER/RTS_GMLC.m"), bag)!;
        Assert.Equal(other.Buses.Select(bus => (bus.Id, bus.BaseVoltage, bus.Area)), folder.Grid.Buses.Select(bus => (bus.Id, bus.BaseVoltage, bus.Area)));
        Assert.Equal(other.Branches.Select(Electrical), folder.Grid.Branches.Select(Electrical));
        // The .m form repeats the continuous rating; the CSV has the short-time one.
        Assert.Equal((175.0, 200.0), (folder.Grid.Branches[0].Rating.Normal!.Value.Value, folder.Grid.Branches[0].Rating.Emergency!.Value.Value));
        Assert.Equal(other.Loads, folder.Grid.Loads);
        Assert.Equal(other.Generators.Select(unit => (unit.Bus, unit.Max)), folder.Grid.Generators.Select(unit => (unit.Bus, unit.Max)));
        Assert.All(folder.Grid.Buses, bus => Assert.NotNull(bus.Location));
        Assert.Equal(new BusId(113), Assert.Single(folder.Grid.Buses, bus => bus.Type == BusType.Reference).Id);
        Assert.Equal((new BusId(113), new BusId(316), 100.0), (folder.Grid.DcLines[0].From, folder.Grid.DcLines[0].To, folder.Grid.DcLines[0].Max.Value));
    }

    [Fact]
    public void Read_Costs_AreThoseOfTheMatpowerForm()
    {
        var bag = new DiagnosticBag();
        var csv = RtsGmlcReader.Read(SharedData.Path("rts-gmlc"), bag)!.Grid.Generators;
        var matpower = GridSource.Read(SharedData.Path("rts-gmlc/MATPOWER/RTS_GMLC.m"), bag)!.Generators;
        var compared = 0;
        foreach (var (a, b) in csv.Zip(matpower))
        {
            // The .m form rounds to a thousandth and charges nuclear and hydro otherwise; thermal steps are the same.
            if (a.Fuel is "Coal" or "NG" or "Oil" && a.Cost is CostCurve.PiecewiseLinear mine && b.Cost is CostCurve.PiecewiseLinear published)
            {
                compared++;
                Assert.Equal(published.Points[^1].Mw, mine.Points[^1].Mw, 1e-2);
                Assert.Equal(published.Points[^1].UsdPerHour, mine.Points[^1].UsdPerHour, 2e-3 * published.Points[^1].UsdPerHour);
            }
        }
        Assert.Equal(72, compared);
    }

    [Fact]
    public void Read_Series_AreAYearOfHours()
    {
        var folder = RtsGmlcReader.Read(SharedData.Path("rts-gmlc"), new DiagnosticBag())!;
        Assert.Equal((8784, new DateTime(2020, 1, 1)), (folder.Profiles!.Hours, folder.Profiles.FirstHour));
        Assert.Equal([1, 2, 3], folder.Profiles.DemandOfAreaMw.Keys.Order());
        Assert.Equal((985.0197922, 80), (folder.Profiles.DemandOfAreaMw[1][0], folder.Profiles.AvailableMw.Count));
        var wind = folder.Grid.Generators.Single(unit => unit.Name == "309_WIND_1");
        Assert.Equal(142.8, folder.Profiles.AvailableMw[wind.Id][0]);
        Assert.Equal(new StorageUnit(new BusId(313), 50, 150, 0.85), Assert.Single(folder.Storage));
    }

    private static object Electrical(Branch branch) =>
        (branch.From, branch.To, branch.ResistancePu, branch.ReactancePu, branch.TapRatio, branch.Rating.Normal);
}
