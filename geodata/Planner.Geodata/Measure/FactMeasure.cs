using System.Globalization;
using NetTopologySuite.Geometries;
using Planner.Domain.Facts;
using Planner.Geodata.Import;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Measure;

/// <summary>Measures one fact of the recipe at any site. Immutable and thread-safe.</summary>
/// <remarks>
/// What the layer can't tell is unknown, never zero: outside the coverage, where a feature of unknown attributes could
/// change the answer, where the tolerance of positions is larger than the margin. Taking features' certainty, coverage
/// or a whole layer away only turns known facts into unknown ones.
/// </remarks>
internal sealed class FactMeasure
{
    private readonly FactSpec fact;
    private readonly MeasuredLayer layer;
    private readonly FeatureIndex sure;
    private readonly FeatureIndex maybe;
    private readonly FactEvidence evidence;

    public FactMeasure(FactSpec fact, MeasuredLayer layer)
    {
        this.fact = fact;
        this.layer = layer;
        (sure, maybe) = layer.Select(fact.Where);
        evidence = new FactEvidence(fact, layer, sure.Count);
    }

    public MeasurePlane Plane => layer.Plane;

    public Fact At(SiteShape site) => Measure(fact.BufferM is { } metres ? site.Grown(metres) : site);

    private Fact Measure(SiteShape site) => fact.Kind switch
    {
        MeasureKind.Distance => Nearest(site, (hit, source) => Number(hit.Metres / MetresPer(fact.Unit), source)),
        MeasureKind.NearestAttribute => Nearest(site, (hit, source) => Single(layer.Value(hit.Feature, fact.Column!), source)),
        MeasureKind.OverlapArea => Overlap(site, area => area / MetresPer(fact.Unit)),
        MeasureKind.OverlapShare => Overlap(site, area => area / site.Footprint.Area),
        MeasureKind.CountWithin => Within(site, (hits, source) => Number(hits.Count, source)),
        MeasureKind.SumWithin => Within(site, Sum),
        MeasureKind.ValueOfContaining => Containing(site),
        MeasureKind.OverlapLength => Crossing(site, met => Lengths.Metres(layer.Plane, [.. met.SelectMany(feature => PartsInside(feature, site))]) / MetresPer(fact.Unit)),
        MeasureKind.OverlapCount => Crossing(site, met => met.Count),
        MeasureKind.WeightedValue => Weighted(site),
        _ => throw new InvalidOperationException($"{fact.Kind} has no measure."),
    };

    private Fact Nearest(SiteShape site, Func<Hit, Source, Fact> answer)
    {
        if (sure.FindNearest(site.Own) is not { } hit)
        {
            return layer.Coverage.Reaches(site.Own, 0) ? evidence.NoFeature() : evidence.OutsideCoverage(0);
        }

        if (!layer.Coverage.Reaches(site.Own, hit.Metres))
        {
            return evidence.OutsideCoverage(hit.Metres);
        }

        // At the same distance it matters which feature it is, but not how far.
        var reach = fact.Kind == MeasureKind.Distance ? hit.Metres : Math.BitIncrement(hit.Metres);
        if (maybe.FindNearest(site.Own) is { } other && other.Metres < reach)
        {
            return evidence.CouldBeAnother(other);
        }

        return IsContactUnclear(hit) ? evidence.WithinAccuracy(layer.DataSet.PositionalAccuracyM!.Value) : answer(hit, evidence.Distance(site));
    }

    /// <summary>A line or an edge nearer than its accuracy may as well cross the site; a point is only somewhere else.</summary>
    private bool IsContactUnclear(Hit hit) =>
        fact.Kind == MeasureKind.Distance && hit.Metres > 0 && hit.Feature.Metres.Dimension > Dimension.Point && hit.Metres <= layer.DataSet.PositionalAccuracyM;

    /// <summary>What of the features lies in the footprint, or of the route in the features.</summary>
    private Fact Crossing(SiteShape site, Func<IReadOnlyList<MeasuredFeature>, double> amount)
    {
        if (!layer.Coverage.Reaches(site.Crossed, 0))
        {
            return evidence.OutsideCoverage(0);
        }

        if (maybe.Touching(site.Crossed) is [var other, ..])
        {
            return evidence.CouldBeAnother(new Hit(other, 0));
        }

        var met = sure.Touching(site.Crossed);
        return met.Count == 0 && layer.DataSet.PositionalAccuracyM is { } accuracy && sure.HasWithinPlanar(site.Crossed, accuracy)
            ? evidence.WithinAccuracy(accuracy)
            : Number(amount(met), evidence.Crossing(site));
    }

    private static IEnumerable<Geometry> PartsInside(MeasuredFeature feature, SiteShape site) =>
        feature.Metres is ILineal && site.Crossed is IPolygonal ? LineInside.Parts(feature.Metres, site.Area) : [feature.Metres.Intersection(site.Crossed)];

