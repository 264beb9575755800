using NetTopologySuite.Geometries;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Projections;
using Planner.Geodata.Read;

namespace Planner.Geodata.Import;

/// <summary>What takes long to find out about a row's geometry: found for many rows at once, on all cores.</summary>
/// <param name="IsValid">Whether the geometry is valid; false where there is none.</param>
/// <param name="Size">Length or area in metres of a valid geometry, for ranks on the map; 0 when the layer has a column for that.</param>
internal readonly record struct RowShape(bool IsValid, double Size)
{
    private const int MostRows = 512;

    /// <summary>Corners after which a batch ends, so that layers of large features need no more memory.</summary>
    private const int MostCorners = 100_000;

    private static readonly Envelope Earth = new(-180, 180, -90, 90);

    /// <summary>The rows with their shapes in their order, and with what the reader found just before each; last, without a row, what it found at the end.</summary>
    /// <param name="rows">Rows as they are read.</param>
    /// <param name="found">Where the reader reports; nobody else may.</param>
    /// <param name="layer">What the rows are checked against.</param>
    public static IEnumerable<(SourceFeature? Row, RowShape Shape, IReadOnlyList<Diagnostic> Found)> Of(IEnumerable<SourceFeature> rows, DiagnosticBag found, LayerSpec layer)
    {
        var (batch, corners) = (new List<(SourceFeature Row, IReadOnlyList<Diagnostic> Found)>(), 0);
        foreach (var row in rows)
        {
            batch.Add((row, found.Take()));
            corners += row.Geometry?.NumPoints ?? 0;
            if (batch.Count < MostRows && corners < MostCorners)
            {
                continue;
            }

            foreach (var shaped in Shaped(batch, layer))
            {
                yield return shaped;
            }

            batch.Clear();
            corners = 0;
        }

        foreach (var shaped in Shaped(batch, layer))
        {
            yield return shaped;
        }

        yield return (null, default, found.Take());
    }

    private static IEnumerable<(SourceFeature? Row, RowShape Shape, IReadOnlyList<Diagnostic> Found)> Shaped(List<(SourceFeature Row, IReadOnlyList<Diagnostic> Found)> batch, LayerSpec layer)
    {
        var shapes = new RowShape[batch.Count];
        if (layer.Geometry != GeometryKind.Point)
        {
            Parallel.For(0, batch.Count, row => shapes[row] = Of(batch[row].Row.Geometry, layer));
        }

        return batch.Zip(shapes, (read, shape) => ((SourceFeature?)read.Row, shape, read.Found));
    }

    /// <summary>Length or area in metres.</summary>
    public static double SizeOf(Geometry degrees) => degrees.Dimension switch
    {
        Dimension.Curve => MeasurePlane.ForDisplay(degrees.EnvelopeInternal).ToMetres(degrees).Length,
        Dimension.Surface => MeasurePlane.ForDisplay(degrees.EnvelopeInternal).ToMetres(degrees).Area,
        _ => 0,
    };

    private static RowShape Of(Geometry? geometry, LayerSpec layer) =>
        geometry is not null && Earth.Contains(geometry.EnvelopeInternal) && geometry.IsValid
            ? new(true, layer.RankColumn is null ? SizeOf(geometry) : 0)
            : default;
}
