using Planner.App.Rank;
using Planner.Domain.Diagnostics;

namespace Planner.App.Plan;

/// <summary>Finds what a question says that can't be used, before any site is judged.</summary>
internal sealed class QuestionCheck(OpenWorkspace open, PlanQuestion question, DiagnosticBag bag)
{
    public void Run()
    {
        RequestedLoad.Check(open, question.RequestedMw, bag);
        bag.Collect(() => RankSites.WeightsOf(open, question.Weights));
        Figures();
        Sites();
        Designs();
        Years();
        Grid();
        if (question.Pareto is { } pareto && (pareto.Best == pareto.Against || pareto.Best == PlanObjective.Weighted || pareto.Against == PlanObjective.Weighted))
        {
            Error("plan.bad-pareto", $"{pareto.Best} is set against {pareto.Against}", "$.pareto", "A sweep needs two different objectives, none of them the weighted one", "Name two of score, cost, emissions, time, permitRisk");
        }

        for (var number = 0; number < question.Dispatch?.Build?.Count; number++)
        {
            Uses(question.Dispatch.Build[number].Uses, $"dispatch.build[{number}].uses");
        }

        if (question is { Pareto: not null, Service: not null })
        {
            Error("plan.bad-pareto", "A sweep is asked of a study with demand to serve", "$.pareto", "The cost of service can't be held at an end", "Leave one of them out");
        }
    }

    private void Figures()
    {
        Above(question.SiteCount, 0, "siteCount");
        NotNegative(question.MinSites, "minSites");
        Above(question.MaxSites, 0, "maxSites");
        if (question.MinSites > question.MaxSites || (question.SiteCount is not null && (question.MinSites ?? question.MaxSites) is not null))
        {
            Error("plan.contradictory-caps", "The numbers of sites contradict each other", "$.minSites", "No plan can be both", "Give siteCount alone, or minSites and maxSites in order");
        }

        Loads(question.MinLoadMw, question.MaxLoadMw, "");
        Above(question.MinSpacingKm, 0, "minSpacingKm");
        Above(question.PoisPerSite, 0, "poisPerSite");
        NotNegative(question.MinKv, "minKv");
        Above(question.TimeLimitSeconds, 0, "timeLimitSeconds");
        NotNegative(question.Gap, "gap");
        NotNegative(question.Seed, "seed");
        Above(question.LastYearStandsFor, 0, "lastYearStandsFor");
        Above(question.Alternatives?.Within, 0, "alternatives.within");
        Above(question.Alternatives?.Most, 0, "alternatives.most");
        Above(question.Pareto?.Points, 1, "pareto.points");
        NotNegative(question.Connection?.UsdFixed, "connection.usdFixed");
        NotNegative(question.Connection?.UsdPerKm, "connection.usdPerKm");
        NotNegative(question.Connection?.Months, "connection.months");
        Months(question.UnknownPermitMonths, "unknownPermitMonths");
    }

    private void Loads(double? least, double? most, string at)
    {
        NotNegative(least, $"{at}minLoadMw");
        NotNegative(most, $"{at}maxLoadMw");
        if (least > most)
        {
            Error("plan.contradictory-caps", FormattableString.Invariant($"At least {least} and at most {most} MW are wanted"), $"$.{at}minLoadMw", "No plan can be both", "Give a least load that is not above the most");
        }
    }

    private void Sites()
    {
        for (var number = 0; number < question.Sites?.Count; number++)
        {
            Known(question.Sites[number], $"$.sites[{number}]");
        }

        if (question.Sites?.Count == 0)
        {
            Error("plan.no-sites", "No site is named", "$.sites", "There is nothing to choose from", "Name sites, or leave the member out for all of them");
        }

        for (var number = 0; number < question.PermitMonths?.Count; number++)
        {
            var months = question.PermitMonths[number];
            Known(months.Site, $"$.permitMonths[{number}].site");
            Months(new(months.P50, months.P90), $"permitMonths[{number}]");
        }
    }

    private void Known(string site, string path)
    {
        if (open.FindSite(site) is null)
        {
            Error("plan.unknown-site", $"There is no site '{site}'", path, "It is not in the workspace", NearestName.Remedy(site, open.Sites.Select(known => known.Id.Text), "use an id that \"planner sites\" lists"));
        }
    }

    private void Designs()
    {
        for (var number = 0; number < question.Designs?.Count; number++)
        {
            var (design, path) = (question.Designs[number], $"designs[{number}]");
            Above(design.Mw, 0, $"{path}.mw");
            NotNegative(design.MinMw, $"{path}.minMw");
            NotNegative(design.CapitalUsd, $"{path}.capitalUsd");
            NotNegative(design.UsdPerYear, $"{path}.usdPerYear");
            Above(design.Onsite?.Mw, 0, $"{path}.onsite.mw");
            Uses(design.Uses, $"{path}.uses");
            Phases(design, path);
            if (question.Facility == FacilityKind.EnergyFacility && design.Onsite is null)
            {
                Error("plan.no-plant", $"Design {design.Id} of an energy facility has no generation", $"$.{path}.onsite", "There would be nothing to build", "Add onsite with a technology and mw");
            }
        }

        if (question.Facility == FacilityKind.EnergyFacility && question.Designs is null)
        {
            Error("plan.no-plant", "An energy facility has no design", "$.designs", "There would be nothing to build", "Add a design with onsite generation");
        }

        if (question.CountsCost && (question.Designs is null || question.Designs.Any(design => design.CapitalUsd is null)))
        {
            Error("plan.no-cost", "Cost is an objective and a design does not state its own", "$.designs", "A cost that is not known is not zero", "Add capitalUsd to each design (0 where it is truly nothing)");
        }
    }

