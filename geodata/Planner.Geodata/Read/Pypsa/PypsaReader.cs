using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Domain.Geography;
using Planner.Domain.Grid;
using Planner.Domain.Units;
using Planner.Geodata.Read.GridCsv;

namespace Planner.Geodata.Read.Pypsa;

/// <summary>Reads a PyPSA CSV folder: buses, lines, transformers, generators, loads, links, storage units, and the hourly series of loads and availability.</summary>
/// <remarks>
/// Format: PyPSA documentation, "Components" and "Importing and exporting data". A line has r and x in Ω, so in p.u. on
/// 100 MVA x·100/v_nom²; a transformer has them in p.u. on its s_nom. s_nom "inf" is no limit. Buses whose names are whole
/// numbers keep them; else they are numbered in file order. A link is a DC line with its loss as a share.
/// </remarks>
public static class PypsaReader
{
    internal const double BasePowerMw = 100;

    /// <summary>Whether a folder looks like a PyPSA export.</summary>
    public static bool Recognises(string folder) =>
        File.Exists(Path.Combine(folder, "buses.csv")) && (File.Exists(Path.Combine(folder, "lines.csv")) || File.Exists(Path.Combine(folder, "network.csv")));

    /// <summary>Reads the folder; null when a problem was found, all of them in <paramref name="bag"/>.</summary>
    public static GridSeries? Read(string folder, DiagnosticBag bag)
    {
        var before = bag.ErrorCount;
        if (GridCsvTable.Read(Path.Combine(folder, "buses.csv"), bag) is not { } buses || !buses.Require("name", "v_nom"))
        {
            return null;
        }
        var reading = new Reading(folder, bag, buses);
        reading.Buses();
        reading.Lines();
        reading.Transformers();
        reading.Generators();
        reading.Loads();
        reading.Links();
        var storage = reading.Storage();
        var grid = reading.Assembly.Build(BasePowerMw, before, new InputLocation(folder));
        var profiles = grid is null ? null : PypsaSeries.Read(folder, grid, reading.NamedLoads, bag);
        return grid is null || bag.ErrorCount > before ? null : new(grid, profiles, storage);
    }

    private sealed class Reading(string folder, DiagnosticBag bag, GridCsvTable buses)
    {
        private readonly Dictionary<string, (BusId Id, double Kv)> busOf = new(StringComparer.Ordinal);
        private readonly GridCsvTable? generators = GridCsvTable.Find(Path.Combine(folder, "generators.csv"), bag);

        public GridAssembly Assembly { get; } = new(bag);

        /// <summary>Loads in service by name.</summary>
        public List<(string Name, BusId Bus, double Mw)> NamedLoads { get; } = [];

