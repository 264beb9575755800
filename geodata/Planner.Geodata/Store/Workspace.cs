using System.Collections.Concurrent;
using System.Globalization;
using NetTopologySuite.IO.Converters;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Grid;
using Planner.Domain.Sites;
using Planner.Domain.Units;
using Planner.Geodata.Export;
using Planner.Geodata.Import;
using Planner.Geodata.Read.GridCsv;
using Planner.Geodata.Tiles;

namespace Planner.Geodata.Store;

/// <summary>A sealed workspace: the grid, the layers, the sites and their facts, in a GeoPackage file or in PostGIS. Read-only.</summary>
/// <remarks>
/// Thread-safe: each call takes one of a fixed number of connections and waits when all are taken. All are opened at
/// the start, so that an open workspace goes on reading the content that it was opened on when a new import replaces
/// it.
/// </remarks>
public sealed class Workspace : IDisposable
{
    /// <summary>Version of the tables; an older workspace is brought to it when it is opened, a newer one is refused.</summary>
    public const int SchemaVersion = 4;

    private const int Connections = 8;

    private readonly string name;
    private readonly Recipe recipe;
    private readonly BlockingCollection<StoreConnection> idle = [];
    private readonly IReadOnlyDictionary<string, TileSource> tileSources;
    private readonly Dictionary<string, Bounds?> extents;
    private readonly TileCache tiles = new();
    private bool isDisposed;

    private Workspace(string name, IReadOnlyList<StoreConnection> connections, Recipe recipe, string contentHash)
    {
        this.name = name;
        this.recipe = recipe;
        Info = WorkspaceCatalog.ReadInfo(connections[0], recipe, contentHash);
        Layers = WorkspaceCatalog.ReadLayers(connections[0], recipe);
        tileSources = TileSource.Of(recipe);
        extents = Layers.ToDictionary(layer => layer.Id, layer => layer.Extent);
        foreach (var connection in connections)
        {
            idle.Add(connection);
        }
    }

    public WorkspaceInfo Info { get; }

    /// <summary>The map layers in the recipe's order, then bus, branch and site.</summary>
    public IReadOnlyList<LayerInfo> Layers { get; }

    /// <param name="address">Path of a GeoPackage file, or <c>postgresql://user@host/database?schema=name</c>.</param>
    /// <exception cref="BadInputException">There is none, it is not sealed, or of a newer version.</exception>
    public static Workspace Open(string address)
    {
        var store = WorkspaceStore.At(address);
        BringUp(store);
        var connections = new List<StoreConnection>();
        try
        {
            var seals = Enumerable.Range(0, Connections).Select(_ => OpenOne(store, connections)).Distinct().ToList();
            if (seals.Count > 1)
            {
                throw WorkspaceSeal.Refusal(store.Name, "workspace.replaced", $"'{store.Name}' was replaced while it was opened", "Half of the answers would come from the old content", "open it again");
            }

            return new(store.Name, connections, ReadRecipe(connections[0]), seals[0].Hash);
        }
        catch
        {
            connections.ForEach(connection => connection.Dispose());
            throw;
        }
    }

    /// <summary>An address as it may be shown: without its password.</summary>
    public static string Shown(string address) => WorkspaceStore.At(address).Name;

    /// <summary>Whether something is kept at an address, a workspace or not.</summary>
    public static bool Exists(string address) => WorkspaceStore.At(address).Exists;

    /// <exception cref="BadInputException">The recipe has no grid.</exception>
    public PowerGrid LoadGrid() => With(LoadGrid);

    /// <summary>The grid with the hourly series and the storage of its source.</summary>
    /// <exception cref="BadInputException">The recipe has no grid.</exception>
    public GridSeries LoadSeries() => With(connection =>
        new GridSeries(LoadGrid(connection), SeriesTables.ReadProfiles(connection), SeriesTables.ReadStorage(connection)));

    private PowerGrid LoadGrid(StoreConnection connection)
    {
        if (recipe.Grid is null)
        {
            throw new BadInputException(new Diagnostic("workspace.no-grid", Severity.Error, "The workspace has no grid", new(Path.GetFileName(name)), "Power flow and headroom need one", "add 'grid' to the recipe and import again"));
        }

        var basePower = connection.Query("SELECT value FROM workspace WHERE name = 'base_power_mw'", row => double.Parse(row.GetString(0), CultureInfo.InvariantCulture)).Single();
        return GridRows.Read(connection, new Megawatts(basePower));
    }

