using System.Collections.Immutable;
using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Facts;

namespace Planner.Permitting.Rules;

/// <summary>Turns the text of a predicate into a condition tree: names looked up, words and units checked.</summary>
/// <remarks>Every problem of the predicate is reported, with the line of the document it stands on.</remarks>
/// <param name="catalogue">Facts that may be asked for.</param>
/// <param name="tolerance">Half-width of the band around an approximate limit, as a fraction.</param>
/// <param name="bag">Takes the problems.</param>
/// <param name="rules">Rules that ANY asks; empty inside a rule, which can't ask all of its kind without asking itself.</param>
internal sealed class PredicateReader(FactCatalogue catalogue, double tolerance, DiagnosticBag bag, ImmutableArray<Rule> rules = default)
{
    /// <summary>The condition, or null after a diagnostic.</summary>
    public Condition? Read(string text, InputLocation where)
    {
        var before = bag.ErrorCount;
        var (syntax, error) = PredicateParser.Predicate(text);
        if (error is not null)
        {
            Refuse(text, error, where);
        }

        var condition = syntax is null ? null : Bind(syntax, where);
        return bag.ErrorCount == before ? condition : null;
    }

    /// <summary>A formula for a derived number, in the unit of <paramref name="fact"/>; null after a diagnostic.</summary>
    public Operand? ReadFormula(string text, FactDefinition fact, InputLocation where)
    {
        var before = bag.ErrorCount;
        var (syntax, error) = PredicateParser.Formula(text);
        if (error is not null)
        {
            Refuse(text, error, where);
        }

        var (operand, _) = syntax is null ? (null, null) : Bind(syntax, where, fact.Unit);
        return bag.ErrorCount == before ? operand : null;
    }

    private void Refuse(string text, PredicateError error, InputLocation where)
    {
        var rest = error.Position < text.Length ? text[error.Position..Math.Min(text.Length, error.Position + 30)] : "the end";
        bag.Error("predicate.syntax", $"near \"{rest}\": expected {error.Expected}", where, "the predicate can't be read",
            "use comparisons, IN, INTERSECTS, SUBSET, includes, is set, NOT, AND, OR and rule ids (README, How to write a state pack)");
    }

    private Condition? Bind(PredicateSyntax syntax, InputLocation where) => syntax switch
    {
        PredicateSyntax.All all => new Condition.AllOf(BindAll(all.Parts, where)),
        PredicateSyntax.Any any => new Condition.AnyOf(BindAll(any.Parts, where)),
        PredicateSyntax.Not not => Bind(not.Part, where) is { } part ? new Condition.NotOf(part) : null,
        PredicateSyntax.Constant constant => new Condition.Constant(constant.Value),
        PredicateSyntax.Rule rule => new Condition.RuleMet(rule.Id),
        PredicateSyntax.AnyRule any => BindAny(any.Kind, where),
        PredicateSyntax.IsWord word => BindWord(word, where),
        PredicateSyntax.WithSet set => BindSet(set, where),
        PredicateSyntax.IsSet set => Find(set.Fact, where) is { } fact ? new Condition.IsStated(fact, !set.Negated) : null,
        PredicateSyntax.Compare compare => BindCompare(compare, where),
        _ => throw new InvalidOperationException($"No binding for {syntax.GetType().Name}."),
    };

    private Condition.AnyOf? BindAny(OutcomeKind kind, InputLocation where)
    {
        var asked = rules.IsDefault ? [] : rules.Where(rule => rule.Outcome.Kind == kind).Select(rule => (Condition)new Condition.RuleMet(rule.Id)).ToImmutableArray();
        if (asked.IsEmpty)
        {
            bag.Error("predicate.any", $"ANY {kind} asks no rule", where, "it stands for the rules of the same pack with that outcome, in derived.yaml alone",
                "name the rules one by one, or give the pack a rule of that kind");
        }

        return asked.IsEmpty ? null : new(asked);
    }

    private ImmutableArray<Condition> BindAll(ImmutableArray<PredicateSyntax> parts, InputLocation where) =>
        [.. parts.Select(part => Bind(part, where)).OfType<Condition>()];

    private Condition? BindWord(PredicateSyntax.IsWord test, InputLocation where)
    {
        if (Find(test.Fact, where) is not { } fact)
        {
            return null;
        }

        Condition? condition = fact.Type switch
        {
            FactType.Flag when test.Word is "true" or "false" => new Condition.FlagIs(fact, test.Word == "true"),
            FactType.Word when AreWords(fact, [test.Word], where) => new Condition.WordIn(fact, [test.Word]),
            FactType.Word => null,
            _ => Mismatch(fact, $"the word {test.Word}", where),
        };
        return condition is not null && test.Negated ? new Condition.NotOf(condition) : condition;
    }

    private Condition? BindSet(PredicateSyntax.WithSet test, InputLocation where)
    {
        if (Find(test.Fact, where) is not { } fact || !AreWords(fact, test.Words, where))
        {
            return null;
        }

        var words = test.Words.ToImmutableSortedSet(StringComparer.Ordinal);
        Condition? condition = (fact.Type, test.Relation) switch
        {
            (FactType.Word, "IN" or "==") => new Condition.WordIn(fact, words),
            (FactType.Words, "==") => new Condition.WordsAre(fact, WordsRelation.Equal, words),
            (FactType.Words, "IN" or "INTERSECTS" or "includes") => new Condition.WordsAre(fact, WordsRelation.Intersect, words),
            (FactType.Words, "SUBSET") => new Condition.WordsAre(fact, WordsRelation.Subset, words),
            _ => Mismatch(fact, $"a set with {test.Relation}", where),
        };
        return condition is not null && test.Negated ? new Condition.NotOf(condition) : condition;
    }

