using System.Globalization;
using Planner.Domain.Grid;
using Planner.Solver.Network;
using Planner.Solver.Siting;

namespace Planner.Benchmarks;

/// <summary>portfolio CASE SITES [--years Y] [--mw MW] [--target MW] [--kv KV] [--gap G] [--seconds S] [--seed N] [--baselines]: choose sites, years, upgrades and dispatch under N-1.</summary>
/// <remarks>
/// Candidates stand at load buses of the case, drawn with a fixed seed, with two points of interconnection each, random cost
/// and permit lead times. Four snapshots. The objective holds the dispatch of the whole grid, beside which sites cost little:
/// "gapOfSitingCost" therefore sets the same distance to the bound against what the sites add to the cost of the grid without them.
/// With --baselines also two simpler ways, for what the joint optimum is worth.
/// </remarks>
internal static class PortfolioBenchmark
{
    private static readonly Snapshot[] Snapshots =
    [
        new("summer peak", 400) { Availability = Shares(0.15, 0.6), RatingFactor = 0.95 },
        new("day", 3600) { DemandFactor = 0.75, Availability = Shares(0.3, 0.4) },
        new("night", 3760) { DemandFactor = 0.55, Availability = Shares(0.45, 0) },
        new("winter peak", 1000) { DemandFactor = 0.9, Availability = Shares(0.35, 0.1), RatingFactor = 1.05 },
    ];

    public static Measurement Run(Arguments arguments)
    {
        var path = arguments.Get(0, "a MATPOWER case file");
        var network = DcNetwork.From(GridCase.Load(path), GridCase.Convention(arguments));
        var sites = RankBenchmark.Count(arguments, 1, "number of candidates");
        PortfolioStudy? study = null;
        PortfolioOutcome? outcome = null;
        var options = new PortfolioOptions(
            TimeSpan.FromSeconds(Number(arguments, "--seconds", 120)), Number(arguments, "--gap", 0.01), (int)Number(arguments, "--seed", 0));
        var progress = new Trace(arguments.Has("--trace"));
        var measured = new Measurement().With("benchmark", "portfolio").With("case", Path.GetFileName(path)).With("candidates", sites)
            .Time(1, () => study = Study(arguments, network, sites), "buildSeconds")
            .Time(1, () => outcome = PortfolioModel.Solve(study!, options, progress));
        var (plan, proof) = outcome!.Found();
        var evidence = outcome!.Evidence;
        measured.With("status", outcome.Status)
            .With("conflict", (outcome as PortfolioOutcome.Infeasible)?.Conflict.Members.Select(member => member.Text.En))
            .With("objective", proof?.Objective).With("bound", proof?.Bound).With("gap", proof?.Gap)
            .With("chosen", plan?.Chosen.Length).With("upgrades", plan?.Upgrades.Length).With("built", plan?.Built.Length)
            .With("siteAndGridUsd", plan?.Costs.Where(cost => cost.Kind is Measure.SiteCapital or Measure.Upgrades or Measure.GenerationCapital).Sum(cost => cost.Cost.Value))
            .With("limitsWatched", evidence.LimitsWatched).With("limitsAdded", evidence.LimitsAdded).With("baseOverloads", evidence.BaseOverloads.Length)
            .With("rounds", evidence.Rounds).With("backend", evidence.Backend);
        WithSitingCost(measured, study!, options, proof);
        return arguments.Has("--baselines") ? SimplerWays.Measure(measured, study!, options, proof) : measured;
    }

    /// <summary>What the chosen sites add to the cheapest grid without them: their own cost, and what their load costs to serve.</summary>
    private static void WithSitingCost(Measurement measured, PortfolioStudy study, PortfolioOptions options, Proof? joint)
    {
        var without = study with { Sites = [], Resources = [], Years = [.. study.Years.Select(year => year with { MinLoad = null })] };
        var sitingUsd = joint?.Objective - PortfolioModel.Solve(without, options with { RelativeGap = 1e-6 }).Found().Proof?.Objective;
        measured.With("sitingUsd", sitingUsd).With("gapOfSitingCost", (joint?.Objective - joint?.Bound) / sitingUsd);
    }

