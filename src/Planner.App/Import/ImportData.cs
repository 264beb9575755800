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
        return new ImportAnswer
        {
            InputsHash = InputsHash.Of(question with { Workspace = null }, report.ContentHash),
            Workspace = Workspace.Shown(path),
            ContentHash = report.ContentHash,
            RowsRead = report.RowsRead,
            RowsKept = report.RowsKept,
            SiteCount = report.SiteCount,
            Diagnostics = [.. report.Diagnostics.Select(DiagnosticLine.Of)],
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private static string DataRoot(ImportQuestion question) =>
        question.DataRoot
        ?? Environment.GetEnvironmentVariable("PLANNER_SHARED_DATA")
        ?? Path.GetDirectoryName(Path.GetFullPath(question.Recipe))!;
}
