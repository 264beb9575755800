namespace Planner.Solver.Siting;

/// <summary>Cost of serving each region from each site, as bare arrays for the inner loops.</summary>
internal sealed class ServiceCosts
{
    public ServiceCosts(PortfolioStudy study)
    {
        Regions = study.Service!.Regions;
        SiteCount = study.Sites.Count;
        Usd = [.. Regions.Select(region => region.CostBySite.Select(cost => cost.Value).ToArray())];
        CheapestFirst = [.. Usd.Select(Sorted)];
        Matter = study.Objective.CountsCost();
        AreAll = study.Objective == PortfolioObjective.MinimiseCost && study.Years.Count == 0 && study.Energy is null;
    }

    public IReadOnlyList<DemandRegion> Regions { get; }

    public int SiteCount { get; }

    /// <summary>[region][site], US dollars for all of the region's demand.</summary>
    public double[][] Usd { get; }

    /// <summary>[region]: site numbers in the order of rising cost.</summary>
    public int[][] CheapestFirst { get; }

    /// <summary>False when the objective is the score: service has to be possible, whatever it costs.</summary>
    public bool Matter { get; }

    /// <summary>True when service and the designs' fixed cost bound the objective from below, as <see cref="ServiceBound"/> takes it.</summary>
    public bool AreAll { get; }

    private static int[] Sorted(double[] costs)
    {
        var sites = Enumerable.Range(0, costs.Length).ToArray();
        Array.Sort((double[])costs.Clone(), sites);
        return sites;
    }
}
