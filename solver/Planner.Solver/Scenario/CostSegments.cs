using Planner.Domain.Grid;

namespace Planner.Solver.Scenario;

/// <summary>A generator's cost as segments of rising slope, from which an hour takes as much as is available.</summary>
/// <remarks>
/// No unit commitment: a unit may run anywhere between 0 and what is available, at the slope of its first segment below its
/// minimum output; its constant is not charged. A curved cost becomes eight segments with the slopes at their middles.
/// </remarks>
internal sealed record CostSegments(double[] WidthMw, double[] SlopeUsdPerMwh)
{
    private const int Pieces = 8;

    public static CostSegments Of(Generator generator)
    {
        var maxMw = Math.Max(0, generator.Max.Value);
        return generator.Cost switch
        {
            CostCurve.PiecewiseLinear piecewise => OfPoints(piecewise),
            CostCurve.Polynomial { Coefficients.Length: <= 2 } line => new([double.PositiveInfinity], [line.Coefficients.ElementAtOrDefault(1)]),
            CostCurve.Polynomial curve => OfCurve(curve, maxMw),
            _ => new([double.PositiveInfinity], [0]),
        };
    }

    // The last segment goes on without end: what is available bounds it.
    private static CostSegments OfPoints(CostCurve.PiecewiseLinear curve)
    {
        var points = curve.Points;
        var width = new double[points.Length - 1];
        var slope = new double[points.Length - 1];
        for (var s = 0; s < width.Length; s++)
        {
            width[s] = points[s + 1].Mw - (s == 0 ? Math.Min(0, points[0].Mw) : points[s].Mw);
            slope[s] = (points[s + 1].UsdPerHour - points[s].UsdPerHour) / (points[s + 1].Mw - points[s].Mw);
        }
        width[^1] = double.PositiveInfinity;
        return new CostSegments(width, slope);
    }

    private static CostSegments OfCurve(CostCurve.Polynomial curve, double maxMw)
    {
        var width = Enumerable.Repeat(maxMw / Pieces, Pieces).ToArray();
        width[^1] = double.PositiveInfinity;
        return new CostSegments(width, [.. Enumerable.Range(0, Pieces).Select(s => SlopeAt(curve, maxMw * (s + 0.5) / Pieces))]);
    }

    private static double SlopeAt(CostCurve.Polynomial curve, double mw)
    {
        var slope = 0.0;
        for (var i = curve.Coefficients.Length - 1; i >= 1; i--)
        {
            slope = (slope * mw) + (i * curve.Coefficients[i]);
        }
        return slope;
    }
}
