namespace Planner.Solver.Siting;

/// <summary>A bound on the cost of any plan, and what it says of each site, from the Lagrangian of "each region is served in full".</summary>
/// <remarks>
/// L(u) = Σ_r u_r + min_x Σ_s v_s x_s with v_s = f_s + min{Σ_r (c_rs − u_r) a_r : 0 ≤ a ≤ 1, Σ_r demand·a_r ≤ capacity_s},
/// a continuous knapsack, and x within the study's count and policy. Every u gives a valid bound, as all other requirements
/// only take plans away. The best u is sought by subgradient steps t = λ (target − L) / ‖g‖², λ halved after 20 steps without
/// progress (Held, Wolfe and Crowder 1974; Beasley 1993); the levels u also tell which rows the relaxation will need.
/// </remarks>
internal sealed class ServiceBound
{
    private const int Patience = 20;

    private readonly ServiceCosts costs;
    private readonly SiteKnapsack[] knapsacks;
    private readonly double[] fixedUsd;
    private readonly int minSites;
    private readonly int maxSites;

    private ServiceBound(PortfolioStudy study, ServiceCosts costs)
    {
        this.costs = costs;
        fixedUsd = [.. study.Sites.Select(site => FixedCost(study, site))];
        knapsacks = [.. study.Sites.Select(site => new SiteKnapsack(costs, Capacity(site)))];
        // No more than there are: a study that needs more is infeasible, and the model proves it.
        minSites = Math.Min(costs.SiteCount, Math.Max(study.MinSites is { } min ? min : 0, SitesNeeded(study, costs)));
        maxSites = Math.Max(minSites, study.MaxSites is { } max ? max : costs.SiteCount);
        Multipliers = [.. costs.Usd.Select((row, region) => row[costs.CheapestFirst[region][Math.Min(1, row.Length - 1)]])];
        SiteValues = fixedUsd;
        BoundUsd = double.NegativeInfinity;
        Chosen = [];
    }

    /// <summary>u_r, US dollars per region.</summary>
    public double[] Multipliers { get; private set; }

    /// <summary>No plan costs less.</summary>
    public double BoundUsd { get; private set; }

    /// <summary>v_s at the best multipliers.</summary>
    public double[] SiteValues { get; private set; }

    /// <summary>The sites that the bound opens, best first.</summary>
    public int[] Chosen { get; private set; }

    public static ServiceBound Find(PortfolioStudy study, ServiceCosts costs)
    {
        var bound = new ServiceBound(study, costs);
        bound.Climb(bound.knapsacks.Any(knapsack => knapsack.IsLimited) ? 1000 : 400);
        return bound;
    }

    /// <summary>Least number of sites whose capacities cover the demand; one more than there are when all together don't.</summary>
    public static int SitesNeeded(PortfolioStudy study, ServiceCosts costs)
    {
        var open = costs.Regions.Sum(region => region.Demand);
        var count = costs.Regions.Count == 0 ? 0 : 1;
        foreach (var capacity in study.Sites.Select(Capacity).OrderDescending())
        {
            open -= capacity;
            if (open <= 1e-9)
            {
                return count;
            }

            count++;
        }

        return count;
    }

    /// <summary>Bound on the plans that leave a site shut although the bound opens it, or open it although the bound does not.</summary>
    public double BoundAgainst(int site)
    {
        var place = Array.IndexOf(Chosen, site);
        var shut = Enumerable.Range(0, SiteValues.Length).Except(Chosen).Select(other => SiteValues[other]).DefaultIfEmpty(0).Min();
        return place >= 0
            ? BoundUsd - SiteValues[site] + Math.Min(0, shut)
            : BoundUsd + SiteValues[site] - Math.Max(0, SiteValues[Chosen[^1]]);
    }

    private static double FixedCost(PortfolioStudy study, SiteOption site) =>
        study.Eligibility.Allows(site.Permit) ? site.Designs.Min(design => design.Cost.Value) : double.PositiveInfinity;

    private static double Capacity(SiteOption site) =>
        site.Designs.Max(design => design.ServiceCapacity is { } capacity ? capacity : double.PositiveInfinity);

    private void Climb(int steps)
    {
        var multipliers = (double[])Multipliers.Clone();
        var scale = 2.0;
        var cheapestPlan = double.PositiveInfinity;
        for (int step = 0, idle = 0; step < steps && scale > 1e-4; step++)
        {
            var (bound, open, values) = Relax(multipliers);
            cheapestPlan = Math.Min(cheapestPlan, CostWithoutCapacity(open));
            idle++;
            if (bound > BoundUsd)
            {
                (BoundUsd, Multipliers, SiteValues, Chosen, idle) = (bound, (double[])multipliers.Clone(), values, open, 0);
            }

            if (idle == Patience)
            {
                (scale, idle, multipliers) = (scale / 2, 0, (double[])Multipliers.Clone());
            }
            else
            {
                // Capacities raise the cost above the cheapest plan without them: then 5 % above the bound is the target.
                Step(multipliers, open, scale * (Math.Max(cheapestPlan, BoundUsd + (0.05 * Math.Abs(BoundUsd))) - bound));
            }
        }
    }

    private (double Bound, int[] Open, double[] Values) Relax(double[] multipliers)
    {
        Fill(multipliers);
        var values = fixedUsd.Zip(knapsacks, (cost, knapsack) => cost + knapsack.Solve()).ToArray();
        var order = Enumerable.Range(0, values.Length).ToArray();
        var sorted = (double[])values.Clone();
        Array.Sort(sorted, order);
        var count = Math.Min(maxSites, Math.Max(minSites, sorted.Count(value => value < 0)));
        return (multipliers.Sum() + sorted.Take(count).Sum(), order[..count], values);
    }

    private void Fill(double[] multipliers)
    {
        foreach (var knapsack in knapsacks)
        {
            knapsack.Clear();
        }

        for (var region = 0; region < multipliers.Length; region++)
        {
            foreach (var site in costs.CheapestFirst[region])
            {
                var gain = multipliers[region] - costs.Usd[region][site];
                if (gain <= 0)
                {
                    break;
                }

                knapsacks[site].Offer(region, gain);
            }
        }
    }

    private double CostWithoutCapacity(int[] open) =>
        open.Sum(site => fixedUsd[site]) + costs.Usd.Sum(row => open.Min(site => row[site]));

    /// <summary>Along g_r = 1 − Σ_s a_rs over the open sites.</summary>
    private void Step(double[] multipliers, int[] open, double length)
    {
        var direction = Enumerable.Repeat(1.0, multipliers.Length).ToArray();
        foreach (var site in open)
        {
            knapsacks[site].TakeFrom(direction);
        }

        var norm = direction.Sum(part => part * part);
        for (var region = 0; region < multipliers.Length && norm > 0 && double.IsFinite(length); region++)
        {
            multipliers[region] += length / norm * direction[region];
        }
    }
}
