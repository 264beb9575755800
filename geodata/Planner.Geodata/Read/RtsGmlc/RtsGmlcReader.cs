using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Domain.Geography;
using Planner.Domain.Grid;
using Planner.Domain.Units;
using Planner.Geodata.Read.GridCsv;

namespace Planner.Geodata.Read.RtsGmlc;

/// <summary>Reads the CSV folder of RTS-GMLC: bus, branch, gen, dc_branch, storage, and the day-ahead time series.</summary>
/// <remarks>
/// Format: GridMod/RTS-GMLC, README of RTS_Data/SourceData. Base power 100 MVA. Takes the folder itself, its parent, or a
/// SourceData folder. Rating: "Cont Rating" normal, "STE Rating" emergency (the MATPOWER form repeats the continuous one).
/// Cost: heat rate steps times fuel price plus variable operation and maintenance, as the MATPOWER form has them.
/// </remarks>
public static class RtsGmlcReader
{
    private const double BasePowerMw = 100;

    private static readonly string[] Needed = ["bus.csv", "branch.csv", "gen.csv"];

    /// <summary>Whether a folder looks like RTS-GMLC.</summary>
    public static bool Recognises(string folder) => FindSourceData(folder) is not null;

    /// <summary>Reads the folder; null when a problem was found, all of them in <paramref name="bag"/>.</summary>
    public static GridSeries? Read(string folder, DiagnosticBag bag)
    {
        var before = bag.ErrorCount;
        if (FindSourceData(folder) is not { } source)
        {
            bag.Error("rts.no-folder", "There is no SourceData folder with bus.csv, branch.csv and gen.csv", new InputLocation(folder), "It is not an RTS-GMLC folder", "Check the path");
            return null;
        }
        var assembly = new GridAssembly(bag);
        ReadBuses(Table(source, "bus.csv", bag), assembly);
        ReadBranches(Table(source, "branch.csv", bag), assembly);
        var unitNames = ReadGenerators(Table(source, "gen.csv", bag), assembly);
        ReadDcLines(source, bag, assembly);
        var grid = assembly.Build(BasePowerMw, before, new InputLocation(source));
        var storage = ReadStorage(source, bag, unitNames);
        var profiles = RtsGmlcSeries.Read(source, unitNames.ToDictionary(unit => unit.Key, unit => unit.Value.Id), bag);
        return grid is null || bag.ErrorCount > before ? null : new GridSeries(grid, profiles, storage);
    }

    private static string? FindSourceData(string folder) =>
        new[] { folder, Path.Combine(folder, "SourceData"), Path.Combine(folder, "RTS_Data", "SourceData") }
            .FirstOrDefault(path => Needed.All(file => File.Exists(Path.Combine(path, file))));

    private static GridCsvTable? Table(string folder, string file, DiagnosticBag bag) => GridCsvTable.Read(Path.Combine(folder, file), bag);

    private static void ReadBuses(GridCsvTable? table, GridAssembly assembly)
    {
        if (table is null || !table.Require("Bus ID", "Bus Name", "BaseKV", "Bus Type", "MW Load", "MW Shunt G", "Area"))
        {
            return;
        }
        for (var row = 0; row < table.Rows; row++)
        {
            var id = new BusId(table.Whole(row, "Bus ID"));
            assembly.Add(
                new Bus
                {
                    Id = id,
                    Name = table.Text(row, "Bus Name"),
                    BaseVoltage = new Kilovolts(Math.Max(0, table.Number(row, "BaseKV"))),
                    Type = table.Text(row, "Bus Type") switch { "Ref" => BusType.Reference, "PV" => BusType.Generator, _ => BusType.Load },
                    ShuntConductance = new Megawatts(table.Number(row, "MW Shunt G")),
                    Area = table.Whole(row, "Area"),
                    Zone = (int)table.Number(row, "Zone", 0),
                    Location = table.Has("lat") && table.Has("lng") ? new LonLat(table.Number(row, "lng"), table.Number(row, "lat")) : null,
                },
                table.At(row));
            if (table.Number(row, "MW Load") is not 0 and var demandMw)
            {
                assembly.Add(new Load(id, new Megawatts(demandMw)), table.At(row));
            }
        }
    }

    private static void ReadBranches(GridCsvTable? table, GridAssembly assembly)
    {
        if (table is null || !table.Require("From Bus", "To Bus", "R", "X", "B", "Cont Rating", "STE Rating", "Tr Ratio"))
        {
            return;
        }
        for (var row = 0; row < table.Rows; row++)
        {
            var tap = table.Number(row, "Tr Ratio");
            assembly.Add(
                new Branch
                {
                    Id = new BranchId(row + 1),
                    From = new BusId(table.Whole(row, "From Bus")),
                    To = new BusId(table.Whole(row, "To Bus")),
                    ResistancePu = table.Number(row, "R"),
                    ReactancePu = table.Number(row, "X"),
                    ChargingPu = table.Number(row, "B"),
                    TapRatio = tap == 0 ? 1 : tap,
                    Rating = new Rating(Limit(table.Number(row, "Cont Rating")), Limit(table.Number(row, "STE Rating"))),
                    IsTransformer = tap != 0,
                },
                table.At(row));
        }
    }

