using Planner.Domain.Facts;

namespace Planner.Geodata.Import;

/// <summary>Reads the parts of a recipe that state facts and exclusions instead of measuring.</summary>
internal static class StatementSectionReader
{
    private static readonly SortedDictionary<string, ExclusionTest> Tests = new(StringComparer.Ordinal)
    {
        ["above"] = ExclusionTest.Above,
        ["atLeast"] = ExclusionTest.AtLeast,
        ["below"] = ExclusionTest.Below,
        ["atMost"] = ExclusionTest.AtMost,
        ["equalTo"] = ExclusionTest.Is,
    };

    /// <summary>Every key of the mapping is a fact's name.</summary>
    public static FactSheet ReadFacts(YamlMap? map, Source source) =>
        (map?.AllTexts() ?? []).Aggregate(
            FactSheet.Empty, (sheet, pair) => StatedFacts.Add(sheet, new FactId(pair.Key), pair.Value, source));

    public static NeededFact ReadNeeded(YamlMap map)
    {
        var needed = new NeededFact(new FactId(map.Text("id")), map.Localized("title"), map.Text("unit"), new(map.Text("get"), map.FindText("getZh") ?? map.Text("get")));
        map.RefuseOtherKeys();
        return needed;
    }

    public static Exclusion ReadExclusion(YamlMap map)
    {
        var exclusion = new Exclusion(
            RecipeName.Read(map, "id"),
            new FactId(map.Text("fact")),
            map.Choice<ExclusionTest>("is", Tests, null),
            map.Text("value"),
            map.Localized("reason"));
        if (exclusion.Test != ExclusionTest.Is)
        {
            map.Number("value", double.MinValue, double.MaxValue);
        }

        map.RefuseOtherKeys();
        return exclusion;
    }
}
