using Planner.App.Rank;
using Planner.Domain.Facts;
using Planner.Domain.Texts;
using Planner.Geodata.Import;
using Planner.Permitting.Screening;
using Planner.Solver.Siting;

namespace Planner.App;

/// <summary>How a site stands: hard exclusions of the recipe first, then what the law says.</summary>
internal static class SiteStanding
{
    /// <remarks>An exclusion whose fact is unknown leaves the site unknown: killing a layer never makes a site eligible.</remarks>
    public static (SiteStatus Status, LocalizedText Reason) Of(
        SiteScreening law, IReadOnlyList<Exclusion> exclusions, FactSheet facts)
    {
        var truths = exclusions.Select(exclusion => (exclusion, Truth: exclusion.Holds(facts[exclusion.Fact]))).ToList();
        if (truths.Find(pair => pair.Truth.IsTrue) is { exclusion: { } excluded })
        {
            return (SiteStatus.Excluded, excluded.Reason);
        }

        if (law.Status != EligibilityStatus.Excluded
            && truths.Find(pair => pair.Truth.IsUnknown) is { exclusion: { } open })
        {
            return (SiteStatus.Unknown, NotKnownWhether(open.Reason));
        }

        return (StatusOf(law.Status), law.Summary);
    }

    public static PermitPath PathOf(SiteStatus status, SiteScreening law) => status switch
    {
        SiteStatus.Excluded => PermitPath.Excluded,
        SiteStatus.Unknown => PermitPath.Undetermined,
        _ => law.ReviewLevel switch
        {
            ReviewLevel.None => PermitPath.NoReview,
            ReviewLevel.CE => PermitPath.CategoricalExclusion,
            ReviewLevel.EA => PermitPath.EnvironmentalAssessment,
            ReviewLevel.EIS => PermitPath.EnvironmentalImpactStatement,
            ReviewLevel.EAorEIS => PermitPath.AssessmentOrStatement,
            _ => PermitPath.Undetermined,
        },
    };

    private static LocalizedText NotKnownWhether(LocalizedText reason) =>
        new($"Not known whether: {reason.En}", $"尚不清楚是否：{reason.Zh}");

    private static SiteStatus StatusOf(EligibilityStatus status) => status switch
    {
        EligibilityStatus.Eligible => SiteStatus.Eligible,
        EligibilityStatus.Review => SiteStatus.Review,
        EligibilityStatus.Excluded => SiteStatus.Excluded,
        _ => SiteStatus.Unknown,
    };
}
