using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Permitting.Yaml;

namespace Planner.Permitting.Facts;

/// <summary>Reads the value of a known fact as a document writes it.</summary>
internal static class FactValueReader
{
    /// <summary>The value in the fact's unit; null after a diagnostic.</summary>
    public static FactValue? Read(YamlReader reader, FactDefinition fact, YamlNode node, string? unit = null)
    {
        var value = Shape(reader, fact, node, unit);
        if (value is null)
        {
            return null;
        }

        var fitted = FactCatalogue.Fit(fact, value, out var reason);
        if (fitted is null)
        {
            var words = node is YamlText text ? text.Text : "";
            var isUnit = unit is not null && UnitTable.Convert(1, unit, fact.Unit!) is null;
            reader.Bag.Error(isUnit ? "fact.unit" : "fact.value", $"the value of {fact.Id} can't be taken", reader.At(node.Line), reason!,
                isUnit ? $"write it in {fact.Unit}, or in a unit of the same kind" : NearestName.Remedy(words, fact.Values, "write a value the catalogue allows"));
        }

        return fitted;
    }

    private static FactValue? Shape(YamlReader reader, FactDefinition fact, YamlNode node, string? unit)
    {
        switch (fact.Type, node)
        {
            case (FactType.Words, YamlList list):
                return new FactValue.Words(list.Items.Select(item => reader.Text(item, fact.Id.Name)).OfType<string>());
            case (FactType.Number, YamlText { Plain: true } text) when YamlReader.ParseNumber(text.Text) is { } number:
                return new FactValue.Number(number, unit ?? fact.Unit!);
            case (FactType.Flag, YamlText { Plain: true, Text: "true" or "false" } text):
                return new FactValue.Flag(text.Text == "true");
            case (FactType.Word, YamlText { IsNull: false } text):
                return new FactValue.Word(text.Text.Trim());
            case (FactType.Day, YamlText text) when DateOnly.TryParseExact(
                text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                return new FactValue.Day(day);
            default:
                reader.Bag.Error("fact.shape", $"{fact.Id} is written as {Written(node)}", reader.At(node.Line),
                    $"it is {FactCatalogue.Shape(fact.Type)}" + (fact.Unit is { } wanted ? $" in {wanted}" : ""), Remedy(fact));
                return null;
        }
    }

    private static string Written(YamlNode node) => node is YamlText text ? $"\"{text.Text}\"" : node.Shape;

    private static string Remedy(FactDefinition fact) => fact.Type switch
    {
        FactType.Number => "write a plain number, or {value: ..., unit: ...}",
        FactType.Flag => "write true or false, or leave the fact out when it is not known",
        FactType.Words => "write a list such as [a, b]; [] means known to be none",
        FactType.Day => "write YYYY-MM-DD",
        _ => fact.Values.IsEmpty ? "write one word" : $"write one of {string.Join(", ", fact.Values)}",
    };
}
