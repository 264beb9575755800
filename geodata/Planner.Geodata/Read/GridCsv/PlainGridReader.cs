using Planner.Domain.Diagnostics;
using Planner.Domain.Geography;
using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.Geodata.Read.GridCsv;

/// <summary>Reads Planner's own plain CSV form of a grid: four tables with the units in the column names.</summary>
/// <remarks>
/// Base power 100 MVA. Columns in [brackets] may be left out.
/// <code>
/// buses.csv       bus, base_kv, [name], [type: load|generator|reference|isolated], [area], [shunt_mw], [lon], [lat]
/// branches.csv    from_bus, to_bus, x_pu, [r_pu], [tap_ratio], [shift_deg], [normal_mw], [emergency_mw], [in_service]
/// generators.csv  bus, max_mw, [min_mw], [output_mw], [name], [fuel], [usd_per_mwh], [usd_per_mw2h], [in_service], [retirement_year], [ramp_mw_per_hour]
/// loads.csv       bus, demand_mw
/// </code>
/// An empty rating is no limit; 0 is refused. See README.md beside this file. A branch's or generator's number is its row, from 1.
/// </remarks>
public static class PlainGridReader
{
    private const double BasePowerMw = 100;

    private static readonly string[] Needed = ["buses.csv", "branches.csv", "generators.csv", "loads.csv"];

    /// <summary>Whether a folder has the four tables.</summary>
    public static bool Recognises(string folder) =>
        Needed.All(file => File.Exists(Path.Combine(folder, file)));

    /// <summary>Reads the folder; null when a problem was found, all of them in <paramref name="bag"/>.</summary>
    public static PowerGrid? Read(string folder, DiagnosticBag bag)
    {
        var before = bag.ErrorCount;
        var assembly = new GridAssembly(bag);
        Each(folder, "buses.csv", ["bus", "base_kv"], bag, (table, row) => assembly.Add(ToBus(table, row, bag), table.At(row)));
        Each(folder, "branches.csv", ["from_bus", "to_bus", "x_pu"], bag, (table, row) => assembly.Add(ToBranch(table, row), table.At(row)));
        Each(folder, "generators.csv", ["bus", "max_mw"], bag, (table, row) => assembly.Add(ToGenerator(table, row), table.At(row)));
        Each(folder, "loads.csv", ["bus", "demand_mw"], bag, (table, row) =>
            assembly.Add(new Load(new BusId(table.Whole(row, "bus")), new Megawatts(table.Number(row, "demand_mw"))), table.At(row)));
        return assembly.Build(BasePowerMw, before, new InputLocation(folder));
    }

    private static void Each(string folder, string file, string[] required, DiagnosticBag bag, Action<GridCsvTable, int> add)
    {
        if (GridCsvTable.Read(Path.Combine(folder, file), bag) is { } table && table.Require(required))
        {
            for (var row = 0; row < table.Rows; row++)
            {
                add(table, row);
            }
        }
    }

    private static Bus ToBus(GridCsvTable table, int row, DiagnosticBag bag)
    {
        var number = table.Whole(row, "bus");
        return new Bus
        {
            Id = new BusId(number),
            Name = table.Text(row, "name", table.Text(row, "bus")),
            BaseVoltage = new Kilovolts(NotNegative(table, row, "base_kv", bag)),
            Type = Type(table, row, bag),
            Area = (int)table.Number(row, "area", 0),
            ShuntConductance = new Megawatts(table.Number(row, "shunt_mw", 0)),
            Location = Location(table, row, bag),
        };
    }

    private static double NotNegative(GridCsvTable table, int row, string column, DiagnosticBag bag)
    {
        var value = table.Number(row, column);
        if (value < 0)
        {
            bag.Error("grid.negative-voltage", $"{column} is {value}", table.At(row), "A voltage is not negative", "Correct it");
        }
        return Math.Max(0, value);
    }

    private static BusType Type(GridCsvTable table, int row, DiagnosticBag bag)
    {
        switch (table.Text(row, "type", "load"))
        {
            case "load":
                return BusType.Load;
            case "generator":
                return BusType.Generator;
            case "reference":
                return BusType.Reference;
            case "isolated":
                return BusType.Isolated;
            default:
                bag.Error("grid.bus-type", $"type is \"{table.Text(row, "type")}\"", table.At(row), "Types are load, generator, reference and isolated", "Correct the type");
                return BusType.Load;
        }
    }

    private static LonLat? Location(GridCsvTable table, int row, DiagnosticBag bag)
    {
        var (lon, lat) = (table.Number(row, "lon", double.NaN), table.Number(row, "lat", double.NaN));
        if (double.IsNaN(lon) || double.IsNaN(lat))
        {
            return null;
        }
        if (Math.Abs(lon) <= 180 && Math.Abs(lat) <= 90)
        {
            return new LonLat(lon, lat);
        }
        bag.Error("grid.location", $"lon {lon}, lat {lat}", table.At(row), "Longitude is within ±180 and latitude within ±90 degrees", "Check whether they are swapped");
        return null;
    }

    private static Branch ToBranch(GridCsvTable table, int row) => new()
    {
        Id = new BranchId(row + 1),
        From = new BusId(table.Whole(row, "from_bus")),
        To = new BusId(table.Whole(row, "to_bus")),
        ReactancePu = table.Number(row, "x_pu"),
        ResistancePu = table.Number(row, "r_pu", 0),
        TapRatio = table.Number(row, "tap_ratio", 1),
        PhaseShiftDegrees = table.Number(row, "shift_deg", 0),
        Rating = new Rating(Limit(table, row, "normal_mw"), Limit(table, row, "emergency_mw")),
        InService = table.Flag(row, "in_service", true),
        IsTransformer = table.Number(row, "tap_ratio", 1) != 1 || table.Number(row, "shift_deg", 0) != 0,
    };

    private static Megawatts? Limit(GridCsvTable table, int row, string column) =>
        table.Text(row, column, "").Length == 0 ? null : new Megawatts(table.Number(row, column));

    private static Generator ToGenerator(GridCsvTable table, int row)
    {
        var statesCost = table.Text(row, "usd_per_mwh", "").Length > 0;
        return new Generator
        {
            Id = new GeneratorId(row + 1),
            Bus = new BusId(table.Whole(row, "bus")),
            Name = table.Text(row, "name", ""),
            Fuel = table.Text(row, "fuel", ""),
            Output = new Megawatts(table.Number(row, "output_mw", 0)),
            Min = new Megawatts(table.Number(row, "min_mw", 0)),
            Max = new Megawatts(table.Number(row, "max_mw")),
            Cost = statesCost ? new CostCurve.Polynomial([0, table.Number(row, "usd_per_mwh"), table.Number(row, "usd_per_mw2h", 0)]) : CostCurve.NotStated.Instance,
            InService = table.Flag(row, "in_service", true),
            RampPerHour = table.Number(row, "ramp_mw_per_hour", 0) is > 0 and var ramp ? new Megawatts(ramp) : null,
            RetirementYear = table.Text(row, "retirement_year", "").Length == 0 ? null : table.Whole(row, "retirement_year"),
        };
    }
}
