using Planner.Solver.Siting;

namespace Planner.Benchmarks;

/// <summary>Two simpler ways to choose sites, as other tools do it; only here, to state what choosing jointly is worth.</summary>
internal static class SimplerWays
{
    private const int Wide = 3;

    /// <summary>Best-scored or cheapest sites first, as many as the target needs; the rest (years, lines, dispatch) is then optimised for them. Null: they can't be served.</summary>
    public static double? RankThenFilter(PortfolioStudy study, PortfolioOptions options)
    {
        var ranked = Ranked(study).Where(site => study.Eligibility.Allows(site.Permit)).ToList();
        var targetMw = study.Years.Max(year => year.MinLoad?.Value) ?? 0;
        var taken = new List<SiteOption>();
        foreach (var site in ranked.TakeWhile(_ => taken.Sum(one => one.Designs[0].Load.Value) < targetMw))
        {
            taken.Add(site with { Designs = [site.Designs[0]] });
        }

        return PortfolioModel.Solve(study with { Sites = taken }, options).Found().Proof?.Objective;
    }

    /// <summary>Year by year and site by site: the next site is the one that makes the plan so far cheapest. Null: the list ends in a corner.</summary>
    public static double? Greedy(PortfolioStudy study, PortfolioOptions options)
    {
        var taken = new List<SiteOption>();
        for (var year = 0; year < study.Years.Count; year++)
        {
            while (taken.Sum(site => site.Designs[0].Load.Value) < (study.Years[year].MinLoad?.Value ?? 0))
            {
                var tried = Ranked(study).Where(site => taken.All(one => one.Site != site.Site)).Take(Wide)
                    .Select(site => (site, objective: Cost(study, [.. taken, site], year, options))).Where(one => one.objective is not null).ToList();
                if (tried.Count == 0)
                {
                    return null;
                }

                taken.Add(tried.MinBy(one => one.objective).site);
            }
        }

        return Cost(study, taken, study.Years.Count - 1, options);
    }

    private static double? Cost(PortfolioStudy study, List<SiteOption> taken, int year, PortfolioOptions options)
    {
        var targetMw = taken.Sum(site => site.Designs[0].Load.Value);
        var years = study.Years.Select((one, number) => one with { MinLoad = number < year ? one.MinLoad : new(Math.Min(targetMw, one.MinLoad?.Value ?? targetMw)) });
        return PortfolioModel.Solve(study with { Sites = taken, Years = [.. years], MinSites = taken.Count }, options).Found().Proof?.Objective;
    }

    private static IEnumerable<SiteOption> Ranked(PortfolioStudy study) => study.Objective == PortfolioObjective.MaximiseScore
        ? study.Sites.OrderByDescending(site => site.Designs[0].Score)
        : study.Sites.OrderBy(site => site.Designs[0].Cost.Value / site.Designs[0].Load.Value);
}
