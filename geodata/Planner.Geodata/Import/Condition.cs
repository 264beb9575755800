using System.Globalization;
using Planner.Domain.Facts;

namespace Planner.Geodata.Import;

/// <summary>How a condition compares.</summary>
public enum Comparison
{
    /// <summary>The value is one of the listed.</summary>
    In,

    /// <summary>The value is none of the listed.</summary>
    NotIn,

    AtLeast,

    AtMost,
}

/// <summary>A condition on one column of a feature. A value that is not known makes it unknown, not false.</summary>
public sealed record Condition(string Column, Comparison Comparison, IReadOnlyList<string> Values, double Limit, int Line)
{
    /// <summary>Truth for a value: null is "not known".</summary>
    public Truth Holds(object? value) => value is null ? Truth.Unknown : Comparison switch
    {
        Comparison.In => Truth.Of(Values.Contains(Text(value))),
        Comparison.NotIn => Truth.Of(!Values.Contains(Text(value))),
        Comparison.AtLeast => value is double number ? Truth.Of(number >= Limit) : Truth.Unknown,
        Comparison.AtMost => value is double number ? Truth.Of(number <= Limit) : Truth.Unknown,
        _ => throw new InvalidOperationException($"{Comparison} is not a comparison."),
    };

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
