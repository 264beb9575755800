using System.Collections.Immutable;
using Planner.Domain.Diagnostics;

namespace Planner.Solver.Siting;

/// <summary>How much each criterion counts; they sum to 1.</summary>
/// <remarks>A criterion that is not named counts nothing. Immutable; thread-safe.</remarks>
public sealed class Weights
{
    private readonly ImmutableSortedDictionary<CriterionId, double> shares;

    private Weights(ImmutableSortedDictionary<CriterionId, double> shares) => this.shares = shares;

    /// <summary>The shares by criterion; they sum to 1.</summary>
    public IReadOnlyDictionary<CriterionId, double> Shares => shares;

    /// <summary>The share of a criterion, 0 when it was given no weight.</summary>
    public double this[CriterionId criterion] => shares.TryGetValue(criterion, out var share) ? share : 0;

    /// <summary>Weights from numbers of any scale; every criterion named must be one of <paramref name="criteria"/>.</summary>
    /// <param name="raw">Number per criterion: finite and not negative, at least one above 0.</param>
    /// <param name="criteria">The criteria of the ranking.</param>
    /// <param name="source">Name of the file or request, for the diagnostics.</param>
    /// <exception cref="BadInputException">Every problem with its JSON path, e.g. <c>$.weights.water</c>.</exception>
    public static Weights Normalise(
        IReadOnlyDictionary<CriterionId, double> raw, IEnumerable<Criterion> criteria, string source)
    {
        var bag = new DiagnosticBag();
        var names = criteria.Select(criterion => criterion.Id).ToImmutableSortedSet();
        foreach (var (id, weight) in raw.OrderBy(pair => pair.Key))
        {
            Check(id, weight, names, source, bag);
        }

        if (!raw.Values.Any(weight => weight != 0))
        {
            bag.Error(
                "rank.weights-all-zero", "No criterion has a weight above 0", new(source, Path: "$.weights"),
                "The score is a weighted mean, and a mean without weights says nothing", "Give at least one criterion a positive weight");
        }

        bag.ThrowIfErrors();
        return Share(raw);
    }

    /// <summary>The same weight for each criterion.</summary>
    public static Weights Equal(IEnumerable<Criterion> criteria) =>
        Share(criteria.ToDictionary(criterion => criterion.Id, _ => 1.0));

    private static Weights Share(IReadOnlyDictionary<CriterionId, double> raw)
    {
        // Scaled by the largest first, so that the sum of large but finite weights can't overflow.
        var largest = raw.Values.Max();
        var sum = raw.Values.Sum(weight => weight / largest);
        return new(raw.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value / largest / sum));
    }

    private static void Check(
        CriterionId id, double weight, ImmutableSortedSet<CriterionId> names, string source, DiagnosticBag bag)
    {
        var where = new InputLocation(source, Path: $"$.weights.{id}");
        if (!double.IsFinite(weight) || weight < 0)
        {
            bag.Error(
                "rank.weight-negative", FormattableString.Invariant($"The weight of {id} is {weight}"), where,
                "A weight says how much a criterion counts; the criterion's anchors say which direction is better",
                "Give a finite number of 0 or more");
        }

        if (!names.Contains(id))
        {
            bag.Error(
                "rank.unknown-criterion", $"There is no criterion {id}", where, "A weight must name a criterion of the ranking",
                $"Use one of {string.Join(", ", names)}");
        }
    }
}