    private Fact Weighted(SiteShape site)
    {
        if (!layer.Coverage.Reaches(site.Footprint, 0))
        {
            return evidence.OutsideCoverage(0);
        }

        if (maybe.Touching(site.Footprint) is [var other, ..])
        {
            return evidence.CouldBeAnother(new Hit(other, 0));
        }

        var (weight, sum) = (0.0, 0.0);
        foreach (var feature in sure.Touching(site.Footprint))
        {
            var area = feature.Metres.Intersection(site.Footprint).Area;
            if (area > 0 && layer.Value(feature, fact.Column!) is not double)
            {
                return evidence.NoValue(feature);
            }

            (weight, sum) = area > 0 ? (weight + area, sum + area * (double)layer.Value(feature, fact.Column!)!) : (weight, sum);
        }

        // Gaps between features are not known; overlapping features count twice, which the source says.
        return weight < site.Footprint.Area * (1 - 1e-6)
            ? evidence.NotFilled(weight / site.Footprint.Area)
            : Number(sum / weight, evidence.Weighted(site));
    }

    private Fact Within(SiteShape site, Func<IReadOnlyList<Hit>, Source, Fact> answer)
    {
        var metres = fact.WithinKm!.Value * 1000;
        if (!layer.Coverage.Reaches(site.Own, metres))
        {
            return evidence.OutsideCoverage(metres);
        }

        return maybe.Within(site.Own, metres) is [var other, ..]
            ? evidence.CouldBeAnother(other)
            : answer(sure.Within(site.Own, metres), evidence.Distance(site));
    }

    private Fact Sum(IReadOnlyList<Hit> hits, Source source)
    {
        var sum = 0.0;
        foreach (var hit in hits)
        {
            if (layer.Value(hit.Feature, fact.Column!) is not double value)
            {
                return evidence.NoValue(hit.Feature);
            }

            sum += value;
        }

        return Number(sum, source);
    }

    private Fact Overlap(SiteShape site, Func<double, double> inUnit)
    {
        if (!layer.Coverage.Reaches(site.Footprint, 0))
        {
            return evidence.OutsideCoverage(0);
        }

        if (maybe.Touching(site.Footprint) is [var other, ..])
        {
            return evidence.CouldBeAnother(new Hit(other, 0));
        }

        var area = sure.OverlapArea(site.Area);
        // A small overlap stays: it is the careful answer. "No overlap" within the tolerance is none.
        return area == 0 && layer.DataSet.PositionalAccuracyM is { } accuracy && sure.HasWithinPlanar(site.Area, accuracy)
            ? evidence.WithinAccuracy(accuracy)
            : Number(inUnit(area), evidence.Overlap(site));
    }

    private Fact Containing(SiteShape site)
    {
        if (!layer.Coverage.Reaches(site.Own, 0))
        {
            return evidence.OutsideCoverage(0);
        }

        if (maybe.Touching(site.Own) is [var other, ..])
        {
            return evidence.CouldBeAnother(new Hit(other, 0));
        }

        if (layer.DataSet.PositionalAccuracyM is { } accuracy && sure.HasEdgeWithinPlanar(site.Own, accuracy))
        {
            return evidence.WithinAccuracy(accuracy);
        }

        var inside = sure.Touching(site.Own).Where(feature => site.IsPoint || !feature.Metres.Touches(site.Own)).ToList();
        return inside.Find(feature => layer.Value(feature, fact.Column!) is null) is { } silent
            ? evidence.NoValue(silent)
            : Values([.. inside.Select(feature => layer.Value(feature, fact.Column!)!)], evidence.Containing(site));
    }

    private Fact Values(IReadOnlyList<object> values, Source source)
    {
        if (fact.Shape == FactShape.Words)
        {
            return new Fact.Known(new FactValue.Words(values.Select(Text)), source);
        }

        var distinct = values.Distinct().ToList();
        return distinct.Count == 1 ? Single(distinct[0], source) : evidence.NotOneValue([.. distinct.Select(Text)]);
    }

    private Fact Single(object? value, Source source) => (fact.Shape, value) switch
    {
        (_, null) => evidence.NoValue(null),
        (FactShape.Word, _) => new Fact.Known(new FactValue.Word(Text(value)), source),
        (FactShape.Words, _) => new Fact.Known(new FactValue.Words([Text(value)]), source),
        (FactShape.Number, double number) => Number(number, source),
        _ => evidence.NotANumber(Text(value)),
    };

    private Fact.Known Number(double value, Source source) => new(new FactValue.Number(value, fact.Unit), source);

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static double MetresPer(string unit) => unit switch
    {
        "m" => 1,
        "km" => 1000,
        "mi" => 1609.344,
        "ft" => 0.3048,
        "ha" => 10_000,
        "acre" => 4046.8564224,
        _ => throw new InvalidOperationException($"'{unit}' is no unit of length or area."),
    };
}
