using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Read;

namespace Planner.Geodata.Import;

/// <summary>Describes a table of sites that a user hands over without a recipe: the format by its name, the columns by its header.</summary>
internal static class UserCandidates
{
    public static CandidateFile? Describe(string path, DiagnosticBag bag)
    {
        var label = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            bag.Error("import.file-not-found", $"There is no file '{path}'", new(label), "It was named as the table of sites", "correct the path");
            return null;
        }

        var isJson = Path.GetExtension(path).ToUpperInvariant() is ".GEOJSON" or ".JSON";
        return isJson ? Candidates(label, SourceFormat.GeoJson, null, LoadColumnOf(path)) : DescribeTable(path, label, bag);
    }

    /// <summary>Reads the table's sites as candidates of a workspace.</summary>
    public static IReadOnlyList<SiteCandidate> Read(string path, Recipe recipe, PowerGrid? grid, DiagnosticBag bag, CancellationToken cancel)
    {
        var import = new CandidateImport(recipe.Candidates, recipe.Bounds, grid, bag);
        if (Describe(path, bag) is { } file)
        {
            import.ReadFile(file, path, cancel);
        }

        return import.Candidates;
    }

    // A property that no feature has would be refused, so it is read only where the file mentions it.
    private static string? LoadColumnOf(string path) =>
        File.ReadLines(path).Any(line => line.Contains("\"requested_mw\"", StringComparison.Ordinal)) ? "requested_mw" : null;

    private static CandidateFile? DescribeTable(string path, string label, DiagnosticBag bag)
    {
        using var table = CsvTable.Open(path, label, bag);
        if (table is null)
        {
            return null;
        }

        var position = table.Header.Contains("wkt") ? new PositionColumns(null, null, "wkt") : new PositionColumns("lon", "lat", null);
        return Candidates(label, SourceFormat.Csv, position, table.Header.Contains("requested_mw") ? "requested_mw" : null);
    }

    private static CandidateFile Candidates(string label, SourceFormat format, PositionColumns? position, string? load) => new()
    {
        File = new SourceFile(label, 0),
        Format = format,
        Position = position,
        IdColumn = "id",
        NameColumn = "name",
        RequestedMwColumn = load,
    };
}
