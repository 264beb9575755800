using System.Globalization;
using System.Runtime.CompilerServices;

namespace Planner.Domain.Units;

/// <summary>The checks and the printing that all units share.</summary>
internal static class Quantity
{
    public static double Finite(
        double value, string unit, [CallerArgumentExpression(nameof(value))] string name = "value") =>
        double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"A quantity in {unit} must be a finite number.");

    public static double NotNegative(
        double value, string unit, [CallerArgumentExpression(nameof(value))] string name = "value") =>
        Finite(value, unit, name) >= 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"A quantity in {unit} can't be negative.");

    public static string Format(double value, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{value:0.###} {unit}");
}
