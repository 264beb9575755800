using System.Globalization;

namespace Planner.Solver.Siting;

/// <summary>The service part of the model: every region is served in full by open sites within their capacity.</summary>
internal sealed class ServiceModel
{
    private readonly PortfolioStudy study;
    private readonly DemandService demand;
    private readonly int[,] shareColumns;

    public ServiceModel(PortfolioStudy study, DemandService demand, SolverSession session, int[][] columnsBySite, List<Requirement> requirements)
    {
        this.study = study;
        this.demand = demand;
        shareColumns = new int[demand.Regions.Count, study.Sites.Count];
        AddShares(session, columnsBySite, requirements);
        AddCapacities(session, columnsBySite, requirements);
    }

    public double Cost(double[] columns) => (
        from region in Enumerable.Range(0, demand.Regions.Count)
        from site in Enumerable.Range(0, study.Sites.Count)
        select demand.Regions[region].CostBySite[site].Value * columns[shareColumns[region, site]]).Sum();

    public IEnumerable<ServiceShare> Shares(double[] columns) =>
        from region in Enumerable.Range(0, demand.Regions.Count)
        from site in Enumerable.Range(0, study.Sites.Count)
        where columns[shareColumns[region, site]] > 1e-9
        select new ServiceShare(demand.Regions[region].Id, study.Sites[site].Site, columns[shareColumns[region, site]]);

    private void AddShares(SolverSession session, int[][] columnsBySite, List<Requirement> requirements)
    {
        for (var region = 0; region < demand.Regions.Count; region++)
        {
            for (var site = 0; site < study.Sites.Count; site++)
            {
                var cost = study.Objective == PortfolioObjective.MinimiseCost ? demand.Regions[region].CostBySite[site].Value : 0;
                var share = session.AddColumn(cost, 0, 1);
                shareColumns[region, site] = share;
                session.AddRow(-SolverSession.Infinity, 0, [(share, 1.0), .. columnsBySite[site].Select(column => (column, -1.0))]);
            }

            var served = session.AddRow(1, 1, Enumerable.Range(0, study.Sites.Count).Select(site => (shareColumns[region, site], 1.0)));
            requirements.Add(new("service", $"{demand.Regions[region].Id} is served in full", "share of the region", [new(served, 1, 1)]));
        }
    }

    private void AddCapacities(SolverSession session, int[][] columnsBySite, List<Requirement> requirements)
    {
        for (var site = 0; site < study.Sites.Count; site++)
        {
            var designs = study.Sites[site].Designs;
            if (designs.All(design => design.ServiceCapacity is null))
            {
                continue;
            }

            var total = demand.Regions.Sum(region => region.Demand);
            var served = Enumerable.Range(0, demand.Regions.Count).Select(region => (shareColumns[region, site], demand.Regions[region].Demand));
            // A design without a limit can serve everything there is.
            var room = designs.Zip(columnsBySite[site], (design, column) => (column, -Math.Min(design.ServiceCapacity ?? total, total)));
            var row = session.AddRow(-SolverSession.Infinity, 0, [.. served, .. room]);
            var text = string.Create(CultureInfo.InvariantCulture, $"{study.Sites[site].Site} serves no more than its capacity");
            requirements.Add(new("capacity", text, "demand", [new(row, -SolverSession.Infinity, 0)]));
        }
    }
}
