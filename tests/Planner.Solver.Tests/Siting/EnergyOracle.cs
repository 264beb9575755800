using Planner.Domain.Grid;
using Planner.Solver;
using Planner.Solver.Siting;

namespace Planner.Tests.Solver.Siting;

/// <summary>The cheapest plan of a small study with years and dispatch by trying every whole choice; the flows are written out by bus angles, outage by outage.</summary>
/// <remarks>
/// Shares no sensitivity factor with the model: each outage has angles of its own on the grid without the branch. The snapshots
/// of a year are one linear program, since storage, called-off load and air permits bind them together.
/// </remarks>
/// <param name="study">The study.</param>
/// <param name="grid">Its grid.</param>
/// <param name="only">Members of a conflict: only these requirements hold; null: all of the study.</param>
internal sealed class EnergyOracle(PortfolioStudy study, PowerGrid grid, IReadOnlyList<ConflictMember>? only = null)
{
    private readonly Dictionary<string, double?> dispatched = new(StringComparer.Ordinal);

    /// <summary>Cost of the best plan, or null when there is none.</summary>
    public double? Best()
    {
        double? best = null;
        foreach (var choice in Choices())
        {
            if (Cost(choice) is { } cost && !(cost >= best))
            {
                best = cost;
            }
        }

        return best;
    }

    /// <summary>Start stage of each site, of each upgrade, and last stage kept of each unit that retires; −1: never.</summary>
    private IEnumerable<int[]> Choices()
    {
        var stages = study.Years.Count;
        var parts = study.Sites.Count + study.Upgrades.Count + Retiring.Length;
        var all = Enumerable.Repeat(0, parts).Aggregate((IEnumerable<int[]>)[[]], (some, _) => some.SelectMany(one => Enumerable.Range(-1, stages + 1).Select(start => (int[])[.. one, start])));
        return all.Where(IsAllowed);
    }

    private ExistingUnit[] Retiring => [.. study.Energy!.Units.Where(unit => unit.RetirementYear is not null)];

    private bool IsAllowed(int[] choice)
    {
        var sites = choice[..study.Sites.Count];
        for (var site = 0; site < sites.Length; site++)
        {
            if (sites[site] >= 0 && ((Holds("eligibility") && !study.Eligibility.Allows(study.Sites[site].Permit)) || (Holds("lead-time", In(sites[site])) && sites[site] < Earliest(study.Sites[site]))))
            {
                return false;
            }
        }

        return Enumerable.Range(0, study.Years.Count).All(stage => !Holds("load-target", In(stage)) || !(LoadMw(sites, stage) < study.Years[stage].MinLoad?.Value - 1e-9))
            && study.Resources.All(cap => Enumerable.Range(2020, 30).All(year => !Holds(cap.Kind, $" in {year}") || Used(sites, cap, year) <= cap.PerYear + 1e-9));
    }

    private string In(int stage) => $" in {study.Years[stage].Year}";

    private bool Holds(string kind, params string[] says) =>
        only is null || only.Any(member => member.Kind == kind && says.All(word => member.Text.En.Contains(word, StringComparison.Ordinal)));

    private int Earliest(SiteOption site)
    {
        var design = site.Designs[0];
        var months = site.PermitMonths!.P50 + Math.Max(design.ConstructionMonths, design.ConnectionMonths);
        var done = study.Schedule.StartDay!.Value.AddMonths((int)Math.Ceiling(months));
        return study.Years.Count(year => new DateOnly(year.Year, 1, 1) < done);
    }

    private double Used(int[] sites, ResourceCap cap, int calendar) => study.Sites.Select((site, number) => sites[number] < 0
        ? 0
        : site.Designs[0].Uses.Where(use => use.Resource == cap.Id).Sum(use => Used(use, site.Designs[0], study.Years[sites[number]].Year, calendar))).Sum();

    private double Used(ResourceUse use, SiteDesign design, int start, int calendar)
    {
        if (use.When == UseTime.EachYear)
        {
            return calendar >= start && study.Years.Any(year => year.Year == calendar) ? use.Amount : 0;
        }

        var years = Math.Max(1, (int)Math.Ceiling(design.ConstructionMonths / 12));
        return calendar >= start - years && calendar < start ? use.Amount / years : 0;
    }

    private double LoadMw(int[] sites, int stage) =>
        study.Sites.Select((site, number) => LoadMw(site.Designs[0], sites[number], stage)).Sum();

    private double LoadMw(SiteDesign design, int start, int stage) => start < 0 || start > stage ? 0
        : design.Phases.Count == 0 ? design.Load.Value
        : design.Phases.Where(phase => study.Years[start].Year + phase.YearsAfterStart <= study.Years[stage].Year).Select(phase => phase.Load.Value).DefaultIfEmpty(0).Max();

