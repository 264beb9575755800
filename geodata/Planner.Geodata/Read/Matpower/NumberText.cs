using System.Globalization;

namespace Planner.Geodata.Read.Matpower;

/// <summary>Numbers as MATLAB writes them, from UTF-8 bytes.</summary>
internal static class NumberText
{
    private const int ExactDigits = 15;

    // A double holds every integer below 2^53 and every power of ten up to 10^22 exactly, so one division of two such
    // numbers rounds once and gives the nearest double (Clinger 1990, fast path).
    private static readonly double[] PowersOfTen = [.. Enumerable.Range(0, 23).Select(e => double.Parse($"1e{e}", CultureInfo.InvariantCulture))];

    public static bool TryParse(ReadOnlySpan<byte> text, out double value) =>
        TryPlainDecimal(text, out value) || TrySpecial(text, out value)
            || (IsNumberStart(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value));

    private static bool TryPlainDecimal(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        var start = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        long mantissa = 0;
        int digits = 0, fraction = -1;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '.' && fraction < 0)
            {
                fraction = 0;
                continue;
            }
            var digit = text[i] - '0';
            if ((uint)digit > 9 || ++digits > ExactDigits)
            {
                return false;
            }
            mantissa = (mantissa * 10) + digit;
            fraction += fraction >= 0 ? 1 : 0;
        }
        value = mantissa / PowersOfTen[Math.Max(fraction, 0)];
        value = start == 1 && text[0] == '-' ? -value : value;
        return digits > 0;
    }

    // "Infinity" and "NaN" in words are for double.TryParse only; MATLAB writes Inf and NaN.
    private static bool IsNumberStart(ReadOnlySpan<byte> text) =>
        text.Length > 0 && text[^1] is >= (byte)'0' and <= (byte)'9' or (byte)'.';

    private static bool TrySpecial(ReadOnlySpan<byte> text, out double value)
    {
        var negative = text.Length > 0 && text[0] == '-';
        var word = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        value = 0;
        if (word.SequenceEqual("Inf"u8) || word.SequenceEqual("inf"u8))
        {
            value = negative ? double.NegativeInfinity : double.PositiveInfinity;
        }
        else if (word.SequenceEqual("NaN"u8) || word.SequenceEqual("nan"u8))
        {
            value = double.NaN;
        }
        return value != 0;
    }
}
