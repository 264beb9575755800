using System.Globalization;
using Planner.App.Grid;
using Planner.App.Plan;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Sites;
using Planner.Geodata.Export;
using Planner.Geodata.Store;
using Planner.Geodata.Tiles;
using Planner.Permitting;
using Planner.Solver.Siting;
using Bounds = Planner.Geodata.Import.Bounds;

namespace Planner.App;

/// <summary>A workspace with what is computed from it once, shared by all questions about it.</summary>
/// <remarks>Thread-safe. What is computed is immutable and kept; the store below reads only.</remarks>
public sealed class OpenWorkspace : IDisposable
{
    // A user tries a handful of loads; past so many the one asked for longest ago is computed anew rather than kept for ever.
    private const int MostLoadsKept = 16, LeastLoadsKept = 3, MostJudgedKept = 400_000;

    private readonly Workspace store;
    private readonly Lazy<StudiedGrid> grid;
    private readonly Lazy<IReadOnlyDictionary<SiteId, FactSheet>> facts;
    private readonly Lazy<RuleLibrary> library = new(RuleLibrary.LoadShipped);
    private readonly Lazy<RuleBook> book;
    private readonly RecentlyUsed<string, IReadOnlyList<JudgedRow>> judgedOwn;
    private readonly RecentlyUsed<(string Load, string State), JudgedSites> judged;
    private readonly Lock adding = new();
    private volatile SiteSet sites;

    private OpenWorkspace(Workspace store)
    {
        this.store = store;
        sites = new(store.LoadSites(), store.Info.ContentHash);
        var loadsKept = Math.Clamp(MostJudgedKept / Math.Max(1, sites.Own.Count), LeastLoadsKept, MostLoadsKept);
        (judgedOwn, judged) = (new(loadsKept), new(loadsKept));
        Criteria = [.. Info.Criteria.Select(CriterionOf)];
        grid = new(() => new StudiedGrid(store.LoadSeries(), Info.ContentHash));
        facts = new(store.LoadFacts);
        book = new(() => BookOf(null, Info.AsOf));
    }

    public WorkspaceInfo Info => store.Info;

    /// <summary>The map layers, then bus, branch and site.</summary>
    public IReadOnlyList<LayerInfo> Layers => store.Layers;

    /// <summary>The workspace's candidates, then those that users added since it was opened.</summary>
    public IReadOnlyList<CandidateSite> Sites => sites.All;

    /// <summary>The sites that users added.</summary>
    public IReadOnlyList<MeasuredSite> AddedSites => sites.Added;

    /// <summary>Hash of the workspace's content and of every added site: what an answer about sites depends on.</summary>
    public string StateHash => sites.Hash;

    /// <summary>The criteria of the recipe, ready for ranking.</summary>
    public IReadOnlyList<Criterion> Criteria { get; }

    /// <exception cref="BadInputException">The workspace has no grid.</exception>
    public StudiedGrid StudiedGrid => grid.Value;

    /// <summary>The law on the workspace's own day.</summary>
    public RuleBook Book => book.Value;

    public RuleLibrary Library => library.Value;

    /// <summary>The day of the law and the hash of every pack: what a permit answer depends on besides the facts.</summary>
    public string LawHash =>
        $"{Info.AsOf.ToString("O", CultureInfo.InvariantCulture)} {string.Join(' ', Library.Packs.Select(pack => pack.Hash))}";

    /// <summary>Opens a workspace file or one in PostGIS, or the shipped sample when no address is given.</summary>
    /// <exception cref="BadInputException">The file is missing, not sealed, or of another version.</exception>
    public static OpenWorkspace Open(string? path, IProgress<StepProgress> progress, CancellationToken cancel) =>
        new(Workspace.Open(path ?? SampleWorkspace.Ensure(progress, cancel)));

    /// <summary>Computes what the first page asks for, so that its first visitor need not wait for it.</summary>
    public void Prepare()
    {
        if (HasGrid)
        {
            Judge(null);
        }
    }

    /// <summary>True when a criterion or an exclusion of the workspace reads the fact.</summary>
    internal bool Reads(FactId fact) =>
        Info.Criteria.Any(criterion => criterion.Fact == fact) || Info.Exclusions.Any(exclusion => exclusion.Fact == fact);

    /// <summary>False: there is nothing to compute headroom on, and so nothing to rank.</summary>
    public bool HasGrid => Info.BusCount > 0;

    public CandidateSite? FindSite(string id) => sites.Find(id);

