using Planner.Domain.Grid;

namespace Planner.Solver.Dispatch;

/// <summary>Running cost of one generator in $/h over its range of output, as a convex function.</summary>
internal abstract class CostFunction
{
    private CostFunction()
    {
    }

    /// <summary>Cost in $/h at an output in MW.</summary>
    public abstract double At(double mw);

    /// <summary>Slope in $/MWh at an output; at a kink the slope to its right.</summary>
    public abstract double SlopeAt(double mw);

    /// <summary>Outputs where tangents are laid before the first solve.</summary>
    public abstract IEnumerable<double> FirstTangents(double minMw, double maxMw);

    /// <summary>Slope and constant when the cost is one straight line over the whole range; else null.</summary>
    public virtual (double Slope, double Constant)? Straight => null;

    /// <summary>The function of a curve; null when it states no cost.</summary>
    public static CostFunction? Of(CostCurve curve) => curve switch
    {
        CostCurve.Polynomial polynomial => new PolynomialCost([.. polynomial.Coefficients]),
        CostCurve.PiecewiseLinear piecewise => new PiecewiseCost([.. piecewise.Points]),
        _ => null,
    };

    /// <summary>Whether the slope never falls between the limits, so that tangents lie below the curve.</summary>
    /// <remarks>Falls of 1e-4 of the slope pass: published tables are rounded (RTS-GMLC has one of 8e-6).</remarks>
    public bool IsConvex(double minMw, double maxMw)
    {
        const int steps = 32;
        var last = double.NegativeInfinity;
        for (var i = 0; i <= steps; i++)
        {
            var slope = SlopeAt(minMw + ((maxMw - minMw) * i / steps));
            if (slope < last - (1e-4 * Math.Abs(last)) - 1e-9)
            {
                return false;
            }
            last = slope;
        }
        return true;
    }

    private sealed class PolynomialCost(double[] coefficients) : CostFunction
    {
        public override (double Slope, double Constant)? Straight =>
            Array.FindLastIndex(coefficients, c => c != 0) <= 1
                ? (coefficients.ElementAtOrDefault(1), coefficients.ElementAtOrDefault(0))
                : null;

        public override double At(double mw)
        {
            var value = 0.0;
            for (var i = coefficients.Length - 1; i >= 0; i--)
            {
                value = (value * mw) + coefficients[i];
            }
            return value;
        }

        public override double SlopeAt(double mw)
        {
            var value = 0.0;
            for (var i = coefficients.Length - 1; i >= 1; i--)
            {
                value = (value * mw) + (i * coefficients[i]);
            }
            return value;
        }

        public override IEnumerable<double> FirstTangents(double minMw, double maxMw)
        {
            const int pieces = 6;
            return Enumerable.Range(0, pieces + 1).Select(i => minMw + ((maxMw - minMw) * i / pieces)).Distinct();
        }
    }

    private sealed class PiecewiseCost((double Mw, double UsdPerHour)[] points) : CostFunction
    {
        public override double At(double mw)
        {
            var s = Segment(mw);
            return points[s].UsdPerHour + (SlopeOf(s) * (mw - points[s].Mw));
        }

        public override double SlopeAt(double mw) => SlopeOf(Segment(mw));

        // One tangent inside each segment: the tangents are the function, so it is exact from the start.
        public override IEnumerable<double> FirstTangents(double minMw, double maxMw) =>
            Enumerable.Range(0, points.Length - 1).Select(s => (points[s].Mw + points[s + 1].Mw) / 2);

        private double SlopeOf(int s) => (points[s + 1].UsdPerHour - points[s].UsdPerHour) / (points[s + 1].Mw - points[s].Mw);

        // Beyond the last point the last segment goes on, as MATPOWER has it.
        private int Segment(double mw)
        {
            var s = 0;
            while (s < points.Length - 2 && mw >= points[s + 1].Mw)
            {
                s++;
            }
            return s;
        }
    }
}
