using Planner.Domain.Texts;

namespace Planner.Solver.Siting;

/// <summary>Service with capacities: a column per share.</summary>
/// <remarks>
/// Σ_s a[r,s] = 1; Σ_r demand·a[r,s] ≤ Σ_d capacity·x[s,d]. With whole x the capacity row alone closes a shut site; the
/// links a[r,s] ≤ Σ_d x[s,d] make the linear relaxation strong (Balinski 1965) and are added where it breaks them. A region
/// without demand uses no capacity, so that its links are always there. Two rows that the others imply for whole x tighten
/// the relaxation: the open capacity covers the demand, and as many sites are open as the largest capacities need for that.
/// </remarks>
internal sealed class CapacitatedService : ServiceModel
{
    private const double LinkTolerance = 1e-4;

    private readonly PortfolioStudy study;
    private readonly int[][] shares;
    private readonly HashSet<(int Region, int Site)> linked = [];
    private readonly List<int> implied = [];

    public CapacitatedService(
        PortfolioStudy study, ServiceCosts costs, SolverSession session, int[][] columnsBySite, List<Requirement> requirements)
        : base(costs, session, columnsBySite)
    {
        this.study = study;
        shares = [.. costs.Usd.Select(row => row.Select(cost => session.AddColumn(costs.Matter ? cost : 0, 0, 1)).ToArray())];
        AddServed(requirements);
        AddCapacities(study, requirements);
        AddImplied(study);
    }

    /// <summary>The links of the shares that pay at the bound's multipliers: the ones that the relaxation would break.</summary>
    public override void AddFirstRows()
    {
        if (!Costs.AreAll)
        {
            return;
        }

        FirstBound = ServiceBound.Find(study, Costs);
        for (var region = 0; region < shares.Length; region++)
        {
            foreach (var site in Costs.CheapestFirst[region].TakeWhile(site => Costs.Usd[region][site] < FirstBound.Multipliers[region]))
            {
                Link(region, site);
            }
        }
    }

    public override void StateInFull()
    {
        implied.ForEach(row => Session.SetRowBounds(row, -SolverSession.Infinity, SolverSession.Infinity));
        for (var region = 0; region < shares.Length; region++)
        {
            for (var site = 0; site < Costs.SiteCount; site++)
            {
                Link(region, site);
            }
        }
    }

    public override void SetOpenable(int site, bool openable)
    {
        foreach (var row in shares)
        {
            Session.SetColumnBounds(row[site], 0, openable ? 1 : 0);
        }
    }

    public override int AddBrokenRows(double[] columns)
    {
        var before = linked.Count;
        for (var region = 0; region < shares.Length; region++)
        {
            for (var site = 0; site < shares[region].Length; site++)
            {
                var share = columns[shares[region][site]];
                if (share > LinkTolerance && share > Open(columns, site) + LinkTolerance)
                {
                    Link(region, site);
                }
            }
        }

        return linked.Count - before;
    }

    public override IEnumerable<(int Region, int Site, double Share)> Shares(double[] columns) =>
        from region in Enumerable.Range(0, shares.Length)
        from site in Enumerable.Range(0, Costs.SiteCount)
        where columns[shares[region][site]] > 1e-9
        select (region, site, columns[shares[region][site]]);

    private void AddServed(List<Requirement> requirements)
    {
        for (var region = 0; region < shares.Length; region++)
        {
            var row = Session.AddRow(1, 1, shares[region].Select(column => (column, 1.0)));
            requirements.Add(new("service", LocalizedText.Of($"{Costs.Regions[region].Id} is served in full", $"{Costs.Regions[region].Id} 的需求全部满足"), "share of the region", [new(row, 1, 1)]));
            for (var site = 0; site < Costs.SiteCount && Costs.Regions[region].Demand == 0; site++)
            {
                Link(region, site);
            }
        }
    }

    private void AddCapacities(PortfolioStudy study, List<Requirement> requirements)
    {
        var total = Costs.Regions.Sum(region => region.Demand);
        for (var site = 0; site < Costs.SiteCount; site++)
        {
            var served = shares.Select((row, region) => (row[site], Costs.Regions[region].Demand));
            var room = Rooms(site, total).Select(room => (room.Column, -room.Demand));
            var row = Session.AddRow(-SolverSession.Infinity, 0, [.. served, .. room]);
            requirements.Add(new("capacity", LocalizedText.Of($"{study.Sites[site].Site} serves no more than its capacity", $"{study.Sites[site].Site} 的供应不超过其容量"), "demand", [new(row, -SolverSession.Infinity, 0)]));
        }
    }

    private void AddImplied(PortfolioStudy study)
    {
        var total = Costs.Regions.Sum(region => region.Demand);
        implied.Add(Session.AddRow(total, SolverSession.Infinity, Enumerable.Range(0, Costs.SiteCount).SelectMany(site => Rooms(site, total))));
        if (ServiceBound.SitesNeeded(study, Costs) is var needed && needed <= Costs.SiteCount)
        {
            implied.Add(Session.AddRow(needed, SolverSession.Infinity, Enumerable.Range(0, Costs.SiteCount).SelectMany(site => OpenTerms(site, 1))));
        }
    }

    /// <summary>What each column of a site can serve; a design without a limit can serve everything there is.</summary>
    private IEnumerable<(int Column, double Demand)> Rooms(int site, double total)
    {
        var designs = study.Sites[site].Designs;
        return ColumnsBySite[site].Select((column, place) =>
            (column, designs[place % designs.Count].ServiceCapacity is { } capacity ? Math.Min(capacity, total) : total));
    }

    private void Link(int region, int site)
    {
        if (linked.Add((region, site)))
        {
            Session.AddRow(-SolverSession.Infinity, 0, [(shares[region][site], 1.0), .. OpenTerms(site, -1)]);
        }
    }
}
