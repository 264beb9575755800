using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Geodata.Measure;

namespace Planner.Geodata.Import;

/// <summary>Finds the usable part of every site, with what is excluded everywhere and what its county asks for.</summary>
internal sealed class UsableAreaMeasurement(Recipe recipe, LayerLoader load, IReadOnlyList<Setback> setbacks)
{
    /// <summary>Facts by site; null when the recipe does not ask.</summary>
    public FactSheet[]? Run(SiteShape[] shapes, IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        if (recipe.UsableArea is not { } spec)
        {
            return null;
        }

        progress?.Report(new StepProgress("Finding the usable part of the sites", null));
        var sheets = new FactSheet[shapes.Length];
        foreach (var plane in shapes.Select(shape => shape.Plane).Distinct())
        {
            var everywhere = spec.Exclude.Select(ground => (ground, Layer: load.Layer(ground.Layer, plane, ground.Where.Select(condition => condition.Column))))
                .Select(pair => NoBuild.Of(pair.Layer, pair.ground.Where, pair.ground.BufferM, pair.Layer.DataSet.Title.En)).ToList();
            var counties = spec.Setbacks is { } table ? load.Layer(table.Counties, plane, [table.FipsColumn]) : null;
            var codes = counties?.Select([]).Sure;
            var byLayer = spec.Setbacks?.Features.Values.Distinct().ToDictionary(layer => layer, layer => NoBuild.Of(load.Layer(layer, plane, []), [], null, layer)) ?? [];
            SiteMeasurement.Each(shapes, plane, site => sheets[site] = Facts(spec, shapes[site], everywhere, counties, codes, byLayer), cancel);
        }

        return sheets;
    }

    private FactSheet Facts(UsableAreaSpec spec, SiteShape site, IReadOnlyList<NoBuild> everywhere, MeasuredLayer? counties, FeatureIndex? all, Dictionary<string, NoBuild> byLayer)
    {
        if (spec.Setbacks is not { } table || counties is null || all is null)
        {
            return UsableArea.Facts(site, everywhere, spec.MegawattsPerHectare);
        }

        if (!counties.Coverage.Reaches(site.Own, 0))
        {
            var unknown = new Fact.Unknown(
                new($"the site lies outside the coverage of '{counties.DataSet.Title.En}', so no county's setbacks are known to hold", $"场址位于“{counties.DataSet.Title.Zh}”的覆盖范围之外，因此不知适用哪个县的退距"),
                new("county polygons that cover the place", "覆盖该地的县界多边形"));
            return FactSheet.Empty.With(UsableArea.Area, unknown).With(UsableArea.Largest, unknown).With(UsableArea.Load, unknown);
        }

        // A site in two counties keeps the distances of both.
        var codes = all.Touching(site.Own).Select(county => $"{counties.Value(county, table.FipsColumn)}".PadLeft(5, '0')).ToHashSet();
        var asked = setbacks.Where(row => codes.Contains(row.Fips) && table.Features.ContainsKey(row.Feature))
            .Select(row => byLayer[table.Features[row.Feature]] with { BufferM = row.Metres, Reason = $"{row.Feature} setback of county {row.Fips}" });
        return UsableArea.Facts(site, [.. everywhere, .. asked], spec.MegawattsPerHectare);
    }
}