    private double? Cost(int[] choice)
    {
        var total = 0.0;
        for (var number = 0; number < study.Sites.Count + study.Upgrades.Count; number++)
        {
            var usd = number < study.Sites.Count ? study.Sites[number].Designs[0].Cost.Value : study.Upgrades[number - study.Sites.Count].Cost.Value;
            total += choice[number] >= 0 ? usd * Discount(study.Years[choice[number]].Year) : 0;
        }

        for (var stage = 0; stage < study.Years.Count; stage++)
        {
            if (Year(choice, stage) is not { } year)
            {
                return null;
            }

            total += year * Annuity(stage);
        }

        return total;
    }

    /// <summary>Cost of each year of a stage: dispatch, lost load and units kept.</summary>
    private double? Year(int[] choice, int stage)
    {
        var key = string.Join(',', choice.Select((start, number) => number < study.Sites.Count + study.Upgrades.Count ? start >= 0 && start <= stage ? start : -1 : start >= stage ? 1 : 0)) + "@" + stage;
        if (!dispatched.TryGetValue(key, out var cost))
        {
            dispatched[key] = cost = Dispatch(choice, stage) + Kept(choice, stage).Sum(unit => unit.DeferralPerYear!.Value.Value);
        }

        return cost;
    }

    private IEnumerable<ExistingUnit> Kept(int[] choice, int stage) => Retiring
        .Where((unit, number) => unit.RetirementYear <= study.Years[stage].Year && choice[study.Sites.Count + study.Upgrades.Count + number] >= stage);

    private double? Dispatch(int[] choice, int stage)
    {
        using var session = new SolverSession();
        var injected = study.Energy!.Snapshots.Select(_ => grid.Buses.ToDictionary(bus => bus.Id, _ => new List<(int Column, double Value)>())).ToList();
        for (var site = 0; site < study.Sites.Count; site++)
        {
            if (choice[site] >= 0 && choice[site] <= stage)
            {
                AddOnsite(session, study.Sites[site].Designs[0], LoadMw(study.Sites[site].Designs[0], choice[site], stage), injected);
            }
        }

        foreach (var (snapshot, into) in study.Energy.Snapshots.Zip(injected))
        {
            AddSnapshot(session, choice, stage, snapshot, into);
        }

        var answer = session.Solve(new(TimeSpan.FromSeconds(20)));
        return answer.Status == SolveStatus.Optimal ? answer.Objective : answer.Status == SolveStatus.Infeasible ? null : throw new InvalidOperationException($"{answer.Status}");
    }

    /// <summary>Load called off, the site's own plant and its storage, over all snapshots of a year.</summary>
    private void AddOnsite(SolverSession session, SiteDesign design, double loadMw, List<Dictionary<BusId, List<(int Column, double Value)>>> injected)
    {
        var (called, plant, given, stored) = (new List<(int, double)>(), new List<(int, double)>(), new List<(int, double)>(), new List<(int, double)>());
        var total = study.Energy!.Snapshots.Sum(snapshot => snapshot.HoursPerYear);
        foreach (var (snapshot, into) in study.Energy.Snapshots.Zip(injected))
        {
            var (hours, at) = (snapshot.HoursPerYear, into[design.Poi!.Value]);
            if (design.Flexible is { } flexible)
            {
                called.Add(Column(0, flexible.Share * loadMw, 1, hours));
            }

            if (design.Generation is { } unit)
            {
                var mostMw = Math.Min(unit.Capacity.Value * snapshot.AvailabilityOf(unit.AvailabilityKey), unit.MayExport ? double.PositiveInfinity : loadMw);
                plant.Add(Column(unit.UsdPerMwh * hours, mostMw, 1, hours));
            }

            if (design.Storage is { } storage)
            {
                var ofDay = 24 * hours / total;
                given.Add(Column(0, storage.Power.Value, 1, ofDay));
                stored.Add(Column(0, storage.Power.Value, -1, storage.RoundTripEfficiency * ofDay));
            }

            (int, double) Column(double usd, double mostMw, double sign, double weight)
            {
                var column = session.AddColumn(usd, 0, mostMw);
                at.Add((column, sign));
                return (column, weight);
            }
        }

        session.AddRow(double.NegativeInfinity, (design.Flexible?.Share * design.Flexible?.HoursPerYear * loadMw) ?? 0, called);
        if (Holds("air-permit"))
        {
            session.AddRow(double.NegativeInfinity, design.Generation is { MaxHoursPerYear: { } most } unit ? unit.Capacity.Value * most : double.PositiveInfinity, plant);
        }

        session.AddRow(double.NegativeInfinity, design.Storage?.EnergyMwh ?? 0, given);
        session.AddRow(0, 0, [.. stored, .. given.Select(term => (term.Item1, -term.Item2))]);
    }

