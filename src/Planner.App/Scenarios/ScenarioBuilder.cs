using System.Globalization;
using Planner.App.Grid;
using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Domain.Technologies;
using Planner.Solver.Scenario;

namespace Planner.App.Scenarios;

/// <summary>Applies the changes of a scenario to a grid, and says every problem of them at once.</summary>
internal sealed class ScenarioBuilder
{
    private const int EndOfTime = int.MaxValue;

    private readonly ScenarioQuestion question;
    private readonly IReadOnlyList<ScenarioChange?> changes; // JSON may hold null where a change is meant
    private readonly TechnologyTable technologies;
    private readonly string file;
    private readonly DiagnosticBag bag;
    private readonly BuiltScenario built;
    private int lastGenerator;

    private ScenarioBuilder(PowerGrid grid, ScenarioQuestion question, TechnologyTable technologies, string file, DiagnosticBag bag)
    {
        this.question = question;
        changes = question.Changes ?? [];
        this.technologies = technologies;
        this.file = file;
        this.bag = bag;
        built = new() { Grid = grid };
        lastGenerator = grid.Generators.Select(unit => unit.Id.Number).DefaultIfEmpty(0).Max();
    }

    /// <param name="grid">The grid before the changes.</param>
    /// <param name="question">The changes.</param>
    /// <param name="technologies">Where technologies are looked up.</param>
    /// <param name="file">Name of the question for diagnostics.</param>
    /// <exception cref="BadInputException">Every problem of the changes, with its path.</exception>
    public static BuiltScenario Build(PowerGrid grid, ScenarioQuestion question, TechnologyTable technologies, string file)
    {
        var bag = new DiagnosticBag();
        var builder = new ScenarioBuilder(grid, question, technologies, file, bag);
        builder.CheckConvention();
        builder.Retire();
        for (var place = 0; place < builder.changes.Count; place++)
        {
            builder.Take(builder.changes[place], new(file, Path: string.Create(CultureInfo.InvariantCulture, $"$.changes[{place}]")));
        }

        bag.ThrowIfErrors();
        return builder.built;
    }

    private void CheckConvention()
    {
        if (question.Convention is not (GridQuestion.Matpower or GridQuestion.PowerModels))
        {
            bag.Error("scenario.bad-figure", $"convention is \"{question.Convention}\"", new(file, Path: "$.convention"), "It says how branches become susceptances", $"Write {GridQuestion.Matpower} or {GridQuestion.PowerModels}");
        }
    }

    // Retirements first, whatever the order of the changes: a plant that is kept is kept.
    private void Retire()
    {
        var years = changes.Where(change => change?.Kind == "retire-by").Select(change => change!.Year);
        var kept = changes.Where(change => change is { Kind: "keep", Generator: not null }).Select(change => new GeneratorId(change!.Generator!.Value)).ToHashSet();
        if (years.Append(question.Year).Max() is { } year)
        {
            var gone = built.Grid.Generators.Where(unit => unit.InService && unit.RetirementYear <= year && !kept.Contains(unit.Id)).ToArray();
            Apply(new GridChange.RetireByYear(year, kept));
            Say($"{gone.Length} unit(s) with {gone.Sum(unit => unit.Max.Value):0.#} MW are retired by {year}");
        }
    }