    public IReadOnlyList<CandidateSite> LoadSites() => With(SiteTables.Read);

    /// <summary>The facts measured at import, for every site.</summary>
    public IReadOnlyDictionary<SiteId, FactSheet> LoadFacts()
    {
        var sheets = With(SiteTables.ReadIds).ToDictionary(site => site, _ => FactSheet.Empty);
        foreach (var (site, facts) in With(FactTable.Halves).AsParallel().SelectMany(range => With(connection => FactTable.Read(connection, range))))
        {
            sheets[site] = facts;
        }

        return sheets;
    }

    /// <summary>Measures a user's table of sites against the layers, without storing anything.</summary>
    /// <param name="path">CSV (id, name, and lon and lat or wkt) or GeoJSON.</param>
    /// <param name="bag">Every problem of the table; with an error the answer is empty.</param>
    /// <param name="cancel">Stops between rows and layers.</param>
    public IReadOnlyList<MeasuredSite> MeasureCandidates(
        string path, DiagnosticBag bag, CancellationToken cancel) => With(connection =>
    {
        var grid = recipe.Grid is null ? null : GridRows.Read(connection, new Megawatts(1));
        var sites = UserCandidates.Read(path, recipe, grid, bag, cancel);
        return bag.HasErrors
            ? []
            : (IReadOnlyList<MeasuredSite>)[.. new SiteMeasurement(connection, recipe, LayerCatalog.ReadRecords(connection, recipe), SetbackTables.Read(connection))
                .Run(sites, null, cancel).Select(site => new MeasuredSite(site.Routed, site.Facts, ToGeoJson(site.Site.Degrees), TieLineTable.Of(site, ToGeoJson)))];
    });

    /// <summary>The routed tie-lines of a site, cheapest first; empty when the recipe routes none.</summary>
    public IReadOnlyList<TieLineRoute> TieLines(SiteId site) => With(connection => TieLineTable.Read(connection, site, ToGeoJson));

    /// <summary>Geometry of a site as GeoJSON: a polygon, or the point of a site that is only a point.</summary>
    /// <exception cref="KeyNotFoundException">There is no such site.</exception>
    public string SiteGeometryGeoJson(SiteId site)
    {
        var geometry = With(connection => SiteTables.FindGeometry(connection, site)) ?? throw new KeyNotFoundException($"The workspace has no site '{site}'.");
        return ToGeoJson(geometry);
    }

    /// <summary>Properties of a layer's features, in the order of its columns.</summary>
    /// <exception cref="KeyNotFoundException">There is no such layer.</exception>
    public IReadOnlyList<LayerProperty> PropertiesOf(string layer)
    {
        GetTileSource(layer);
        return FeaturePages.Properties(TableOf(layer));
    }

    /// <summary>A page of a layer's features.</summary>
    /// <exception cref="KeyNotFoundException">There is no such layer.</exception>
    public FeaturePage ReadFeatures(FeatureQuery query)
    {
        GetTileSource(query.Layer);
        return With(connection => FeaturePages.Read(connection, TableOf(query.Layer), query, ToGeoJson));
    }

    /// <summary>Ids of a layer's features that meet one of the boxes.</summary>
    /// <exception cref="KeyNotFoundException">There is no such layer.</exception>
    public IReadOnlyCollection<long> FeatureIds(string layer, IReadOnlyList<Bounds> boxes)
    {
        GetTileSource(layer);
        return With(connection => FeaturePages.Ids(connection, layer, boxes));
    }

    /// <summary>A vector tile of a layer (gzipped MVT 2.1), or null when nothing lies in it.</summary>
    /// <exception cref="KeyNotFoundException">There is no such layer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such tile.</exception>
    public byte[]? Tile(string layer, int zoom, int column, int row)
    {
        var address = new TileAddress(zoom, column, row);
        var source = GetTileSource(layer);
        return tiles.GetOrBuild((layer, address), () => With(connection => TileBuilder.Build(connection, source, extents[layer], address)));
    }

