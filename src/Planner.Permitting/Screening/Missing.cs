using Planner.Permitting.Facts;
using Planner.Permitting.Rules;

namespace Planner.Permitting.Screening;

/// <summary>The unknown facts under a condition that could still change its truth.</summary>
/// <remarks>
/// A leaf counts when it and every condition above it are unknown: a settled condition can't be moved by what is below
/// it. Behind an open guard only the guard's own facts count. A derived fact is replaced by the facts it follows from.
/// </remarks>
internal static class Missing
{
    public static IReadOnlyList<FactDefinition> Of(Condition? condition, Evaluation at)
    {
        var found = new Dictionary<int, FactDefinition>();
        if (condition is not null)
        {
            Collect(condition, at, found);
        }

        return [.. found.Values.OrderBy(fact => fact.Cost).ThenBy(fact => fact.Index)];
    }

    private static void Collect(Condition condition, Evaluation at, Dictionary<int, FactDefinition> found)
    {
        if (!condition.Evaluate(at).IsUnknown)
        {
            return;
        }

        switch (condition)
        {
            case Condition.RuleMet met:
                Collect(at.Book.Find(met.RuleId)!.When, at, found);
                break;
            case Condition.Implies implies:
                CollectStaged(implies.Guard, implies.Then, at, found);
                break;
            case Condition.Staged staged:
                CollectStaged(staged.Guard, staged.Then, at, found);
                break;
            default:
                foreach (var child in condition.Children)
                {
                    Collect(child, at, found);
                }

                foreach (var fact in condition.Facts)
                {
                    CollectFact(condition, fact, at, found);
                }

                break;
        }
    }

    /// <summary>Where no fact can settle the guard, since its law was not read or its limit is approximate, the rest may still close the question.</summary>
    private static void CollectStaged(Condition guard, Condition then, Evaluation at, Dictionary<int, FactDefinition> found)
    {
        var own = new Dictionary<int, FactDefinition>();
        Collect(guard, at, own);
        foreach (var (index, fact) in own)
        {
            found[index] = fact;
        }

        if (own.Count == 0)
        {
            Collect(then, at, found);
        }
    }

    private static void CollectFact(Condition? asker, FactDefinition fact, Evaluation at, Dictionary<int, FactDefinition> found)
    {
        if (at.IsStated(fact) || at.IsPresumed(fact))
        {
            return;
        }

        var inputs = at.Book.FindDerivation(fact) is { } derivation ? Inputs(asker, derivation, at) : [];
        foreach (var input in inputs.Count == 0 ? [fact] : inputs)
        {
            found[input.Index] = input;
        }
    }

    /// <summary>Unknown facts a derived one follows from; none when its inputs are known and only a statement settles it.</summary>
    private static IReadOnlyList<FactDefinition> Inputs(Condition? asker, Derivation derivation, Evaluation at)
    {
        var inputs = new Dictionary<int, FactDefinition>();
        foreach (var when in Asked(asker, derivation))
        {
            Collect(when, at, inputs);
        }

        foreach (var input in derivation.Formula?.Facts ?? [])
        {
            CollectFact(null, input, at, inputs);
        }

        return [.. inputs.Values];
    }

    /// <summary>A question about some words of a set depends on those words alone.</summary>
    private static IEnumerable<Condition> Asked(Condition? asker, Derivation derivation) =>
        asker is Condition.WordsAre { Relation: WordsRelation.Intersect } words && words.Words.All(derivation.Words.ContainsKey)
            ? words.Words.Select(word => derivation.Words[word]) : derivation.Words.Values;
}
