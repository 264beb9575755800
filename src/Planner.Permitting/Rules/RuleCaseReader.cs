using System.Collections.Immutable;
using Planner.Domain.Facts;
using Planner.Permitting.Facts;
using Planner.Permitting.Yaml;

namespace Planner.Permitting.Rules;

/// <summary>Reads the cases a rule carries, and asks for one of each truth its condition can have.</summary>
internal sealed class RuleCaseReader(YamlReader reader, FactCatalogue catalogue)
{
    private static readonly (string Key, Truth Truth)[] Named =
        [("justMet", Truth.True), ("justNotMet", Truth.False), ("unknown", Truth.Unknown)];

    public ImmutableArray<RuleCase> Read(YamlMap map, Rule rule)
    {
        if (map.Find("cases") is not { } node || reader.Map(node, "cases", "justMet", "justNotMet", "unknown", "more") is not { } cases)
        {
            if (map.Find("cases") is null)
            {
                reader.Missing(map, "cases");
            }

            return [];
        }

        var read = Named.Where(named => cases.Find(named.Key) is not null)
            .Select(named => ReadCase(named.Key, named.Truth, cases.Find(named.Key)!)).OfType<RuleCase>().ToList();
        var possible = PossibleTruths.Of(rule.When);
        foreach (var (key, _) in Named.Where(named => possible.Contains(named.Truth) && cases.Find(named.Key) is null))
        {
            reader.Bag.Error("rule.no-case", $"{rule.Id} has no case {key}", reader.At(cases.Line),
                "its condition can come out so, and nobody has shown that it does", $"add {key}: with the facts for it");
        }

        return [.. read, .. ReadMore(cases)];
    }

    private IEnumerable<RuleCase> ReadMore(YamlMap cases)
    {
        var list = cases.Find("more") is { } node ? reader.List(node, "more") : null;
        foreach (var item in list?.Items ?? [])
        {
            if (item is YamlMap map && reader.Text(map, "expect") is { } expected)
            {
                var truth = expected switch { "met" => Truth.True, "notMet" => Truth.False, _ => Truth.Unknown };
                if (ReadCase(reader.OptionalText(map, "name") ?? expected, truth, item) is { } read)
                {
                    yield return read;
                }
            }
        }
    }

    private RuleCase? ReadCase(string name, Truth expected, YamlNode node)
    {
        if (reader.Map(node, name, "facts", "asOf", "name", "expect") is not { } map)
        {
            return null;
        }

        var asOf = reader.Day(map.Find("asOf"), "asOf");
        return new(name, expected, ReadFacts(map.Find("facts")), asOf, reader.At(node.Line));
    }

    private FactSheet ReadFacts(YamlNode? node)
    {
        var sheet = FactSheet.Empty;
        if (node is null || reader.OpenMap(node, "facts") is not { } facts)
        {
            return sheet;
        }

        foreach (var entry in facts.Entries)
        {
            if (catalogue.Find(entry.Key) is not { } fact)
            {
                catalogue.ReportUnknown(entry.Key, reader.At(entry.Line), reader.Bag);
            }
            else if (FactValueReader.Read(reader, fact, entry.Value) is { } value)
            {
                sheet = sheet.With(fact.Id, new Fact.Known(value, CaseSource));
            }
        }

        return sheet;
    }

    private static Source CaseSource { get; } = Source.Stated("case of the rule");
}
