using System.Collections.Concurrent;
using System.Globalization;
using Planner.Domain.Facts;
using Planner.Geodata.Import;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Measure;

/// <summary>The words of a measured fact: its source when it is known, why and what to get when it is not.</summary>
internal sealed class FactEvidence(FactSpec fact, MeasuredLayer layer, int features)
{
    private readonly ConcurrentDictionary<(bool IsPoint, string Footprint), Source> overlaps = new();
    private readonly string subject = $"{features} features of '{layer.DataSet.Title.En}'{Where(fact)}";

    public Source Distance(SiteShape site) => Source(
        FactMethod.Measured,
        $"{subject}; from {site.OwnName}; {Geodesic.Name} between the points that are nearest in {layer.Plane.Name}");

    /// <remarks>All sites with polygons share one source: 100,000 sites need not keep the same words 100,000 times.</remarks>
    public Source Overlap(SiteShape site) => overlaps.GetOrAdd((site.IsPoint, site.FootprintName), _ => OverlapSource(site));

    private Source OverlapSource(SiteShape site) => Source(
        site.IsPoint ? FactMethod.Screened : FactMethod.Measured,
        $"{subject}; footprint: {site.FootprintName}; planar area in {layer.Plane.Name} (equal-area)");

    public Source Containing(SiteShape site) => Source(FactMethod.Measured, $"{subject}; features that hold {site.OwnName}, in {layer.Plane.Name}");

    public Source Crossing(SiteShape site) => Source(
        site.IsPoint ? FactMethod.Screened : FactMethod.Measured,
        $"{subject}; what meets {(site.Crossed == site.Own ? site.OwnName : site.FootprintName)}; lengths {Geodesic.Name}");

    public Source Weighted(SiteShape site) => Source(
        site.IsPoint ? FactMethod.Screened : FactMethod.Measured,
        $"{subject}; mean of '{fact.Column}' weighted by area in {site.FootprintName}, {layer.Plane.Name} (equal-area); where features overlap, each counts");

    public Fact.Unknown NotFilled(double share) => new(
        string.Create(CultureInfo.InvariantCulture, $"features of '{layer.DataSet.Title.En}' fill only {share:P1} of the footprint"), $"a layer without gaps, from {layer.DataSet.Publisher}");

    public Fact.Unknown OutsideCoverage(double metres) => new(
        metres > 0
            ? $"the circle of {Kilometres(metres)} round the site leaves the coverage of '{layer.DataSet.Title.En}' ({layer.CoverageDescription})"
            : $"the site lies outside the coverage of '{layer.DataSet.Title.En}' ({layer.CoverageDescription})",
        $"a layer of this kind that covers the place, e.g. a wider extract of {layer.DataSet.Publisher}");

    public Fact.Unknown NoFeature() => new(
        $"'{layer.DataSet.Title.En}' has no feature{Where(fact)}", $"a layer that has one, e.g. a wider extract of {layer.DataSet.Publisher}");

    public Fact.Unknown CouldBeAnother(Hit other) => new(
        $"feature {other.Feature.Fid} of '{layer.DataSet.Title.En}' at {Kilometres(other.Metres)} does not say whether it counts{Where(fact)}",
        $"the missing attribute of that feature, from {layer.DataSet.Publisher}");

    public Fact.Unknown NoValue(MeasuredFeature? feature) => new(
        $"{(feature is null ? "the nearest feature" : $"feature {feature.Fid}")} of '{layer.DataSet.Title.En}' has no value of '{fact.Column}'",
        $"the missing value, from {layer.DataSet.Publisher}");

    public Fact.Unknown WithinAccuracy(double accuracyMetres) => new(
        $"an edge of '{layer.DataSet.Title.En}' runs within its positional accuracy of {Metres(accuracyMetres)} of the site, so inside and outside can't be told apart",
        "a layer of larger scale for this place, or a survey");

    public Fact.Unknown NotOneValue(IReadOnlyList<string> values) => new(
        values.Count == 0
            ? $"no feature of '{layer.DataSet.Title.En}' holds the site"
            : $"the site lies in several features of '{layer.DataSet.Title.En}': {string.Join(", ", values)}",
        "which of them holds, stated in the project file");

    public Fact.Unknown NotANumber(string value) => new(
        $"'{fact.Column}' of '{layer.DataSet.Title.En}' is '{value}', not a number", "a recipe that reads the column as a number, or as words");

    private Source Source(FactMethod method, string detail) => new(
        layer.DataSet.Publisher, layer.DataSet.Vintage, layer.DataSet.Licence, method, detail + Accuracy() + Reality(), layer.DataSet.Address);

    private string Accuracy() =>
        layer.DataSet.PositionalAccuracyM is { } metres ? $"; positions within {Metres(metres)}" : "; accuracy of positions not stated";

    private string Reality() => layer.DataSet.Illustrative ? "; illustrative data" : "";

    private static string Where(FactSpec fact) => string.Concat(fact.Where.Select((condition, index) => (index == 0 ? " with " : " and ") + Words(condition)));

    private static string Words(Condition condition) => condition.Comparison switch
    {
        Comparison.In => $"{condition.Column} in {{{string.Join(", ", condition.Values)}}}",
        Comparison.NotIn => $"{condition.Column} not in {{{string.Join(", ", condition.Values)}}}",
        Comparison.AtLeast => $"{condition.Column} at least {Show(condition.Limit)}",
        Comparison.AtMost => $"{condition.Column} at most {Show(condition.Limit)}",
        _ => throw new InvalidOperationException($"{condition.Comparison} has no words."),
    };

    private static string Kilometres(double metres) => string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0.###} km");

    private static string Metres(double metres) => string.Create(CultureInfo.InvariantCulture, $"{metres:0.###} m");

    private static string Show(double number) => number.ToString(CultureInfo.InvariantCulture);
}
