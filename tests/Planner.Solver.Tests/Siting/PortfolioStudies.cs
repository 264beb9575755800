using CsCheck;
using Planner.Domain.Grid;
using Planner.Domain.Sites;
using Planner.Solver.Siting;

namespace Planner.Tests.Solver.Siting;

/// <summary>Random small studies, and their answer by trying every combination of designs.</summary>
internal static class PortfolioStudies
{
    /// <summary>A flow this far above its limit is surely a violation, and one this far below surely none.</summary>
    public const double LooseMw = 1e-4;

    public const double StrictMw = -1e-6;

    private static readonly string[] Regions = ["north", "south"];

    /// <summary>Up to 7 sites with up to 2 designs, 4 branches, 2 outages, spacing, caps, count and MW targets.</summary>
    public static Gen<Case> Random =>
        from sites in GenSite.Array[1, 7]
        from grid in GenGrid
        from minSites in Gen.Int[0, 3]
        from extraSites in Gen.Int[0, 4]
        from minLoad in Gen.Int[0, 200]
        from cap in Gen.Int[0, 3]
        from close in Gen.Bool.Array[21]
        from objective in Gen.Bool.Select(score => score ? PortfolioObjective.MaximiseScore : PortfolioObjective.MinimiseCost)
        from withUndetermined in Gen.Bool
        select new Case(new PortfolioStudy
        {
            Sites = [.. sites.Select((site, number) => site with { Site = Id(number) })],
            Objective = objective,
            MinSites = Math.Min(minSites, sites.Length),
            MaxSites = Math.Min(minSites, sites.Length) + extraSites,
            MinLoad = new(minLoad),
            Eligibility = withUndetermined ? EligibilityPolicy.AllowUndetermined : EligibilityPolicy.Determined,
            RegionCaps = sites.Any(site => site.Region == "north") ? [new("north", cap)] : [],
            MinSpacing = new(20),
            Distances = [.. Pairs(sites.Length).Zip(close).Where(pair => pair.Second).Select(pair => new SiteDistance(Id(pair.First.A), Id(pair.First.B), new(5)))],
            Grid = grid.ToLimits(),
        }, grid);

    /// <summary>True when no combination stands within a hair of a limit, so that the study has one answer.</summary>
    public static bool IsClearCut(Case one) => AllPlans(one, LooseMw).Count == AllPlans(one, StrictMw).Count;

    /// <summary>The best objective over all combinations that keep every requirement, or null when none does.</summary>
    public static double? BruteForce(Case one, double toleranceMw) => BruteForce(one.Study, one.Grid, toleranceMw, _ => true);

    /// <summary>The same with only the grid limits that <paramref name="watched"/> names by branch and outage.</summary>
    public static double? BruteForce(PortfolioStudy study, RawGrid grid, double toleranceMw, Func<(BranchId Branch, BranchId? Outage), bool> watched) =>
        BruteForce(study, chosen => Keeps(study, grid, toleranceMw, watched, chosen));

    /// <summary>Every combination that keeps the study, as its set of sites, score and cost.</summary>
    public static List<(string Sites, double Score, double Cost)> AllPlans(Case one, double toleranceMw) =>
    [
        .. Combinations(one.Study, 0).Where(chosen => Keeps(one.Study, one.Grid, toleranceMw, _ => true, chosen)).Select(chosen => (
            string.Join(' ', chosen.Select(choice => choice.Option.Site.Text).Order(StringComparer.Ordinal)),
            chosen.Sum(choice => choice.Design.Score),
            chosen.Sum(choice => choice.Design.Cost.Value))),
    ];

    private static double? BruteForce(PortfolioStudy study, Func<IReadOnlyList<(SiteOption Option, SiteDesign Design)>, bool> keeps) =>
        Combinations(study, 0).Where(keeps).Select(chosen => Objective(study, chosen)).Cast<double?>()
            .Aggregate((double?)null, (best, next) => best is null || Better(study, next!.Value, best.Value) ? next : best);

    public static bool Keeps(Case one, IReadOnlyList<(SiteOption Option, SiteDesign Design)> chosen) => Keeps(one.Study, one.Grid, LooseMw, _ => true, chosen);

    private static bool Keeps(
        PortfolioStudy study, RawGrid grid, double toleranceMw, Func<(BranchId Branch, BranchId? Outage), bool> watched, IReadOnlyList<(SiteOption Option, SiteDesign Design)> chosen)
    {
        var load = chosen.Sum(choice => choice.Design.Load.Value);
        return !(chosen.Count < study.MinSites)
            && !(chosen.Count > study.MaxSites)
            && !(load < study.MinLoad?.Value)
            && !(load > study.MaxLoad?.Value)
            && chosen.All(choice => study.Eligibility.Allowed.Contains(choice.Option.Permit))
            && study.RegionCaps.All(cap => chosen.Count(choice => choice.Option.Region == cap.Region) <= cap.MaxSites)
            && !study.Distances.Any(pair => pair.Distance < study.MinSpacing && Has(chosen, pair.First) && Has(chosen, pair.Second))
            && grid.Keeps(chosen.Select(choice => (choice.Design.Poi!.Value.Number, choice.Design.Load.Value)), toleranceMw, watched);
    }