    private NumberCompare? BindCompare(PredicateSyntax.Compare test, InputLocation where)
    {
        var (_, unit) = Bind(test.Left, where, null, quiet: true);
        unit ??= Bind(test.Right, where, null, quiet: true).Unit;
        var (left, leftUnit) = Bind(test.Left, where, unit);
        var (right, rightUnit) = Bind(test.Right, where, unit);
        if (left is null || right is null)
        {
            return null;
        }

        if (leftUnit is not null && rightUnit is not null && leftUnit != rightUnit)
        {
            bag.Error("predicate.unit", $"{left} is in {leftUnit} and {right} in {rightUnit}", where,
                "they can't be compared", "bring both into one unit");
        }

        var near = test.Right is ArithmeticSyntax.Number { Approximate: true } || test.Left is ArithmeticSyntax.Number { Approximate: true };
        return new NumberCompare(left, test.Operator, right, near ? tolerance : 0);
    }

    private (Operand? Operand, string? Unit) Bind(ArithmeticSyntax syntax, InputLocation where, string? unit, bool quiet = false)
    {
        switch (syntax)
        {
            case ArithmeticSyntax.Number number:
                return BindNumber(number, where, unit, quiet);
            case ArithmeticSyntax.Day day:
                return (new Operand.Literal(day.Value.DayNumber, day.Value.ToString("O", CultureInfo.InvariantCulture)), "day");
            case ArithmeticSyntax.Today:
                return (new Operand.Today(), "day");
            case ArithmeticSyntax.Count count:
                return Find(count.Of, where, quiet) is { } counted ? (new Operand.CountOf(counted), "1") : (null, null);
            case ArithmeticSyntax.Named name:
                return BindFact(name.Name, where, quiet);
            case ArithmeticSyntax.Binary binary:
                return BindBinary(binary, where, unit, quiet);
            default:
                throw new InvalidOperationException($"No binding for {syntax.GetType().Name}.");
        }
    }

    private (Operand?, string?) BindNumber(ArithmeticSyntax.Number number, InputLocation where, string? unit, bool quiet)
    {
        var written = number.Value.ToString("0.##########", CultureInfo.InvariantCulture) + (number.Unit is null ? "" : " " + number.Unit);
        if (number.Unit is null)
        {
            return (new Operand.Literal(number.Value, written), null);
        }

        var converted = unit is null ? number.Value : UnitTable.Convert(number.Value, number.Unit, unit);
        if (converted is null && !quiet)
        {
            bag.Error("predicate.unit", $"{written} is compared with a value in {unit}", where, "there is no conversion between them",
                NearestName.Remedy(number.Unit, UnitTable.Known, $"write the number in {unit}"));
        }

        return (new Operand.Literal(converted ?? number.Value, written), unit ?? (UnitTable.IsKnown(number.Unit) ? number.Unit : null));
    }

    private (Operand?, string?) BindFact(string name, InputLocation where, bool quiet)
    {
        if (Find(name, where, quiet) is not { } fact)
        {
            return (null, null);
        }

        if (fact.Type is FactType.Number or FactType.Day)
        {
            return (new Operand.FactNumber(fact), fact.Type == FactType.Day ? "day" : fact.Unit);
        }

        if (!quiet)
        {
            Mismatch(fact, "a number", where);
        }

        return (null, null);
    }

    private (Operand?, string?) BindBinary(ArithmeticSyntax.Binary binary, InputLocation where, string? unit, bool quiet)
    {
        var (left, leftUnit) = Bind(binary.Left, where, unit, quiet);
        var (right, rightUnit) = Bind(binary.Right, where, unit, quiet);
        if (left is null || right is null)
        {
            return (null, null);
        }

        var result = binary.Operator switch
        {
            '/' when leftUnit == rightUnit => "1",
            '+' or '-' => leftUnit ?? rightUnit,
            _ => null,
        };
        return (new Operand.Binary(left, binary.Operator, right), result);
    }

    private FactDefinition? Find(string name, InputLocation where, bool quiet = false)
    {
        var fact = catalogue.Find(name);
        if (fact is null && !quiet)
        {
            catalogue.ReportUnknown(name, where, bag);
        }

        return fact;
    }

    private bool AreWords(FactDefinition fact, ImmutableArray<string> words, InputLocation where)
    {
        var foreign = fact.Values.IsEmpty ? [] : words.Where(word => !fact.Values.Contains(word)).ToList();
        foreach (var word in foreign)
        {
            bag.Error("predicate.word", $"{fact.Id} is never \"{word}\"", where, $"its words are {string.Join(", ", fact.Values)}",
                NearestName.Remedy(word, fact.Values, "use one of them, or add the word to the catalogue"));
        }

        return foreign.Count == 0;
    }

    private Condition? Mismatch(FactDefinition fact, string with, InputLocation where)
    {
        bag.Error("predicate.shape", $"{fact.Id} is compared with {with}", where,
            $"it is {FactCatalogue.Shape(fact.Type)}", "use a comparison that fits its shape");
        return null;
    }
}
