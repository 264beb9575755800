using Planner.Solver.Siting;

namespace Planner.App.Plan;

/// <summary>Months to the last permit of a site: what the study states for it, else what the study takes where it is not known.</summary>
internal static class SiteMonths
{
    public static MonthRange? Of(PlanQuestion question, JudgedSite site) =>
        question.PermitMonths?.FirstOrDefault(months => months.Site == site.Site.Id.Text) is { } stated ? new(stated.P50, stated.P90)
        : question.UnknownPermitMonths is { } otherwise ? new(otherwise.P50, otherwise.P90)
        : null;
}
