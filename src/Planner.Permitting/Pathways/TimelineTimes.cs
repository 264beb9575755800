using System.Collections.Concurrent;
using Planner.Domain.Facts;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Pathways;

/// <summary>When the permits of one case are there, and when power flows.</summary>
/// <param name="Permits">End of the last permit that construction or energization waits for.</param>
/// <param name="TimeToPower">Energization.</param>
public sealed record CaseTimes(Band Permits, Band TimeToPower);

/// <summary>The times of a <see cref="Timeline"/> without its schedule.</summary>
/// <param name="ReviewLevel">Level of the determination.</param>
/// <param name="Shortest">Only what is settled, and the lightest document the facts allow.</param>
/// <param name="Longest">With every permit that is still open, and the heaviest document.</param>
public sealed record ProjectTimes(ReviewLevel ReviewLevel, CaseTimes Shortest, CaseTimes Longest);

/// <summary>Times of many projects under one law and one question: the figures of <see cref="TimelineRun"/>, drawn once for each set of steps.</summary>
/// <remarks>
/// A hundred thousand sites of one workspace need some dozens of sets of permits. The draws of a step depend on its id,
/// so that sharing them changes no figure. Thread-safe.
/// </remarks>
public sealed class TimelineTimes
{
    private readonly RuleBook book;
    private readonly TimelineQuestion question;
    private readonly IReadOnlyList<PathwayStep> steps;
    private readonly ConcurrentDictionary<string, Lazy<CaseTimes>> known = new(StringComparer.Ordinal);

    public TimelineTimes(RuleBook book, TimelineQuestion question) =>
        (this.book, this.question, steps) = (book, question, TimelineRun.StepsOf(book, question));

    public ProjectTimes Of(FactSheet facts) => Of(new Evaluation(book, facts));

    /// <summary>The times of a site that is being screened under the same law.</summary>
    public ProjectTimes Of(SiteScreening site) => site.TimesOf(this);

    internal ProjectTimes Of(Evaluation at)
    {
        var needed = NeededSteps.Of(steps, at);
        return new(needed.Settled, Of(needed.Shortest), Of(needed.Longest));
    }

    private CaseTimes Of(IReadOnlyList<int> needed) =>
        known.GetOrAdd(string.Join(' ', needed), _ => new(() => Draw(needed))).Value;

    private CaseTimes Draw(IReadOnlyList<int> needed) =>
        TimelineRun.TimesOf(TimelineRun.Draw(needed.Select(number => steps[number]), question).Sample, question);
}