    /// <summary>What the question names of the grid is there; a workspace without one is refused elsewhere.</summary>
    private void Grid()
    {
        if (!open.HasGrid)
        {
            return;
        }

        var grid = open.StudiedGrid.Grid;
        for (var number = 0; number < question.Upgrades?.Count; number++)
        {
            if (grid.FindBranch(new(question.Upgrades[number].Branch)) is null)
            {
                Error("plan.unknown-branch", $"The grid has no branch {question.Upgrades[number].Branch}", $"$.upgrades[{number}].branch", "There is nothing to make stronger", "Use a branch that \"planner grid flow\" lists");
            }
        }

        for (var number = 0; number < question.Dispatch?.Build?.Count; number++)
        {
            if (question.Dispatch.Build[number].Bus is { } bus && grid.FindBus(new(bus)) is null)
            {
                Error("plan.unknown-poi", $"The grid has no bus {bus}", $"$.dispatch.build[{number}].bus", "A plant injects at a bus of the grid", "Use a bus that \"planner grid headroom\" lists, or name a site instead");
            }
        }
    }

    private void Uses(IReadOnlyList<PlanUse>? uses, string path)
    {
        var known = (question.Resources ?? []).Select(resource => resource.Id).ToList();
        for (var number = 0; number < uses?.Count; number++)
        {
            NotNegative(uses[number].Amount, $"{path}[{number}].amount");
            if (!known.Contains(uses[number].Resource, StringComparer.Ordinal))
            {
                Error("plan.unknown-resource", $"There is no resource '{uses[number].Resource}'", $"$.{path}[{number}].resource", "What it uses would limit nothing", known.Count == 0 ? "Add it to \"resources\"" : NearestName.Advice(uses[number].Resource, known));
            }
        }
    }

    private void Phases(PlanDesign design, string path)
    {
        for (var number = 0; number < design.Phases?.Count; number++)
        {
            var (now, before) = (design.Phases[number], number == 0 ? null : design.Phases[number - 1]);
            if (now.Mw < 0 || now.Mw > design.Mw || now.YearsAfterStart < 0 || now.Mw < before?.Mw || now.YearsAfterStart <= before?.YearsAfterStart)
            {
                Error("plan.bad-phase", FormattableString.Invariant($"Phase {number + 1} has {now.Mw} MW after {now.YearsAfterStart} years"), $"$.{path}.phases[{number}]", "Phases add up to the whole load, one after the other", "Write them in rising order of years and of load, none above mw");
            }
        }
    }

    private void Years()
    {
        for (var number = 0; number < question.Years?.Count; number++)
        {
            var (year, today) = (question.Years[number], (question.StartDay ?? open.Info.AsOf).Year);
            Loads(year.MinLoadMw, year.MaxLoadMw, $"years[{number}].");
            NotNegative(year.MaxCapitalUsd, $"years[{number}].maxCapitalUsd");
            NotNegative(year.MaxEmissionsTons, $"years[{number}].maxEmissionsTons");
            if (year.Year < today)
            {
                Error("plan.year-before-start", FormattableString.Invariant($"{year.Year} lies before {today}"), $"$.years[{number}].year", "Nothing can start before today, under today's law", $"Use {today} or a later year");
            }
        }

        if (question.StartDay < open.Info.AsOf)
        {
            Error("plan.start-before-today", FormattableString.Invariant($"Work starts on {question.StartDay:yyyy-MM-dd}, before the workspace's day {open.Info.AsOf:yyyy-MM-dd}"), "$.startDay", "The sites are judged by the law of the workspace's day", "Start on that day or later");
        }
    }

    private void Months(PlanMonths? months, string path)
    {
        if (months is not null && !(months.P50 >= 0 && months.P90 >= months.P50 && double.IsFinite(months.P90)))
        {
            Error("plan.bad-months", FormattableString.Invariant($"P50 is {months.P50} and P90 {months.P90} months"), $"$.{path}", "Nine in ten take at least as long as one in two", "Give 0 <= p50 <= p90");
        }
    }

    private void Above(double? value, double limit, string member)
    {
        if (value is { } number && !(number > limit && double.IsFinite(number)))
        {
            Error("plan.bad-figure", FormattableString.Invariant($"{member} is {number}"), $"$.{member}", "The figure can't be used", FormattableString.Invariant($"Give a number above {limit}"));
        }
    }

    private void NotNegative(double? value, string member)
    {
        if (value is { } number && !(number >= 0 && double.IsFinite(number)))
        {
            Error("plan.bad-figure", FormattableString.Invariant($"{member} is {number}"), $"$.{member}", "The figure can't be negative", "Give 0 or more, or leave it out");
        }
    }

    private void Error(string code, string what, string path, string why, string remedy) =>
        bag.Error(code, what, new("question", Path: path), why, remedy);
}
