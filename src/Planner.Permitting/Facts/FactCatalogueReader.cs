using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Domain.Texts;
using Planner.Permitting.Yaml;

namespace Planner.Permitting.Facts;

/// <summary>Reads the catalogue of facts from YAML.</summary>
internal static class FactCatalogueReader
{
    private static readonly string[] Keys = ["type", "unit", "signed", "values", "meaning", "meaningZh", "suppliedBy", "cost", "presumed"];

    public static FactCatalogue? Read(string file, string text, DiagnosticBag bag)
    {
        var reader = new YamlReader(file, bag);
        var before = bag.ErrorCount;
        if (YamlDocument.Read(file, text, bag) is not { } root || reader.Map(root, "the catalogue", "facts", "words") is not { } map)
        {
            return null;
        }

        var facts = reader.OpenMap(map.Find("facts"), "facts");
        var definitions = (facts?.Entries ?? []).Select((entry, index) => Definition(reader, entry, index)).OfType<FactDefinition>().ToList();
        var words = ReadWords(reader, map);
        return bag.ErrorCount == before ? new FactCatalogue(definitions, words) : null;
    }

    /// <summary>Without English of its own a word is its code with spaces.</summary>
    private static Dictionary<string, LocalizedText> ReadWords(YamlReader reader, YamlMap map)
    {
        var words = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        foreach (var entry in map.Find("words") is { } node ? reader.OpenMap(node, "words")?.Entries ?? [] : [])
        {
            if (reader.Map(entry.Value, entry.Key, "en", "zh") is { } word)
            {
                words[entry.Key] = new(reader.OptionalText(word, "en") ?? entry.Key.Replace('_', ' '), reader.Text(word, "zh") ?? "");
            }
        }

        return words;
    }

    private static FactDefinition? Definition(YamlReader reader, YamlEntry entry, int index)
    {
        if (reader.Map(entry.Value, entry.Key, Keys) is not { } map)
        {
            return null;
        }

        var type = ReadType(reader, map);
        var unit = reader.OptionalText(map, "unit");
        CheckUnit(reader, entry, type, unit);
        var definition = new FactDefinition
        {
            Id = new(entry.Key),
            Index = index,
            Type = type ?? FactType.Word,
            Unit = unit,
            IsSigned = reader.Flag(map.Find("signed"), "signed") is true,
            Values = reader.Words(map.Find("values"), "values").ToImmutableSortedSet(StringComparer.Ordinal),
            Meaning = reader.Text(map, "meaning") ?? "",
            MeaningZh = reader.OptionalText(map, "meaningZh"),
            SuppliedBy = reader.Text(map, "suppliedBy") ?? "",
            Cost = ReadCost(reader, map),
        };
        return definition with { Presumed = ReadPresumption(reader, map, definition) };
    }

    private static FactType? ReadType(YamlReader reader, YamlMap map)
    {
        var text = reader.Text(map, "type");
        if (text is not null && Enum.TryParse<FactType>(text, ignoreCase: true, out var type))
        {
            return type;
        }

        reader.Bag.Error("fact.type", $"the type is \"{text}\"", reader.At(map.Line), "no value has that shape",
            "use number, flag, word, words or day");
        return null;
    }

    private static void CheckUnit(YamlReader reader, YamlEntry entry, FactType? type, string? unit)
    {
        if (type == FactType.Number && (unit is null || !UnitTable.IsKnown(unit)))
        {
            reader.Bag.Error("fact.unit", $"{entry.Key} has the unit \"{unit}\"", reader.At(entry.Line),
                "a number without a known unit can't be compared",
                NearestName.Remedy(unit ?? "", UnitTable.Known, $"use one of {string.Join(", ", UnitTable.Known.Order(StringComparer.Ordinal))}"));
        }
    }

    private static int ReadCost(YamlReader reader, YamlMap map)
    {
        if (reader.Number(map.Find("cost"), "cost") is { } cost && cost is 1 or 2 or 3 or 4)
        {
            return (int)cost;
        }

        reader.Bag.Error("fact.cost", "the cost is not there or not 1 to 4", reader.At(map.Line),
            "missing facts are listed by it", "write 1 (user), 2 (layer), 3 (computed) or 4 (survey or judgement)");
        return 4;
    }

    private static FactPresumption? ReadPresumption(YamlReader reader, YamlMap map, FactDefinition fact)
    {
        if (map.Find("presumed") is not { } node || reader.Map(node, "presumed", "value", "why", "whyZh") is not { } presumed)
        {
            return null;
        }

        if (presumed.Find("value") is not { } valueNode)
        {
            reader.Missing(presumed, "value");
            return null;
        }

        var value = FactValueReader.Read(reader, fact, valueNode);
        var why = reader.Text(presumed, "why");
        return value is not null && why is not null ? new(value, why, reader.OptionalText(presumed, "whyZh")) : null;
    }
}
