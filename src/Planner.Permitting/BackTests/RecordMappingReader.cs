using System.Collections.Immutable;
using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Permitting.Facts;
using Planner.Permitting.Yaml;

namespace Planner.Permitting.BackTests;

/// <summary>Reads the mapping of the back-test.</summary>
internal sealed class RecordMappingReader(YamlReader reader, FactCatalogue catalogue)
{
    public static RecordMapping? Read(string file, string text, FactCatalogue catalogue, DiagnosticBag bag)
    {
        var before = bag.ErrorCount;
        var reader = new YamlReader(file, bag);
        if (YamlDocument.Read(file, text, bag) is not { } root || reader.Map(root, "the mapping", "undatedDays", "series", "entries") is not { } map)
        {
            return null;
        }

        var days = reader.List(map.Find("undatedDays"), "undatedDays")?.Items.Select(item => reader.Day(item, "undatedDays")).OfType<DateOnly>() ?? [];
        var own = new RecordMappingReader(reader, catalogue);
        var series = reader.List(map.Find("series"), "series")?.Items.Select(own.ReadSeries).OfType<NumberSeries>() ?? [];
        var entries = reader.List(map.Find("entries"), "entries")?.Items.Select(own.ReadEntry).OfType<MappingEntry>().ToImmutableArray() ?? [];
        return bag.ErrorCount == before ? new([.. days], [.. series], entries) : null;
    }

    private NumberSeries? ReadSeries(YamlNode node) =>
        reader.Map(node, "a series", "why", "source", "prefix", "finished") is { } map && reader.Text(map, "prefix") is { } prefix
            ? new(prefix, Entries(map, "finished").Select(ReadFinished).OfType<KeyValuePair<int, DateOnly>>().ToImmutableSortedDictionary()) : null;

    private KeyValuePair<int, DateOnly>? ReadFinished(YamlEntry entry)
    {
        if (!int.TryParse(entry.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            reader.Bag.Error("mapping.number", $"\"{entry.Key}\" is no number of a document", reader.At(entry.Line), "the series is in the order of its numbers", "write the digits alone, with the day the document was finished");
            return null;
        }

        return reader.Day(entry.Value, "finished") is { } day ? new(number, day) : null;
    }

    private MappingEntry? ReadEntry(YamlNode node)
    {
        if (reader.Map(node, "an entry", "why", "agencyOnly", "agency", "office", "action", "fields", "facts", "copy") is not { } map)
        {
            return null;
        }

        return new()
        {
            Why = reader.Text(map, "why") ?? "",
            AgencyOnly = reader.Flag(map.Find("agencyOnly"), "agencyOnly") is true,
            Agencies = [.. reader.Words(map.Find("agency"), "agency")],
            Office = reader.OptionalText(map, "office"),
            Actions = [.. reader.Words(map.Find("action"), "action")],
            Fields = [.. Entries(map, "fields").Select(ReadTest).OfType<FieldTest>()],
            Facts = [.. Entries(map, "facts").Select(ReadFact).OfType<(FactDefinition, FactValue)>()],
            Copies = [.. Entries(map, "copy").Select(ReadCopy).OfType<(FactDefinition, string, string, double)>()],
        };
    }

    private ImmutableArray<YamlEntry> Entries(YamlMap map, string key) =>
        map.Find(key) is { } node ? reader.OpenMap(node, key)?.Entries ?? [] : [];

    private FieldTest? ReadTest(YamlEntry entry)
    {
        if (entry.Value is not YamlMap)
        {
            return entry.Value is YamlText { Text: "missing" or "stated" } state
                ? new(entry.Key, null, null, null, state.Text == "missing")
                : reader.Flag(entry.Value, entry.Key) is { } flag ? new(entry.Key, flag, null, null, null) : null;
        }

        var map = reader.Map(entry.Value, entry.Key, "atMost", "above");
        return map is null ? null
            : new(entry.Key, null, reader.Number(map.Find("atMost"), "atMost"), reader.Number(map.Find("above"), "above"), null);
    }

    private (FactDefinition, FactValue)? ReadFact(YamlEntry entry) =>
        Find(entry) is { } fact && FactValueReader.Read(reader, fact, entry.Value) is { } value ? (fact, value) : null;

    private (FactDefinition, string, string, double)? ReadCopy(YamlEntry entry)
    {
        if (Find(entry) is not { } fact || reader.Map(entry.Value, entry.Key, "field", "unit", "times") is not { } map
            || reader.Text(map, "field") is not { } field)
        {
            return null;
        }

        var unit = reader.OptionalText(map, "unit") ?? fact.Unit ?? "1";
        return (fact, field, unit, reader.Number(map.Find("times"), "times") ?? 1);
    }

    private FactDefinition? Find(YamlEntry entry)
    {
        var fact = catalogue.Find(entry.Key);
        if (fact is null)
        {
            catalogue.ReportUnknown(entry.Key, reader.At(entry.Line), reader.Bag);
        }

        return fact;
    }
}
