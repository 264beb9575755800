using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.Solver.Siting;

/// <summary>The columns x[s,d,t]: design d is built at site s and starts in stage t; and the load of each stage that follows.</summary>
internal sealed class SiteChoices
{
    private readonly ModelFrame frame;
    private readonly List<(int Column, double Mw, BusId? Poi)>[] loads;
    private readonly Dictionary<(int Choice, int Stage), List<(int Column, double Mw)>> byChoice = [];

    public SiteChoices(ModelFrame frame)
    {
        this.frame = frame;
        loads = [.. frame.Timeline.Stages.Select(_ => new List<(int, double, BusId?)>())];
        ColumnsBySite = [.. frame.Study.Sites.Select((option, site) => AddSite(option, site))];
        All.ForEach(AddLoad);
    }

    public List<SiteChoice> All { get; } = [];

    /// <summary>[site]: stage by stage, design by design, so that column i is of design i mod the number of designs.</summary>
    public int[][] ColumnsBySite { get; }

    public IEnumerable<int> Columns => All.Select(choice => choice.Column);

    /// <summary>MW drawn in a stage per unit of each column, and where.</summary>
    public IReadOnlyList<(int Column, double Mw, BusId? Poi)> Loads(int stage) => loads[stage];

    public IEnumerable<(int Column, double Mw)> LoadTerms(int stage) => loads[stage].Select(load => (load.Column, load.Mw));

    /// <summary>MW drawn by one choice in a stage.</summary>
    public IEnumerable<(int Column, double Mw)> LoadTerms(SiteChoice choice, int stage) => byChoice[(choice.Column, stage)];

    public double LoadMw(int stage, double[] columns) => loads[stage].Sum(load => load.Mw * columns[load.Column]);

    /// <summary>Load at each POI in a stage; fractions of designs count in part.</summary>
    public IEnumerable<(BusId Poi, Megawatts Load)> PoiLoads(int stage, double[] columns) =>
        from load in loads[stage]
        where load.Poi is not null && columns[load.Column] > 0
        select (load.Poi!.Value, new Megawatts(load.Mw * columns[load.Column]));

    private int[] AddSite(SiteOption option, int site)
    {
        var choices = frame.Timeline.Stages
            .SelectMany(stage => option.Designs.Select((design, number) => new SiteChoice(site, option, number, design, stage, Column(option, design, stage))))
            .ToList();
        All.AddRange(choices);
        if (choices.Count > 1)
        {
            frame.Session.AddRow(0, 1, choices.Select(choice => (choice.Column, 1.0)));
        }

        return [.. choices.Select(choice => choice.Column)];
    }

    private int Column(SiteOption option, SiteDesign design, int stage)
    {
        var timeline = frame.Timeline;
        var standing = timeline.Stages.Skip(stage).Sum(timeline.Annuity);
        return frame.AddBinary(
            (Measure.SiteCapital, design.Cost.Value * timeline.Discount(stage)),
            (Measure.SiteOperation, design.CostPerYear.Value * standing),
            (Measure.Score, design.Score),
            (Measure.Delay, design.Load.Value * timeline.YearsBetween(0, stage)),
            (Measure.PermitRisk, option.PermitRisk));
    }

    private void AddLoad(SiteChoice choice)
    {
        int? before = null;
        foreach (var stage in frame.Timeline.Stages.Skip(choice.Stage))
        {
            var mw = choice.Design.LoadMwAfter(frame.Timeline.YearsBetween(choice.Stage, stage));
            var least = Math.Min(mw, choice.Design.MinLoad is { } min ? min.Value : mw);
            Load(choice, stage, choice.Column, least);
            before = least < mw ? AddChosenLoad(choice, stage, least, mw, before) : null;
        }
    }

    private void Load(SiteChoice choice, int stage, int column, double mw)
    {
        loads[stage].Add((column, mw, choice.Design.Poi));
        if (!byChoice.TryGetValue((choice.Column, stage), out var terms))
        {
            byChoice.Add((choice.Column, stage), terms = []);
        }

        terms.Add((column, mw));
    }

    /// <summary>Load above the least block, as the plan chooses it; a load that stands does not shrink.</summary>
    private int AddChosenLoad(SiteChoice choice, int stage, double leastMw, double mostMw, int? before)
    {
        var more = frame.AddColumn(0, mostMw - leastMw, integer: false);
        frame.AtMost(0, [(more, 1.0), (choice.Column, leastMw - mostMw)]);
        Load(choice, stage, more, 1);
        if (before is { } earlier)
        {
            frame.AtMost(0, [(earlier, 1.0), (more, -1.0)]);
        }

        return more;
    }
}

/// <param name="Site">Number of the site.</param>
/// <param name="Option">The site.</param>
/// <param name="DesignNumber">Number of the design at the site.</param>
/// <param name="Design">The design.</param>
/// <param name="Stage">The stage in which it starts.</param>
/// <param name="Column">1 when it is chosen.</param>
internal sealed record SiteChoice(int Site, SiteOption Option, int DesignNumber, SiteDesign Design, int Stage, int Column);
