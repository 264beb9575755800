using NetTopologySuite.Geometries;
using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Store;

namespace Planner.Geodata.Import;

/// <summary>What an import is told besides the recipe.</summary>
/// <param name="DataRoot">Folder that <c>${dataRoot}</c> stands for; null when there is none.</param>
/// <param name="CandidatesFile">A user's table of sites (csv or geojson), added to the recipe's; null: none.</param>
/// <param name="Files">Where files are that the recipe names, by how it writes them; null: all are found by their paths.</param>
public sealed record ImportOptions(string? DataRoot = null, string? CandidatesFile = null, IReadOnlyDictionary<string, string>? Files = null);

/// <summary>What an import did.</summary>
public sealed record ImportReport
{
    public required int RowsRead { get; init; }

    public required int RowsKept { get; init; }

    public required IReadOnlyList<LayerReport> Layers { get; init; }

    public required int SiteCount { get; init; }

    /// <summary>Notes: what was left out or repaired, as the recipe allows.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>All notes; <see cref="Diagnostics"/> keeps at most <see cref="DiagnosticBag.Limit"/> of them.</summary>
    public required int NoteCount { get; init; }

    public required string ContentHash { get; init; }
}

/// <summary>Rows of one layer (or of bus, branch, site).</summary>
public sealed record LayerReport(string Id, int RowsRead, int RowsKept);

/// <summary>The path import -> store: read, check everything, project, write, measure, seal.</summary>
/// <remarks>Nothing is stored when there is an error, and the old workspace stays. The same inputs give the same hash.</remarks>
public sealed class RecipeImport
{
    private readonly Recipe recipe;
    private readonly string recipeFile;
    private readonly ImportOptions options;
    private readonly DiagnosticBag bag;
    private readonly SourceFiles files;
    private readonly IProgress<StepProgress>? progress;
    private readonly CancellationToken cancel;
    private readonly List<LayerReport> reports = [];

    private RecipeImport(Recipe recipe, string recipePath, ImportOptions options, DiagnosticBag bag, IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        this.recipe = recipe;
        this.options = options;
        this.bag = bag;
        this.progress = progress;
        this.cancel = cancel;
        recipeFile = Path.GetFileName(recipePath);
        files = new SourceFiles(recipePath, options.DataRoot, options.Files, bag);
    }

    /// <exception cref="BadInputException">The recipe or a file has errors; it carries all of them.</exception>
    /// <exception cref="OperationCanceledException">The import was cancelled; the old workspace is as it was.</exception>
    public static ImportReport Run(
        string recipePath, string workspace, ImportOptions options, IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        var bag = new DiagnosticBag();
        return Run(Recipe.Load(recipePath, bag), recipePath, workspace, options, bag, progress, cancel);
    }

    /// <summary>Imports data sets without a recipe: it is written from the catalogue (<see cref="SingleImport"/>). They are added to a workspace that is there.</summary>
    /// <exception cref="BadInputException">A file has errors, or its kind is not known.</exception>
    public static ImportReport RunSingle(
        string kind, IReadOnlyList<string> paths, string? vintage, DateOnly asOf, string workspace, IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        var bag = new DiagnosticBag();
        var (layers, files) = SingleImport.Write(kind, paths, vintage, bag);
        bag.ThrowIfErrors();
        if (Workspace.Exists(workspace))
        {
            return AddedLayers.Run(layers, files, workspace, bag, progress, cancel);
        }

        var recipe = Recipe.Parse(SingleImport.Recipe(paths[0], asOf, layers.Values), "recipe", bag);
        return Run(recipe, "recipe", workspace, new ImportOptions(Files: files), bag, progress, cancel);
    }

    private static ImportReport Run(
        Recipe? recipe, string recipePath, string workspace, ImportOptions options, DiagnosticBag bag, IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        bag.ThrowIfErrors();
        using var draft = WorkspaceStore.At(workspace).Begin();
        return new RecipeImport(recipe!, recipePath, options, bag, progress, cancel).Run(draft);
    }

    private ImportReport Run(IWorkspaceDraft draft)
    {
        var grid = ReadGrid(draft.Connection);
        var layers = ReadLayers(draft.Connection);
        ReadRasters(draft.Connection);
        var setbacks = ReadSetbacks();
        var sites = ReadSites(draft.Connection, grid);
        bag.ThrowIfErrors();
        SetbackTables.Write(draft.Connection, setbacks);
        LayerCatalog.Write(draft.Connection, layers);
        SiteTables.Write(draft.Connection, sites.Select(site => (site.Site, site.Degrees, site.Origin)));
        var measured = new SiteMeasurement(draft.Connection, recipe, layers, setbacks).Run(sites, progress, cancel);
        FactTable.Write(draft.Connection, measured.Select(site => (site.Site.Site.Id, site.Facts)));
        TieLineTable.Write(draft.Connection, measured);
        WriteAbout(draft.Connection, grid);
        Report("Sealing the workspace", 0.95);
        Migration.RunAll(draft.Connection, recipe, fromVersion: 1);
        return Report(reports, sites.Count, bag, draft.Seal(WorkspaceTables.Of(recipe), recipe.AsOf, cancel));
    }

