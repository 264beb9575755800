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

    /// <summary>Facts as (name, value): numbers in the catalogue's unit, true and false, days, words, and string arrays for sets.</summary>
    public static FactSheet Facts(params (string Name, object Value)[] facts) =>
        facts.Aggregate(FactSheet.Empty, (sheet, fact) => sheet.With(new(fact.Name), new Fact.Known(Value(fact.Name, fact.Value), Source.Stated("test"))));

    private static FactValue Value(string name, object value) => value switch
    {
        bool flag => new FactValue.Flag(flag),
        string word => new FactValue.Word(word),
        string[] words => new FactValue.Words(words),
        DateOnly day => new FactValue.Day(day),
        _ => new FactValue.Number(Convert.ToDouble(value), Library.Catalogue.Get(name).Unit!),
    };

    public static Truth Truth(string rule, string day, params (string Name, object Value)[] facts) =>
        new Evaluation(Book(day), Facts(facts)).RuleTruth(rule);

    public static Determination Run(string day, params (string Name, object Value)[] facts) =>
        Screen.Run(Book(day), Facts(facts), "test");
}
