using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Read.GridCsv;

namespace Planner.Geodata.Read.RtsGmlc;

/// <summary>The day-ahead hourly series that timeseries_pointers.csv names: demand by area, most output by plant.</summary>
/// <remarks>
/// Period 1..24 is hour ending. A pointer's path may differ from the folder in upper and lower case. Must-take output
/// ("PMin MW"), reserves and natural inflow are not read.
/// </remarks>
internal static class RtsGmlcSeries
{
    public static HourlyProfiles? Read(string source, IReadOnlyDictionary<string, GeneratorId> units, DiagnosticBag bag)
    {
        if (GridCsvTable.Find(Path.Combine(source, "timeseries_pointers.csv"), bag) is not { } pointers || !pointers.Require("Simulation", "Category", "Object", "Parameter", "Data File"))
        {
            return null;
        }
        var tables = new Dictionary<string, GridCsvTable?>(StringComparer.Ordinal);
        var demand = new Dictionary<int, double[]>();
        var available = new Dictionary<GeneratorId, double[]>();
        for (var row = 0; row < pointers.Rows; row++)
        {
            if (pointers.Text(row, "Simulation") == "DAY_AHEAD" && IsWanted(pointers.Text(row, "Category"), pointers.Text(row, "Parameter")))
            {
                Take(pointers, row, source, units, tables, demand, available, bag);
            }
        }
        if (bag.HasErrors || tables.Count == 0)
        {
            return null;
        }
        var first = tables.Values.First()!;
        return new HourlyProfiles(FirstHour(first), first.Rows, demand, available);
    }

    private static bool IsWanted(string category, string parameter) =>
        (category, parameter) is ("Generator", "PMax MW") or ("Area", "MW Load");

    private static void Take(
        GridCsvTable pointers, int row, string source, IReadOnlyDictionary<string, GeneratorId> units,
        Dictionary<string, GridCsvTable?> tables, Dictionary<int, double[]> demand, Dictionary<GeneratorId, double[]> available, DiagnosticBag bag)
    {
        var file = pointers.Text(row, "Data File");
        if (!tables.TryGetValue(file, out var table))
        {
            table = tables[file] = GridCsvTable.Read(FindIgnoringCase(source, file), bag);
            RequireSameLength(tables, table, bag);
        }
        var column = pointers.Text(row, "Object");
        if (table is null || !table.Require(column))
        {
            return;
        }
        var series = Enumerable.Range(0, table.Rows).Select(hour => table.Number(hour, column)).ToArray();
        if (pointers.Text(row, "Category") == "Area")
        {
            demand[pointers.Whole(row, "Object")] = series;
        }
        else if (units.TryGetValue(column, out var unit))
        {
            available[unit] = series;
        }
        else
        {
            bag.Error("rts.unknown-unit", $"The series names unit {column}", pointers.At(row), "gen.csv has no such unit", "Correct the name");
        }
    }

    private static void RequireSameLength(Dictionary<string, GridCsvTable?> tables, GridCsvTable? table, DiagnosticBag bag)
    {
        if (tables.Values.First() is { } first && table is not null && table.Rows != first.Rows)
        {
            bag.Error("rts.series-length", $"The series has {table.Rows} rows, {first.File} has {first.Rows}", new InputLocation(table.File), "Hours would not match", "Get whole files of one year");
        }
    }

    private static DateTime FirstHour(GridCsvTable table) =>
        new(table.Whole(0, "Year"), table.Whole(0, "Month"), table.Whole(0, "Day"), table.Whole(0, "Period") - 1, 0, 0, DateTimeKind.Unspecified);

    private static string FindIgnoringCase(string folder, string relative)
    {
        var at = folder;
        foreach (var part in relative.Split('/', '\\'))
        {
            var exact = Path.GetFullPath(Path.Combine(at, part));
            at = part == ".." || Path.Exists(exact) || !Directory.Exists(at)
                ? exact
                : Directory.EnumerateFileSystemEntries(at).FirstOrDefault(entry => string.Equals(Path.GetFileName(entry), part, StringComparison.OrdinalIgnoreCase)) ?? exact;
        }
        return at;
    }
}
