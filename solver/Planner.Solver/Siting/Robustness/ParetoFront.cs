using System.Collections.Immutable;
using System.Globalization;
using Planner.Domain.Sites;

namespace Planner.Solver.Siting;

/// <summary>The sites that no other site beats on every chosen criterion, and for each other site one that does.</summary>
/// <remarks>
/// Site a dominates b when a's score is at least b's on each criterion and above it on one, whatever the unknown values
/// turn out to be: a's unknown score counts 0, b's counts 1. Excluded sites take no part.
/// </remarks>
public static class ParetoFront
{
    /// <param name="table">The sites.</param>
    /// <param name="criteria">The objectives; null: all criteria of the table.</param>
    public static ParetoResult Find(SiteTable table, IReadOnlyCollection<CriterionId>? criteria = null)
    {
        var chosen = Enumerable.Range(0, table.Columns.Length)
            .Where(number => criteria is null || criteria.Contains(table.Columns[number].Criterion.Id)).ToArray();
        var front = new List<int>();
        var dominated = new List<DominatedSite>();
        foreach (var site in BestFirst(table, chosen))
        {
            var better = front.FindIndex(other => Dominates(table, chosen, other, site));
            if (better < 0)
            {
                front.Add(site);
            }
            else
            {
                dominated.Add(new(table.Sites[site], table.Sites[front[better]], Reason(table, chosen, front[better], site)));
            }
        }

        return new([.. front.Select(site => table.Sites[site]).Order()], [.. dominated.OrderBy(site => site.Site)]);
    }

    // A dominating site has the larger sum of low ends, so that it is met before all that it dominates.
    private static IEnumerable<int> BestFirst(SiteTable table, int[] criteria) => Enumerable.Range(0, table.Sites.Length)
        .Where(site => table.Exclusions[site] is null)
        .OrderByDescending(site => criteria.Sum(criterion => Score(table, site, criterion, 0)))
        .ThenBy(site => table.IdOrder[site]);

    private static bool Dominates(SiteTable table, int[] criteria, int better, int worse)
    {
        var strictly = false;
        foreach (var criterion in criteria)
        {
            var difference = Score(table, better, criterion, 0) - Score(table, worse, criterion, 1);
            if (difference < 0)
            {
                return false;
            }

            strictly |= difference > 0;
        }

        return strictly;
    }

    private static string Reason(SiteTable table, int[] criteria, int better, int worse)
    {
        var gains = criteria
            .Where(criterion => Score(table, better, criterion, 0) > Score(table, worse, criterion, 1))
            .Select(criterion => string.Create(
                CultureInfo.InvariantCulture,
                $"{table.Columns[criterion].Criterion.Id} ({table.Columns[criterion].Find(better):0.###} against {table.Columns[criterion].Find(worse):0.###} {table.Columns[criterion].Criterion.Unit})"));
        return $"{table.Sites[better]} is at least as good on every criterion and better on {string.Join(", ", gains)}";
    }

    private static double Score(SiteTable table, int site, int criterion, double unknown) =>
        table.KnownColumn(criterion)[site] ? table.ScoreColumn(criterion)[site] : unknown;
}

/// <param name="Front">Sites that nobody dominates, by id.</param>
/// <param name="Dominated">The others, by id, each with one site of the front that dominates it.</param>
public sealed record ParetoResult(ImmutableArray<SiteId> Front, ImmutableArray<DominatedSite> Dominated);

/// <param name="Site">The dominated site.</param>
/// <param name="By">A site of the front that dominates it.</param>
/// <param name="Because">On which criteria it is better, with the values.</param>
public sealed record DominatedSite(SiteId Site, SiteId By, string Because);