    private void Take(ScenarioChange? change, InputLocation where)
    {
        if (change is null)
        {
            bag.Error("scenario.no-change", "A change is null", where, "It would change nothing", "Remove it");
            return;
        }

        if (!ChangeKinds.Check(change, where, bag) || !ChangeFigures.Check(change, where, bag) || !ChangeNames.Check(change, built.Grid, where, bag))
        {
            return;
        }

        switch (change.Kind)
        {
            case "load":
                AddLoad(change, where);
                break;
            case "generation":
                AddGeneration(change, where);
                break;
            case "storage":
                AddStorage(change, where);
                break;
            case "retire":
                Apply(new GridChange.OutageGenerator(new(change.Generator!.Value)));
                Say($"{NameOf(change.Generator.Value)} is retired");
                break;
            case "keep":
                Keep(new(change.Generator!.Value));
                break;
            case "outage":
                built.Outages.Add(new(change.FromHour ?? 0, change.UntilHour ?? EndOfTime,
                    change.Branch is { } branch ? new BranchId(branch) : null, change.Generator is { } unit ? new GeneratorId(unit) : null));
                break;
            case "upgrade":
                Upgrade(change, where);
                break;
            case "dynamic-rating":
                built.Ratings.Add(new(change.FromHour ?? 0, change.UntilHour ?? EndOfTime, change.Branch is { } rated ? new BranchId(rated) : null, change.Factor!.Value));
                break;
            case "scale":
                Apply(new GridChange.ScaleLoads(change.LoadFactor!.Value));
                built.LoadFactor *= change.LoadFactor.Value;
                break;
            case "heat-wave":
                built.HeatWaves.Add(new(change.FromHour ?? 0, change.UntilHour ?? EndOfTime, change.LoadFactor ?? 1,
                    change.CapacityFactorOfFuel ?? new Dictionary<string, double>(), change.RatingFactor ?? 1));
                break;
            case "fuel-price":
                Apply(new GridChange.ScaleCosts(change.Fuel!, change.Factor!.Value));
                break;
        }
    }

    private void AddLoad(ScenarioChange change, InputLocation where)
    {
        var onsiteUsd = change.OnsiteUsdPerMwh ?? (change.OnsiteTechnology is { } id ? RunningCost(id, where) : 0);
        built.NewLoads.Add(new(new(change.Bus!.Value), change.Mw!.Value)
        {
            Name = change.Name,
            DayShape = change.Shape,
            OnsiteMw = change.OnsiteMw ?? 0,
            OnsiteUsdPerMwh = onsiteUsd ?? 0,
            CurtailableShare = change.CurtailableShare ?? 0,
            CurtailmentUsdPerMwh = change.CurtailmentUsdPerMwh ?? NewLoad.DefaultCurtailmentUsdPerMwh,
            CurtailedMwhPerDay = change.CurtailedMwhPerDay,
            ShiftableShare = change.ShiftableShare ?? 0,
        });
    }

    private void AddGeneration(ScenarioChange change, InputLocation where)
    {
        var technology = change.Technology is { } id ? Find(id, where) : null;
        if (change.Technology is not null && technology is null)
        {
            return;
        }

        var usdPerMwh = change.UsdPerMwh ?? (technology is null ? null : RunningCost(technology, where));
        if (usdPerMwh is not { } running)
        {
            bag.Error("scenario.no-running-cost", $"The new plant at bus {change.Bus} has no running cost", where,
                "A dispatch can't place it among the others", "State usdPerMwh, or name a technology whose running cost is known");
            return;
        }

        var unit = new Generator
        {
            Id = new(++lastGenerator),
            Bus = new(change.Bus!.Value),
            Name = change.Name ?? technology?.Name ?? "new plant",
            Fuel = change.Fuel ?? technology?.Fuel?.Name ?? change.Technology ?? "",
            Output = new(change.Mw!.Value),
            Min = new(0),
            Max = new(change.Mw.Value),
            Cost = new CostCurve.Polynomial([0, running]),
            RampPerHour = technology?.RampSharePerMinute is { } ramp ? new(60 * ramp.Value * change.Mw.Value) : null,
        };
        Apply(new GridChange.AddGenerator(unit));
        SetAvailability(unit.Id, change, technology);
        Say($"{unit.Name}, {change.Mw:0.#} MW at bus {change.Bus}, runs at {running:0.##} $/MWh{SourceOf(technology)}");
    }

    // Wind and sun without a series of their own run flat at their yearly share.
    private void SetAvailability(GeneratorId id, ScenarioChange change, Technology? technology)
    {
        var share = change.Availability ?? (technology is { Kind: TechnologyKind.Variable, CapacityFactor: { } factor } ? factor.Value : null);
        if (share is { } available)
        {
            built.AvailableShare[id] = available;
            Say($"{id} is available at {available:0.##} of its capacity in every hour");
        }
    }

