using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Texts;

namespace Planner.Permitting.Facts;

/// <summary>All facts that rules may ask for. Immutable; thread-safe.</summary>
public sealed class FactCatalogue
{
    private readonly FrozenDictionary<string, FactDefinition> byName;

    internal FactCatalogue(IEnumerable<FactDefinition> definitions, IReadOnlyDictionary<string, LocalizedText>? words = null)
    {
        All = [.. definitions];
        Words = words ?? FrozenDictionary<string, LocalizedText>.Empty;
        byName = All.ToFrozenDictionary(definition => definition.Id.Name, StringComparer.Ordinal);
    }

    /// <summary>In the order of <see cref="FactDefinition.Index"/>.</summary>
    public ImmutableArray<FactDefinition> All { get; }

    /// <summary>How words of the facts are shown; a code that is not here stands for itself.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Words { get; }

    public FactDefinition? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Whether some fact's name goes on after this one and a dot.</summary>
    internal bool HasGroup(string name) => All.Any(fact => fact.Id.Name.StartsWith(name + ".", StringComparison.Ordinal));

    public FactDefinition Get(string name) => Find(name)
        ?? throw new KeyNotFoundException($"The catalogue has no fact \"{name}\".");

    /// <summary>Reports that the catalogue has no such fact, with the nearest name.</summary>
    internal void ReportUnknown(string name, InputLocation where, DiagnosticBag bag) =>
        bag.Error("fact.unknown", $"there is no fact \"{name}\"", where,
            "only facts of the catalogue (packs/facts.yaml) can be stated or asked for",
            NearestName.Remedy(name, byName.Keys, "see packs/facts.yaml for the names, or add it there"));

    /// <summary>The value in the fact's own unit and shape, or null with the reason why it can't be taken.</summary>
    internal static FactValue? Fit(FactDefinition fact, FactValue value, out string? reason)
    {
        reason = null;
        switch (fact.Type, value)
        {
            case (FactType.Number, FactValue.Number { Value: < 0 } number) when !fact.IsSigned:
                reason = $"it is {number.Value.ToString(CultureInfo.InvariantCulture)}, and {fact.Id} can't be below zero";
                return null;
            case (FactType.Number, FactValue.Number number) when number.Unit == fact.Unit:
                return value;
            case (FactType.Number, FactValue.Number number) when UnitTable.Convert(number.Value, number.Unit, fact.Unit!) is { } converted:
                return new FactValue.Number(converted, fact.Unit!);
            case (FactType.Number, FactValue.Number number):
                reason = $"it is in {number.Unit}, and {fact.Id} is in {fact.Unit}";
                return null;
            case (FactType.Word, FactValue.Word word):
                return fact.Values.IsEmpty || fact.Values.Contains(word.Value) ? value : Foreign(fact, word.Value, out reason);
            case (FactType.Words, FactValue.Words words):
                return words.Values.FirstOrDefault(word => !fact.Values.IsEmpty && !fact.Values.Contains(word)) is { } foreign
                    ? Foreign(fact, foreign, out reason) : value;
            case (FactType.Words, FactValue.Word word):
                return Fit(fact, new FactValue.Words([word.Value]), out reason);
            // A section number is a word that a table can't tell from a number.
            case (FactType.Word or FactType.Words, FactValue.Number { Unit: "1" } number):
                return Fit(fact, new FactValue.Word(number.Value.ToString(CultureInfo.InvariantCulture)), out reason);
            case (FactType.Flag, FactValue.Flag) or (FactType.Day, FactValue.Day):
                return value;
            default:
                reason = $"it is {Shape(value)}, and {fact.Id} is {Shape(fact.Type)}";
                return null;
        }
    }

    private static FactValue? Foreign(FactDefinition fact, string word, out string? reason)
    {
        reason = $"\"{word}\" is not one of {string.Join(", ", fact.Values)}";
        return null;
    }

    internal static string Shape(FactType type) => type switch
    {
        FactType.Number => "a number",
        FactType.Flag => "true or false",
        FactType.Word => "one word",
        FactType.Words => "a list of words",
        _ => "a day",
    };

    private static string Shape(FactValue value) => value switch
    {
        FactValue.Number => "a number",
        FactValue.Flag => "true or false",
        FactValue.Word => "one word",
        FactValue.Words => "a list of words",
        _ => "a day",
    };
}
