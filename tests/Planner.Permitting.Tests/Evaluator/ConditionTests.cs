using Planner.Domain.Facts;
using Planner.Permitting.Rules;

namespace Planner.Permitting.Tests.Evaluator;

/// <summary>Limits hold on the side the text puts them, and parts of a condition join as in strong Kleene logic.</summary>
public class ConditionTests
{
    private static SmallLaw Law => SmallLaw.Of();

    [Theory]
    [InlineData("<", "true", "false", "false")]
    [InlineData("<=", "true", "true", "false")]
    [InlineData(">", "false", "false", "true")]
    [InlineData(">=", "false", "true", "true")]
    [InlineData("==", "false", "true", "false")]
    [InlineData("!=", "true", "false", "true")]
    public void Limit_BelowOnAndAboveIt(string comparison, string below, string on, string above)
    {
        string At(double miles) => Law.Truth($"line.length_mi {comparison} 10 mi", ("line.length_mi", miles));
        Assert.Equal([below, on, above], [At(9.999), At(10), At(10.001)]);
        Assert.Equal("unknown", Law.Truth($"line.length_mi {comparison} 10 mi"));
        Assert.Equal("unknown", Law.Truth($"10 mi {comparison} line.length_mi"));
    }

    /// <summary>"Approximately 20": met up to 18, not met above 22, open between; the other way round for a lower limit.</summary>
    [Theory]
    [InlineData(17.9, "true", "false")]
    [InlineData(18.0, "true", "false")]
    [InlineData(18.1, "unknown", "unknown")]
    [InlineData(20.0, "unknown", "unknown")]
    [InlineData(22.0, "unknown", "unknown")]
    [InlineData(22.1, "false", "true")]
    public void ApproximateLimit_HasABandOfOneTenth(double miles, string below, string above)
    {
        foreach (var (comparison, expected) in new[] { ("<", below), ("<=", below), (">", above), (">=", above) })
        {
            Assert.Equal(expected, Law.Truth($"line.length_mi {comparison} approximately 20 mi", ("line.length_mi", miles)));
        }
    }

    [Theory]
    [InlineData("line.length_mi + line.area_acres == 8", 6.0, 2.0, "true")]
    [InlineData("line.length_mi - line.area_acres == 4", 6.0, 2.0, "true")]
    [InlineData("line.length_mi * line.area_acres == 12", 6.0, 2.0, "true")]
    [InlineData("line.length_mi / line.area_acres == 3", 6.0, 2.0, "true")]
    [InlineData("line.length_mi / line.area_acres > 3", 6.0, 0.0, "unknown")]
    [InlineData("line.length_mi + line.area_acres == 8", 6.0, null, "unknown")]
    [InlineData("line.area_acres - line.length_mi == 8", 6.0, null, "unknown")]
    public void Sums_OfFacts_AreUnknownWhenAFactIsOrAQuotientHasNoMeaning(string predicate, double miles, double? acres, string expected) =>
        Assert.Equal(expected, Law.Truth(predicate, [("line.length_mi", miles), .. acres is { } known ? new (string, object)[] { ("line.area_acres", known) } : []]));

    private static Truth Of(char letter) => letter == 't' ? Truth.True : letter == 'f' ? Truth.False : Truth.Unknown;

    private static Condition Leaf(char letter) => letter switch
    {
        't' => new Condition.Constant(true),
        'f' => new Condition.Constant(false),
        _ => new Condition.NotHeld("the text is not held"),
    };

