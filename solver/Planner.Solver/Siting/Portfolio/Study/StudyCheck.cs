using Planner.Domain.Diagnostics;
using Planner.Domain.Sites;

namespace Planner.Solver.Siting;

/// <summary>Finds every contradiction in a study before anything is solved.</summary>
internal sealed class StudyCheck
{
    private readonly PortfolioStudy study;
    private readonly DiagnosticBag bag = new();

    private StudyCheck(PortfolioStudy study) => this.study = study;

    public static DiagnosticBag Run(PortfolioStudy study)
    {
        var check = new StudyCheck(study);
        check.Sites();
        check.Targets();
        check.Caps();
        check.Distances();
        check.Service();
        new StudyCheckOfYears(study, check.bag).Run();
        new StudyCheckOfEnergy(study, check.bag).Run();
        return check.bag;
    }

    private void Sites()
    {
        var seen = new HashSet<SiteId>();
        for (var number = 0; number < study.Sites.Count; number++)
        {
            var option = study.Sites[number];
            if (!seen.Add(option.Site))
            {
                Error("plan.site-twice", $"{option.Site} stands twice", $"$.sites[{number}]", "A site can be chosen once", "Remove one of them");
            }

            Designs(option, number);
        }
    }

    private void Designs(SiteOption option, int number)
    {
        if (option.Designs.Count == 0)
        {
            Error(
                "plan.no-design", $"{option.Site} has no design", $"$.sites[{number}].designs",
                "There is nothing that could be built there", "Give it a design, or leave the site out");
        }

        if (option.Designs.Select(design => design.Id).Distinct(StringComparer.Ordinal).Count() < option.Designs.Count)
        {
            Error(
                "plan.design-twice", $"{option.Site} has two designs of one name", $"$.sites[{number}].designs",
                "The answer names the chosen design", "Give each its own name");
        }

        for (var place = 0; place < option.Designs.Count; place++)
        {
            Design(option.Designs[place], study.Eligibility.Allows(option.Permit), $"$.sites[{number}].designs[{place}]");
        }
    }

    private void Design(SiteDesign design, bool allowed, string path)
    {
        if (design.Load.Value < 0)
        {
            Error("plan.negative-load", $"The load is {design.Load}", $"{path}.load", "A design draws power; generation is not a negative load", "Give 0 MW or more");
        }

        if (!double.IsFinite(design.Score))
        {
            Error("plan.score-not-finite", "The score is not a number", $"{path}.score", "Scores are added up", "Give the low end of the ranking's score");
        }

        if (design.ServiceCapacity is { } capacity && !(double.IsFinite(capacity) && capacity >= 0))
        {
            Error("plan.negative-capacity", FormattableString.Invariant($"The service capacity is {capacity}"), $"{path}.serviceCapacity", "A capacity can't be negative", "Give 0 or more, or leave it out for no limit");
        }

        if (study.Grid is { } grid && design.Poi is { } poi && !grid.HasPoi(poi))
        {
            Error(
                "plan.unknown-poi", $"The grid limits know nothing of {poi}", $"{path}.poi",
                "The flow that a load there causes is then unknown", "Use a bus of the workspace's grid, or compute its shift factors");
        }

        // A site that can't be chosen needs no connection.
        if (allowed && study.Grid is not null && design.Poi is null && design.Load.Value > 0)
        {
            Error(
                "plan.no-poi", $"A load of {design.Load} has no point of interconnection", $"{path}.poi",
                "Its effect on the grid can't be told, and taking it as none would be a guess", "Name the bus where it connects");
        }
    }

    private void Targets()
    {
        NotNegative(study.MinSites, "$.minSites", "plan.negative-target");
        NotNegative(study.MaxSites, "$.maxSites", "plan.negative-target");
        NotNegative(study.MinLoad?.Value, "$.minLoadMw", "plan.negative-target");
        NotNegative(study.MaxLoad?.Value, "$.maxLoadMw", "plan.negative-target");
        NotNegative(study.MaxFixedCost?.Value, "$.maxFixedCostUsd", "plan.negative-target");
        Ordered(study.MinSites, study.MaxSites, "$.minSites", "sites");
        Ordered(study.MinLoad?.Value, study.MaxLoad?.Value, "$.minLoadMw", "MW");
    }

    private void Caps()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var regions = study.Sites.Select(option => option.Region).ToHashSet(StringComparer.Ordinal);
        for (var number = 0; number < study.RegionCaps.Count; number++)
        {
            var (cap, path) = (study.RegionCaps[number], $"$.regionCaps[{number}]");
            NotNegative(cap.MaxSites, $"{path}.maxSites", "plan.negative-cap");
            if (!seen.Add(cap.Region))
            {
                Error("plan.contradictory-caps", $"{cap.Region} is capped twice", path, "Only one of the caps can be meant", "Keep one");
            }

            if (!regions.Contains(cap.Region))
            {
                Error("plan.unknown-region", $"No site lies in {cap.Region}", $"{path}.region", "The cap would limit nothing, most likely because of a misspelt name", $"Use one of {string.Join(", ", regions.Order(StringComparer.Ordinal))}, or remove the cap");
            }
        }
    }

    private void Distances()
    {
        var sites = study.Sites.Select(option => option.Site).ToHashSet();
        for (var number = 0; number < study.Distances.Count; number++)
        {
            var pair = study.Distances[number];
            foreach (var stranger in new[] { pair.First, pair.Second }.Where(site => !sites.Contains(site)))
            {
                Error("plan.unknown-site", $"A distance names {stranger}", $"$.distances[{number}]", "It is not a site of the study", "Remove the pair, or add the site");
            }

            if (pair.First == pair.Second)
            {
                Error("plan.distance-to-itself", $"A distance leads from {pair.First} to itself", $"$.distances[{number}]", "A site can't be too close to itself", "Remove the pair");
            }
        }
    }

    private void Service()
    {
        var regions = study.Service?.Regions ?? [];
        for (var number = 0; number < regions.Count; number++)
        {
            var (region, path) = (regions[number], $"$.service.regions[{number}]");
            if (region.CostBySite.Count != study.Sites.Count)
            {
                Error("plan.service-cost-count", $"{region.Id} has {region.CostBySite.Count} costs for {study.Sites.Count} sites", $"{path}.costBySite", "Each site needs one, in the order of the sites", "Give one cost per site");
            }

            if (!(double.IsFinite(region.Demand) && region.Demand >= 0))
            {
                Error("plan.negative-demand", FormattableString.Invariant($"The demand is {region.Demand}"), $"{path}.demand", "Demand is used up from a capacity", "Give a finite number of 0 or more");
            }
        }
    }

    private void NotNegative(double? value, string path, string code)
    {
        if (value is < 0)
        {
            Error(code, FormattableString.Invariant($"The value is {value}"), path, "It can't be negative", "Give 0 or more, or leave it out");
        }
    }

    private void Ordered(double? min, double? max, string path, string unit)
    {
        if (min > max)
        {
            Error("plan.contradictory-caps", FormattableString.Invariant($"At least {min} {unit} and at most {max} {unit} are asked"), path, "No portfolio can be both", "Raise the upper end or lower the lower one");
        }
    }

    private void Error(string code, string what, string path, string why, string remedy) =>
        bag.Error(code, what, new(study.Source, Path: path), why, remedy);
}
