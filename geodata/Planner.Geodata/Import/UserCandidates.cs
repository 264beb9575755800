using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Read;

namespace Planner.Geodata.Import;

/// <summary>Describes a table of sites that a user hands over without a recipe: the format by its content, the columns by their names.</summary>
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

        if (FormatDetection.Find(path, label, bag) is not { } format)
        {
            return null;
        }

        if (SourceReader.Columns(new(path, label, format), bag) is not { } columns)
        {
            return null;
        }

        var isTable = SourceRequest.IsTable(format);
        return new()
        {
            File = new SourceFile(label, 0),
            Format = format,
            Position = isTable ? columns.Contains("wkt") ? new(null, null, "wkt") : new("lon", "lat", null) : null,
            IdColumn = "id",
            NameColumn = "name",
            RequestedMwColumn = columns.Contains("requested_mw") ? "requested_mw" : null,
        };
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
}
