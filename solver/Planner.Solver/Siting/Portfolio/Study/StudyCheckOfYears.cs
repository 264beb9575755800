using Planner.Domain.Diagnostics;

namespace Planner.Solver.Siting;

/// <summary>Finds contradictions in years, phases, resources and ends of objectives.</summary>
internal sealed class StudyCheckOfYears(PortfolioStudy study, DiagnosticBag bag)
{
    public void Run()
    {
        for (var number = 0; number < study.Years.Count; number++)
        {
            Year(study.Years[number], number);
        }

        Schedule();
        Resources();
        ObjectiveLimits();
        for (var site = 0; site < study.Sites.Count; site++)
        {
            for (var design = 0; design < study.Sites[site].Designs.Count; design++)
            {
                Design(study.Sites[site].Designs[design], $"$.sites[{site}].designs[{design}]");
            }
        }
    }

    private void Year(StudyYear year, int number)
    {
        var path = $"$.years[{number}]";
        if (number > 0 && year.Year <= study.Years[number - 1].Year)
        {
            Error("plan.years-not-rising", $"{year.Year} follows {study.Years[number - 1].Year}", $"{path}.year", "Each year stands for the time up to the next one", "Write the years in rising order, each once");
        }

        if (study.Schedule.StartDay is { } start && year.Year < start.Year)
        {
            Error("plan.year-before-start", FormattableString.Invariant($"{year.Year} lies before the start of work on {start:yyyy-MM-dd}"), $"{path}.year", "Nothing can start before today, under today's law", $"Use {start.Year} or a later year");
        }

        NotNegative(year.MinLoad?.Value, $"{path}.minLoadMw", "plan.negative-target");
        NotNegative(year.MaxLoad?.Value, $"{path}.maxLoadMw", "plan.negative-target");
        NotNegative(year.MaxCapital?.Value, $"{path}.maxCapitalUsd", "plan.negative-target");
        NotNegative(year.MaxEmissionsTons, $"{path}.maxEmissionsTons", "plan.negative-target");
        if (year.MinLoad > year.MaxLoad)
        {
            Error("plan.contradictory-caps", $"At least {year.MinLoad} and at most {year.MaxLoad} are asked", $"{path}.minLoadMw", "No portfolio can be both", "Raise the upper end or lower the lower one");
        }

        if (!(year.DemandFactor > 0 && double.IsFinite(year.DemandFactor)))
        {
            Error("plan.bad-factor", FormattableString.Invariant($"The demand factor is {year.DemandFactor}"), $"{path}.demandFactor", "It multiplies the demand of the grid", "Give a number above 0; 1 is no growth");
        }

        if (year.MaxEmissionsTons is not null && study.Energy is null)
        {
            Error("plan.needs-dispatch", "CO2 is capped but nothing is dispatched", $"{path}.maxEmissionsTons", "Without dispatch nobody knows what is emitted", "Add a dispatch to the study, or remove the cap");
        }
    }

    private void Schedule()
    {
        var schedule = study.Schedule;
        if (study.Years.Count > 0 && schedule.StartDay is null)
        {
            Error("plan.no-start-day", "The study has years but no day on which work starts", "$.startDay", "Lead times run from it", "Give the day as YYYY-MM-DD");
        }

        if (!(schedule.DiscountRate > -1 && double.IsFinite(schedule.DiscountRate)) || schedule.LastYearStandsFor < 1)
        {
            Error("plan.bad-schedule", FormattableString.Invariant($"The discount rate is {schedule.DiscountRate}, and the last year stands for {schedule.LastYearStandsFor} years"), "$.discountRate", "A rate of -1 or less makes no present value, and a study year stands for itself at least", "Use a rate such as 0.05, and 1 year or more");
        }
    }

    private void Resources()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var number = 0; number < study.Resources.Count; number++)
        {
            var cap = study.Resources[number];
            NotNegative(cap.PerYear, $"$.resources[{number}].perYear", "plan.negative-cap");
            if (!seen.Add(cap.Id))
            {
                Error("plan.contradictory-caps", $"{cap.Id} is capped twice", $"$.resources[{number}]", "Only one of the caps can be meant", "Keep one");
            }
        }
    }

    private void ObjectiveLimits()
    {
        foreach (var limit in study.ObjectiveLimits)
        {
            if (limit.Objective == PortfolioObjective.Weighted || (limit.Objective == PortfolioObjective.MinimiseCost && study.Service is not null))
            {
                Error("plan.bad-objective-limit", $"{limit.Objective} is limited", "$.objectiveLimits", "The weighted objective, and the cost of service, are not limited", "Limit another objective");
            }
        }
    }

    private void Design(SiteDesign design, string path)
    {
        for (var phase = 0; phase < design.Phases.Count; phase++)
        {
            var (now, before) = (design.Phases[phase], phase == 0 ? null : design.Phases[phase - 1]);
            if (now.Load > design.Load || now.Load.Value < 0 || now.YearsAfterStart < 0 || now.Load < before?.Load || now.YearsAfterStart <= before?.YearsAfterStart)
            {
                Error("plan.bad-phase", $"Phase {phase + 1} has {now.Load} of {design.Load} after {now.YearsAfterStart} years", $"{path}.phases[{phase}]", "Phases add up to the whole load, one after the other", "Write them in rising order of years and of load, none above the whole");
            }
        }

        if (design.MinLoad > design.Load || design.MinLoad?.Value < 0)
        {
            Error("plan.contradictory-caps", $"The least load is {design.MinLoad} of {design.Load}", $"{path}.minMw", "No load can be both", "Give a least load between 0 and the whole");
        }

        foreach (var use in design.Uses)
        {
            if (study.Resources.All(cap => cap.Id != use.Resource))
            {
                Error("plan.unknown-resource", $"There is no resource {use.Resource}", $"{path}.uses", "What it uses would limit nothing", study.Resources.Count == 0 ? "Add it to the resources" : $"Use one of {string.Join(", ", study.Resources.Select(cap => cap.Id))}, or add it to the resources");
            }

            NotNegative(use.Amount, $"{path}.uses", "plan.negative-use");
        }

        foreach (var (months, member) in new[] { (design.ConstructionMonths, "constructionMonths"), (design.ConnectionMonths, "connectionMonths"), (design.EquipmentMonths, "equipmentMonths") })
        {
            NotNegative(months, $"{path}.{member}", "plan.negative-months");
        }
    }

    private void NotNegative(double? value, string path, string code)
    {
        if (value is { } number && !(number >= 0 && double.IsFinite(number)))
        {
            Error(code, FormattableString.Invariant($"The value is {number}"), path, "It is a finite number and not negative", "Give 0 or more, or leave it out");
        }
    }

    private void Error(string code, string what, string path, string why, string remedy) =>
        bag.Error(code, what, new(study.Source, Path: path), why, remedy);
}
