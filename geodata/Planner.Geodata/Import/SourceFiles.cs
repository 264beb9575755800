using Planner.Domain.Diagnostics;
using Planner.Geodata.Read;

namespace Planner.Geodata.Import;

/// <summary>Finds the files that a recipe names.</summary>
internal sealed class SourceFiles(string recipePath, string? dataRoot, IReadOnlyDictionary<string, string>? given, DiagnosticBag bag)
{
    private const string RootMark = "${dataRoot}/";

    private readonly string recipeFolder = Path.GetDirectoryName(Path.GetFullPath(recipePath))!;
    private readonly string recipeName = Path.GetFileName(recipePath);

    /// <returns>Full path, or null when the file is not there: an error when it is required, a note otherwise.</returns>
    public string? Find(SourceFile file, bool required) => Find(file, required, "file", File.Exists);

    /// <returns>Full path of a folder, or null with an error when it is not there.</returns>
    public string? FindFolder(SourceFile folder) => Find(folder, required: true, "folder", Directory.Exists);

    private string? Find(SourceFile file, bool required, string kind, Func<string, bool> exists)
    {
        if (given?.TryGetValue(file.Written, out var known) == true)
        {
            return known;
        }

        var where = new InputLocation(recipeName, file.Line);
        if (file.Written.StartsWith(RootMark, StringComparison.Ordinal) && dataRoot is null)
        {
            Report(required, "import.no-data-root", $"'{file.Written}' needs the data folder, which is not given", where, "give it with --data, or set PLANNER_SHARED_DATA");
            return null;
        }

        var path = file.Written.StartsWith(RootMark, StringComparison.Ordinal)
            ? Path.Combine(dataRoot!, file.Written[RootMark.Length..])
            : Path.Combine(recipeFolder, file.Written);
        if (exists(path))
        {
            return path;
        }

        Report(required, "import.file-not-found", $"There is no {kind} '{file.Written}'", where, $"correct the path, or put the {kind} there");
        return null;
    }

    /// <summary>What a layer asks of its file; null with a diagnostic when it can't be.</summary>
    public static SourceRequest? Request(string path, string label, SourceFormat? stated, PositionColumns? position, string? table, string? crs, DiagnosticBag bag)
    {
        if ((stated ?? FormatDetection.Find(path, label, bag)) is not { } format)
        {
            return null;
        }

        if (SourceRequest.IsTable(format) == (position is null))
        {
            bag.Error("recipe.bad-position", position is null ? $"'{label}' is a table, and no column of it is called a position" : $"'{label}' has geometries of its own, and lonColumn or wktColumn is given", new(label), "A feature has one position", position is null ? "give lonColumn and latColumn, or wktColumn" : "remove lonColumn, latColumn and wktColumn");
            return null;
        }

        return new(path, label, format, position, table, crs);
    }

    private void Report(bool required, string code, string what, InputLocation where, string remedy)
    {
        if (required)
        {
            bag.Error(code, what, where, "The recipe reads it", remedy);
        }
        else
        {
            bag.Note(code, what + "; the layer stays empty and its facts unknown", where, "The recipe allows that with 'required: false'", remedy);
        }
    }
}
