using System.Collections.Concurrent;
using Planner.App.Permits;
using Planner.Domain.Sites;
using Planner.Solver.Siting;

namespace Planner.App.Plan;

/// <summary>Months to the last permit of a site: what the study states for it, else the forecast, else what the study takes where it is not known.</summary>
/// <remarks>The forecast counts every permit that is still open; a site whose review level is not determined has none.</remarks>
internal sealed class SiteMonths(OpenWorkspace open, PlanQuestion question)
{
    private readonly Lazy<LeadTimes> leadTimes = new(() => LeadTimes.On(open.Book, question.StartDay));
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
        var time = leadTimes.Value.Of(facts);
        return time.IsSettled ? time.LongestPermits : null;
    }
}
