using Planner.Solver.Siting;

namespace Planner.Benchmarks;

/// <summary>Two simpler ways to choose sites, as other tools do it; only here, to state what choosing jointly is worth.</summary>
/// <remarks>Both get the same candidates, years, grid and dispatch as the optimizer; what they choose site by site is optimised in all else.</remarks>
internal sealed class SimplerWays(PortfolioStudy study, PortfolioOptions options)
{
    private const int Wide = 3;

    /// <summary>Runs both and adds their objectives, and by how much the joint optimum is better.</summary>
    public static Measurement Measure(Measurement measured, PortfolioStudy study, PortfolioOptions options, Proof? joint)
    {
        var ways = new SimplerWays(study, options);
        var sign = ways.IsScore ? -1 : 1;
        double? greedy = null, filtered = null;
        measured.Time(1, () => greedy = ways.Greedy(), "greedySeconds").Time(1, () => filtered = ways.RankThenFilter(), "rankThenFilterSeconds");
        return measured.With("greedyObjective", greedy).With("rankThenFilterObjective", filtered)
            .With("betterThanGreedy", sign * (greedy - joint?.Objective)).With("betterThanRankThenFilter", sign * (filtered - joint?.Objective));
    }

    /// <summary>Best-scored or cheapest sites first, each of which the grid carries alone, as many as are asked. Null: they can't be served together.</summary>
    private double? RankThenFilter()
    {
        var taken = new List<SiteOption>();
        foreach (var site in Ranked())
        {
            if (Lacks(taken) && Objective([site]) is not null)
            {
                taken.Add(site);
            }
        }

        return Solve(study, taken);
    }

    /// <summary>The next site is, of the three best ranked ones that still fit, the one that makes the plan so far best. Null: the list ends in a corner.</summary>
    private double? Greedy()
    {
        var taken = new List<SiteOption>();
        while (Lacks(taken))
        {
            var tried = Ranked().Where(site => taken.All(one => one.Site != site.Site)).Select(site => (site, objective: Objective([.. taken, site])))
                .Where(one => one.objective is not null).Take(Wide).ToList();
            if (tried.Count == 0)
            {
                return null;
            }

            taken.Add(IsScore ? tried.MaxBy(one => one.objective).site : tried.MinBy(one => one.objective).site);
        }

        return Solve(study, taken);
    }

    private bool IsScore => study.Objective == PortfolioObjective.MaximiseScore;

    private IEnumerable<SiteOption> Ranked()
    {
        var allowed = study.Sites.Where(site => study.Eligibility.Allows(site.Permit));
        return IsScore ? allowed.OrderByDescending(site => site.Designs[0].Score) : allowed.OrderBy(site => site.Designs[0].Cost.Value / site.Designs[0].Load.Value);
    }

    private bool Lacks(List<SiteOption> taken) =>
        taken.Count < study.MinSites || LoadMw(taken) < (study.Years.Select(year => year.MinLoad).Append(study.MinLoad).Max(load => load?.Value) ?? 0);

    private static double LoadMw(IEnumerable<SiteOption> taken) => taken.Sum(site => site.Designs[0].Load.Value);

    /// <summary>All of these sites, the targets as far as they reach.</summary>
    private double? Objective(IReadOnlyList<SiteOption> taken)
    {
        var mw = LoadMw(taken);
        var years = study.Years.Select(year => year with { MinLoad = year.MinLoad is { } least ? new(Math.Min(least.Value, mw)) : null });
        return Solve(study with { MinLoad = null, Years = [.. years], MinSites = taken.Count, MaxSites = taken.Count }, taken);
    }

    private double? Solve(PortfolioStudy whole, IReadOnlyList<SiteOption> taken)
    {
        var (known, regions) = (taken.Select(site => site.Site).ToHashSet(), taken.Select(site => site.Region).ToHashSet());
        var among = whole with
        {
            Sites = taken,
            Distances = [.. whole.Distances.Where(pair => known.Contains(pair.First) && known.Contains(pair.Second))],
            RegionCaps = [.. whole.RegionCaps.Where(cap => regions.Contains(cap.Region))],
        };
        return PortfolioModel.Solve(among, options with { WithConflict = false }).Found().Proof?.Objective;
    }
}
