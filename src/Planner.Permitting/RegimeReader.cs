using System.Collections.Immutable;
using Planner.Permitting.Yaml;

namespace Planner.Permitting;

/// <summary>Reads the regimes and agency families of pack.yaml.</summary>
internal static class RegimeReader
{
    public static ImmutableArray<Regime> Read(YamlReader reader, YamlMap pack)
    {
        if (pack.Find("regimes") is not { } node || reader.List(node, "regimes") is not { } list)
        {
            return [];
        }

        var regimes = list.Items.Select(item => ReadOne(reader, item)).OfType<Regime>().OrderBy(regime => regime.Span.From).ToImmutableArray();
        foreach (var (earlier, later) in regimes.Zip(regimes.Skip(1)))
        {
            if (earlier.Span.To != later.Span.From)
            {
                reader.Bag.Error("pack.regime-gap", $"{earlier.Id} ends on {earlier.Span.To:O} and {later.Id} starts on {later.Span.From:O}",
                    reader.At(node.Line), "a day would belong to no regime, or to two", "let one end on the day the next starts");
            }
        }

        return regimes;
    }

    private static Regime? ReadOne(YamlReader reader, YamlNode item)
    {
        if (reader.Map(item, "a regime", "id", "title", "titleZh", "asOf", "from", "to") is not { } map)
        {
            return null;
        }

        var id = reader.Text(map, "id");
        var title = reader.Text(map, "title");
        var from = reader.Day(map.Find("from"), "from");
        var asOf = reader.Day(map.Find("asOf"), "asOf") ?? from;
        return id is not null && title is not null && from is { } start
            ? new(id, title, reader.OptionalText(map, "titleZh"), asOf!.Value, new(start, reader.Day(map.Find("to"), "to"))) : null;
    }

    public static ImmutableArray<ExclusionList> Lists(YamlReader reader, YamlMap pack)
    {
        var list = pack.Find("lists") is { } node ? reader.List(node, "lists") : null;
        return [.. (list?.Items ?? []).Select(item => ReadList(reader, item)).OfType<ExclusionList>()];
    }

    private static ExclusionList? ReadList(YamlReader reader, YamlNode item)
    {
        if (reader.Map(item, "a list", "agency", "from", "to") is not { } map)
        {
            return null;
        }

        var agency = reader.Text(map, "agency");
        return agency is not null && reader.Day(map.Find("from"), "from") is { } from
            ? new(agency, new(from, reader.Day(map.Find("to"), "to"))) : null;
    }

    public static ImmutableArray<UnreadAdoption> AdoptionsNotRead(YamlReader reader, YamlMap pack)
    {
        var list = pack.Find("adoptionsNotRead") is { } node ? reader.List(node, "adoptionsNotRead") : null;
        return [.. (list?.Items ?? []).Select(item => ReadAdoption(reader, item)).OfType<UnreadAdoption>()];
    }

    private static UnreadAdoption? ReadAdoption(YamlReader reader, YamlNode item) =>
        reader.Map(item, "an adoption", "by", "of", "from", "citation") is { } map && reader.Text(map, "by") is { } by
            && reader.Text(map, "citation") is { } citation && reader.Day(map.Find("from"), "from") is { } from
            ? new(by, reader.Words(map.Find("of"), "of").ToImmutableSortedSet(StringComparer.Ordinal), from, citation) : null;

    public static ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Families(YamlReader reader, YamlMap pack)
    {
        var families = pack.Find("families") is { } node ? reader.OpenMap(node, "families") : null;
        return (families?.Entries ?? []).ToImmutableSortedDictionary(
            entry => entry.Key,
            entry => reader.Words(entry.Value, entry.Key).ToImmutableSortedSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }
}
