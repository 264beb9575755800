using System.Collections.Concurrent;
using System.Globalization;
using Planner.Domain.Facts;
using Planner.Domain.Texts;
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

    private LocalizedText Title => layer.DataSet.Title;

    private string Publisher => layer.DataSet.Publisher;

    public Fact.Unknown NotFilled(double share) => new(
        LocalizedText.Of($"features of '{Title.En}' fill only {share:P1} of the footprint", $"“{Title.Zh}”的要素只占场址的 {share:P1}"),
        new($"a layer without gaps, from {Publisher}", $"没有空缺的图层，来自 {Publisher}"));

    public Fact.Unknown OutsideCoverage(double metres) => new(
        metres > 0
            ? new($"the circle of {Kilometres(metres)} round the site leaves the coverage of '{Title.En}' ({layer.CoverageDescription})", $"场址周围 {Kilometres(metres)} 的圆超出“{Title.Zh}”的覆盖范围（{layer.CoverageDescription}）")
            : new($"the site lies outside the coverage of '{Title.En}' ({layer.CoverageDescription})", $"场址位于“{Title.Zh}”的覆盖范围之外（{layer.CoverageDescription}）"),
        new($"a layer of this kind that covers the place, e.g. a wider extract of {Publisher}", $"覆盖该地的同类图层，例如 {Publisher} 更大范围的提取"));

    public Fact.Unknown NoFeature() => new(
        new($"'{Title.En}' has no feature{Where(fact)}", $"“{Title.Zh}”没有符合条件的要素{WhereZh(fact)}"),
        new($"a layer that has one, e.g. a wider extract of {Publisher}", $"含有此类要素的图层，例如 {Publisher} 更大范围的提取"));

    public Fact.Unknown CouldBeAnother(Hit other) => new(
        new($"feature {other.Feature.Fid} of '{Title.En}' at {Kilometres(other.Metres)} does not say whether it counts{Where(fact)}", $"相距 {Kilometres(other.Metres)} 的“{Title.Zh}”要素 {other.Feature.Fid} 未说明是否计入{WhereZh(fact)}"),
        new($"the missing attribute of that feature, from {Publisher}", $"该要素缺失的属性，来自 {Publisher}"));

    public Fact.Unknown NoValue(MeasuredFeature? feature) => new(
        new($"{(feature is null ? "the nearest feature" : $"feature {feature.Fid}")} of '{Title.En}' has no value of '{fact.Column}'", $"“{Title.Zh}”{(feature is null ? "最近的要素" : $"的要素 {feature.Fid}")}没有 {fact.Column} 的值"),
        new($"the missing value, from {Publisher}", $"缺失的值，来自 {Publisher}"));

    public Fact.Unknown WithinAccuracy(double accuracyMetres) => new(
        new($"an edge of '{Title.En}' runs within its positional accuracy of {Metres(accuracyMetres)} of the site, so inside and outside can't be told apart", $"“{Title.Zh}”的边界距场址在其位置精度 {Metres(accuracyMetres)} 之内，无法分辨内外"),
        new("a layer of larger scale for this place, or a survey", "该地比例尺更大的图层，或实地测量"));

    public Fact.Unknown NotOneValue(IReadOnlyList<string> values) => new(
        values.Count == 0
            ? new($"no feature of '{Title.En}' holds the site", $"“{Title.Zh}”没有包含场址的要素")
            : new($"the site lies in several features of '{Title.En}': {string.Join(", ", values)}", $"场址位于“{Title.Zh}”的多个要素中：{string.Join("、", values)}"),
        new("which of them holds, stated in the project file", "在项目文件中说明以哪一个为准"));

    public Fact.Unknown NotANumber(string value) => new(
        new($"'{fact.Column}' of '{Title.En}' is '{value}', not a number", $"“{Title.Zh}”的 {fact.Column} 为“{value}”，不是数字"),
        new("a recipe that reads the column as a number, or as words", "把该列读作数字或文字的配方"));

    private Source Source(FactMethod method, string detail) => new(
        layer.DataSet.Publisher, layer.DataSet.Vintage, layer.DataSet.Licence, method, detail + Accuracy() + Reality(), layer.DataSet.Address);

    private string Accuracy() =>
        layer.DataSet.PositionalAccuracyM is { } metres ? $"; positions within {Metres(metres)}" : "; accuracy of positions not stated";

    private string Reality() => layer.DataSet.Illustrative ? "; illustrative data" : "";

    private static string Where(FactSpec fact) => string.Concat(fact.Where.Select((condition, index) => (index == 0 ? " with " : " and ") + Words(condition)));

    private static string WhereZh(FactSpec fact) => fact.Where.Count == 0 ? "" : $"（{string.Join("；", fact.Where.Select(Words))}）";

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
