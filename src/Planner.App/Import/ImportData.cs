using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Import;
using Planner.Geodata.Store;

namespace Planner.App.Import;

/// <summary>The question of an import.</summary>
/// <param name="Recipe">Path of the recipe.</param>
/// <param name="Workspace">Path or PostGIS address of the workspace to make; null: the recipe's name with .gpkg, here.</param>
/// <param name="DataRoot">Folder that <c>${dataRoot}</c> stands for; null: PLANNER_SHARED_DATA, else the recipe's folder.</param>
/// <param name="CandidatesFile">The user's own candidate sites, added to the recipe's.</param>
public sealed record ImportQuestion(string Recipe, string? Workspace, string? DataRoot, string? CandidatesFile);

/// <summary>The question of an import of data sets without a recipe.</summary>
/// <param name="Kind">A data set or kind of the layer catalogue, or "auto".</param>
/// <param name="Paths">Files, one layer each.</param>
/// <param name="Workspace">Path of the workspace to make or to add to; null: the first file's name with .gpkg, here.</param>
/// <param name="Vintage">Date or edition of the data; null: not stated.</param>
/// <param name="AsOf">Day for which the workspace speaks.</param>
public sealed record ImportFilesQuestion(string Kind, IReadOnlyList<string> Paths, string? Workspace, string? Vintage, DateOnly AsOf);

/// <summary>Makes a workspace from a recipe.</summary>
public static class ImportData
{
    /// <exception cref="BadInputException">Every problem of every input; the old workspace stays as it is.</exception>
    public static ImportAnswer Run(ImportQuestion question, IProgress<StepProgress> progress, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var path = question.Workspace ?? Path.ChangeExtension(Path.GetFileName(question.Recipe), ".gpkg");
        var report = RecipeImport.Run(
            question.Recipe, path, new ImportOptions(DataRoot(question), question.CandidatesFile), progress, cancel);
        return Answer(path, report, InputsHash.Of(question with { Workspace = null }, report.ContentHash), clock);
    }

    /// <summary>Makes a workspace of single data sets, read as the layer catalogue says, or adds them to a workspace that is there.</summary>
    /// <exception cref="BadInputException">Every problem of every file; an old workspace of the name stays as it is.</exception>
    public static ImportAnswer RunFiles(ImportFilesQuestion question, IProgress<StepProgress> progress, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var path = question.Workspace ?? Path.ChangeExtension(Path.GetFileName(question.Paths[0]), ".gpkg");
        if (question.Paths.Any(file => Path.GetFullPath(file) == Path.GetFullPath(path)))
        {
            throw new BadInputException(new Diagnostic(
                "import.onto-itself", Severity.Error, $"The workspace would replace '{path}', which is read", new(Path.GetFileName(path)), "A file can't be source and target", "name another file with --workspace"));
        }

        var report = RecipeImport.RunSingle(question.Kind, question.Paths, question.Vintage, question.AsOf, path, progress, cancel);
        return Answer(path, report, InputsHash.Of(question with { Workspace = null }, report.ContentHash), clock);
    }

    private static ImportAnswer Answer(string path, ImportReport report, string inputsHash, Stopwatch clock) =>
        new()
        {
            InputsHash = inputsHash,
            Workspace = Workspace.Shown(path),
            ContentHash = report.ContentHash,
            RowsRead = report.RowsRead,
            RowsKept = report.RowsKept,
            SiteCount = report.SiteCount,
            Diagnostics = [.. report.Diagnostics.Select(DiagnosticLine.Of)],
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };

    private static string DataRoot(ImportQuestion question) =>
        question.DataRoot
        ?? Environment.GetEnvironmentVariable("PLANNER_SHARED_DATA")
        ?? Path.GetDirectoryName(Path.GetFullPath(question.Recipe))!;
}
