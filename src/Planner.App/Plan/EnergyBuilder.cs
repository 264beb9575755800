using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Domain.Technologies;
using Planner.Domain.Units;
using Planner.Solver.Network;
using Planner.Solver.Siting;

namespace Planner.App.Plan;

/// <summary>The dispatch of a study: the grid's own units at their stated cost, and new generation of the technology table.</summary>
internal sealed class EnergyBuilder(OpenWorkspace open, PlanQuestion question, DiagnosticBag bag)
{
    private const double KwPerMw = 1000;

    private readonly DesignBuilder figures = new(question, bag);

    public EnergyStudy? Build(DcNetwork network) => question.Dispatch is not { } dispatch ? null : new()
    {
        Grid = new(network, question.MinKv is { } kv ? new Kilovolts(kv) : null, question.WithOutages),
        Snapshots = [.. dispatch.Snapshots.Select(snapshot => new Snapshot(snapshot.Id, snapshot.Hours)
        {
            DemandFactor = snapshot.DemandFactor,
            RatingFactor = snapshot.RatingFactor,
            Availability = snapshot.Availability ?? new Dictionary<string, double>(),
        })],
        Units = Units(dispatch, network),
        Builds = [.. (dispatch.Build ?? []).Select(Build).OfType<BuildOption>()],
        LostLoadUsdPerMwh = dispatch.LostLoadUsdPerMwh,
        ReserveMargin = dispatch.ReserveMargin,
    };

