using System.Collections.Immutable;
using Planner.Domain.Facts;

namespace Planner.Permitting.Rules;

/// <summary>Which truths a condition can come out with, judged by its shape alone.</summary>
internal static class PossibleTruths
{
    private static readonly ImmutableHashSet<Truth> All = [Truth.True, Truth.False, Truth.Unknown];
    private static readonly ImmutableHashSet<Truth> Stated = [Truth.True, Truth.False];

    public static ImmutableHashSet<Truth> Of(Condition condition) => condition switch
    {
        Condition.Constant constant => [Truth.Of(constant.Value)],
        Condition.IsStated => Stated,
        Condition.NotOf not => [.. Of(not.Part).Select(truth => !truth)],
        Condition.AllOf all when AsksOnlyWhatIsStated(all) => Stated,
        Condition.AllOf all => all.Parts.Select(Of).Aggregate((left, right) => Join(left, right, (a, b) => a & b)),
        Condition.AnyOf any => any.Parts.Select(Of).Aggregate((left, right) => Join(left, right, (a, b) => a | b)),
        _ when condition.Facts.Any() && condition.Facts.All(fact => fact.Presumed is not null) => Stated,
        _ => All,
    };

    /// <summary>"X is set AND X == yes": silence is a no.</summary>
    private static bool AsksOnlyWhatIsStated(Condition.AllOf all)
    {
        var stated = all.Parts.OfType<Condition.IsStated>().Where(part => part.Wanted).Select(part => part.Fact).ToHashSet();
        return stated.Count > 0 && all.Parts.All(part => part is Condition.IsStated or Condition.WordIn or Condition.FlagIs && part.Facts.All(stated.Contains));
    }

    private static ImmutableHashSet<Truth> Join(
        ImmutableHashSet<Truth> left, ImmutableHashSet<Truth> right, Func<Truth, Truth, Truth> combine) =>
        [.. from a in left from b in right select combine(a, b)];
}