    internal static ImportReport Report(IReadOnlyList<LayerReport> layers, int sites, DiagnosticBag bag, string hash) => new()
    {
        RowsRead = layers.Sum(layer => layer.RowsRead),
        RowsKept = layers.Sum(layer => layer.RowsKept),
        Layers = layers,
        SiteCount = sites,
        Diagnostics = bag.Kept,
        NoteCount = bag.NoteCount,
        ContentHash = hash,
    };

    private PowerGrid? ReadGrid(StoreConnection connection)
    {
        if (recipe.Grid is null)
        {
            return null;
        }

        Report($"Reading {recipe.Grid.Case.Written}", 0);
        var import = new GridImport(recipe.Grid, recipe.Bounds, files, bag);
        if (import.Read() is not { } series)
        {
            return null;
        }

        var grid = series.Grid;
        GridTables.Write(connection, series);
        reports.Add(new("bus", grid.Buses.Length, grid.Buses.Length));
        reports.Add(new("branch", grid.Branches.Length, grid.Branches.Length));
        return grid;
    }

    private List<LayerRecord> ReadLayers(StoreConnection connection)
    {
        var present = new Dictionary<string, bool>();
        foreach (var (position, layer) in recipe.Layers.Index())
        {
            Report($"Reading {layer.DataSet.Title.En}", 0.1 + 0.4 * position / recipe.Layers.Count);
            var path = files.Find(layer.File, layer.Required);
            var import = new LayerImport(layer, recipe.Bounds, bag);
            import.Run(connection, path, cancel);
            present[layer.Id] = path is not null;
            reports.Add(new(layer.Id, import.RowsRead, import.RowsKept));
        }

        return [.. Records(connection, present)];
    }

    private void ReadRasters(StoreConnection connection)
    {
        using var frames = connection.CreateTable(RasterTables.Frame);
        using var blocks = connection.CreateTable(RasterTables.Block);
        foreach (var (position, raster) in recipe.Rasters.Index())
        {
            Report($"Reading {raster.DataSet.Title.En}", 0.45);
            reports.Add(RasterSpec.Import(raster, position + 1, files.Find(raster.File, raster.Required), recipe.Bounds, frames, blocks, bag, cancel));
        }
    }

    private IReadOnlyList<Setback> ReadSetbacks() =>
        recipe.UsableArea?.Setbacks is { } spec && files.Find(spec.File, required: true) is { } path ? SetbackTable.Read(path, spec, bag) : [];

    private IEnumerable<LayerRecord> Records(StoreConnection connection, Dictionary<string, bool> present)
    {
        var regions = new CoverageRegion(connection, recipe, recipeFile, bag);
        foreach (var layer in recipe.Layers)
        {
            var rows = reports.First(report => report.Id == layer.Id);
            var coverage = present[layer.Id] ? regions.Build(layer.Coverage, layer.OutsideBounds == RowPolicy.Skip) : null;
            yield return new(layer.Id, layer.DataSet, layer.Coverage, coverage, present[layer.Id], rows.RowsRead, rows.RowsKept);
        }

        foreach (var id in recipe.Grid is null ? Array.Empty<string>() : ["bus", "branch"])
        {
            var rows = reports.FirstOrDefault(report => report.Id == id) ?? new(id, 0, 0);
            yield return new(id, recipe.Grid!.DataSet, recipe.Grid.Coverage, regions.Build(recipe.Grid.Coverage, false), true, rows.RowsRead, rows.RowsKept);
        }
    }

    private IReadOnlyList<SiteCandidate> ReadSites(StoreConnection connection, PowerGrid? grid)
    {
        Report("Placing candidate sites", 0.5);
        var import = new CandidateImport(recipe.Candidates, recipe.Bounds, grid, bag);
        foreach (var file in recipe.Candidates.Files)
        {
            if (files.Find(file.File, required: true) is { } path)
            {
                import.ReadFile(file, path, cancel);
            }
        }

        if (options.CandidatesFile is { } own && UserCandidates.Describe(own, bag) is { } described)
        {
            import.ReadFile(described, own, cancel);
        }

        if (recipe.Candidates.Rule is { } rule && grid is not null && Region(connection, rule) is { } region)
        {
            import.Derive(rule, region);
        }

        reports.Add(new("site", import.RowsRead, import.Candidates.Count));
        return import.Candidates;
    }

    private Geometry? Region(StoreConnection connection, CandidateRule rule)
    {
        CoveragePart part = rule.Inside is { } inside ? inside : new CoveragePart.Box(recipe.Bounds);
        return new CoverageRegion(connection, recipe, recipeFile, bag).Build(new CoverageSpec("where candidates may lie", false, [part]), false);
    }

    private void WriteAbout(StoreConnection connection, PowerGrid? grid)
    {
        using var about = connection.CreateTable(WorkspaceCatalog.Table);
        about.Insert(1, null, "name", recipe.Name);
        about.Insert(2, null, "title", recipe.Title.En);
        about.Insert(3, null, "illustrative_note", recipe.IllustrativeNote?.En);
        about.Insert(4, null, "recipe", recipe.Text);
        if (grid is not null)
        {
            about.Insert(5, null, "base_power_mw", grid.BasePower.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private void Report(string step, double fraction)
    {
        cancel.ThrowIfCancellationRequested();
        progress?.Report(new StepProgress(step, fraction));
    }
}
