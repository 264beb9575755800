using Planner.Domain.Facts;
using Planner.Geodata.Measure;
using Planner.Geodata.Projections;
using Planner.Geodata.Store;

namespace Planner.Geodata.Import;

/// <summary>Loads layers and rasters of a workspace for measuring in a plane.</summary>
internal sealed class LayerLoader(StoreConnection connection, Recipe recipe, IReadOnlyList<LayerRecord> layers)
{
    // A connection serves one thread at a time, and routes read two rasters at once.
    private readonly Lock oneReader = new();

    /// <summary>The measures of facts on one layer or raster, in the facts' order.</summary>
    public IReadOnlyList<Func<SiteShape, Fact>> Measures(string id, MeasurePlane plane, IReadOnlyList<FactSpec> facts)
    {
        if (facts[0].Kind.IsRaster())
        {
            var raster = Raster(id);
            return [.. facts.Select(fact => new RasterMeasure(fact, raster)).Select(measure => (Func<SiteShape, Fact>)measure.At)];
        }

        var columns = facts.SelectMany(fact => fact.Where.Select(condition => condition.Column).Append(fact.Column)).OfType<string>();
        var layer = Layer(id, plane, columns);
        return [.. facts.Select(fact => new FactMeasure(fact, layer)).Select(measure => (Func<SiteShape, Fact>)measure.At)];
    }

    public MeasuredLayer Layer(string id, MeasurePlane plane, IEnumerable<string> neededColumns)
    {
        var record = layers.Single(layer => layer.Id == id);
        var columns = neededColumns.Distinct().ToList();
        var features = LayerTable.Read(connection, id, columns).Where(feature => plane.Reaches(feature.Degrees.EnvelopeInternal))
            .Select(feature => new MeasuredFeature(feature.Fid, plane.ToMetres(feature.Degrees), feature.Values)).ToList();
        return new MeasuredLayer(id, record.DataSet, record.Spec.Description, plane, columns, features, all => CoverageOf(record, plane, all));
    }

    public RasterLayer Raster(string id)
    {
        var spec = recipe.Rasters.Single(raster => raster.Id == id);
        return RasterTables.Find(connection, id) is var (number, frame)
            ? new(spec.DataSet, frame, block => FindBlock(number, block))
            : new(spec.DataSet, null, _ => null);
    }

    private float[]? FindBlock(int raster, int block)
    {
        lock (oneReader)
        {
            return RasterTables.FindBlock(connection, raster, block);
        }
    }

    private static Coverage CoverageOf(LayerRecord record, MeasurePlane plane, FeatureIndex all) => record switch
    {
        { IsPresent: false } => new Coverage.Nothing(),
        { Spec.FeaturesOnly: true } => new Coverage.Features(all),
        { Coverage: { } region } when plane.Cut(region) is { IsEmpty: false } within => new Coverage.Region(plane, within),
        _ => new Coverage.Nothing(),
    };
}
