using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Read.Matpower;

namespace Planner.Geodata.Read.GridCsv;

/// <summary>A user's hourly series as CSV: one row per hour, one column per series, named in the header; or a MATPOWER change table of area demand.</summary>
/// <remarks>
/// Demand: <c>factor</c> (times the grid's stated loads), <c>area:N</c> or <c>bus:N</c> (MW). Availability: <c>generator:N</c> or
/// <c>fuel:NAME</c>, as a share of the unit's maximum, 0 to 1. A first column <c>hour</c> is for people and is not read.
/// </remarks>
public static class ProfileFile
{
    private const string Hour = "hour";

    // Files state no date; the hour of the day is what counts.
    private static readonly DateTime FirstOfYear = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Demand series; null when a problem was found, all of them in <paramref name="bag"/>.</summary>
    public static HourlyProfiles? ReadDemand(string path, PowerGrid grid, DiagnosticBag bag)
    {
        if (Path.GetExtension(path) == ".m")
        {
            return FromChangeTable(path, bag);
        }
        var before = bag.ErrorCount;
        var (areas, buses) = (new Dictionary<int, double[]>(), new Dictionary<BusId, double[]>());
        if (GridCsvTable.Read(path, bag) is not { } table)
        {
            return null;
        }
        foreach (var column in table.Header.Select(cell => cell.Trim()).Where(cell => cell != Hour))
        {
            switch (Split(column))
            {
                case ("factor", null):
                    AddFactor(table, column, grid, areas);
                    break;
                case ("area", { } area):
                    areas[area] = Column(table, column);
                    break;
                case ("bus", { } bus) when grid.FindBus(new(bus)) is not null:
                    buses[new(bus)] = Column(table, column);
                    break;
                default:
                    Unknown(column, "factor, area:N or bus:N with a bus of the grid", table, bag);
                    break;
            }
        }
        return bag.ErrorCount > before ? null : new(FirstOfYear, table.Rows, areas, new Dictionary<GeneratorId, double[]>(), buses);
    }

    // Labels are hours from 1, as in the hourly scenarios of the ACTIVSg cases.
    private static HourlyProfiles? FromChangeTable(string path, DiagnosticBag bag)
    {
        var before = bag.ErrorCount;
        if (MatpowerChangeTable.Read(path, bag)?.AreaDemand(bag) is not { Count: > 0 } rows || bag.ErrorCount > before)
        {
            return null;
        }
        var hours = rows.Max(row => row.Label);
        var areas = rows.Select(row => row.Area).Distinct().ToDictionary(area => area, _ => Enumerable.Repeat(double.NaN, hours).ToArray());
        foreach (var (hour, area, mw) in rows.Where(row => row.Label >= 1))
        {
            areas[area][hour - 1] = mw;
        }
        if (areas.FirstOrDefault(area => area.Value.Contains(double.NaN)) is { Value: { } gap } missing)
        {
            bag.Error("profile.missing-hour", $"Area {missing.Key} has no demand in hour {Array.FindIndex(gap, double.IsNaN) + 1}", new(path), "Every hour of the series is run", "Add the row");
            return null;
        }
        return new(FirstOfYear, hours, areas, new Dictionary<GeneratorId, double[]>());
    }

    /// <summary>Most output of units in MW; null when a problem was found, all of them in <paramref name="bag"/>.</summary>
    public static IReadOnlyDictionary<GeneratorId, double[]>? ReadAvailability(string path, PowerGrid grid, DiagnosticBag bag)
    {
        var before = bag.ErrorCount;
        var available = new Dictionary<GeneratorId, double[]>();
        if (GridCsvTable.Read(path, bag) is not { } table)
        {
            return null;
        }
        foreach (var column in table.Header.Select(cell => cell.Trim()).Where(cell => cell != Hour))
        {
            var units = UnitsOf(column, grid).ToArray();
            if (units.Length == 0)
            {
                Unknown(column, "generator:N or fuel:NAME with units of the grid", table, bag);
                continue;
            }
            var share = Column(table, column);
            RequireShares(table, column, share, bag);
            foreach (var unit in units)
            {
                available[unit.Id] = Array.ConvertAll(share, part => part * unit.Max.Value);
            }
        }
        return bag.ErrorCount > before ? null : available;
    }

    private static IEnumerable<Generator> UnitsOf(string column, PowerGrid grid) => column.Split(':', 2) switch
    {
        ["fuel", var fuel] => grid.Generators.Where(unit => string.Equals(unit.Fuel, fuel, StringComparison.OrdinalIgnoreCase)),
        _ => Split(column) is ("generator", { } id) && grid.FindGenerator(new(id)) is { } unit ? [unit] : [],
    };

    // Areas carry the factor, so that a grid of thousands of buses needs a handful of series.
    private static void AddFactor(GridCsvTable table, string column, PowerGrid grid, Dictionary<int, double[]> areas)
    {
        var factor = Column(table, column);
        foreach (var area in grid.Loads.Where(load => load.Demand.Value > 0).GroupBy(load => grid.GetBus(load.Bus).Area))
        {
            var mw = area.Sum(load => load.Demand.Value);
            areas[area.Key] = Array.ConvertAll(factor, part => part * mw);
        }
    }

    private static (string Kind, int? Number) Split(string column)
    {
        var parts = column.Split(':', 2);
        return (parts[0], parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);
    }

    private static double[] Column(GridCsvTable table, string column) =>
        [.. Enumerable.Range(0, table.Rows).Select(row => table.Number(row, column))];

    private static void RequireShares(GridCsvTable table, string column, double[] share, DiagnosticBag bag)
    {
        if (Array.FindIndex(share, part => part is < 0 or > 1) is >= 0 and var row)
        {
            bag.Error("profile.no-share", FormattableString.Invariant($"{column} is {share[row]}"), table.At(row), "Availability is a share of the unit's maximum", "Give numbers from 0 to 1");
        }
    }

    private static void Unknown(string column, string wanted, GridCsvTable table, DiagnosticBag bag) => bag.Error(
        "profile.unknown-column", $"The column \"{column}\" names nothing of the grid", new(table.File, 1), "The series would have no effect", $"Name it {wanted}");
}
