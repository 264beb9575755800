using System.Collections.Immutable;
using System.Globalization;
using Planner.Domain.Sites;

namespace Planner.Solver.Siting;

/// <summary>Why one site ranks above another, criterion by criterion.</summary>
/// <param name="Upper">The site that ranks higher.</param>
/// <param name="Lower">The site that ranks lower.</param>
/// <param name="Lead">Difference of their scores, 0 or more.</param>
/// <param name="Differences">Contribution of each criterion to the lead, largest first; they sum to it.</param>
/// <param name="Reason">The lead in words: what brings it and what speaks against it.</param>
public sealed record SiteComparison(
    SiteId Upper, SiteId Lower, double Lead, ImmutableArray<CriterionDifference> Differences, string Reason)
{
    /// <summary>Compares each site with the next lower one among a few.</summary>
    /// <param name="ranked">A ranking.</param>
    /// <param name="sites">Two or more sites of it that are not excluded.</param>
    /// <exception cref="ArgumentException">A site is not in the ranking, or is excluded.</exception>
    public static ImmutableArray<SiteComparison> Of(RankedSites ranked, IReadOnlyCollection<SiteId> sites)
    {
        var chosen = ranked.Where(site => site.Rank is not null && sites.Contains(site.Site)).ToList();
        return chosen.Count == sites.Distinct().Count()
            ? [.. chosen.Zip(chosen.Skip(1), (upper, lower) => Compare(ranked, upper, lower))]
            : throw new ArgumentException("A site to compare is not in the ranking, or is excluded from it.", nameof(sites));
    }

    private static SiteComparison Compare(RankedSites ranked, RankedSite upper, RankedSite lower)
    {
        var (above, below) = (ranked.Contributions(upper.SiteNumber), ranked.Contributions(lower.SiteNumber));
        var differences = ranked.Table.Columns
            .Select((column, number) => new CriterionDifference(column.Criterion.Id, Brought(above[number]) - Brought(below[number])))
            .OrderByDescending(difference => difference.Contribution).ToImmutableArray();
        return new(upper.Site, lower.Site, upper.Score - lower.Score, differences, Words(upper, lower, differences));
    }

    // An unknown criterion brings nothing to the low end of a score: the ranking's own rule, not a guess.
    private static double Brought(double? contribution) => contribution is { } known ? known : 0;

    private static string Words(RankedSite upper, RankedSite lower, ImmutableArray<CriterionDifference> differences)
    {
        var lead = string.Create(CultureInfo.InvariantCulture, $"{upper.Site} leads {lower.Site} by {upper.Score - lower.Score:0.000}");
        var gains = Listed(differences.Where(difference => difference.Contribution > 0));
        var losses = Listed(differences.Reverse().Where(difference => difference.Contribution < 0));
        return lead + (gains.Length > 0 ? $": ahead on {gains}" : "") + (losses.Length > 0 ? $"; behind on {losses}" : "");
    }

    private static string Listed(IEnumerable<CriterionDifference> differences) => string.Join(", ", differences.Select(difference =>
        string.Create(CultureInfo.InvariantCulture, $"{difference.Criterion} ({difference.Contribution:+0.000;-0.000})")));
}

/// <param name="Criterion">The criterion.</param>
/// <param name="Contribution">What it adds to the upper site's lead; negative where the lower site is better.</param>
public sealed record CriterionDifference(CriterionId Criterion, double Contribution);
