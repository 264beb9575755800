using System.Globalization;
using Planner.Domain.Facts;
using Planner.Geodata.Import;

namespace Planner.Geodata.Measure;

/// <summary>Measures one fact on a raster: mean, median, or the share of cells that meet a condition. Thread-safe.</summary>
/// <remarks>One cell without data inside the shape makes the fact unknown: the cells beside it say nothing about it.</remarks>
internal sealed class RasterMeasure(FactSpec fact, RasterLayer raster)
{
    public Fact At(SiteShape site)
    {
        var samples = raster.Inside(site.Plane.ToDegrees(site.Footprint));
        var silent = samples.Count(sample => float.IsNaN(sample.Value));
        return silent > 0
            ? new Fact.Unknown(
                raster.Frame is null
                    ? new($"'{raster.DataSet.Title.En}' is missing", $"缺少“{raster.DataSet.Title.Zh}”")
                    : new($"{silent} of {samples.Count} cells of '{raster.DataSet.Title.En}' at {site.FootprintName} have no data", $"场址处“{raster.DataSet.Title.Zh}”的 {samples.Count} 个像元中有 {silent} 个无数据"),
                new($"a raster of this kind that covers the place, e.g. from {raster.DataSet.Publisher}", $"覆盖该地的同类栅格，例如来自 {raster.DataSet.Publisher}"))
            : new Fact.Known(new FactValue.Number(Value(samples), fact.Unit), Source(site, samples.Count));
    }

    private double Value(IReadOnlyList<CellSample> samples) => fact.Kind switch
    {
        MeasureKind.RasterMean => samples.Sum(sample => sample.Value * sample.Weight) / samples.Sum(sample => sample.Weight),
        MeasureKind.RasterMedian => Median(samples),
        MeasureKind.RasterShare => samples.Where(Counts).Sum(sample => sample.Weight) / samples.Sum(sample => sample.Weight),
        _ => throw new InvalidOperationException($"{fact.Kind} is no measure of a raster."),
    };

    private bool Counts(CellSample sample) => fact.Where.All(condition => condition.Holds((double)sample.Value).IsTrue);

    /// <summary>The value at which half of the weight is reached; between two cells that share the half, their mean.</summary>
    private static double Median(IReadOnlyList<CellSample> samples)
    {
        var sorted = samples.OrderBy(sample => sample.Value).ToList();
        var half = sorted.Sum(sample => sample.Weight) / 2;
        var sum = 0.0;
        for (var index = 0; index < sorted.Count - 1; index++)
        {
            sum += sorted[index].Weight;
            if (Math.Abs(sum - half) <= 1e-12 * half)
            {
                return ((double)sorted[index].Value + sorted[index + 1].Value) / 2;
            }

            if (sum > half)
            {
                return sorted[index].Value;
            }
        }

        return sorted[^1].Value;
    }

    private Source Source(SiteShape site, int cells)
    {
        var data = raster.DataSet;
        var detail = string.Create(CultureInfo.InvariantCulture, $"{fact.Kind.Words()} of {cells} cells of {raster.Frame!.CellWidth:0.######} by {raster.Frame.CellHeight:0.######} in {raster.Frame.System.Name} whose centres lie in {site.FootprintName}");
        return new(data.Publisher, data.Vintage, data.Licence, site.IsPoint ? FactMethod.Screened : FactMethod.Measured, detail + (data.Illustrative ? "; illustrative data" : ""), data.Address);
    }
}
