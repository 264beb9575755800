using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Read.GridCsv;

namespace Planner.Geodata.Read.Pypsa;

/// <summary>The hourly series of a PyPSA CSV folder: loads-p_set.csv in MW and generators-p_max_pu.csv as shares of p_nom.</summary>
/// <remarks>A row is a snapshot; the first column holds its time. Snapshots are taken as hours: weightings other than 1 are refused.</remarks>
internal static class PypsaSeries
{
    private static readonly string[] Weightings = ["objective", "weightings"];

    /// <summary>The series; null when the folder has none, or after a diagnostic.</summary>
    public static HourlyProfiles? Read(string folder, PowerGrid grid, IReadOnlyList<(string Name, BusId Bus, double Mw)> loads, DiagnosticBag bag)
    {
        var before = bag.ErrorCount;
        var demand = GridCsvTable.Find(Path.Combine(folder, "loads-p_set.csv"), bag);
        var available = GridCsvTable.Find(Path.Combine(folder, "generators-p_max_pu.csv"), bag);
        RequireHours(folder, bag);
        if (demand is not null && available is not null && demand.Rows != available.Rows)
        {
            bag.Error("pypsa.series-length", $"The series has {available.Rows} rows, {demand.File} has {demand.Rows}", new InputLocation(available.File), "Hours would not match", "Export the network again");
        }
        if ((demand ?? available) is not { Rows: > 0 } first || bag.ErrorCount > before)
        {
            return null;
        }
        return new HourlyProfiles(
            FirstHour(first, bag), first.Rows, new Dictionary<int, double[]>(),
            available is null ? new Dictionary<GeneratorId, double[]>() : Available(available, grid, bag),
            demand is null ? new Dictionary<BusId, double[]>() : Demand(demand, loads, bag));
    }

    // A bus with a series keeps its loads without one beside it.
    private static Dictionary<BusId, double[]> Demand(GridCsvTable table, IReadOnlyList<(string Name, BusId Bus, double Mw)> loads, DiagnosticBag bag)
    {
        var named = loads.Where(load => load.Name.Length > 0).ToLookup(load => load.Name, StringComparer.Ordinal);
        foreach (var column in Columns(table).Where(column => !named.Contains(column)))
        {
            Unknown(table, column, "loads.csv", bag);
        }
        var columns = Columns(table).ToHashSet(StringComparer.Ordinal);
        var demand = new Dictionary<BusId, double[]>();
        foreach (var bus in loads.GroupBy(load => load.Bus).Where(bus => bus.Any(load => columns.Contains(load.Name))))
        {
            var steadyMw = bus.Where(load => !columns.Contains(load.Name)).Sum(load => load.Mw);
            var series = bus.Where(load => columns.Contains(load.Name)).Select(load => Series(table, load.Name)).ToArray();
            demand[bus.Key] = [.. Enumerable.Range(0, table.Rows).Select(hour => steadyMw + series.Sum(one => one[hour]))];
        }
        return demand;
    }

    private static Dictionary<GeneratorId, double[]> Available(GridCsvTable table, PowerGrid grid, DiagnosticBag bag)
    {
        var units = grid.Generators.Where(unit => unit.Name.Length > 0).ToLookup(unit => unit.Name, StringComparer.Ordinal);
        var available = new Dictionary<GeneratorId, double[]>();
        foreach (var column in Columns(table))
        {
            if (!units.Contains(column))
            {
                Unknown(table, column, "generators.csv", bag);
                continue;
            }
            var share = Series(table, column);
            foreach (var unit in units[column])
            {
                available[unit.Id] = Array.ConvertAll(share, part => part * unit.Max.Value);
            }
        }
        return available;
    }

    private static void RequireHours(string folder, DiagnosticBag bag)
    {
        if (GridCsvTable.Find(Path.Combine(folder, "snapshots.csv"), bag) is not { } table)
        {
            return;
        }
        foreach (var column in Weightings.Where(table.Has))
        {
            if (Enumerable.Range(0, table.Rows).FirstOrDefault(row => table.Number(row, column) != 1, -1) is >= 0 and var row)
            {
                bag.Error("pypsa.not-hourly", $"A snapshot has the weighting {table.Text(row, column)}", table.At(row), "Series are taken as hours of a year", "Export hourly snapshots of weight 1");
            }
        }
    }

    private static IEnumerable<string> Columns(GridCsvTable table) => table.Header.Skip(1).Select(cell => cell.Trim());

    private static double[] Series(GridCsvTable table, string column) => [.. Enumerable.Range(0, table.Rows).Select(hour => table.Number(hour, column))];

    private static DateTime FirstHour(GridCsvTable table, DiagnosticBag bag)
    {
        var text = table.Text(0, table.Header[0].Trim());
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }
        bag.Error("pypsa.no-time", $"The first snapshot is \"{text}\"", table.At(0), "It is no time, so the hour of the day is not known", "Write it as YYYY-MM-DD HH:MM:SS");
        return default;
    }

    private static void Unknown(GridCsvTable table, string column, string file, DiagnosticBag bag) => bag.Error(
        "pypsa.unknown-series", $"The series names \"{column}\"", new InputLocation(table.File, 1), $"{file} has no such name", "Correct the name or remove the column");
}