        public void Buses()
        {
            var numbered = Enumerable.Range(0, buses.Rows).All(row => int.TryParse(buses.Text(row, "name"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0);
            var slackBuses = SlackBuses();
            for (var row = 0; row < buses.Rows; row++)
            {
                var name = buses.Text(row, "name");
                var id = new BusId(numbered ? int.Parse(name, CultureInfo.InvariantCulture) : row + 1);
                var kv = buses.Number(row, "v_nom", 1);
                busOf.TryAdd(name, (id, kv));
                var isReference = slackBuses.Contains(name) || buses.Text(row, "control", "") == "Slack";
                Assembly.Add(
                    new Bus
                    {
                        Id = id,
                        Name = name,
                        BaseVoltage = new Kilovolts(Math.Max(0, kv)),
                        Type = isReference ? BusType.Reference : BusType.Load,
                        Location = Location(row),
                    },
                    buses.At(row));
            }
        }

        public void Lines()
        {
            if (GridCsvTable.Find(Path.Combine(folder, "lines.csv"), bag) is not { } table || !table.Require("bus0", "bus1", "x"))
            {
                return;
            }
            for (var row = 0; row < table.Rows; row++)
            {
                var (from, kv) = Bus(table, row, "bus0");
                var perOhm = BasePowerMw / (kv * kv);
                AddBranch(table, row, from, perOhm, perOhm, isTransformer: false);
            }
        }

        public void Transformers()
        {
            if (GridCsvTable.Find(Path.Combine(folder, "transformers.csv"), bag) is not { } table || !table.Require("bus0", "bus1", "x", "s_nom"))
            {
                return;
            }
            for (var row = 0; row < table.Rows; row++)
            {
                var scale = BasePowerMw / Rated(table, row);
                AddBranch(table, row, Bus(table, row, "bus0").Id, scale, scale, isTransformer: true);
            }
        }

        public void Generators()
        {
            if (generators is null || !generators.Require("bus", "p_nom"))
            {
                return;
            }
            for (var row = 0; row < generators.Rows; row++)
            {
                var nominal = generators.Number(row, "p_nom");
                Assembly.Add(
                    new Generator
                    {
                        Id = new GeneratorId(row + 1),
                        Bus = Bus(generators, row, "bus").Id,
                        Name = generators.Text(row, "name", ""),
                        Fuel = generators.Text(row, "carrier", ""),
                        Output = new Megawatts(generators.Number(row, "p_set", 0)),
                        Min = new Megawatts(nominal * generators.Number(row, "p_min_pu", 0)),
                        Max = new Megawatts(nominal * generators.Number(row, "p_max_pu", 1)),
                        Cost = new CostCurve.Polynomial([0, generators.Number(row, "marginal_cost", 0), generators.Number(row, "marginal_cost_quadratic", 0)]),
                        RampPerHour = generators.Number(row, "ramp_limit_up", double.NaN) is > 0 and < 1 and var share ? new Megawatts(share * nominal) : null,
                        InService = generators.Flag(row, "active", true),
                    },
                    generators.At(row));
            }
        }

        public void Loads()
        {
            if (GridCsvTable.Find(Path.Combine(folder, "loads.csv"), bag) is not { } table || !table.Require("bus"))
            {
                return;
            }
            for (var row = 0; row < table.Rows; row++)
            {
                if (table.Flag(row, "active", true))
                {
                    var (bus, mw) = (Bus(table, row, "bus").Id, table.Number(row, "p_set", 0));
                    Assembly.Add(new Load(bus, new Megawatts(mw)), table.At(row));
                    NamedLoads.Add((table.Text(row, "name", ""), bus, mw));
                }
            }
        }

        public void Links()
        {
            if (GridCsvTable.Find(Path.Combine(folder, "links.csv"), bag) is not { } table || !table.Require("bus0", "bus1", "p_nom"))
            {
                return;
            }
            for (var row = 0; row < table.Rows; row++)
            {
                var nominal = table.Number(row, "p_nom");
                Assembly.Add(
                    new DcLine
                    {
                        Id = new DcLineId(row + 1),
                        From = Bus(table, row, "bus0").Id,
                        To = Bus(table, row, "bus1").Id,
                        Scheduled = new Megawatts(table.Number(row, "p_set", 0)),
                        Min = new Megawatts(nominal * table.Number(row, "p_min_pu", 0)),
                        Max = new Megawatts(nominal * table.Number(row, "p_max_pu", 1)),
                        LossShare = 1 - table.Number(row, "efficiency", 1),
                        InService = table.Flag(row, "active", true),
                    },
                    table.At(row));
            }
        }

        public List<StorageUnit> Storage()
        {
            if (GridCsvTable.Find(Path.Combine(folder, "storage_units.csv"), bag) is not { } table || !table.Require("bus", "p_nom"))
            {
                return [];
            }
            return [.. Enumerable.Range(0, table.Rows).Where(row => table.Flag(row, "active", true) && table.Number(row, "p_nom") > 0).Select(row => new StorageUnit(
                Bus(table, row, "bus").Id,
                table.Number(row, "p_nom"),
                table.Number(row, "p_nom") * table.Number(row, "max_hours", 1),
                table.Number(row, "efficiency_store", 1) * table.Number(row, "efficiency_dispatch", 1)))];
        }

        private void AddBranch(GridCsvTable table, int row, BusId from, double scaleR, double scaleX, bool isTransformer) => Assembly.Add(
            new Branch
            {
                Id = new BranchId(Assembly.BranchCount + 1),
                From = from,
                To = Bus(table, row, "bus1").Id,
                ResistancePu = scaleR * table.Number(row, "r", 0),
                ReactancePu = scaleX * table.Number(row, "x"),
                TapRatio = table.Number(row, "tap_ratio", 1),
                PhaseShiftDegrees = table.Number(row, "phase_shift", 0),
                Rating = new Rating(Limit(table, row), null),
                InService = table.Flag(row, "active", true),
                IsTransformer = isTransformer,
            },
            table.At(row));

        // What p.u. values of a transformer rest on; a missing rating is a problem, as nothing else gives the base.
        private double Rated(GridCsvTable table, int row)
        {
            var rated = table.Number(row, "s_nom");
            if (rated <= 0)
            {
                bag.Error("pypsa.transformer-rating", $"s_nom is {rated.ToString(CultureInfo.InvariantCulture)}", table.At(row), "r and x of a transformer are in p.u. on its s_nom", "State a positive s_nom");
                return 1;
            }
            return rated;
        }

        // PyPSA: s_nom is the limit, 0 by default; a line of limit 0 stands for one whose rating nobody gave.
        private static Megawatts? Limit(GridCsvTable table, int row)
        {
            if (table.Text(row, "s_nom", "inf") is "inf" or "Infinity" or "0" or "0.0" || table.Text(row, "s_max_pu", "1") == "inf")
            {
                return null;
            }
            return new Megawatts(table.Number(row, "s_nom") * table.Number(row, "s_max_pu", 1));
        }

        private (BusId Id, double Kv) Bus(GridCsvTable table, int row, string column)
        {
            var name = table.Text(row, column);
            if (busOf.TryGetValue(name, out var found))
            {
                return found;
            }
            bag.Error("grid.unknown-bus", $"{column} is \"{name}\"", table.At(row), "buses.csv has no such bus", "Correct the name or add the bus");
            return (busOf.Values.FirstOrDefault().Id, 1);
        }

        private HashSet<string> SlackBuses() => generators is null || !generators.Has("control") || !generators.Has("bus")
            ? []
            : [.. Enumerable.Range(0, generators.Rows).Where(row => generators.Text(row, "control") == "Slack").Select(row => generators.Text(row, "bus"))];

        private LonLat? Location(int row)
        {
            var (x, y) = (buses.Number(row, "x", double.NaN), buses.Number(row, "y", double.NaN));
            return Math.Abs(x) <= 180 && Math.Abs(y) <= 90 && (x, y) != (0, 0) ? new LonLat(x, y) : null;
        }
    }
}