    private void AddStorage(ScenarioChange change, InputLocation where)
    {
        var technology = change.Technology is { } id ? Find(id, where) : null;
        var hours = technology?.StorageHours?.Value;
        if ((change.Mwh ?? (hours * change.Mw)) is not { } mwh || (change.RoundTripEfficiency ?? technology?.RoundTripEfficiency?.Value) is not { } efficiency)
        {
            bag.Error("scenario.no-storage-size", $"The storage at bus {change.Bus} states no energy or no efficiency", where,
                "Its state can't be computed", "State mwh and roundTripEfficiency, or name a technology such as battery-4h");
            return;
        }

        built.Storage.Add(new(new(change.Bus!.Value), change.Mw!.Value, mwh, efficiency));
        Say($"storage of {change.Mw:0.#} MW and {mwh:0.#} MWh at bus {change.Bus}{SourceOf(technology)}");
    }

    private void Keep(GeneratorId id)
    {
        Apply(new GridChange.KeepGenerator(id));
        var fixedCost = technologies.Find("coal-retention")?.FixedUsdPerKwYear;
        var unit = built.Grid.GetGenerator(id);
        Say($"{NameOf(id.Number)} is kept in service past its date");
        if (fixedCost is not null && unit.Fuel.Contains("coal", StringComparison.OrdinalIgnoreCase))
        {
            Say($"keeping {NameOf(id.Number)} costs at least {fixedCost.Value * unit.Max.Value / 1000:0.##} million $ a year ({fixedCost.Source.DataSet}, {fixedCost.Source.Vintage})");
        }
    }

    private void Upgrade(ScenarioChange change, InputLocation where)
    {
        var branch = built.Grid.GetBranch(new(change.Branch!.Value));
        if (branch.Rating.Normal is not { Value: > 0 } rate)
        {
            bag.Error("scenario.no-rating", $"{branch.Id} states no rating", where, "There is nothing to raise", "Choose a branch with a rating");
            return;
        }

        var factor = change.Factor ?? (change.RateMw!.Value / rate.Value);
        Apply(new GridChange.RerateBranch(branch.Id, factor));
        Say($"{branch.Id} is rated {rate.Value * factor:0.#} MW instead of {rate.Value:0.#} MW");
    }

    private Technology? Find(string id, InputLocation where)
    {
        if (technologies.Find(id) is not { } technology)
        {
            bag.Error("scenario.unknown-technology", $"There is no technology \"{id}\"", where, "Its figures are not known",
                NearestName.Advice(id, [.. technologies.Technologies.Select(one => one.Id.Text)]));
            return null;
        }

        if (question.Year < technology.EarliestYear?.Value)
        {
            bag.Error("scenario.too-early", $"{technology.Name} is asked for in {question.Year}", where,
                $"Its earliest year in service is {technology.EarliestYear!.Value:0} ({technology.EarliestYear.Source.DataSet})", "Ask for a later year, or another technology");
        }

        return technology;
    }

    private double? RunningCost(string id, InputLocation where) => Find(id, where) is { } technology ? RunningCost(technology, where) : null;

    private double? RunningCost(Technology technology, InputLocation where)
    {
        if (technology.RunningUsdPerMwh is null)
        {
            bag.Error("scenario.no-running-cost", $"The table states no running cost of {technology.Name}", where, "A dispatch can't place it among the others", "State the cost in $/MWh yourself");
        }

        return technology.RunningUsdPerMwh;
    }

    private static string SourceOf(Technology? technology) =>
        technology?.CapitalUsdPerKw is { } figure ? $" ({figure.Source.DataSet}, {figure.Source.Vintage})" : "";

    private string NameOf(int generator) =>
        built.Grid.FindGenerator(new(generator)) is { Name.Length: > 0 } unit ? unit.Name : $"generator {generator}";

    private void Apply(GridChange change) => built.Grid = built.Grid.Apply(change);

    private void Say(FormattableString what) => built.Evidence.Add(FormattableString.Invariant(what));
}
