using System.Collections.Immutable;
using Planner.Domain.Units;

namespace Planner.Domain.Grid;

/// <summary>A generating unit, or storage or a dispatchable load where <see cref="Min"/> is negative.</summary>
public sealed record Generator
{
    public required GeneratorId Id { get; init; }

    public required BusId Bus { get; init; }

    public string Name { get; init; } = "";

    /// <summary>Fuel as the source writes it ("ng", "nuclear", "wind"); empty when it does not say.</summary>
    public string Fuel { get; init; } = "";

    /// <summary>Output stated by the source, injected at the bus.</summary>
    public required Megawatts Output { get; init; }

    public required Megawatts Min { get; init; }

    public required Megawatts Max { get; init; }

    public CostCurve Cost { get; init; } = CostCurve.NotStated.Instance;

    public bool InService { get; init; } = true;

    /// <summary>Largest change of output in an hour, up or down; null: not stated.</summary>
    public Megawatts? RampPerHour { get; init; }

    /// <summary>First year out of service; null: no retirement is announced.</summary>
    public int? RetirementYear { get; init; }
}

/// <summary>Running cost of a generator in $/h as a function of its output in MW.</summary>
public abstract record CostCurve
{
    private CostCurve()
    {
    }

    /// <summary>The source gives no cost: an economic dispatch must refuse or be told a cost.</summary>
    public sealed record NotStated : CostCurve
    {
        private NotStated()
        {
        }

        public static NotStated Instance { get; } = new();
    }

    /// <summary>Polynomial (MATPOWER model 2): coefficients of MW⁰, MW¹, MW² …, so index = power.</summary>
    public sealed record Polynomial(ImmutableArray<double> Coefficients) : CostCurve;

    /// <summary>Piecewise linear (MATPOWER model 1): points (MW, $/h) in rising MW.</summary>
    public sealed record PiecewiseLinear(ImmutableArray<(double Mw, double UsdPerHour)> Points) : CostCurve;

    /// <summary>The curve with every cost times a factor; a cost that is not stated stays so.</summary>
    public CostCurve Times(double factor) => this switch
    {
        Polynomial curve => new Polynomial([.. curve.Coefficients.Select(coefficient => coefficient * factor)]),
        PiecewiseLinear curve => new PiecewiseLinear([.. curve.Points.Select(point => (point.Mw, point.UsdPerHour * factor))]),
        _ => this,
    };
}

/// <summary>Demand at a bus.</summary>
/// <param name="Bus">Where it is drawn.</param>
/// <param name="Demand">Positive as consumed; a negative value injects.</param>
public sealed record Load(BusId Bus, Megawatts Demand);
