namespace Planner.Domain.Units;

/// <summary>Money in US dollars; the member that carries it states the price year.</summary>
/// <remarks>Finite; no implicit conversion; <c>default</c> is 0 USD. Costs are positive.</remarks>
public readonly record struct UsDollars : IComparable<UsDollars>
{
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public UsDollars(double value) => Value = Quantity.Finite(value, "USD");

    public double Value { get; }

    public static UsDollars operator +(UsDollars left, UsDollars right) => new(left.Value + right.Value);

    public static UsDollars operator -(UsDollars left, UsDollars right) => new(left.Value - right.Value);

    public static UsDollars operator -(UsDollars amount) => new(-amount.Value);

    public static UsDollars operator *(UsDollars amount, double factor) => new(amount.Value * factor);

    public static bool operator <(UsDollars left, UsDollars right) => left.Value < right.Value;

    public static bool operator >(UsDollars left, UsDollars right) => left.Value > right.Value;

    public static bool operator <=(UsDollars left, UsDollars right) => left.Value <= right.Value;

    public static bool operator >=(UsDollars left, UsDollars right) => left.Value >= right.Value;

    public int CompareTo(UsDollars other) => Value.CompareTo(other.Value);

    /// <summary>The value with its unit, in the invariant culture.</summary>
    public override string ToString() => Quantity.Format(Value, "USD");
}
