using System.Collections.Immutable;
using Planner.Domain.Facts;
using Planner.Permitting.Facts;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Rules;

/// <summary>A typed condition tree. Evaluating it is strong Kleene logic: a missing fact is unknown, never false.</summary>
public abstract record Condition
{
    internal abstract Truth Evaluate(Evaluation at);

    internal virtual IReadOnlyList<Condition> Children => [];

    /// <summary>Facts that this node itself asks for (not those of its children).</summary>
    internal virtual IEnumerable<FactDefinition> Facts => [];

    internal sealed record Constant(bool Value) : Condition
    {
        internal override Truth Evaluate(Evaluation at) => Truth.Of(Value);

        public override string ToString() => Value ? "always" : "never";
    }

    /// <summary>A condition that several questions share: worked out once for a screening.</summary>
    internal sealed record Shared(int Slot, Condition Part) : Condition
    {
        internal override IReadOnlyList<Condition> Children => [Part];

        internal override Truth Evaluate(Evaluation at) => at.Remember(Slot, Part);

        public override string ToString() => Part.ToString();
    }

    /// <summary>Nobody can tell from the packs: the law for it is not loaded. No fact settles it.</summary>
    internal sealed record NotHeld(string Why) : Condition
    {
        internal override Truth Evaluate(Evaluation at) => Truth.Unknown;

        public override string ToString() => Why;
    }

    internal sealed record AllOf(ImmutableArray<Condition> Parts) : Condition
    {
        internal override IReadOnlyList<Condition> Children => Parts;

        internal override Truth Evaluate(Evaluation at)
        {
            var result = Truth.True;
            foreach (var part in Parts)
            {
                result &= part.Evaluate(at);
                if (result.IsFalse)
                {
                    break;
                }
            }

            return result;
        }

        public override string ToString() => string.Join(" AND ", Parts.Select(part => part is AnyOf ? $"({part})" : part.ToString()));
    }

    internal sealed record AnyOf(ImmutableArray<Condition> Parts) : Condition
    {
        internal override IReadOnlyList<Condition> Children => Parts;

        internal override Truth Evaluate(Evaluation at)
        {
            var result = Truth.False;
            foreach (var part in Parts)
            {
                result |= part.Evaluate(at);
                if (result.IsTrue)
                {
                    break;
                }
            }

            return result;
        }

        public override string ToString() => string.Join(" OR ", Parts.Select(part => part.ToString()));
    }

    internal sealed record NotOf(Condition Part) : Condition
    {
        internal override IReadOnlyList<Condition> Children => [Part];

        internal override Truth Evaluate(Evaluation at) => !Part.Evaluate(at);

        public override string ToString() => Part is AllOf or AnyOf ? $"NOT ({Part})" : $"NOT {Part}";
    }

    /// <summary>When the guard holds, the rest has to; the rest is only asked about once the guard is settled.</summary>
    internal sealed record Implies(Condition Guard, Condition Then) : Condition
    {
        internal override IReadOnlyList<Condition> Children => [Guard, Then];

        internal override Truth Evaluate(Evaluation at)
        {
            var guard = Guard.Evaluate(at);
            return guard.IsFalse ? Truth.True : !guard | Then.Evaluate(at);
        }

        public override string ToString() => $"if {Guard} then ({Then})";
    }

    /// <summary>The guard and the rest; the rest is only asked about once the guard is settled.</summary>
    internal sealed record Staged(Condition Guard, Condition Then) : Condition
    {
        internal override IReadOnlyList<Condition> Children => [Guard, Then];

        internal override Truth Evaluate(Evaluation at)
        {
            var guard = Guard.Evaluate(at);
            return guard.IsFalse ? Truth.False : guard & Then.Evaluate(at);
        }

        public override string ToString() => $"{Guard} and then ({Then})";
    }

    /// <summary>The result of another rule; false when that rule is not in force on the day.</summary>
    internal sealed record RuleMet(string RuleId) : Condition
    {
        internal override Truth Evaluate(Evaluation at) => at.RuleTruth(RuleId);

        public override string ToString() => RuleId;
    }

    internal sealed record FlagIs(FactDefinition Fact, bool Wanted) : Condition
    {
        internal override IEnumerable<FactDefinition> Facts => [Fact];

        internal override Truth Evaluate(Evaluation at)
        {
            var truth = at.Flag(Fact);
            return Wanted ? truth : !truth;
        }

        public override string ToString() => $"{Fact.Id} == {(Wanted ? "true" : "false")}";
    }

    internal sealed record WordIn(FactDefinition Fact, ImmutableSortedSet<string> Words) : Condition
    {
        internal override IEnumerable<FactDefinition> Facts => [Fact];

        internal override Truth Evaluate(Evaluation at) => at.WordIn(Fact, Words);

        public override string ToString() =>
            Words.Count == 1 ? $"{Fact.Id} == {Words[0]}" : $"{Fact.Id} IN {{{string.Join(", ", Words)}}}";
    }

    internal sealed record WordsAre(FactDefinition Fact, WordsRelation Relation, ImmutableSortedSet<string> Words) : Condition
    {
        internal override IEnumerable<FactDefinition> Facts => [Fact];

        internal override Truth Evaluate(Evaluation at) => at.Words(Fact, Relation, Words);

        public override string ToString() => Relation switch
        {
            WordsRelation.Equal => $"{Fact.Id} == {{{string.Join(", ", Words)}}}",
            WordsRelation.Intersect => $"{Fact.Id} INTERSECTS {{{string.Join(", ", Words)}}}",
            _ => $"{Fact.Id} SUBSET {{{string.Join(", ", Words)}}}",
        };
    }

    /// <summary>Whether somebody stated the fact: two-valued, so it can flip when knowledge is added.</summary>
    internal sealed record IsStated(FactDefinition Fact, bool Wanted) : Condition
    {
        internal override IEnumerable<FactDefinition> Facts => [Fact];

        internal override Truth Evaluate(Evaluation at) => Truth.Of(at.IsStated(Fact) == Wanted);

        public override string ToString() => $"{Fact.Id} is {(Wanted ? "set" : "missing")}";
    }
}

/// <summary>How a set-valued fact is compared with a set of words.</summary>
public enum WordsRelation
{
    Equal,
    Intersect,
    Subset,
}
