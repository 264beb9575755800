using Planner.App.Grid;
using Planner.Domain.Facts;
using Planner.Domain.Grid;
using Planner.Domain.Sites;

namespace Planner.App;

/// <summary>The facts of a site that come from the grid and not from a layer.</summary>
internal static class GridFacts
{
    public static readonly FactId HeadroomMw = new("grid.headroom_mw");
    public static readonly FactId HeadroomShare = new("grid.headroom_share");

    /// <summary>Headroom at the site's nearest point of interconnection.</summary>
    public static Fact Headroom(CandidateSite site, IReadOnlyDictionary<BusId, BusHeadroom> headroom, OpenWorkspace open)
    {
        if (open.Info.BusCount == 0)
        {
            return new Fact.Unknown(new("the workspace has no grid", "工作区没有电网"), new("import one", "导入电网"));
        }

        if (site.Pois.Count == 0)
        {
            return new Fact.Unknown(
                new("no bus of the grid is in reach of the site", "场址可及范围内没有电网母线"),
                new("name a point of interconnection, or widen the recipe's reach", "指定并网点，或扩大配方的可及范围"));
        }

        var poi = site.Pois[0];
        return headroom.TryGetValue(poi.Bus, out var bus) && bus.InjectionMw is { } mw
            ? new Fact.Known(new FactValue.Number(mw, "MW"), SourceOf(bus, open.StudiedGrid))
            : new Fact.Unknown(
                new($"the grid gives no headroom at {poi.Bus}" + (bus?.Note is { } note ? $": {note.En}" : ""), $"电网未给出 {poi.Bus} 处的裕度" + (bus?.Note is { } zh ? $"：{zh.Zh}" : "")),
                new("state the ratings of the branches there, or ask the utility", "说明该处支路的额定值，或询问电力公司"));
    }

    /// <summary>The facts with the headroom, and its share of the load asked for.</summary>
    public static FactSheet Add(FactSheet facts, Fact headroom, double requestedMw)
    {
        var share = headroom is Fact.Known { Value: FactValue.Number mw } known
            ? new Fact.Known(
                new FactValue.Number(mw.Value / requestedMw, "1"), known.Source with { Method = FactMethod.Derived })
            : headroom;
        return facts.With(HeadroomMw, headroom).With(HeadroomShare, share);
    }

    private static Source SourceOf(BusHeadroom bus, StudiedGrid grid) => new(
        "the workspace's grid",
        $"content {grid.ContentHash[..12]}",
        "as of the grid's data set",
        FactMethod.Derived,
        $"injection headroom at bus {bus.Bus} {bus.BusName}, N-0 DC power flow"
        + (bus.BindingBranch is { } branch ? $"; {branch.Name} binds" : "; no limit binds"));
}
