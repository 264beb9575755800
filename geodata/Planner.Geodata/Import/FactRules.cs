namespace Planner.Geodata.Import;

/// <summary>What a fact of each kind needs in a recipe, and the units that its name may end in.</summary>
internal static class FactRules
{
    private static readonly (string Suffix, string Unit)[] Suffixes =
    [
        ("_km", "km"), ("_mi", "mi"), ("_ft", "ft"), ("_m", "m"), ("_ha", "ha"), ("_acres", "acre"), ("_share", "1"),
        ("_count", "1"), ("_mw", "MW"), ("_kv", "kV"), ("_pct", "pct"), ("_deg", "deg"), ("_index", "index"),
    ];

    public static void Check(YamlMap map, FactSpec fact)
    {
        CheckName(map, fact);
        CheckUnit(map, fact);
        var needsRadius = fact.Kind is MeasureKind.CountWithin or MeasureKind.SumWithin;
        if (fact.BufferM is not null && fact.Kind is not (MeasureKind.OverlapArea or MeasureKind.OverlapShare or MeasureKind.OverlapLength or MeasureKind.OverlapCount or MeasureKind.WeightedValue or MeasureKind.RasterMean or MeasureKind.RasterMedian or MeasureKind.RasterShare))
        {
            map.Error("recipe.bad-fact", "bufferM", map.LineOf("bufferM"), $"has no meaning for {fact.Kind}", "remove bufferM");
        }

        Need(map, "withinKm", needsRadius, fact.WithinKm is not null, fact);
        var needsColumn = fact.Kind is MeasureKind.SumWithin or MeasureKind.ValueOfContaining or MeasureKind.NearestAttribute or MeasureKind.WeightedValue;
        Need(map, "column", needsColumn, fact.Column is not null, fact);
        var takesShape = fact.Kind is MeasureKind.ValueOfContaining or MeasureKind.NearestAttribute;
        if (!takesShape && fact.Shape != FactShape.Number)
        {
            map.Error("recipe.bad-fact", "shape", map.LineOf("shape"), $"does not fit {fact.Kind}, which gives a number", "remove shape");
        }
    }

    public static IReadOnlyList<string> UnitsOf(MeasureKind kind) => kind switch
    {
        MeasureKind.Distance or MeasureKind.OverlapLength => ["km", "mi", "ft", "m"],
        MeasureKind.OverlapArea => ["ha", "acre"],
        MeasureKind.OverlapShare or MeasureKind.CountWithin or MeasureKind.OverlapCount or MeasureKind.RasterShare => ["1"],
        _ => [],
    };

    private static void CheckName(YamlMap map, FactSpec fact)
    {
        string[] areas = fact.Subject == MeasureSubject.TieLine ? ["tie_line", "line"] : ["site", "project"];
        if (!areas.Contains(fact.Id.Name.Split('.')[0]))
        {
            map.Error("recipe.bad-fact", "id", map.LineOf("id"), $"is '{fact.Id}'", fact.Subject == MeasureSubject.TieLine ? "name facts of the tie-line 'tie_line.some_name_unit' (or line.x, which the rules read)" : "name facts of the site 'site.some_name_unit' (or project.state, which the rules read)");
        }
    }

    private static void CheckUnit(YamlMap map, FactSpec fact)
    {
        var allowed = UnitsOf(fact.Kind);
        if (allowed.Count > 0 && !allowed.Contains(fact.Unit))
        {
            map.Error("recipe.bad-unit", "unit", map.LineOf("unit"), $"is '{fact.Unit}' for {fact.Kind}", $"write one of {string.Join(", ", allowed)}");
        }

        var suffix = Suffixes.FirstOrDefault(pair => fact.Id.Name.EndsWith(pair.Suffix, StringComparison.Ordinal));
        if (fact.Shape == FactShape.Number && suffix.Unit != fact.Unit)
        {
            map.Error("recipe.bad-unit", "id", map.LineOf("id"), $"is '{fact.Id}', but its unit is '{fact.Unit}'", "end the name with the unit: _km, _mi, _ft, _m, _ha, _acres, _share, _count, _mw or _kv");
        }
    }

    private static void Need(YamlMap map, string key, bool needed, bool given, FactSpec fact)
    {
        if (needed != given)
        {
            map.Error("recipe.bad-fact", key, map.LineOf(key), needed ? $"is missing for {fact.Kind}" : $"has no meaning for {fact.Kind}", needed ? $"add {key}" : $"remove {key}");
        }
    }
}