    /// <summary>Units of one bus, fuel, cost and date stand together: the dispatch can't tell them apart.</summary>
    private List<ExistingUnit> Units(PlanDispatch dispatch, DcNetwork network)
    {
        var fuels = (dispatch.Fuels ?? []).GroupBy(fuel => fuel.Fuel, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var stated = (dispatch.Retirements ?? []).GroupBy(one => one.Generator).ToDictionary(group => group.Key, group => group.First());
        RequireKnown(dispatch.Retirements ?? [], network);
        var units = network.Generators.ToArray().Where(unit => unit.Max.Value > 0).ToList();
        RequireCosts(units, fuels);
        return [.. units.Select(unit => Unit(dispatch, unit, fuels.GetValueOrDefault(unit.Fuel), stated.GetValueOrDefault(unit.Id.Number)))
            .GroupBy(unit => unit with { Name = "", MaxMw = 0, Generator = null, DeferralPerYear = null })
            .SelectMany(group => group.Key.RetirementYear is null ? [Together([.. group])] : group.AsEnumerable())];
    }

    private static ExistingUnit Together(ExistingUnit[] same) =>
        same.Length == 1 ? same[0] : same[0] with { Name = $"{same.Length} units at {same[0].Bus}", MaxMw = same.Sum(unit => unit.MaxMw), Generator = null };

    private static ExistingUnit Unit(PlanDispatch dispatch, Generator unit, PlanFuel? fuel, PlanRetirement? stated)
    {
        var deferUsd = stated?.DeferUsdPerYear ?? (dispatch.DeferUsdPerKwYear is { } perKw ? perKw * KwPerMw * unit.Max.Value : null);
        return new(
            unit.Name.Length > 0 ? unit.Name : $"{unit.Id}", unit.Bus, unit.Max.Value, fuel?.UsdPerMwh ?? MeanSlope(unit) ?? 0, fuel?.TonsPerMwh, unit.Fuel)
        {
            RetirementYear = stated?.Year ?? unit.RetirementYear,
            DeferralPerYear = deferUsd is { } usd ? new UsDollars(usd) : null,
            Generator = unit.Id,
            CapacityCredit = fuel?.CapacityCredit ?? 1,
        };
    }

    /// <summary>Cost per MWh between no output and the largest; null where the grid states none.</summary>
    private static double? MeanSlope(Generator unit) => unit.Cost switch
    {
        CostCurve.Polynomial curve => curve.Coefficients.Skip(1).Select((factor, power) => factor * Math.Pow(unit.Max.Value, power)).Sum(),
        CostCurve.PiecewiseLinear { Points: var points } => (points[^1].UsdPerHour - points[0].UsdPerHour) / (points[^1].Mw - points[0].Mw),
        _ => null,
    };

    private void RequireCosts(List<Generator> units, Dictionary<string, PlanFuel> fuels)
    {
        var silent = units.Where(unit => MeanSlope(unit) is null && !(fuels.GetValueOrDefault(unit.Fuel)?.UsdPerMwh is not null))
            .Select(unit => unit.Fuel.Length > 0 ? unit.Fuel : "no name").Distinct(StringComparer.Ordinal).ToList();
        if (silent.Count > 0)
        {
            Error("plan.no-generator-cost", $"The grid states no cost for units with the fuels {string.Join(", ", silent)}", "$.dispatch.fuels", "A dispatch goes by cost", "State usdPerMwh per fuel");
        }
    }

    private void RequireKnown(IReadOnlyList<PlanRetirement> retirements, DcNetwork network)
    {
        for (var number = 0; number < retirements.Count; number++)
        {
            if (network.FindGenerator(new(retirements[number].Generator)) is null)
            {
                Error("plan.unknown-generator", $"The grid in service has no generator {retirements[number].Generator}", $"$.dispatch.retirements[{number}].generator", "There is nothing to retire", "Use a generator of the workspace's grid");
            }
        }
    }

    private BuildOption? Build(PlanBuild build, int number)
    {
        var path = $"$.dispatch.build[{number}]";
        var (technology, bus) = (figures.Find(build.Technology, $"{path}.technology"), BusOf(build, path));
        if (technology is null || bus is not { } place)
        {
            return null;
        }

        var isStorage = technology.Kind == TechnologyKind.Storage;
        return new(build.Id, technology.Id.Text, place, new(build.Mw), build.MaxUnits)
        {
            Divisible = technology.Kind is TechnologyKind.Variable or TechnologyKind.Storage,
            EarliestYear = build.EarliestYear ?? (technology.EarliestYear is { } year ? (int)year.Value : null),
            LeadMonths = build.ConstructionMonths ?? technology.ConstructionMonths?.Value ?? 0,
            ConstructionMonths = build.ConstructionMonths ?? technology.ConstructionMonths?.Value ?? 0,
            CapitalPerUnit = new(build.Mw * KwPerMw * figures.Figure(build.CapitalUsdPerKw, technology.CapitalUsdPerKw?.Value, technology, "capitalUsdPerKw", path)),
            CostPerUnitYear = new(build.Mw * KwPerMw * figures.Figure(build.UsdPerKwYear, technology.FixedUsdPerKwYear?.Value, technology, "usdPerKwYear", path)),
            UsdPerMwh = isStorage ? 0 : figures.Figure(build.UsdPerMwh, technology.RunningUsdPerMwh, technology, "usdPerMwh", path),
            TonsPerMwh = build.TonsPerMwh ?? technology.Co2TonnesPerMwh,
            CapacityCredit = build.CapacityCredit,
            StorageHours = isStorage ? figures.Figure(null, technology.StorageHours?.Value, technology, "storageHours", path) : null,
            RoundTripEfficiency = isStorage ? figures.Figure(null, technology.RoundTripEfficiency?.Value, technology, "roundTripEfficiency", path) : 1,
            Uses = DesignBuilder.UsesOf(build.Uses),
        };
    }

    private BusId? BusOf(PlanBuild build, string path)
    {
        if (build.Bus is { } bus && build.Site is null)
        {
            return new(bus);
        }

        if (build.Site is { } site && build.Bus is null && open.FindSite(site) is { Pois.Count: > 0 } known)
        {
            return known.Pois[0].Bus;
        }

        Error("plan.no-place", $"{build.Id} stands nowhere", path, "A plant injects at one bus", "Give a bus of the grid, or a site of the workspace with a bus in reach");
        return null;
    }

    private void Error(string code, string what, string path, string why, string remedy) =>
        bag.Error(code, what, new("question", Path: path), why, remedy);
}
