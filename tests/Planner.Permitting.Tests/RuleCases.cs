using Planner.Domain.Facts;
using Planner.Permitting.Rules;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Tests;

/// <summary>Every rule carries its own cases; each is evaluated under the law of the day it starts, or of its own day.</summary>
public class RuleCases
{
    public static TheoryData<string> RuleIds() =>
        [.. Shipped.Library.Packs.SelectMany(pack => pack.Rules).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void Cases_OfEveryRule_ComeOutAsTheySay(string id)
    {
        var rule = Shipped.Library.Packs.SelectMany(pack => pack.Rules).Single(rule => rule.Id == id);
        Assert.NotEmpty(rule.Cases);
        foreach (var given in rule.Cases)
        {
            var book = Shipped.Book(given.AsOf ?? FirstDay(rule));
            var truth = new Evaluation(book, given.Facts).RuleTruth(rule.Id);
            Assert.True(truth == given.Expected, $"{given.Where}: case {given.Name} of {id} is {truth}, expected {given.Expected}");
        }
    }

    /// <summary>The first day of the rule that a regime covers.</summary>
    private static DateOnly FirstDay(Rule rule)
    {
        var start = Shipped.Library.Regimes[0].Span.From;
        return rule.InForce.From < start ? start : rule.InForce.From;
    }

    [Fact]
    public void Cases_OfTheWholeLibrary_AreThreeForEveryConditionThatCanBeUnknown()
    {
        var rules = Shipped.Library.Packs.SelectMany(pack => pack.Rules)
            .Where(rule => PossibleTruths.Of(rule.When).Contains(Truth.Unknown)).ToList();
        Assert.True(rules.Count > 250);
        Assert.All(rules, rule => Assert.True(rule.Cases.Select(given => given.Expected).Distinct().Count() == 3, rule.Id));
    }
}
