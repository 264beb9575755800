using Planner.Domain.Facts;
using Planner.Domain.Texts;
using Planner.Permitting.Pathways;

namespace Planner.Permitting.Screening;

/// <summary>One of many sites under the law of one day: what a table needs of its <see cref="Determination"/> and times, from one evaluation.</summary>
/// <remarks>It holds the whole evaluation: read what the table keeps, and let it go. Not thread-safe.</remarks>
public sealed class SiteScreening
{
    private readonly Evaluation at;
    private readonly Decision decision;

    public SiteScreening(RuleBook book, FactSheet facts)
    {
        at = new(book, facts);
        decision = Decision.Of(book, at);
    }

    public ReviewLevel ReviewLevel => decision.Level;

    public EligibilityStatus Status => decision.Status;

    /// <summary>The sentence of <see cref="Determination.Summary"/>; written when asked for.</summary>
    public LocalizedText Summary => new DetailWriter(at, decision).Summary();

    internal ProjectTimes TimesOf(TimelineTimes times) => times.Of(at);
}
