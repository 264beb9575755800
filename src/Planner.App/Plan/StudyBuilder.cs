using Planner.App.Rank;
using Planner.Domain.Diagnostics;
using Planner.Domain.Sites;
using Planner.Domain.Units;
using Planner.Geodata.Projections;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;
using Planner.Solver.Siting;

namespace Planner.App.Plan;

/// <summary>Turns a question and the judged sites into the optimizer's task: plain numbers, no geometry, no law.</summary>
/// <remarks>What the question asks of the workspace and can't be had goes to the bag; what it asks of itself is the solver's check.</remarks>
internal sealed class StudyBuilder(OpenWorkspace open, PlanQuestion question, JudgedSites judged, SiteMonths months, DiagnosticBag bag)
{
    private readonly JudgedSite[] candidates = Candidates(question, judged);
    private readonly DesignBuilder builder = new(question, bag);

    public PortfolioTask Build()
    {
        var network = open.StudiedGrid.Network(DcConvention.Matpower);
        var served = candidates.Where(site => IsServed(network, site)).ToArray();
        RequireLineCosts(served);
        var study = Study(served) with { Energy = new EnergyBuilder(open, question, bag).Build(network) };
        return new(study, new(TimeSpan.FromSeconds(question.TimeLimitSeconds), question.Gap, question.Seed))
        {
            Watch = study.Energy is not null || served.Length == 0
                ? null
                : new(open.StudiedGrid.Grid, new(MinKv, question.WithOutages), [.. served.SelectMany(Pois).Select(poi => poi.Bus).Distinct()]),
            Alternatives = question.Alternatives is { } wanted ? new(wanted.Within, wanted.Most) : null,
            Pareto = question.Pareto is { } pareto ? new(ObjectiveOf(pareto.Best), ObjectiveOf(pareto.Against), pareto.Points) : null,
        };
    }

    public static PortfolioObjective ObjectiveOf(PlanObjective objective) => objective switch
    {
        PlanObjective.Score => PortfolioObjective.MaximiseScore,
        PlanObjective.Cost => PortfolioObjective.MinimiseCost,
        PlanObjective.Emissions => PortfolioObjective.MinimiseEmissions,
        PlanObjective.Time => PortfolioObjective.MinimiseDelay,
        PlanObjective.PermitRisk => PortfolioObjective.MinimisePermitRisk,
        _ => PortfolioObjective.Weighted,
    };

    private Kilovolts? MinKv => question.MinKv is { } kv ? new Kilovolts(kv) : null;

    private IEnumerable<PoiOption> Pois(JudgedSite site) => site.Site.Pois.Take(question.PoisPerSite);

    private static JudgedSite[] Candidates(PlanQuestion question, JudgedSites judged)
    {
        var asked = question.Sites?.ToHashSet(StringComparer.Ordinal);
        return [.. judged.Sites.Where(site => asked is null || asked.Contains(site.Site.Id.Text))];
    }

    /// <summary>False leaves the site out: what it does to the grid can't be told.</summary>
    private bool IsServed(DcNetwork network, JudgedSite site) =>
        site.Site.Pois.Count > 0 && Pois(site).All(poi => GridWatch.Serves(network, Participation.ByCapacity(network), poi.Bus));

    private void RequireLineCosts(JudgedSite[] served)
    {
        if (question.CountsCost && served.Where(site => Pois(site).Any(poi => TieLineCost.Of(question.Connection, poi) is { Usd: null })).Select(site => site.Site.Id.Text).ToList() is { Count: > 0 } silent)
        {
            bag.Error(
                "plan.no-line-cost", $"What the tie line costs is not known at {Some(silent)}", new("question", Path: "$.connection.usdPerKm"),
                "No line with a known cost was routed there, and a cost that is not known is not zero", "State usdPerKm, or import the workspace with 'tieLines'");
        }
    }

    private static string Some(List<string> sites) => string.Join(", ", sites.Take(5)) + (sites.Count > 5 ? $" and {sites.Count - 5} more" : "");

    private PortfolioStudy Study(JudgedSite[] served) => new()
    {
        Source = "question",
        Objective = ObjectiveOf(question.Objective),
        Prices = question.Prices is { } prices
            ? new(prices.UsdPerScorePoint, prices.UsdPerTonCo2, prices.UsdPerMwYearDelay, prices.UsdPerRiskPoint)
            : new(),
        Sites = [.. Scores(served).AsParallel().AsOrdered().Select(scored => (scored.Site, scored.Score, Months: months.Of(scored.Site))).AsSequential().Select(scored => Option(scored.Site, scored.Score, scored.Months))],
        MinSites = question.SiteCount ?? question.MinSites ?? (IsOpen ? 3 : null),
        MaxSites = question.SiteCount ?? question.MaxSites ?? (IsOpen ? 3 : null),
        MinLoad = Mw(question.MinLoadMw),
        MaxLoad = Mw(question.MaxLoadMw),
        Eligibility = question.AtMostCategoricalExclusion ? EligibilityPolicy.AtMostCategoricalExclusion
            : question.AllowUndetermined ? EligibilityPolicy.AllowUndetermined : EligibilityPolicy.Determined,
        MinSpacing = question.MinSpacingKm is { } km ? new Kilometers(km) : null,
        Distances = question.MinSpacingKm is { } spacingKm ? SiteSpacing.Near([.. served.Select(site => site.Site)], spacingKm) : [],
        RegionCaps = [.. question.MaxPerRegion?.Select(cap => new RegionCap(cap.Region, cap.MaxSites)) ?? []],
        Years = [.. question.Years?.Select(Year) ?? []],
        Schedule = new()
        {
            StartDay = question.StartDay ?? open.Info.AsOf,
            Quantile = question.Quantile == PlanQuantile.P90 ? LeadTimeQuantile.P90 : LeadTimeQuantile.P50,
            DiscountRate = question.DiscountRate,
            LastYearStandsFor = question.LastYearStandsFor,
        },
        Resources = [.. question.Resources?.Select(cap => new ResourceCap(cap.Id, cap.Kind, cap.Unit, cap.PerYear)) ?? []],
        Upgrades = [.. question.Upgrades?.Select(Upgrade) ?? []],
        Service = question.Service is { } regions ? new([.. regions.Select((region, number) => Region(region, number, served))]) : null,
    };