    private static PortfolioStudy Study(Arguments arguments, DcNetwork network, int sites)
    {
        var random = new Random(1);
        var buses = network.Buses.ToArray().Where(bus => bus.BaseVoltage.Value >= 100).OrderBy(_ => random.Next()).Take(2 * sites).ToArray();
        var targetMw = Number(arguments, "--target", 2000);
        return new()
        {
            Objective = PortfolioObjective.MinimiseCost,
            Sites = [.. Enumerable.Range(0, sites).Select(number => Site(random, number, buses[2 * number], buses[(2 * number) + 1], Number(arguments, "--mw", 200)))],
            Years = [.. Enumerable.Range(1, (int)Number(arguments, "--years", 3)).Select(number => Year(number, targetMw, (int)Number(arguments, "--years", 3)))],
            Schedule = new() { StartDay = new(2026, 7, 1), DiscountRate = 0.06, LastYearStandsFor = 5, Quantile = LeadTimeQuantile.P90 },
            Resources = [new("craft", "workforce", "hours", 1_500_000)],
            Upgrades = [.. Upgrades(network, random)],
            Energy = new()
            {
                Grid = new(network, new(Number(arguments, "--kv", 230)), withOutages: true),
                Snapshots = Snapshots,
                Units = [.. Units(network)],
                Builds = [.. buses.Take(6).Select((bus, number) => Build(bus.Id, number))],
                LostLoadUsdPerMwh = 5000,
                ReserveMargin = 0.05,
            },
        };
    }

    private static StudyYear Year(int number, double targetMw, int count) =>
        new(2027 + (2 * number)) { MinLoad = new(targetMw * number / count), DemandFactor = 1 + (0.01 * number) };

    private static SiteOption Site(Random random, int number, Bus near, Bus far, double mw)
    {
        var (cost, months) = (1e6 * (50 + (100 * random.NextDouble())), 4 + (14 * random.NextDouble()));
        var design = new SiteDesign
        {
            Id = "near",
            Load = new(mw),
            Poi = near.Id,
            Cost = new(cost),
            ConstructionMonths = 18,
            Score = random.NextDouble(),
            Uses = [new("craft", 400_000 * mw / 200, UseTime.Construction)],
        };
        return new(new($"site-{number:000}"), PermitPath.CategoricalExclusion, [design, design with { Id = "far", Poi = far.Id, Cost = new(cost * 1.2) }])
        {
            PermitMonths = new(months, months * 1.5),
        };
    }

    /// <summary>Units of one bus, fuel and cost stand together: the dispatch can't tell them apart.</summary>
    private static IEnumerable<ExistingUnit> Units(DcNetwork network) => network.Generators.ToArray().Where(unit => unit.Max.Value > 0)
        .GroupBy(unit => (unit.Bus, unit.Fuel, Slope(unit)))
        .Select(group => new ExistingUnit($"{group.Key.Fuel} at {group.Key.Bus}", group.Key.Bus, group.Sum(unit => unit.Max.Value), group.Key.Item3, null, group.Key.Fuel)
        {
            CapacityCredit = group.Key.Fuel is "wind" ? 0.2 : group.Key.Fuel is "solar" ? 0.5 : 1,
            RetirementYear = group.Key.Fuel == "coal" && group.Key.Bus.Number % 5 == 0 ? 2030 : null,
            DeferralPerYear = new(30_000 * group.Sum(unit => unit.Max.Value)),
        });

    /// <summary>Mean slope over the range of output.</summary>
    private static double Slope(Generator unit) => unit.Cost is CostCurve.Polynomial cost
        ? cost.Coefficients.Skip(1).Select((c, power) => c * Math.Pow(unit.Max.Value, power)).Sum()
        : throw new ArgumentException($"{unit.Id} has no polynomial cost.");

    private static IEnumerable<UpgradeOption> Upgrades(DcNetwork network, Random random) => network.Branches.ToArray()
        .Where(branch => !branch.IsTransformer && branch.Rating.Normal is not null && network.Grid.GetBus(branch.From).BaseVoltage.Value >= 230)
        .OrderBy(_ => random.Next()).Take(12)
        .Select(branch => new UpgradeOption($"line {branch.Id.Number}", branch.Id, UpgradeKind.Reconductor, 1.5, new(2e7), 24));

    private static BuildOption Build(BusId bus, int number) => number % 2 == 0
        ? new($"gas {number}", "gas", bus, new(400), 1) { CapitalPerUnit = new(5e8), UsdPerMwh = 30, LeadMonths = 48, CostPerUnitYear = new(6e6) }
        : new($"battery {number}", "battery", bus, new(100), 4) { Divisible = true, CapitalPerUnit = new(1.2e8), StorageHours = 4, RoundTripEfficiency = 0.86, LeadMonths = 18 };

    private static Dictionary<string, double> Shares(double wind, double sun) => new(StringComparer.Ordinal) { ["wind"] = wind, ["solar"] = sun };

    private static double Number(Arguments arguments, string option, double otherwise) =>
        arguments.Find(option) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