    private static Megawatts? Limit(double mva) => mva == 0 ? null : new Megawatts(mva);

    private static Dictionary<string, Generator> ReadGenerators(GridCsvTable? table, GridAssembly assembly)
    {
        var units = new Dictionary<string, Generator>(StringComparer.Ordinal);
        if (table is null || !table.Require("GEN UID", "Bus ID", "Fuel", "MW Inj", "PMax MW", "PMin MW", "Fuel Price $/MMBTU", "Output_pct_0", "HR_avg_0", "VOM"))
        {
            return units;
        }
        for (var row = 0; row < table.Rows; row++)
        {
            var unit = new Generator
            {
                Id = new GeneratorId(row + 1),
                Bus = new BusId(table.Whole(row, "Bus ID")),
                Name = table.Text(row, "GEN UID"),
                Fuel = table.Text(row, "Fuel"),
                Output = new Megawatts(table.Number(row, "MW Inj")),
                Min = new Megawatts(table.Number(row, "PMin MW")),
                Max = new Megawatts(table.Number(row, "PMax MW")),
                Cost = Cost(table, row),
                RampPerHour = table.Number(row, "Ramp Rate MW/Min", 0) is > 0 and var ramp ? new Megawatts(60 * ramp) : null,
            };
            units[unit.Name] = unit;
            assembly.Add(unit, table.At(row));
        }
        return units;
    }

    // Average heat rate (BTU/kWh) up to the first output, then one step per further output.
    private static CostCurve Cost(GridCsvTable table, int row)
    {
        var maxMw = table.Number(row, "PMax MW");
        var price = table.Number(row, "Fuel Price $/MMBTU");
        var variable = table.Number(row, "VOM");
        var firstMw = table.Number(row, "Output_pct_0", 0) * maxMw;
        var usdPerHour = firstMw * ((table.Number(row, "HR_avg_0", 0) * price / 1000) + variable);
        var points = ImmutableArray.CreateBuilder<(double Mw, double UsdPerHour)>();
        points.Add((firstMw, usdPerHour));
        for (var step = 1; step <= 4 && table.Number(row, $"Output_pct_{step}", 0) * maxMw is var mw && mw > points[^1].Mw; step++)
        {
            var slope = (table.Number(row, $"HR_incr_{step}", 0) * price / 1000) + variable;
            points.Add((mw, points[^1].UsdPerHour + (slope * (mw - points[^1].Mw))));
        }
        var isFree = points.All(point => point.UsdPerHour == 0);
        return points.Count < 2 || isFree ? new CostCurve.Polynomial([0, variable]) : new CostCurve.PiecewiseLinear(points.ToImmutable());
    }

    private static void ReadDcLines(string source, DiagnosticBag bag, GridAssembly assembly)
    {
        if (GridCsvTable.Find(Path.Combine(source, "dc_branch.csv"), bag) is not { } table || !table.Require("From Bus", "To Bus", "MW Load"))
        {
            return;
        }
        for (var row = 0; row < table.Rows; row++)
        {
            var limit = new Megawatts(Math.Abs(table.Number(row, "MW Load")));
            assembly.Add(
                new DcLine { Id = new DcLineId(row + 1), From = new BusId(table.Whole(row, "From Bus")), To = new BusId(table.Whole(row, "To Bus")), Min = -limit, Max = limit },
                table.At(row));
        }
    }

    // A unit with a head and a tail row is pumped or battery storage; a head alone is a solar plant's own.
    private static List<StorageUnit> ReadStorage(string source, DiagnosticBag bag, Dictionary<string, Generator> units)
    {
        var storage = new List<StorageUnit>();
        if (GridCsvTable.Find(Path.Combine(source, "storage.csv"), bag) is not { } table || !table.Require("GEN UID", "Max Volume GWh", "Rating MVA", "position"))
        {
            return storage;
        }
        var tails = Enumerable.Range(0, table.Rows).Where(row => table.Text(row, "position") == "tail").Select(row => table.Text(row, "GEN UID")).ToHashSet();
        for (var row = 0; row < table.Rows; row++)
        {
            var name = table.Text(row, "GEN UID");
            if (table.Text(row, "position") == "head" && tails.Contains(name) && units.TryGetValue(name, out var unit))
            {
                const double efficiency = 0.85; // gen.csv states none for it ("Storage Roundtrip Efficiency" is in percent there, or 0)
                storage.Add(new StorageUnit(unit.Bus, table.Number(row, "Rating MVA"), 1000 * table.Number(row, "Max Volume GWh"), efficiency));
            }
        }
        return storage;
    }
}