    /// <summary>The study says nothing of how much is wanted.</summary>
    private bool IsOpen =>
        question is { SiteCount: null, MinSites: null, MaxSites: null, MinLoadMw: null, Service: null } && question.Years?.Any(year => year.MinLoadMw is not null) is not true;

    private static Megawatts? Mw(double? mw) => mw is { } stated ? new Megawatts(stated) : null;

    private IEnumerable<(JudgedSite Site, double Score)> Scores(JudgedSite[] served)
    {
        var scores = Ranking.Run(judged.Table, RankSites.WeightsOf(open, question.Weights)).ToDictionary(site => site.Site, site => site.Score);
        return served.Select(site => (site, scores[site.Site.Id]));
    }

    private SiteOption Option(JudgedSite site, double score, MonthRange? permitMonths)
    {
        var designs = (question.Designs ?? [new PlanDesign { Id = "base" }]).SelectMany(
            (design, number) => Pois(site).Select((poi, place) => builder.Build(design, number, site, poi, place, score)));
        return new(site.Site.Id, site.Path, [.. designs], Region(site))
        {
            PermitMonths = permitMonths,
            PermitRisk = Risk(site.Path),
        };
    }

    private string? Region(JudgedSite site) =>
        open.FactsOf(site.Site.Id)[new("project.state")] is Domain.Facts.Fact.Known { Value: Domain.Facts.FactValue.Word state } ? state.Value : null;

    /// <summary>How deep the review goes: 0 none, 1 CE, 2 EA, 3 EIS; what is not determined may become the deepest.</summary>
    private static double Risk(PermitPath path) => path switch
    {
        PermitPath.NoReview => 0,
        PermitPath.CategoricalExclusion => 1,
        PermitPath.EnvironmentalAssessment => 2,
        _ => 3,
    };

    private static StudyYear Year(PlanYearWanted year) => new(year.Year)
    {
        MinLoad = Mw(year.MinLoadMw),
        MaxLoad = Mw(year.MaxLoadMw),
        MaxCapital = year.MaxCapitalUsd is { } usd ? new UsDollars(usd) : null,
        MaxEmissionsTons = year.MaxEmissionsTons,
        DemandFactor = year.DemandFactor,
    };

    private static UpgradeOption Upgrade(PlanUpgradeWanted upgrade, int number) => new(
        FormattableString.Invariant($"upgrade {number + 1}"), new(upgrade.Branch),
        upgrade.Kind == PlanUpgradeKind.NewCircuit ? UpgradeKind.NewCircuit : UpgradeKind.Reconductor, upgrade.Factor, new(upgrade.Usd), upgrade.Months);

    private DemandRegion Region(PlanServiceRegion region, int number, JudgedSite[] served)
    {
        var usd = region.Costs.GroupBy(cost => cost.Site, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Usd, StringComparer.Ordinal);
        var missing = served.Select(site => site.Site.Id.Text).Where(site => !usd.ContainsKey(site)).ToList();
        if (missing.Count > 0)
        {
            bag.Error(
                "plan.no-service-cost", $"{region.Region} has no cost from {Some(missing)}",
                new("question", Path: $"$.service[{number}].costs"), "A site that may serve a region has a cost of doing so", "Give the cost, or name fewer sites in \"sites\"");
        }

        return new(region.Region, region.Demand, [.. served.Select(site => new UsDollars(usd.GetValueOrDefault(site.Site.Id.Text)))]);
    }
}

/// <summary>Pairs of sites that stand closer than a spacing.</summary>
internal static class SiteSpacing
{
    public static List<SiteDistance> Near(CandidateSite[] sites, double spacingKm)
    {
        var near = new List<SiteDistance>();
        for (var first = 0; first < sites.Length; first++)
        {
            for (var second = first + 1; second < sites.Length; second++)
            {
                AddIfNear(near, sites[first], sites[second], spacingKm);
            }
        }

        return near;
    }

    private static void AddIfNear(List<SiteDistance> near, CandidateSite first, CandidateSite second, double spacingKm)
    {
        // A degree of latitude is more than 110 km: most pairs are settled without the geodesic.
        if (Math.Abs(first.Location.Latitude - second.Location.Latitude) * 110 <= spacingKm
            && Geodesic.Between(first.Location, second.Location) is var distance && distance.Value < spacingKm)
        {
            near.Add(new(first.Id, second.Id, distance));
        }
    }
}