    /// <summary>TileJSON 3.0.0 of a layer.</summary>
    /// <param name="layer">Layer id.</param>
    /// <param name="urlPrefix">Scheme and host before "/tiles/...", empty for addresses on the same host.</param>
    /// <exception cref="KeyNotFoundException">There is no such layer.</exception>
    public string TileJson(string layer, string urlPrefix = "")
    {
        GetTileSource(layer);
        return Tiles.TileJson.Write(Layers.First(info => info.Id == layer), Info, urlPrefix);
    }

    /// <summary>Writes every feature of a layer to a file of another format, row by row.</summary>
    /// <param name="layer">Layer id, or bus, branch, site.</param>
    /// <param name="format">The format.</param>
    /// <param name="path">File to write; one that is there is replaced when the new one is whole.</param>
    /// <param name="cancel">Stops between rows and leaves no file.</param>
    /// <returns>The number of features.</returns>
    /// <exception cref="KeyNotFoundException">There is no such layer.</exception>
    public int Export(string layer, ExportFormat format, string path, CancellationToken cancel)
    {
        GetTileSource(layer);
        return With(connection => LayerExport.Write(connection, TableOf(layer), format, path, cancel));
    }

    /// <summary>Computes the content hash again and compares it with the seal: true when nobody changed the file since.</summary>
    public bool VerifyContent(CancellationToken cancel) => With(connection => ContentHash.Of(connection, cancel)) == Info.ContentHash;

    public void Dispose()
    {
        isDisposed = true;
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }

        idle.Dispose();
    }

    private static readonly System.Text.Json.JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    private static string ToGeoJson(NetTopologySuite.Geometries.Geometry degrees) => System.Text.Json.JsonSerializer.Serialize(degrees, GeoJson);

    /// <summary>Changes the tables of an older workspace to today's.</summary>
    /// <exception cref="BadInputException">There is none, it is not sealed, or of a newer version.</exception>
    internal static void BringUp(string address) => BringUp(WorkspaceStore.At(address));

    private static void BringUp(IWorkspaceStore store)
    {
        using var connection = store.OpenSealed();
        var (version, _) = WorkspaceSeal.Read(connection, store.Name);
        if (version > SchemaVersion)
        {
            throw WorkspaceSeal.NewerVersion(store.Name, version);
        }

        if (version < SchemaVersion)
        {
            var recipe = ReadRecipe(connection);
            store.Migrate(tables => Migration.RunAll(tables, recipe, version), CancellationToken.None);
        }
    }

    private static (int Version, string Hash) OpenOne(IWorkspaceStore store, List<StoreConnection> opened)
    {
        opened.Add(store.OpenSealed());
        return WorkspaceSeal.Read(opened[^1], store.Name);
    }

    internal static Recipe ReadRecipe(StoreConnection connection)
    {
        var text = connection.Query("SELECT value FROM workspace WHERE name = 'recipe'", row => row.GetString(0)).Single();
        var bag = new DiagnosticBag();
        var recipe = Recipe.Parse(text, "recipe of the workspace", bag);
        bag.ThrowIfErrors();
        return recipe!;
    }

    private TableDefinition TableOf(string layer) => WorkspaceTables.Of(recipe).First(table => table.Name == layer);

    private TileSource GetTileSource(string layer) =>
        tileSources.TryGetValue(layer, out var source) ? source : throw new KeyNotFoundException($"The workspace has no layer '{layer}'.");

    private T With<T>(Func<StoreConnection, T> read)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        var connection = idle.Take();
        try
        {
            return read(connection);
        }
        finally
        {
            idle.Add(connection);
        }
    }
}

/// <summary>A user's site that was measured and is not stored.</summary>
/// <param name="Site">The site.</param>
/// <param name="Facts">What was measured and stated there.</param>
/// <param name="GeometryGeoJson">Its geometry as GeoJSON.</param>
/// <param name="TieLines">Its routed tie-lines, cheapest first.</param>
public sealed record MeasuredSite(CandidateSite Site, FactSheet Facts, string GeometryGeoJson, IReadOnlyList<TieLineRoute> TieLines);