    /// <summary>What was measured and stated at a site.</summary>
    public FactSheet FactsOf(SiteId site) => sites.FindAdded(site.Text)?.Facts ?? facts.Value[site];

    /// <summary>The law of a regime, of a day, or of a day in a regime.</summary>
    /// <exception cref="BadInputException">There is no such regime, or it was not in force on that day.</exception>
    public RuleBook BookOf(string? regime, DateOnly? asOf)
    {
        var bag = new DiagnosticBag();
        var chosen = Library.Book(regime, asOf, bag);
        bag.ThrowIfErrors();
        return chosen!;
    }

    /// <summary>Measures the user's own sites against the layers.</summary>
    public IReadOnlyList<MeasuredSite> MeasureCandidates(
        string path, DiagnosticBag bag, CancellationToken cancel) => store.MeasureCandidates(path, bag, cancel);

    /// <summary>Lets users' sites take part in every question from now on.</summary>
    /// <param name="change">From the sites that were added so far to those that are to be there.</param>
    public void ChangeAddedSites(Func<IReadOnlyList<MeasuredSite>, IEnumerable<MeasuredSite>> change)
    {
        lock (adding)
        {
            sites = sites.WithAdded(change(sites.Added));
        }
    }

    public string GeometryOf(SiteId site) => sites.FindAdded(site.Text)?.GeometryGeoJson ?? store.SiteGeometryGeoJson(site);

    /// <summary>The routed tie-lines of a site, cheapest first.</summary>
    public IReadOnlyList<TieLineRoute> TieLinesOf(SiteId site) => sites.FindAdded(site.Text)?.TieLines ?? store.TieLines(site);

    /// <inheritdoc cref="Workspace.PropertiesOf"/>
    public IReadOnlyList<LayerProperty> PropertiesOf(string layer) => store.PropertiesOf(layer);

    /// <inheritdoc cref="Workspace.ReadFeatures"/>
    public FeaturePage ReadFeatures(FeatureQuery query) => store.ReadFeatures(query);

    /// <inheritdoc cref="Workspace.FeatureIds"/>
    public IReadOnlyCollection<long> FeatureIds(string layer, IReadOnlyList<Bounds> boxes) => store.FeatureIds(layer, boxes);

    /// <summary>Writes a layer to a file; gives the number of features.</summary>
    public int Export(string layer, ExportFormat format, string path, CancellationToken cancel) => store.Export(layer, format, path, cancel);

    public bool HasTiles(string layer) => Layers.Any(info => info.Id == layer);

    public static bool IsTile(int zoom, int column, int row) =>
        zoom is >= 0 and <= 22 && column >= 0 && row >= 0 && column < 1 << zoom && row < 1 << zoom;

    /// <summary>What a tile depends on besides its address.</summary>
    public string TileVersion => TileSet.VersionOf(Info);

    public string TileJson(string layer) => store.TileJson(layer);

    public byte[]? FindTile(string layer, int zoom, int column, int row) => store.Tile(layer, zoom, column, row);

    public void Dispose() => store.Dispose();

    /// <summary>All sites at one load: each site's own, else the workspace's, when none is asked for.</summary>
    /// <param name="askedMw">The load.</param>
    /// <param name="facility">What is built; a data center leaves the kind to what the workspace states.</param>
    internal JudgedSites Judge(double? askedMw, FacilityKind facility = FacilityKind.DataCenter)
    {
        var (now, load) = (sites, $"{facility} {askedMw?.ToString("R", CultureInfo.InvariantCulture) ?? "own"}");
        return judged.GetOrAdd((load, now.Hash), () => JudgeSet(now, load, new SiteJudge(this, askedMw, facility)));
    }

    // A site that is added costs its own judging, not that of all the others.
    private JudgedSites JudgeSet(SiteSet now, string load, SiteJudge judge)
    {
        var own = judgedOwn.GetOrAdd(load, () =>
        {
            // They are read while headroom is computed.
            _ = Task.Run(() => facts.Value);
            return judge.Judge(now.Own, id => facts.Value[id]);
        });
        return judge.Tabulate(now.Added.Count == 0 ? own : [.. own, .. judge.Judge(now.Added.Select(site => site.Site), id => now.FindAdded(id.Text)!.Facts)]);
    }

    private static Criterion CriterionOf(Geodata.Import.Criterion criterion) => new(
        new(criterion.Id),
        criterion.Unit,
        new ValueFunction(criterion.Anchors.Select(anchor => new Anchor(anchor.X, anchor.Score))));
}
