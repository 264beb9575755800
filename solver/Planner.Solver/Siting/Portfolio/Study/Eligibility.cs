using System.Collections.Immutable;
using Planner.Domain.Texts;

namespace Planner.Solver.Siting;

/// <summary>The federal review that a determination found for a site, as a plain input of the optimizer.</summary>
public enum PermitPath
{
    /// <summary>Not determined: something that could change the answer is unknown.</summary>
    Undetermined = 0,

    /// <summary>No federal review is triggered.</summary>
    NoReview,

    /// <summary>Categorical exclusion (CE).</summary>
    CategoricalExclusion,

    /// <summary>Environmental assessment (EA).</summary>
    EnvironmentalAssessment,

    /// <summary>Environmental impact statement (EIS).</summary>
    EnvironmentalImpactStatement,

    /// <summary>An EA or an EIS: which of them is the agency's to decide.</summary>
    AssessmentOrStatement,

    /// <summary>The site can't be used. No policy allows it.</summary>
    Excluded,
}

/// <summary>Which permit paths a portfolio may use.</summary>
public sealed record EligibilityPolicy
{
    /// <param name="name">The policy in words, as it stands in a conflict.</param>
    /// <param name="allowed">The paths that may be used; never <see cref="PermitPath.Excluded"/>.</param>
    public EligibilityPolicy(LocalizedText name, IEnumerable<PermitPath> allowed)
    {
        Name = name;
        Allowed = [.. allowed];
        if (Allowed.Contains(PermitPath.Excluded))
        {
            throw new ArgumentException("No policy can allow an excluded site.", nameof(allowed));
        }
    }

    /// <summary>Any site whose path is determined.</summary>
    public static EligibilityPolicy Determined { get; } = new(
        new("only sites whose federal review is determined", "仅限联邦审查已确定的场址"),
        [
            PermitPath.NoReview, PermitPath.CategoricalExclusion, PermitPath.EnvironmentalAssessment,
            PermitPath.EnvironmentalImpactStatement, PermitPath.AssessmentOrStatement,
        ]);

    /// <summary>No review, or a categorical exclusion.</summary>
    public static EligibilityPolicy AtMostCategoricalExclusion { get; } = new(
        new("only sites that need no federal review or fit a categorical exclusion", "仅限无需联邦审查或适用类别排除的场址"),
        [PermitPath.NoReview, PermitPath.CategoricalExclusion]);

    /// <summary>Every site that is not excluded, undetermined ones included.</summary>
    public static EligibilityPolicy AllowUndetermined { get; } = new(
        new("only sites that are not excluded", "仅限未被排除的场址"), [.. Determined.Allowed, PermitPath.Undetermined]);

    public LocalizedText Name { get; }

    public ImmutableSortedSet<PermitPath> Allowed { get; }

    public bool Allows(PermitPath path) => Allowed.Contains(path);
}
