namespace Planner.Solver.Siting;

/// <summary>Service without capacities: one cost column θ per region, held up by cuts.</summary>
/// <remarks>
/// With the sites sorted by the cost c of serving region r, every level C gives the valid cut
/// θ_r ≥ C − Σ_{s: c_s &lt; C} (C − c_s) x_s. The levels at the costs of the sites describe the projection of the strong
/// formulation exactly (Magnanti and Wong 1981; Fischetti, Ljubić and Sinnl 2017), and a solution breaks most the cut whose
/// level is where the open shares, cheapest first, reach 1. First rows: the levels around the multipliers of
/// <see cref="ServiceBound"/>, which put the first relaxation near its end.
/// </remarks>
internal sealed class OpenService : ServiceModel
{
    private const double RelativeTolerance = 1e-9;

    private readonly PortfolioStudy study;
    private readonly int[] costColumns;
    private readonly HashSet<(int Region, double LevelUsd)> cuts = [];

    public OpenService(PortfolioStudy study, ServiceCosts costs, SolverSession session, int[][] columnsBySite, List<Requirement> requirements)
        : base(costs, session, columnsBySite)
    {
        this.study = study;
        costColumns = [.. costs.Usd.Select(row => session.AddColumn(costs.Matter ? 1 : 0, row.Min(), SolverSession.Infinity))];
        if (costs.Regions.Count > 0)
        {
            var open = session.AddRow(1, SolverSession.Infinity, Enumerable.Range(0, costs.SiteCount).SelectMany(site => OpenTerms(site, 1)));
            requirements.Add(new("service", new("the regions are served, by at least one site", "各区域至少由一个场址供应"), "sites", [new(open, 1, SolverSession.Infinity)]));
        }
    }

    public override void AddFirstRows()
    {
        if (!Costs.AreAll)
        {
            return;
        }

        FirstBound = ServiceBound.Find(study, Costs);
        var multipliers = FirstBound.Multipliers;
        for (var region = 0; region < multipliers.Length; region++)
        {
            var levels = Costs.CheapestFirst[region].Select(site => Costs.Usd[region][site]).ToArray();
            var above = Array.FindIndex(levels, level => level > multipliers[region]);
            AddCut(region, levels[above < 0 ? ^1 : above]);
            AddCut(region, levels[Math.Max(0, (above < 0 ? levels.Length : above) - 1)]);
        }
    }

    // The row that asks for one open site says all there is about feasibility.
    public override void StateInFull()
    {
    }

    // A shut site has no column of its own here.
    public override void SetOpenable(int site, bool openable)
    {
    }

    public override int AddBrokenRows(double[] columns)
    {
        var before = cuts.Count;
        for (var region = 0; region < costColumns.Length && Costs.Matter; region++)
        {
            var (levelUsd, costUsd) = TrueCost(columns, region);
            if (columns[costColumns[region]] < costUsd - (RelativeTolerance * Math.Max(1, costUsd)))
            {
                AddCut(region, levelUsd);
            }
        }

        return cuts.Count - before;
    }

    public override IEnumerable<(int Region, int Site, double Share)> Shares(double[] columns) =>
        Enumerable.Range(0, costColumns.Length)
            .Select(region => (region, Costs.CheapestFirst[region].First(site => Open(columns, site) > 0.5), 1.0));

    /// <summary>The cost of serving a region when its cheapest open shares add up to 1, and the cost of the last of them.</summary>
    private (double LevelUsd, double CostUsd) TrueCost(double[] columns, int region)
    {
        double taken = 0, cost = 0, level = 0;
        foreach (var site in Costs.CheapestFirst[region])
        {
            var share = Math.Min(Open(columns, site), 1 - taken);
            level = Costs.Usd[region][site];
            cost += share * level;
            taken += share;
            if (taken >= 1 - 1e-9)
            {
                break;
            }
        }

        return (level, cost);
    }

    private void AddCut(int region, double levelUsd)
    {
        if (cuts.Add((region, levelUsd)))
        {
            var cheaper = Costs.CheapestFirst[region]
                .TakeWhile(site => Costs.Usd[region][site] < levelUsd)
                .SelectMany(site => OpenTerms(site, levelUsd - Costs.Usd[region][site]));
            Session.AddRow(levelUsd, SolverSession.Infinity, [(costColumns[region], 1.0), .. cheaper]);
        }
    }
}
