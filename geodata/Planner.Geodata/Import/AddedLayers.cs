using Planner.Domain.Diagnostics;
using Planner.Geodata.Store;

namespace Planner.Geodata.Import;

/// <summary>Adds data sets to a workspace that is there: the old content is copied into a draft, the new layers are read into it, and it is sealed.</summary>
/// <remarks>
/// Until the seal others read the old content, and an error, a cancel or a crash leaves it. The layers stand under
/// <c>addedLayers</c> of the stored recipe: no fact is measured on them, for the recipe's facts do not name them.
/// </remarks>
internal sealed class AddedLayers
{
    private const string Key = "addedLayers:";
    private const string Item = "  - id: ";

    private readonly Recipe old;
    private readonly Recipe recipe;
    private readonly IReadOnlyList<LayerSpec> layers;
    private readonly DiagnosticBag bag;
    private readonly CancellationToken cancel;

    private AddedLayers(Recipe old, Recipe recipe, IReadOnlyList<LayerSpec> layers, DiagnosticBag bag, CancellationToken cancel)
    {
        this.old = old;
        this.recipe = recipe;
        this.layers = layers;
        this.bag = bag;
        this.cancel = cancel;
    }

    /// <param name="written">The layers as recipe text, by their ids.</param>
    /// <param name="files">Where their files are, by how the text names them.</param>
    /// <param name="workspace">Address of a sealed workspace.</param>
    /// <param name="bag">Takes the problems.</param>
    /// <param name="progress">Told of each step.</param>
    /// <param name="cancel">Stops between rows.</param>
    /// <exception cref="BadInputException">A file has errors, or a layer of the recipe has the same id.</exception>
    public static ImportReport Run(
        IReadOnlyDictionary<string, string> written, IReadOnlyDictionary<string, string> files, string workspace, DiagnosticBag bag, IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        Workspace.BringUp(workspace);
        var store = WorkspaceStore.At(workspace);
        using var draft = store.Begin();
        var content = store.OpenSealed();
        using var copy = new TableCopy(content, draft.Connection);
        var old = Workspace.ReadRecipe(content);
        var (own, added) = Split(old.Text);
        RefuseRecipesOwn(written.Keys, old, added, bag);
        bag.ThrowIfErrors();
        var kept = added.Where(layer => !written.ContainsKey(layer.Key)).Concat(written).Select(layer => layer.Value);
        var recipe = Recipe.Parse($"{own}\n{Key}\n{string.Concat(kept)}", "recipe", bag);
        bag.ThrowIfErrors();
        var layers = recipe!.Layers.Where(layer => written.ContainsKey(layer.Id)).ToList();
        return new AddedLayers(old, recipe, layers, bag, cancel).Run(draft, copy, new SourceFiles("recipe", null, files, bag), progress);
    }

    private ImportReport Run(IWorkspaceDraft draft, TableCopy copy, SourceFiles files, IProgress<StepProgress>? progress)
    {
        progress?.Report(new("Copying the workspace", 0.1));
        var replaced = layers.Select(layer => layer.Id).ToHashSet();
        foreach (var table in WorkspaceTables.Of(old).Where(table => !replaced.Contains(table.Name) && table != LayerCatalog.Table && table != WorkspaceCatalog.Table))
        {
            copy.Run(table, cancel);
        }

        var reports = layers.Select((layer, position) => Read(layer, position, draft.Connection, files, progress)).ToList();
        bag.ThrowIfErrors();
        WriteCatalog(draft.Connection, copy, replaced, reports);
        WriteAbout(draft.Connection, copy);
        copy.Dispose();
        progress?.Report(new("Sealing the workspace", 0.95));
        Migration.RunAll(draft.Connection, recipe, fromVersion: 1);
        var sites = draft.Connection.Query("SELECT count(*) FROM site", row => row.GetInt32(0)).Single();
        return RecipeImport.Report(reports, sites, bag, draft.Seal(WorkspaceTables.Of(recipe), recipe.AsOf, cancel));
    }

    private LayerReport Read(LayerSpec layer, int position, StoreConnection connection, SourceFiles files, IProgress<StepProgress>? progress)
    {
        progress?.Report(new($"Reading {layer.DataSet.Title.En}", 0.5 + (0.4 * position / layers.Count)));
        var import = new LayerImport(layer, recipe.Bounds, bag);
        import.Run(connection, files.Find(layer.File, required: true), cancel);
        return new(layer.Id, import.RowsRead, import.RowsKept);
    }

    private void WriteCatalog(StoreConnection connection, TableCopy copy, HashSet<string> replaced, List<LayerReport> reports)
    {
        using var writer = connection.CreateTable(LayerCatalog.Table);
        var last = copy.Rows(writer, LayerCatalog.Table, values => replaced.Contains((string)values[0]!), cancel);
        LayerCatalog.Write(writer, last, layers.Zip(reports).Select(pair =>
            new LayerRecord(pair.First.Id, pair.First.DataSet, pair.First.Coverage, null, true, pair.Second.RowsRead, pair.Second.RowsKept)));
    }

    private void WriteAbout(StoreConnection connection, TableCopy copy)
    {
        using var writer = connection.CreateTable(WorkspaceCatalog.Table);
        copy.Rows(writer, WorkspaceCatalog.Table, values =>
        {
            values[1] = values[0] is "recipe" ? recipe.Text : values[1];
            return false;
        }, cancel);
    }

    private static void RefuseRecipesOwn(IEnumerable<string> ids, Recipe old, Dictionary<string, string> added, DiagnosticBag bag)
    {
        foreach (var id in ids.Where(id => !added.ContainsKey(id) && WorkspaceTables.Of(old).Any(table => table.Name == id)))
        {
            bag.Error("import.layer-exists", $"The workspace's recipe has a layer or table '{id}'", new("recipe"), "Facts of the sites were measured on it", "rename the file, or name the new file in the recipe and import that again");
        }
    }

    /// <summary>The recipe as its author wrote it, and the layers that were added since, by id.</summary>
    private static (string Own, Dictionary<string, string> Added) Split(string text)
    {
        var at = text.LastIndexOf("\n" + Key + "\n", StringComparison.Ordinal);
        var added = at < 0 ? "" : "\n" + text[(at + Key.Length + 2)..];
        return (at < 0 ? text : text[..at], added.Split("\n" + Item).Skip(1).ToDictionary(layer => layer[..layer.IndexOf('\n', StringComparison.Ordinal)], layer => $"{Item}{layer.TrimEnd('\n')}\n"));
    }
}
