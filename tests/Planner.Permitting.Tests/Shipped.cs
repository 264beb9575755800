using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Tests;

/// <summary>The shipped packs, read once, and short ways to ask them.</summary>
internal static class Shipped
{
    public static RuleLibrary Library { get; } = RuleLibrary.LoadShipped();

    public static RuleBook Book(DateOnly day)
    {
        var bag = new DiagnosticBag();
        var book = Library.Book(null, day, bag);
        bag.ThrowIfErrors();
        return book!;
    }

    public static RuleBook Book(string day) => Book(DateOnly.ParseExact(day, "yyyy-MM-dd"));

    public static FactSheet Facts(params (string Name, object Value)[] facts) => Stated.Facts(Library.Catalogue, facts);

    public static Truth Truth(string rule, string day, params (string Name, object Value)[] facts) =>
        new Evaluation(Book(day), Facts(facts)).RuleTruth(rule);

    public static Determination Run(string day, params (string Name, object Value)[] facts) =>
        Screen.Run(Book(day), Facts(facts), "test");
}