    /// <summary>The tables of Kleene 1952, section 64; an implication is NOT a OR b, a staged condition a AND b.</summary>
    [Theory]
    [InlineData("tt", 't', 't', 't')]
    [InlineData("tu", 'u', 't', 'u')]
    [InlineData("tf", 'f', 't', 'f')]
    [InlineData("ut", 'u', 't', 't')]
    [InlineData("uu", 'u', 'u', 'u')]
    [InlineData("uf", 'f', 'u', 'u')]
    [InlineData("ft", 'f', 't', 't')]
    [InlineData("fu", 'f', 'u', 't')]
    [InlineData("ff", 'f', 'f', 't')]
    public void Parts_JoinByTheTablesOfKleene(string parts, char and, char or, char implies)
    {
        var (left, right) = (Leaf(parts[0]), Leaf(parts[1]));
        var at = Law.At();
        Assert.Equal(Of(and), new Condition.AllOf([left, right]).Evaluate(at));
        Assert.Equal(Of(and), new Condition.Staged(left, right).Evaluate(at));
        Assert.Equal(Of(or), new Condition.AnyOf([left, right]).Evaluate(at));
        Assert.Equal(Of(implies), new Condition.Implies(left, right).Evaluate(at));
        Assert.Equal(!Of(parts[0]), new Condition.NotOf(left).Evaluate(at));
    }

    [Fact]
    public void NoParts_AreAllMetAndNoneMet()
    {
        Assert.Equal(Truth.True, new Condition.AllOf([]).Evaluate(Law.At()));
        Assert.Equal(Truth.False, new Condition.AnyOf([]).Evaluate(Law.At()));
    }

    [Theory]
    [InlineData("site.owner == blm", "blm", "true")]
    [InlineData("site.owner == blm", "army", "false")]
    [InlineData("site.owner IN {army, blm}", "army", "true")]
    [InlineData("site.owner IN {army, blm}", "none", "false")]
    [InlineData("site.owner != blm", "none", "true")]
    [InlineData("site.owner != blm", "blm", "false")]
    public void Word_IsOneOfThoseNamed(string predicate, string owner, string expected)
    {
        Assert.Equal(expected, Law.Truth(predicate, ("site.owner", owner)));
        Assert.Equal("unknown", Law.Truth(predicate));
    }

    /// <summary>A condition reads as the pack writes it, brackets where they are needed.</summary>
    [Theory]
    [InlineData("(site.wet == true OR site.wooded == false) AND line.length_mi <= approximately 10 mi")]
    [InlineData("NOT (site.wet == true AND site.wooded == true)")]
    [InlineData("NOT (site.wet == true OR site.wooded == true)")]
    [InlineData("NOT site.wet == true")]
    [InlineData("site.owner == blm")]
    [InlineData("site.owner IN {army, blm} AND project.parts INTERSECTS {line} AND project.parts SUBSET {line, storage} AND project.parts == {line}")]
    [InlineData("order.day is missing OR order.number is set OR count(project.parts) > 1 OR order.day < today OR always OR never OR R-1")]
    [InlineData("line.length_mi + line.area_acres < 5")]
    public void Condition_IsWrittenAsThePackWritesIt(string predicate) => Assert.Equal(predicate, SmallLaw.When(predicate).ToString());

    /// <summary>The facts a condition asks for itself, so that an answer can show each of them.</summary>
    [Theory]
    [InlineData("site.wet == true", "site.wet")]
    [InlineData("site.owner == blm", "site.owner")]
    [InlineData("project.parts INTERSECTS {line}", "project.parts")]
    [InlineData("order.day is set", "order.day")]
    [InlineData("line.length_mi - line.area_acres > 1", "line.length_mi,line.area_acres")]
    [InlineData("line.length_mi > line.length_mi + line.area_acres", "line.length_mi,line.length_mi,line.area_acres")]
    [InlineData("count(project.parts) > 1", "project.parts")]
    [InlineData("order.day < today", "order.day")]
    [InlineData("always", "")]
    [InlineData("NOT site.wet == true", "")]
    public void Condition_NamesTheFactsItAsksFor(string predicate, string facts) =>
        Assert.Equal(facts, string.Join(",", SmallLaw.When(predicate).Facts.Select(fact => fact.Id.Name)));

    /// <summary>A condition that several questions share is worked out once for a screening.</summary>
    [Fact]
    public void SharedCondition_IsWorkedOutOnce()
    {
        var at = SmallLaw.Of(SmallLaw.Rule("R-1", OutcomeKind.Info, "always")).At();
        Assert.Equal(Truth.True, new Condition.Shared(0, Leaf('t')).Evaluate(at));
        Assert.Equal(Truth.True, new Condition.Shared(0, Leaf('f')).Evaluate(at));
    }
}
