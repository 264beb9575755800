using Planner.Domain.Facts;
using Planner.Permitting.Facts;

namespace Planner.Permitting.Tests;

/// <summary>Sheets of facts that a test states.</summary>
internal static class Stated
{
    /// <summary>Facts as (name, value): numbers in the catalogue's unit, true and false, days, words, and string arrays for sets.</summary>
    public static FactSheet Facts(FactCatalogue catalogue, params (string Name, object Value)[] facts) =>
        facts.Aggregate(FactSheet.Empty, (sheet, fact) => sheet.With(new(fact.Name), new Fact.Known(Value(catalogue, fact.Name, fact.Value), Source.Stated("test"))));

    private static FactValue Value(FactCatalogue catalogue, string name, object value) => value switch
    {
        bool flag => new FactValue.Flag(flag),
        string word => new FactValue.Word(word),
        string[] words => new FactValue.Words(words),
        DateOnly day => new FactValue.Day(day),
        _ => new FactValue.Number(Convert.ToDouble(value), catalogue.Get(name).Unit!),
    };
}