    public static double Objective(PortfolioStudy study, IReadOnlyList<(SiteOption Option, SiteDesign Design)> chosen) =>
        study.Objective == PortfolioObjective.MaximiseScore
            ? chosen.Sum(choice => choice.Design.Score)
            : chosen.Sum(choice => choice.Design.Cost.Value);

    private static Gen<SiteOption> GenSite =>
        from designs in Gen.Select(Gen.Int[0, 120], Gen.Int[1, 3], Gen.Double[0, 1], Gen.Double[1, 100]).Array[1, 2]
        from permit in Gen.Enum<PermitPath>()
        from lucky in Gen.Int[0, 2]
        from region in Gen.Int[0, 1]
        select new SiteOption(
            new("set later"),
            lucky > 0 ? PermitPath.CategoricalExclusion : permit,
            [.. designs.Select((design, number) => new SiteDesign { Id = $"d{number}", Load = new(design.Item1), Poi = new(design.Item2), Score = design.Item3, Cost = new(design.Item4) })],
            Regions[region]);

    private static Gen<RawGrid> GenGrid =>
        from factors in Gen.Double[-1, 1].Array[12]
        from flows in Gen.Double[-60, 60].Array[4]
        from ratings in Gen.Double[20, 200].Array[4]
        from emergency in Gen.Double[1, 1.5].Array[4]
        from lodfs in Gen.Double[-0.8, 0.8].Array[8]
        from unlimited in Gen.Int[0, 4]
        select new RawGrid(factors, flows, ratings, [.. ratings.Zip(emergency, (rating, factor) => rating * factor)], lodfs, unlimited);

    private static bool Has(IReadOnlyList<(SiteOption Option, SiteDesign Design)> chosen, SiteId site) => chosen.Any(choice => choice.Option.Site == site);

    private static bool Better(PortfolioStudy study, double left, double right) =>
        study.Objective == PortfolioObjective.MaximiseScore ? left > right : left < right;

    private static IEnumerable<IReadOnlyList<(SiteOption Option, SiteDesign Design)>> Combinations(PortfolioStudy study, int from) =>
        from == study.Sites.Count
            ? [[]]
            : Combinations(study, from + 1).SelectMany(rest => study.Sites[from].Designs
                .Select(design => (IReadOnlyList<(SiteOption, SiteDesign)>)[(study.Sites[from], design), .. rest])
                .Prepend(rest));

    private static IEnumerable<(int A, int B)> Pairs(int count) =>
        from a in Enumerable.Range(0, count) from b in Enumerable.Range(a + 1, count - a - 1) select (a, b);

    private static SiteId Id(int number) => new($"s{number}");

    public sealed record Case(PortfolioStudy Study, RawGrid Grid);

    /// <summary>Four branches and three POIs as bare numbers, with the flows written out afresh: no code shared with the model.</summary>
    public sealed record RawGrid(double[] Factors, double[] Flows, double[] Normal, double[] Emergency, double[] Lodfs, int Unlimited)
    {
        public GridLimits ToLimits() => new(
            Enumerable.Range(0, 4).Select(branch => new MonitoredBranch(
                new(branch + 1), $"line {branch + 1}", new(Flows[branch]),
                branch == Unlimited ? default : new(new(Normal[branch]), new(Emergency[branch])))),
            [new(1), new(2), new(3)],
            Factors,
            [new BranchOutage(new(1), Lodf(0)), new BranchOutage(new(3), Lodf(2))],
            existingOverloadShare: 0);

        public bool Keeps(IEnumerable<(int Poi, double Mw)> loads, double toleranceMw, Func<(BranchId Branch, BranchId? Outage), bool> watched)
        {
            var after = (double[])Flows.Clone();
            foreach (var (poi, mw) in loads)
            {
                for (var branch = 0; branch < 4; branch++)
                {
                    after[branch] += Factors[(branch * 3) + poi - 1] * mw;
                }
            }

            return Within(Flows, after, Normal, null, toleranceMw, watched)
                && Within(Out(Flows, 0), Out(after, 0), Emergency, 0, toleranceMw, watched)
                && Within(Out(Flows, 2), Out(after, 2), Emergency, 2, toleranceMw, watched);
        }

        private double[] Lodf(int outage) => outage == 0 ? [-1, .. Lodfs[..3]] : [.. Lodfs[4..6], -1, Lodfs[6]];

        private double[] Out(double[] flows, int outage) => [.. flows.Zip(Lodf(outage), (flow, factor) => flow + (factor * flows[outage]))];

        private bool Within(
            double[] before, double[] after, double[] limit, int? outage, double toleranceMw, Func<(BranchId Branch, BranchId? Outage), bool> watched) => Enumerable.Range(0, 4).All(branch =>
            branch == Unlimited || branch == outage || !watched((new(branch + 1), outage is { } lost ? new BranchId(lost + 1) : null)) || Math.Abs(after[branch]) <= Math.Max(limit[branch], Math.Abs(before[branch])) + toleranceMw);
    }
}
