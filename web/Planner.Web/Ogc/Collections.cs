using System.Text.Json;
using Planner.App;
using Planner.App.Grid;
using Planner.App.Rank;
using Planner.Geodata.Import;
using Planner.Geodata.Store;
using Planner.Web.Features;
using Planner.Web.Jobs;

namespace Planner.Web.Ogc;

/// <summary>What OGC clients can read: every layer, and every result.</summary>
internal sealed class Collections(OpenWorkspace open, JobStore jobs)
{
    private const string PlanPrefix = "plan_";
    private const int JobIdShown = 12;

    private static readonly LayerProperty[] RankProperties =
    [
        new("site", "string"), new("name", "string"), new("rank", "integer"), new("score", "number"), new("score_high", "number"),
        new("status", "string"), new("status_reason", "string"), new("requested_mw", "number"), new("headroom_mw", "number"),
    ];

    private static readonly LayerProperty[] FlowProperties =
    [
        new("name", "string"), new("from_bus", "integer"), new("to_bus", "integer"), new("kv", "number"),
        new("flow_mw", "number"), new("rate_mw", "number"), new("loading_percent", "number"),
    ];

    private static readonly LayerProperty[] HeadroomProperties =
    [
        new("name", "string"), new("kv", "number"), new("injection_mw", "number"), new("binding_branch", "string"), new("note", "string"),
    ];

    public IReadOnlyList<Collection> List() => [.. open.Layers.Select(Layer), .. Results()];

    public Collection? Find(string id) => open.Layers.FirstOrDefault(layer => layer.Id == id) is { } layer
        ? Layer(layer)
        : Results().FirstOrDefault(result => result.Id == id);

    private Collection Layer(LayerInfo layer) => new(
        layer.Id, layer.DataSet.Title.En, Describe(layer.DataSet), layer.Extent, open.PropertiesOf(layer.Id), open.ReadFeatures);

    private static string Describe(DataSetInfo data) =>
        $"{data.Publisher}. Vintage {data.Vintage}. Licence: {data.Licence}."
        + (data.Illustrative ? " Illustrative: a part is synthetic or made up." : "");

    private IEnumerable<Collection> Results()
    {
        if (open.HasGrid)
        {
            yield return Result("ranked_sites", "Ranked sites (default weights)", "site", RankProperties, RankRows);
            yield return Result("flows", "Branch flows, DC power flow", "branch", FlowProperties, FlowRows);
            yield return Result("headroom", "Headroom for new load at every bus", "bus", HeadroomProperties, HeadroomRows);
        }

        foreach (var job in jobs.List().Where(job => job.Kind == PlanFeature.Kind.Name && job.Status == JobStatus.Done))
        {
            var rows = PlanRows(job);
            yield return Result(
                PlanPrefix + job.Id[..JobIdShown], $"Sites of plan {job.Id[..JobIdShown]}", "site", PropertiesOf(rows), () => rows);
        }
    }

    private Collection Result(
        string id, string title, string layer, IReadOnlyList<LayerProperty> properties, Func<IReadOnlyList<ResultRow>> rows)
    {
        var info = open.Layers.First(other => other.Id == layer);
        return new(
            id, title, $"Computed by Planner from this workspace. {Describe(info.DataSet)}", info.Extent, properties,
            query => new ResultRows(open, layer, rows()).Read(query));
    }

    private List<ResultRow> RankRows()
    {
        var added = open.AddedSites.ToDictionary(site => site.Site.Id.Text, StringComparer.Ordinal);
        return RankSites.Run(open, new()).Sites.Select(site => new ResultRow(site.FeatureId, Named(
            RankProperties,
            site.Id, site.Name, site.Rank, site.Score, site.ScoreHigh, Word(site.Status), site.StatusReason.En, site.RequestedMw, site.HeadroomMw))
        {
            Own = added.GetValueOrDefault(site.Id) is { } own ? (own.Site.Location, own.GeometryGeoJson) : null,
        }).ToList();
    }

    private List<ResultRow> FlowRows() =>
        ExploreGrid.Flow(open.StudiedGrid, new()).Branches.Select(branch => new ResultRow(branch.Id, Named(
            FlowProperties,
            branch.Name, branch.From, branch.To, branch.Kv, branch.FlowMw, branch.RateMw, branch.LoadingPercent))).ToList();

    private List<ResultRow> HeadroomRows() =>
        ExploreGrid.Headroom(open.StudiedGrid, new(), CancellationToken.None).Buses.Select(bus => new ResultRow(bus.Bus, Named(
            HeadroomProperties,
            bus.BusName, bus.Kv, bus.InjectionMw, bus.BindingBranch?.Name, bus.Note))).ToList();

    // The answer of a job is JSON of its own kind; its members that are plain values become properties.
    private static List<ResultRow> PlanRows(JobState job) =>
        job.Result!.Value.TryGetProperty("chosen", out var chosen)
            ? [.. chosen.EnumerateArray().Select(site => new ResultRow(
                site.GetProperty("featureId").GetInt64(),
                [.. site.EnumerateObject().Where(member => member.Name != "featureId" && IsPlain(member.Value))
                    .Select(member => KeyValuePair.Create(member.Name, Value(member.Value)))]))]
            : [];

    private static LayerProperty[] PropertiesOf(List<ResultRow> rows) =>
        [.. rows.SelectMany(row => row.Properties).GroupBy(property => property.Key)
            .Select(group => new LayerProperty(group.Key, group.Any(property => property.Value is string) ? "string" : "number"))];

    private static bool IsPlain(JsonElement value) => value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static KeyValuePair<string, object?>[] Named(LayerProperty[] properties, params ReadOnlySpan<object?> values)
    {
        var named = new KeyValuePair<string, object?>[properties.Length];
        for (var place = 0; place < named.Length; place++)
        {
            named[place] = new(properties[place].Name, values[place]);
        }

        return named;
    }

    private static string Word(SiteStatus status) => status.ToString().ToLowerInvariant();
}
