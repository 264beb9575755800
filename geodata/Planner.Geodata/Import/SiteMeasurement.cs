using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Geodata.Measure;
using Planner.Geodata.Projections;
using Planner.Geodata.Store;

namespace Planner.Geodata.Import;

/// <summary>Measures every fact of the recipe at every site, one layer after the other, sites on all cores.</summary>
internal sealed class SiteMeasurement(StoreConnection connection, Recipe recipe, IReadOnlyList<LayerRecord> layers)
{
    /// <summary>What was measured and stated, site by site; what a row states wins over the recipe, and both over a measure.</summary>
    public IReadOnlyList<(SiteCandidate Site, FactSheet Facts)> Run(
        IReadOnlyList<SiteCandidate> sites, IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        var shapes = sites.Select(site => SiteShape.Of(site.Site.Id, site.Degrees, recipe.Candidates.DefaultFootprint)).ToArray();
        var results = recipe.Facts.ToDictionary(fact => fact.Id, _ => new Fact[shapes.Length]);
        foreach (var group in recipe.Facts.GroupBy(fact => fact.Layer))
        {
            progress?.Report(new StepProgress($"Measuring against {group.Key}", null));
            foreach (var plane in shapes.Select(shape => shape.Plane).Distinct())
            {
                var layer = Load(group.Key, plane, [.. group]);
                foreach (var fact in group)
                {
                    Measure(new FactMeasure(fact, layer), shapes, results[fact.Id], cancel);
                }
            }
        }

        return [.. sites.Index().Select(site => (site.Item, Sheet(site.Item, site.Index, results)))];
    }

    private FactSheet Sheet(SiteCandidate site, int place, Dictionary<FactId, Fact[]> results) =>
        recipe.Facts.Aggregate(FactSheet.Empty, (sheet, fact) => sheet.With(fact.Id, results[fact.Id][place]))
            .Overlay(recipe.StatedFacts).Overlay(site.Stated);

    private static void Measure(FactMeasure measure, SiteShape[] shapes, Fact[] facts, CancellationToken cancel)
    {
        var options = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, shapes.Length, options, index =>
        {
            if (shapes[index].Plane == measure.Plane)
            {
                facts[index] = measure.At(shapes[index]);
            }
        });
    }

    private MeasuredLayer Load(string id, MeasurePlane plane, IReadOnlyList<FactSpec> facts)
    {
        var record = layers.Single(layer => layer.Id == id);
        var columns = facts.SelectMany(fact => fact.Where.Select(condition => condition.Column).Append(fact.Column)).OfType<string>().Distinct().ToList();
        var features = LayerTable.Read(connection, id, columns).Where(feature => plane.Reaches(feature.Degrees.EnvelopeInternal))
            .Select(feature => new MeasuredFeature(feature.Fid, plane.ToMetres(feature.Degrees), feature.Values)).ToList();
        return new MeasuredLayer(id, record.DataSet, record.Spec.Description, plane, columns, features, all => CoverageOf(record, plane, all));
    }

    private static Coverage CoverageOf(LayerRecord record, MeasurePlane plane, FeatureIndex all) => record switch
    {
        { IsPresent: false } => new Coverage.Nothing(),
        { Spec.FeaturesOnly: true } => new Coverage.Features(all),
        { Coverage: { } region } when plane.Cut(region) is { IsEmpty: false } within => new Coverage.Region(plane, within),
        _ => new Coverage.Nothing(),
    };
}
