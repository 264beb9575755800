namespace Planner.Domain.Units;

/// <summary>Area in hectares (1 ha = 10,000 m²; 1 acre = 0.40468564224 ha), in an equal-area projection.</summary>
/// <remarks>Finite; no implicit conversion; <c>default</c> is 0 ha. Never negative.</remarks>
public readonly record struct Hectares : IComparable<Hectares>
{
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite, or is negative.</exception>
    public Hectares(double value) => Value = Quantity.NotNegative(value, "ha");

    public double Value { get; }

    /// <summary>The same area in international acres.</summary>
    public double Acres => Value / 0.40468564224;

    public static Hectares FromAcres(double acres) => new(acres * 0.40468564224);

    public static Hectares operator +(Hectares left, Hectares right) => new(left.Value + right.Value);

    public static Hectares operator -(Hectares left, Hectares right) => new(left.Value - right.Value);

    public static Hectares operator *(Hectares amount, double factor) => new(amount.Value * factor);

    public static bool operator <(Hectares left, Hectares right) => left.Value < right.Value;

    public static bool operator >(Hectares left, Hectares right) => left.Value > right.Value;

    public static bool operator <=(Hectares left, Hectares right) => left.Value <= right.Value;

    public static bool operator >=(Hectares left, Hectares right) => left.Value >= right.Value;

    public int CompareTo(Hectares other) => Value.CompareTo(other.Value);

    /// <summary>The value with its unit, in the invariant culture.</summary>
    public override string ToString() => Quantity.Format(Value, "ha");
}
