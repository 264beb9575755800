using System.Collections.Concurrent;
using Planner.Domain.Sites;
using Planner.Permitting.Pathways;
using Planner.Permitting.Screening;
using Planner.Solver.Siting;

namespace Planner.App.Plan;

/// <summary>Months to the last permit of a site: what the study states for it, else the forecast, else what the study takes where it is not known.</summary>
/// <remarks>The forecast counts every permit that is still open; a site whose review level is not determined has none.</remarks>
internal sealed class SiteMonths(OpenWorkspace open, PlanQuestion question)
{
    // The median of 2,000 draws is good to a week or two.
    private const int Draws = 2_000;
    private const double DaysPerMonth = 365.2425 / 12;

    private readonly ConcurrentDictionary<SiteId, MonthRange?> known = [];

    /// <summary>Null: not known.</summary>
    public MonthRange? Of(JudgedSite site) => known.GetOrAdd(site.Site.Id, _ => Find(site));

    private MonthRange? Find(JudgedSite site) =>
        question.PermitMonths?.FirstOrDefault(months => months.Site == site.Site.Id.Text) is { } stated ? new(stated.P50, stated.P90)
        : Forecast(site) is { } forecast ? forecast
        : question.UnknownPermitMonths is { } otherwise ? new(otherwise.P50, otherwise.P90)
        : null;

    private MonthRange? Forecast(JudgedSite site)
    {
        // Without years nothing is scheduled.
        if (question.Years is null)
        {
            return null;
        }

        var facts = SiteJudge.LegalFacts(FacilityFacts.Add(open.FactsOf(site.Site.Id), question.Facility), site.Site, question.RequestedMw);
        var timeline = TimelineRun.Of(open.Book, facts, site.Site.Id.Text, new(question.StartDay ?? open.Book.AsOf, Draws));
        var permits = timeline.Longest.Permits;
        return timeline.ReviewLevel == ReviewLevel.Undetermined ? null : new(permits.P50Days / DaysPerMonth, permits.P90Days / DaysPerMonth);
    }
}
