using Planner.Domain.Diagnostics;
using Planner.Geodata.Import;
using Planner.Tests;

namespace Planner.Geodata.Tests;

/// <summary>The small recipe with its tables in a folder of its own, ready to import.</summary>
internal sealed class SmallImport : IDisposable
{
    private readonly ScratchFolder folder = new();

    public SmallImport() => Workspace = System.IO.Path.Combine(folder.Path("out"), "texas.gpkg");

    public string Recipe { get; set; } = SmallRecipe.Text;

    public string Plants { get; set; } = SmallRecipe.Plants;

    public string Sites { get; set; } = SmallRecipe.Sites;

    /// <summary>Address of the workspace; a file of this import's own unless a test says another store.</summary>
    public string Workspace { get; set; }

    public string WorkspaceFolder => Path.GetDirectoryName(Workspace)!;

    public string Write(string name, string text) => folder.Write(name, text);

    public ImportReport Run(ImportOptions? options = null, IProgress<StepProgress>? progress = null, CancellationTokenSource? cancel = null)
    {
        folder.Write("plants.csv", Plants);
        folder.Write("sites.csv", Sites);
        return RecipeImport.Run(folder.Write("recipe.yaml", Recipe), Workspace, options ?? new ImportOptions(), progress, cancel?.Token ?? TestContext.Current.CancellationToken);
    }

    /// <summary>Runs an import that must be refused, and gives its errors.</summary>
    public IReadOnlyList<Diagnostic> Refused()
    {
        var refusal = Assert.Throws<BadInputException>(() => Run());
        var errors = refusal.Diagnostics.Where(problem => problem.Severity == Severity.Error).ToList();
        Assert.Equal(refusal.ErrorCount, errors.Count);
        return errors;
    }

    public void Dispose() => folder.Dispose();
}
