using System.Collections.Immutable;
using Planner.Domain.Units;

namespace Planner.Solver.Siting;

/// <summary>Reads the plan out of a solution with whole choices.</summary>
internal sealed class PlanReader(PortfolioModel model, UpgradeChoices upgrades, double[] columns)
{
    private readonly Timeline timeline = model.Frame.Timeline;
    private readonly DispatchedGrid? energy = model.Grid as DispatchedGrid;

    public Portfolio Read(ImmutableArray<ServiceShare> service, double serviceUsd, IEnumerable<LimitUse> limits, IEnumerable<BindingRequirement> binding)
    {
        var chosen = model.Choices.All.Where(choice => columns[choice.Column] > 0.5).ToList();
        var costs = Costs(serviceUsd);
        return new()
        {
            Chosen = [.. chosen.Select(choice => new ChosenSite(choice.Option.Site, choice.Design, timeline.YearOf(choice.Stage)))],
            TotalLoad = new(model.Choices.LoadMw(timeline.Count - 1, columns)),
            TotalScore = model.Frame.Sum(Measure.Score, columns),
            TotalCost = new(costs.Sum(cost => cost.Cost.Value)),
            Costs = costs,
            EmissionsTons = timeline.Stages.Any(stage => energy is not null && energy.TonsPerYear(stage, columns) is null) ? null : model.Frame.Sum(Measure.Emissions, columns),
            DelayMwYears = model.Frame.Sum(Measure.Delay, columns),
            PermitRisk = model.Frame.Sum(Measure.PermitRisk, columns),
            Years = [.. timeline.Stages.Where(_ => timeline.HasYears || energy is not null).Select(Year)],
            Upgrades = [.. Upgrades()],
            Built = [.. energy?.Builds.Built(columns).Select(build => new BuiltGeneration(build.Build, timeline.YearOf(build.Stage), build.Units)) ?? []],
            Deferred = [.. energy?.Fleet.Deferred(columns).Select(kept => new DeferredUnit(kept.Unit, timeline.YearOf(kept.LastStage)!.Value)) ?? []],
            BindingLimits = [.. limits],
            Binding = [.. binding],
            Service = service,
        };
    }

    private ImmutableArray<CostPart> Costs(double serviceUsd) =>
    [
        .. Enum.GetValues<Measure>().Where(measure => measure.IsCost())
            .Select(measure => new CostPart(measure, new(measure == Measure.Service ? serviceUsd : model.Frame.Sum(measure, columns))))
            .Where(cost => cost.Cost.Value != 0),
    ];

    private PlanYear Year(int stage)
    {
        var capital = model.Choices.All.Where(choice => choice.Stage == stage).Sum(choice => columns[choice.Column] * choice.Design.Cost.Value)
            + Enumerable.Range(0, upgrades.Options.Count).Sum(option => columns[upgrades.ColumnOf(option, stage)] * upgrades.Options[option].Cost.Value)
            + (energy?.Builds.CapitalTerms(stage).Sum(term => term.Usd * columns[term.Column]) ?? 0);
        return new(
            timeline.YearOf(stage), new Megawatts(model.Choices.LoadMw(stage, columns)), new UsDollars(capital),
            energy?.TonsPerYear(stage, columns), energy?.LostMwh(stage, columns));
    }

    private IEnumerable<BuiltUpgrade> Upgrades() =>
        from option in Enumerable.Range(0, upgrades.Options.Count)
        from stage in timeline.Stages
        where columns[upgrades.ColumnOf(option, stage)] > 0.5
        select new BuiltUpgrade(upgrades.Options[option], timeline.YearOf(stage));
}
