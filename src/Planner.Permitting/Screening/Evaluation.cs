using System.Collections.Immutable;
using Planner.Domain.Facts;
using Planner.Permitting.Facts;
using Planner.Permitting.Rules;

namespace Planner.Permitting.Screening;

/// <summary>One sheet of facts against one book: truths of rules are worked out once and kept. Not thread-safe.</summary>
internal sealed class Evaluation
{
    private readonly FactValue?[] values;
    private readonly Truth?[] ruleTruths;
    private readonly Truth?[] shared;
    private readonly Dictionary<(int Fact, string Word), Truth> wordTruths = [];

    public Evaluation(RuleBook book, FactSheet facts)
    {
        (Book, Facts) = (book, facts);
        values = new FactValue?[book.Catalogue.All.Length];
        ruleTruths = new Truth?[book.Rules.Length];
        shared = new Truth?[book.Rules.Length];
        foreach (var (id, fact) in facts.Listed)
        {
            if (fact is Fact.Known known && book.Catalogue.Find(id.Name) is { } definition)
            {
                values[definition.Index] = FactCatalogue.Fit(definition, known.Value, out _);
            }
        }
    }

    public RuleBook Book { get; }

    public FactSheet Facts { get; }

    /// <summary>The stated or measured value; null when there is none, or it does not fit the catalogue.</summary>
    public FactValue? Stated(FactDefinition fact) => values[fact.Index];

    public bool IsStated(FactDefinition fact) => Stated(fact) is not null;

    /// <summary>Nothing is stated, and the value is presumed.</summary>
    public bool IsPresumed(FactDefinition fact) => fact.Presumed is not null && !IsStated(fact) && Book.FindDerivation(fact) is null;

    private FactValue? Value(FactDefinition fact) => values[fact.Index] ?? fact.Presumed?.Value;

    public Truth RuleTruth(string id)
    {
        if (Book.FindIndex(id) is not { } index)
        {
            return Truth.False;
        }

        return ruleTruths[index] ??= Book.Rules[index].When.Evaluate(this);
    }

    /// <summary>The truth of a shared condition; slots are the indexes of the rules they belong to.</summary>
    public Truth Remember(int slot, Condition condition) => shared[slot] ??= condition.Evaluate(this);

    public double? Number(FactDefinition fact) => Value(fact) switch
    {
        FactValue.Number number => number.Value,
        FactValue.Day day => day.Value.DayNumber,
        _ => Book.FindDerivation(fact)?.Formula?.Value(this),
    };

    public double? CountWords(FactDefinition fact) => Value(fact) is FactValue.Words words ? words.Values.Count : null;

    public Truth Flag(FactDefinition fact)
    {
        if (Value(fact) is FactValue.Flag flag)
        {
            return Truth.Of(flag.Value);
        }

        if (Book.FindDerivation(fact) is not { } derivation)
        {
            return Truth.Unknown;
        }

        return DerivedWord(derivation, "true").IsTrue ? Truth.True
            : DerivedWord(derivation, "false").IsTrue ? Truth.False : Truth.Unknown;
    }

    public Truth WordIn(FactDefinition fact, ImmutableSortedSet<string> words)
    {
        if (Value(fact) is FactValue.Word word)
        {
            return Truth.Of(words.Contains(word.Value));
        }

        return Book.FindDerivation(fact) is { } derivation ? DerivedWordIn(derivation, words) : Truth.Unknown;
    }

    /// <summary>One of the words is derived; or another one is, which rules these out.</summary>
    private Truth DerivedWordIn(Derivation derivation, ImmutableSortedSet<string> words)
    {
        foreach (var word in derivation.Words.Keys)
        {
            if (DerivedWord(derivation, word).IsTrue)
            {
                return Truth.Of(words.Contains(word));
            }
        }

        return Truth.Unknown;
    }

    public Truth Words(FactDefinition fact, WordsRelation relation, ImmutableSortedSet<string> words)
    {
        if (Value(fact) is FactValue.Words known)
        {
            return Truth.Of(relation switch
            {
                WordsRelation.Equal => known.Values.SetEquals(words),
                WordsRelation.Intersect => known.Values.Overlaps(words),
                _ => known.Values.IsSubsetOf(words),
            });
        }

        return Book.FindDerivation(fact) is { } derivation ? DerivedWords(derivation, relation, words) : Truth.Unknown;
    }

    private Truth DerivedWords(Derivation derivation, WordsRelation relation, ImmutableSortedSet<string> words)
    {
        var all = derivation.Fact.Values;
        return relation switch
        {
            WordsRelation.Intersect => Truth.Any(words.Select(word => MemberOf(derivation, word))),
            WordsRelation.Subset => Truth.All(all.Where(word => !words.Contains(word)).Select(word => !MemberOf(derivation, word))),
            _ => Truth.All(all.Select(word => words.Contains(word) ? MemberOf(derivation, word) : !MemberOf(derivation, word))),
        };
    }

    /// <summary>The word "none" holds when no other word does.</summary>
    private Truth MemberOf(Derivation derivation, string word) => word == "none" && !derivation.Words.ContainsKey(word)
        ? !Truth.Any(derivation.Words.Keys.Select(other => DerivedWord(derivation, other)))
        : DerivedWord(derivation, word);

    private Truth DerivedWord(Derivation derivation, string word)
    {
        var key = (derivation.Fact.Index, word);
        if (!wordTruths.TryGetValue(key, out var truth))
        {
            truth = derivation.Words.TryGetValue(word, out var when) ? when.Evaluate(this) : Truth.False;
            wordTruths[key] = truth;
        }

        return truth;
    }
}
