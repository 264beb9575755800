using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Facts;
using Planner.Permitting.Screening;
using Planner.Permitting.Yaml;

namespace Planner.Permitting.Rules;

/// <summary>Reads one rule from one YAML file. Every problem is reported with its line.</summary>
internal sealed class RuleReader(YamlReader reader, FactCatalogue catalogue, double packTolerance)
{
    internal static readonly string[] Keys =
        ["id", "title", "titleZh", "when", "tolerance", "outcome", "citations", "act", "inForce", "supersedes", "interpretation", "confidence", "cases"];

    internal static readonly string[] OutcomeKeys =
        ["kind", "reference", "code", "agency", "list", "covers", "coversActions", "adoptions", "note", "due"];

    public Rule? Read(YamlNode root)
    {
        var before = reader.Bag.ErrorCount;
        if (reader.Map(root, "a rule", Keys) is not { } map)
        {
            return null;
        }

        var rule = new Rule
        {
            Id = reader.Text(map, "id") ?? "",
            Title = reader.Text(map, "title") ?? "",
            TitleZh = reader.OptionalText(map, "titleZh"),
            When = ReadCondition(map) ?? new Condition.Constant(false),
            Outcome = ReadOutcome(map),
            Citations = ReadCitations(map),
            IssuingAct = reader.OptionalText(map, "act") ?? "",
            InForce = ReadInForce(map),
            Supersedes = [.. reader.Words(map.Find("supersedes"), "supersedes")],
            Interpretation = reader.OptionalText(map, "interpretation"),
            Confidence = reader.EnumWord<Confidence>(map, "confidence"),
            Cases = [],
            Where = reader.At(map.Line),
        };
        rule = rule with { Cases = new RuleCaseReader(reader, catalogue).Read(map, rule) };
        return reader.Bag.ErrorCount == before ? rule : null;
    }

    private Condition? ReadCondition(YamlMap map)
    {
        if (map.Find("when") is not { } node)
        {
            reader.Missing(map, "when");
            return null;
        }

        var tolerance = reader.Number(map.Find("tolerance"), "tolerance") ?? packTolerance;
        if (tolerance is < 0 or >= 1)
        {
            reader.Bag.Error("rule.tolerance", $"the tolerance is {tolerance}", reader.At(map.Line),
                "a band is a fraction of the limit", "write a number from 0 to 1, such as 0.10");
        }

        return reader.Text(node, "when") is { } text
            ? new PredicateReader(catalogue, tolerance, reader.Bag).Read(text, reader.At(node.Line)) : null;
    }

    private Outcome ReadOutcome(YamlMap map)
    {
        if (map.Find("outcome") is not { } node || reader.Map(node, "outcome", OutcomeKeys) is not { } outcome)
        {
            if (map.Find("outcome") is null)
            {
                reader.Missing(map, "outcome");
            }

            return new() { Kind = OutcomeKind.Info, Reference = "" };
        }

        return new()
        {
            Kind = reader.EnumWord<OutcomeKind>(outcome, "kind"),
            Reference = reader.Text(outcome, "reference") ?? "",
            Code = reader.OptionalText(outcome, "code"),
            Agency = reader.OptionalText(outcome, "agency"),
            List = reader.OptionalText(outcome, "list"),
            Covers = Allowed(outcome, "covers", "project.parts"),
            CoversActions = Allowed(outcome, "coversActions", "action.kind"),
            Adoptions = ReadAdoptions(outcome),
            Note = reader.OptionalText(outcome, "note"),
            Due = outcome.Find("due") is { } due ? ReadDue(due) : null,
        };
    }

    private Due? ReadDue(YamlNode node)
    {
        if (reader.Map(node, "due", "after", "days") is not { } map || reader.Text(map, "after") is not { } name)
        {
            return null;
        }

        var fact = catalogue.Find(name);
        if (fact is null)
        {
            catalogue.ReportUnknown(name, reader.At(map.Line), reader.Bag);
        }
        else if (fact.Type != FactType.Day)
        {
            reader.Bag.Error("rule.due", $"{name} is {FactCatalogue.Shape(fact.Type)}", reader.At(map.Line), "days are counted from a day", "name a fact that is a day");
        }

        return fact is { Type: FactType.Day } && reader.Number(map.Find("days"), "days") is { } days ? new(fact, (int)days) : null;
    }

    /// <summary>Words that the catalogue lists for a fact.</summary>
    private ImmutableSortedSet<string> Allowed(YamlMap map, string key, string fact)
    {
        var words = reader.Words(map.Find(key), key);
        var values = catalogue.Find(fact)?.Values ?? [];
        foreach (var word in words.Where(word => !values.Contains(word)))
        {
            reader.Bag.Error("rule.covers", $"{key} names \"{word}\"", reader.At(map.Find(key)!.Line),
                $"it is not a word of {fact}", NearestName.Remedy(word, values, $"use one of {string.Join(", ", values)}"));
        }

        return words.ToImmutableSortedSet(StringComparer.Ordinal);
    }

    private ImmutableArray<Adoption> ReadAdoptions(YamlMap outcome)
    {
        if (outcome.Find("adoptions") is not { } node || reader.List(node, "adoptions") is not { } list)
        {
            return [];
        }

        return [.. list.Items.Select(ReadAdoption).OfType<Adoption>()];
    }

    private Adoption? ReadAdoption(YamlNode node)
    {
        if (reader.Map(node, "an adoption", "agency", "from", "citation") is not { } map)
        {
            return null;
        }

        var agency = reader.Text(map, "agency");
        var from = reader.Day(map.Find("from"), "from");
        var citation = reader.Text(map, "citation");
        return agency is not null && from is { } day && citation is not null ? new(agency, day, citation) : null;
    }

    private ImmutableArray<Citation> ReadCitations(YamlMap map)
    {
        var list = map.Find("citations") is { } node ? reader.List(node, "citations") : null;
        var citations = (list?.Items ?? []).Select(ReadCitation).OfType<Citation>().ToImmutableArray();
        if (citations.IsEmpty)
        {
            reader.Bag.Error("rule.no-citation", "the rule cites nothing", reader.At(map.Line),
                "an answer without its clause can't be checked", "add citations: [{title: ..., clause: ..., url: ...}]");
            return [new("", "", null)];
        }

        return citations;
    }

    private Citation? ReadCitation(YamlNode node)
    {
        if (reader.Map(node, "a citation", "title", "clause", "url") is not { } map)
        {
            return null;
        }

        var title = reader.Text(map, "title");
        var address = reader.Address(map, "url");
        return title is null ? null : new(title, reader.OptionalText(map, "clause") ?? "", address);
    }

    private InForce ReadInForce(YamlMap map)
    {
        if (map.Find("inForce") is not { } node || reader.Map(node, "inForce", "from", "to") is not { } interval)
        {
            if (map.Find("inForce") is null)
            {
                reader.Missing(map, "inForce");
            }

            return new(DateOnly.MinValue, null);
        }

        var from = reader.Day(interval.Find("from"), "from");
        var to = reader.Day(interval.Find("to"), "to");
        if (from is null)
        {
            reader.Missing(interval, "from");
        }
        else if (to is { } end && end <= from)
        {
            reader.Bag.Error("rule.interval", $"the rule ends on {end:O}, before or on the day it starts", reader.At(interval.Line),
                "it would never be in force", "the end is the first day on which it no longer holds");
        }

        return new(from ?? DateOnly.MinValue, to);
    }
}
