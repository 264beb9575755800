using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Facts;
using Planner.Permitting.Yaml;

namespace Planner.Permitting.Rules;

/// <summary>Reads derived.yaml: facts that follow from other facts and rules.</summary>
internal static class DerivationReader
{
    public static IEnumerable<Derivation> Read(
        string file, string text, FactCatalogue catalogue, double tolerance, ImmutableArray<Rule> rules, DiagnosticBag bag)
    {
        var reader = new YamlReader(file, bag);
        if (YamlDocument.Read(file, text, bag) is not { } root || reader.Map(root, "derived facts", "derived") is not { } map)
        {
            return [];
        }

        var entries = reader.OpenMap(map.Find("derived"), "derived")?.Entries ?? [];
        return [.. entries.Select(entry => ReadOne(reader, entry, catalogue, new(catalogue, tolerance, bag, rules))).OfType<Derivation>()];
    }

    private static Derivation? ReadOne(YamlReader reader, YamlEntry entry, FactCatalogue catalogue, PredicateReader predicates)
    {
        if (catalogue.Find(entry.Key) is not { } fact)
        {
            catalogue.ReportUnknown(entry.Key, reader.At(entry.Line), reader.Bag);
            return null;
        }

        if (reader.Map(entry.Value, entry.Key, "note", "words", "formula") is not { } map)
        {
            return null;
        }

        var formula = map.Find("formula") is { } node && reader.Text(node, "formula") is { } text
            ? predicates.ReadFormula(text, fact, reader.At(node.Line)) : null;
        var note = reader.Text(map, "note");
        return note is null ? null : new(fact, ReadWords(reader, map, fact, predicates), formula, note, reader.At(entry.Line));
    }

    private static ImmutableSortedDictionary<string, Condition> ReadWords(
        YamlReader reader, YamlMap map, FactDefinition fact, PredicateReader predicates)
    {
        var words = ImmutableSortedDictionary.CreateBuilder<string, Condition>(StringComparer.Ordinal);
        var entries = map.Find("words") is { } node ? reader.OpenMap(node, "words")?.Entries ?? [] : [];
        var allowed = fact.Type == FactType.Flag ? ["true", "false"] : fact.Values;
        foreach (var entry in entries)
        {
            if (!allowed.Contains(entry.Key))
            {
                reader.Bag.Error("derived.word", $"{fact.Id} is never \"{entry.Key}\"", reader.At(entry.Line),
                    $"its words are {string.Join(", ", allowed)}", NearestName.Remedy(entry.Key, allowed, "use one of them"));
            }
            else if (reader.Text(entry.Value, entry.Key) is { } text && predicates.Read(text, reader.At(entry.Value.Line)) is { } when)
            {
                words[entry.Key] = when;
            }
        }

        return words.ToImmutable();
    }
}
