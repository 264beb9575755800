using Planner.App.Technologies;
using Planner.Domain.Diagnostics;
using Planner.Domain.Sites;
using Planner.Domain.Technologies;
using Planner.Domain.Units;
using Planner.Solver.Siting;

namespace Planner.App.Plan;

/// <summary>A design of the study at one site and one point of interconnection.</summary>
internal sealed class DesignBuilder(PlanQuestion question, DiagnosticBag bag)
{
    private const double KwPerMw = 1000;

    // What is wrong with a design is so at each of hundreds of sites, and is said once.
    private readonly HashSet<(string Path, string What)> told = [];

    public SiteDesign Build(PlanDesign design, int number, JudgedSite site, PoiOption poi, int place, double score)
    {
        var path = $"$.designs[{number}]";
        var technology = design.Onsite is { } asked ? Find(asked.Technology, $"{path}.onsite.technology") : null;
        var connection = question.Connection ?? new();
        var line = TieLineCost.Of(question.Connection, poi);
        return new()
        {
            Id = place == 0 ? design.Id : $"{design.Id} at {poi.Bus}",
            Load = new(question.Facility == FacilityKind.EnergyFacility ? 0 : design.Mw ?? site.RequestedMw),
            MinLoad = design.MinMw is { } least ? new Megawatts(least) : null,
            Phases = [.. design.Phases?.Select(phase => new LoadPhase(phase.YearsAfterStart, new(phase.Mw))) ?? []],
            Poi = poi.Bus,
            Score = score,
            // A line of unknown cost is refused before (StudyBuilder) where a plan is judged by its cost.
            Cost = new((design.CapitalUsd ?? 0) + OnsiteCapital(design.Onsite, technology, path) + connection.UsdFixed + (line?.Usd ?? 0)),
            CostPerYear = new(design.UsdPerYear),
            ServiceCapacity = design.ServiceCapacity,
            ConstructionMonths = design.ConstructionMonths,
            ConnectionMonths = connection.Months,
            EquipmentMonths = Math.Max(design.EquipmentMonths, technology?.ConstructionMonths?.Value ?? 0),
            Flexible = design.Flexible is { } flexible ? new(flexible.Share, flexible.HoursPerYear) : null,
            Generation = design.Onsite is { } onsite && technology is not null ? Generation(onsite, technology, path) : null,
            Storage = design.Storage is { } storage ? new(new(storage.Mw), storage.Mwh, storage.RoundTripEfficiency) : null,
            Uses = UsesOf(design.Uses),
        };
    }

    public static IReadOnlyList<ResourceUse> UsesOf(IReadOnlyList<PlanUse>? uses) =>
        [.. uses?.Select(use => new ResourceUse(use.Resource, use.Amount, use.When == PlanUseTime.Construction ? UseTime.Construction : UseTime.EachYear)) ?? []];

    /// <summary>The technology of an id; an unknown one goes to the bag with the nearest known.</summary>
    public Technology? Find(string id, string path)
    {
        var table = TechnologyTableFile.Shipped;
        if (table.Find(id) is { } technology)
        {
            return technology;
        }

        Tell(
            "plan.unknown-technology", $"There is no technology '{id}'", path, "Its cost and behaviour are in the technology table",
            NearestName.Advice(id, [.. table.Technologies.Select(known => known.Id.Text)]));
        return null;
    }

    /// <summary>A figure that the study states, else the table's; one that neither states goes to the bag.</summary>
    public double Figure(double? stated, double? tabled, Technology technology, string what, string path)
    {
        if ((stated ?? tabled) is { } known)
        {
            return known;
        }

        Tell(
            "plan.unknown-figure", $"{technology.Id}: {what} is not known", path, "No source of the technology table states it, and unknown is not zero",
            $"State {what} in the study");
        return 0;
    }

    private void Tell(string code, string what, string path, string why, string remedy)
    {
        if (told.Add((path, what)))
        {
            bag.Error(code, what, new("question", Path: path), why, remedy);
        }
    }

    private double OnsiteCapital(PlanOnsite? onsite, Technology? technology, string path) => onsite is null || technology is null
        ? 0
        : onsite.Mw * KwPerMw * Figure(onsite.CapitalUsdPerKw, technology.CapitalUsdPerKw?.Value, technology, "capitalUsdPerKw", $"{path}.onsite");

    private SiteGeneration Generation(PlanOnsite onsite, Technology technology, string path) => new(
        new(onsite.Mw),
        Figure(onsite.UsdPerMwh, technology.RunningUsdPerMwh, technology, "usdPerMwh", $"{path}.onsite"),
        onsite.TonsPerMwh ?? technology.Co2TonnesPerMwh,
        onsite.MaxHoursPerYear,
        onsite.MayExport || question.Facility == FacilityKind.EnergyFacility,
        technology.Id.Text,
        technology.Kind == TechnologyKind.Variable ? 0 : 1);
}