    private void AddSnapshot(SolverSession session, int[] choice, int stage, Snapshot snapshot, Dictionary<BusId, List<(int Column, double Value)>> injected)
    {
        var demand = grid.Buses.ToDictionary(bus => bus.Id, bus => grid.Loads.Where(load => load.Bus == bus.Id).Sum(load => load.Demand.Value) * study.Years[stage].DemandFactor * snapshot.DemandFactor);
        var running = study.Energy!.Units.Where(unit => !(unit.RetirementYear <= study.Years[stage].Year)).Concat(Kept(choice, stage));
        foreach (var unit in running)
        {
            injected[unit.Bus].Add((session.AddColumn(unit.UsdPerMwh * snapshot.HoursPerYear, 0, unit.MaxMw * snapshot.AvailabilityOf(unit.Fuel)), 1));
        }

        var total = demand.Values.Sum();
        var lost = session.AddColumn(study.Energy.LostLoadUsdPerMwh!.Value * snapshot.HoursPerYear, 0, total);
        foreach (var (bus, mw) in demand)
        {
            injected[bus].Add((lost, mw / total));
        }

        if (!Holds("supply", snapshot.Id, In(stage)))
        {
            injected[grid.Buses.Single(bus => bus.Type == BusType.Reference).Id].Add((session.AddColumn(0, double.NegativeInfinity, double.PositiveInfinity), 1));
        }

        for (var site = 0; site < study.Sites.Count; site++)
        {
            demand[study.Sites[site].Designs[0].Poi!.Value] += LoadMw(study.Sites[site].Designs[0], choice[site], stage);
        }

        foreach (var outage in grid.Branches.Select(branch => (BranchId?)branch.Id).Prepend(null))
        {
            AddState(session, Branches(choice, stage).Where(branch => branch.Id != outage).ToList(), outage, injected, demand, (stage, snapshot));
        }
    }

    private IEnumerable<Branch> Branches(int[] choice, int stage)
    {
        var standing = study.Upgrades.Where((_, number) => choice[study.Sites.Count + number] >= 0 && choice[study.Sites.Count + number] <= stage).ToList();
        var twins = standing.Where(upgrade => upgrade.Kind == UpgradeKind.NewCircuit).Select(upgrade => grid.GetBranch(upgrade.Branch) with { Id = new(1000 + upgrade.Branch.Number) });
        return grid.Branches.Select(branch => standing.Find(upgrade => upgrade.Branch == branch.Id && upgrade.Kind == UpgradeKind.Reconductor) is { } upgrade
            ? branch with { Rating = new(branch.Rating.Normal * upgrade.RatingFactor, branch.Rating.Emergency * upgrade.RatingFactor) }
            : branch).Concat(twins);
    }

    private void AddState(
        SolverSession session, List<Branch> branches, BranchId? outage, Dictionary<BusId, List<(int Column, double Value)>> injected, Dictionary<BusId, double> demand, (int Stage, Snapshot Snapshot) at)
    {
        var angle = grid.Buses.ToDictionary(bus => bus.Id, bus => bus.Type == BusType.Reference ? session.AddColumn(0, 0, 0) : session.AddColumn(0, -100, 100));
        var leaving = grid.Buses.ToDictionary(bus => bus.Id, _ => new List<(int Column, double Value)>());
        foreach (var branch in branches)
        {
            var mwPerRad = 100 / branch.ReactancePu;
            var after = outage is { } out_ ? $"after the outage of {out_} " : ") stays";
            var limit = Holds("branch-limit", $"on {branch.Id} ", after, $"at {at.Snapshot.Id}{In(at.Stage)}")
                ? (outage is null ? branch.Rating.Normal : branch.Rating.AfterOutage)!.Value.Value * at.Snapshot.RatingFactor
                : double.PositiveInfinity;
            session.AddRow(-limit, limit, [(angle[branch.From], mwPerRad), (angle[branch.To], -mwPerRad)]);
            leaving[branch.From].AddRange([(angle[branch.From], mwPerRad), (angle[branch.To], -mwPerRad)]);
            leaving[branch.To].AddRange([(angle[branch.To], mwPerRad), (angle[branch.From], -mwPerRad)]);
        }

        foreach (var bus in grid.Buses)
        {
            var terms = injected[bus.Id].Concat(leaving[bus.Id].Select(term => (term.Column, -term.Value))).GroupBy(term => term.Item1).Select(group => (group.Key, group.Sum(term => term.Item2)));
            session.AddRow(demand[bus.Id], demand[bus.Id], terms);
        }
    }

    private double Discount(int year) => Math.Pow(1 + study.Schedule.DiscountRate, -(year - study.Schedule.StartDay!.Value.Year));

    private double Annuity(int stage)
    {
        var end = stage + 1 < study.Years.Count ? study.Years[stage + 1].Year : study.Years[stage].Year + study.Schedule.LastYearStandsFor;
        return Enumerable.Range(study.Years[stage].Year, end - study.Years[stage].Year).Sum(Discount);
    }
}
