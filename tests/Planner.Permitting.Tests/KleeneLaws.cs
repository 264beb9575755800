using CsCheck;
using Planner.Domain.Facts;
using Planner.Permitting.Facts;
using Planner.Permitting.Rules;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Tests;

/// <summary>Laws of the evaluation, on random condition trees over real facts.</summary>
public class KleeneLaws
{
    private static readonly FactDefinition[] Flags =
        [.. new[] { "line.existing_line", "line.underwater", "nuclear.present", "pipe.interstate", "site.in_cbrs" }.Select(Shipped.Library.Catalogue.Get)];

    private static readonly FactDefinition Miles = Shipped.Library.Catalogue.Get("line.length_mi");

    private static readonly RuleBook Book = Shipped.Book("2026-11-23");

    private static readonly Gen<Condition> Leaf = Gen.OneOf<Condition>(
        Gen.Int[1, 4].Select(Gen.Bool, (flag, wanted) => (Condition)new Condition.FlagIs(Flags[flag == 2 ? 3 : flag], wanted)),
        Pick.One("<", "<=", ">", ">=").Select(Gen.Int[1, 3], Pick.One(0.0, 0.1), (op, limit, tolerance) =>
            (Condition)new NumberCompare(new Operand.FactNumber(Miles), op, new Operand.Literal(limit, $"{limit}"), tolerance)));

    private static readonly Gen<Condition> Tree = Gen.Recursive<Condition>((depth, inner) => depth >= 3 ? Leaf : Gen.OneOf(
        Leaf,
        inner.Select(part => (Condition)new Condition.NotOf(part)),
        inner.Array[1, 3].Select(parts => (Condition)new Condition.AllOf([.. parts])),
        inner.Array[1, 3].Select(parts => (Condition)new Condition.AnyOf([.. parts]))));

    /// <summary>For each flag: null unknown, else its value; the length likewise.</summary>
    private static readonly Gen<FactSheet> Sheets = Gen.Int[-1, 1].Array[Flags.Length].Select(Pick.One(-1.0, 0.5, 0.95, 1, 1.05, 2, 3.5), Sheet);

    private static FactSheet Sheet(int[] flags, double miles)
    {
        var facts = Flags.Zip(flags).Where(pair => pair.Second != 0).Select(pair => (pair.First.Id.Name, (object)(pair.Second > 0)));
        return Shipped.Facts([.. facts, .. miles < 0 ? [] : new[] { (Miles.Id.Name, (object)miles) }]);
    }

    private static Truth Truth(Condition condition, FactSheet facts) => condition.Evaluate(new Evaluation(Book, facts));

    [Fact]
    public void DeMorgan_AndDoubleNegation_Hold() => Gen.Select(Tree, Tree, Sheets).Sample((left, right, facts) =>
    {
        var (not, and, or) = (new Condition.NotOf(left), new Condition.AllOf([left, right]), new Condition.AnyOf([left, right]));
        return Truth(new Condition.NotOf(not), facts) == Truth(left, facts)
            && Truth(new Condition.NotOf(and), facts) == Truth(new Condition.AnyOf([not, new Condition.NotOf(right)]), facts)
            && Truth(new Condition.NotOf(or), facts) == Truth(new Condition.AllOf([not, new Condition.NotOf(right)]), facts);
    });

    [Fact]
    public void AndOr_OfThePartsTruths_AreMinimumAndMaximum() => Gen.Select(Tree, Tree, Sheets).Sample((left, right, facts) =>
        Truth(new Condition.AllOf([left, right]), facts) == (Truth(left, facts) & Truth(right, facts))
        && Truth(new Condition.AnyOf([left, right]), facts) == (Truth(left, facts) | Truth(right, facts))
        && Truth(new Condition.Staged(left, right), facts) == (Truth(left, facts) & Truth(right, facts))
        && Truth(new Condition.Implies(left, right), facts) == (!Truth(left, facts) | Truth(right, facts)));

    [Fact]
    public void AddingKnowledge_ToADeterminedTree_ChangesNothing() => Gen.Select(Tree, Sheets, Sheets).Sample((tree, known, more) =>
    {
        var before = Truth(tree, known);
        return before.IsUnknown || Truth(tree, more.Overlay(known)) == before;
    });

    /// <summary>Every single completion that settles the tree uses only facts the list names; facts outside it can't.</summary>
    [Fact]
    public void Missing_FactsOutsideTheList_NeverSettleATree() => Gen.Select(Tree, Sheets, Sheets).Sample((tree, known, more) =>
    {
        var listed = Missing.Of(tree, new Evaluation(Book, known)).Select(fact => fact.Id).ToHashSet();
        var outside = more.Listed.Where(pair => !listed.Contains(pair.Key)).Aggregate(known, (sheet, pair) => known[pair.Key] is Fact.Known ? sheet : sheet.With(pair.Key, pair.Value));
        return Truth(tree, outside) == Truth(tree, known);
    });

    /// <summary>In a tree that asks for each fact once, each listed fact does change the truth under some values of the others.</summary>
    [Fact]
    public void Missing_FactsInTheList_CanChangeAReadOnceTree() => Gen.Shuffle(Flags).Select(Gen.Int[0, 3], Gen.Int[-1, 1].Array[Flags.Length]).Sample((order, shape, states) =>
    {
        Condition[] leaf = [.. order.Select(flag => (Condition)new Condition.FlagIs(flag, true))];
        Condition tree = shape switch
        {
            0 => new Condition.AllOf([leaf[0], new Condition.AnyOf([leaf[1], leaf[2]]), leaf[3], leaf[4]]),
            1 => new Condition.AnyOf([leaf[0], new Condition.AllOf([leaf[1], new Condition.NotOf(leaf[2])]), leaf[3], leaf[4]]),
            2 => new Condition.AllOf([new Condition.AnyOf([leaf[0], leaf[1]]), new Condition.AnyOf([leaf[2], new Condition.AllOf([leaf[3], leaf[4]])])]),
            _ => new Condition.NotOf(new Condition.AllOf([new Condition.AnyOf([leaf[0], leaf[1], leaf[2]]), new Condition.AnyOf([leaf[3], leaf[4]])])),
        };
        var known = Sheet(states, -1);
        var open = Flags.Where(flag => known[flag.Id] is not Fact.Known && Book.FindDerivation(flag) is null).ToList();
        var listed = Missing.Of(tree, new Evaluation(Book, known)).ToHashSet();
        return open.TrueForAll(flag => listed.Contains(flag) == CanChange(tree, known, open, flag)) || open.Count == 0;
    });

    /// <summary>Brute force: some completion of the other unknown facts leaves the answer to this one.</summary>
    private static bool CanChange(Condition tree, FactSheet known, List<FactDefinition> open, FactDefinition flag)
    {
        var others = open.Where(other => other != flag).ToList();
        return Enumerable.Range(0, (int)Math.Pow(3, others.Count)).Any(code =>
        {
            var sheet = known;
            foreach (var other in others)
            {
                sheet = (code % 3) switch { 0 => sheet, 1 => With(sheet, other, true), _ => With(sheet, other, false) };
                code /= 3;
            }

            var open = Truth(tree, sheet);
            return Truth(tree, With(sheet, flag, true)) != open || Truth(tree, With(sheet, flag, false)) != open;
        });
    }

    private static FactSheet With(FactSheet sheet, FactDefinition flag, bool value) =>
        sheet.With(flag.Id, new Fact.Known(new FactValue.Flag(value), Source.Stated("test")));
}
