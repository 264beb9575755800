using Planner.Domain.Facts;

namespace Planner.Geodata.Import;

/// <summary>Reads the sections 'facts' and 'criteria' of a recipe.</summary>
internal static class FactSectionReader
{
    private static readonly SortedDictionary<string, MeasureKind> Kinds = new(StringComparer.Ordinal)
    {
        ["distance"] = MeasureKind.Distance,
        ["overlap-area"] = MeasureKind.OverlapArea,
        ["overlap-share"] = MeasureKind.OverlapShare,
        ["count-within"] = MeasureKind.CountWithin,
        ["sum-within"] = MeasureKind.SumWithin,
        ["value-of-containing"] = MeasureKind.ValueOfContaining,
        ["nearest-attribute"] = MeasureKind.NearestAttribute,
        ["overlap-length"] = MeasureKind.OverlapLength,
        ["overlap-count"] = MeasureKind.OverlapCount,
        ["weighted-value"] = MeasureKind.WeightedValue,
        ["raster-mean"] = MeasureKind.RasterMean,
        ["raster-median"] = MeasureKind.RasterMedian,
        ["raster-share"] = MeasureKind.RasterShare,
    };

    private static readonly SortedDictionary<string, FactShape> Shapes = new(StringComparer.Ordinal)
    {
        ["number"] = FactShape.Number,
        ["word"] = FactShape.Word,
        ["words"] = FactShape.Words,
    };

    private static readonly SortedDictionary<string, MeasureSubject> Subjects =
        new(StringComparer.Ordinal) { ["site"] = MeasureSubject.Site, ["tie-line"] = MeasureSubject.TieLine };

    private static readonly SortedDictionary<string, bool> Directions =
        new(StringComparer.Ordinal) { ["higher"] = true, ["lower"] = false };

    public static FactSpec ReadFact(YamlMap map)
    {
        var kind = map.Choice<MeasureKind>("kind", Kinds, null);
        var takesValue = kind is MeasureKind.ValueOfContaining or MeasureKind.NearestAttribute;
        var fact = new FactSpec
        {
            Id = new FactId(map.Text("id")),
            Title = map.Localized("title"),
            Kind = kind,
            Layer = map.Text("layer"),
            Where = LayerSectionReader.ReadConditions(map, "where"),
            Subject = map.Choice<MeasureSubject>("of", Subjects, MeasureSubject.Site),
            BufferM = map.FindNumber("bufferM", 0.1, 100_000),
            WithinKm = map.FindNumber("withinKm", 0.001, 1000),
            Column = map.FindText("column"),
            Unit = map.FindText("unit") ?? (kind is MeasureKind.CountWithin or MeasureKind.OverlapShare or MeasureKind.OverlapCount or MeasureKind.RasterShare ? "1" : ""),
            Shape = map.Choice<FactShape>("shape", Shapes, takesValue ? FactShape.Words : FactShape.Number),
            Line = map.Line,
        };
        FactRules.Check(map, fact);
        map.RefuseOtherKeys();
        return fact;
    }

    public static Criterion ReadCriterion(YamlMap map)
    {
        var criterion = new Criterion(
            RecipeName.Read(map, "id"),
            new FactId(map.Text("fact")),
            map.Localized("title"),
            map.Localized("description"),
            map.Text("unit"),
            map.Choice<bool>("direction", Directions, null) ? "higher" : "lower",
            ReadAnchors(map),
            map.Number("weight", 0, 100),
            map.FindText("source"));
        map.RefuseOtherKeys();
        return criterion;
    }

    private static bool TurnsBack(List<CriterionAnchor> anchors)
    {
        var steps = anchors.Zip(anchors.Skip(1), (from, to) => Math.Sign(to.Score - from.Score)).ToList();
        return steps.Contains(1) && steps.Contains(-1);
    }

    private static List<CriterionAnchor> ReadAnchors(YamlMap map)
    {
        var rows = map.NumberRows("anchors");
        var anchors = rows.Where(row => row.Count == 2).Select(row => new CriterionAnchor(row[0], row[1])).ToList();
        var rises = anchors.Zip(anchors.Skip(1)).All(pair => pair.First.X < pair.Second.X);
        if (anchors.Count < 2 || anchors.Count != rows.Count || !rises || anchors.Exists(anchor => anchor.Score is < 0 or > 1))
        {
            map.Error("recipe.bad-anchors", "anchors", map.LineOf("anchors"), "is no value function", "write at least two [value, score] pairs, values rising, scores from 0 to 1");
        }
        else if (TurnsBack(anchors))
        {
            map.Error("recipe.bad-anchors", "anchors", map.LineOf("anchors"), "turns back: its scores rise and fall", "let the scores only rise or only fall; a best value in the middle needs two criteria");
        }

        return anchors;
    }
}
