using System.Globalization;
using Planner.Domain.Facts;
using Planner.Domain.Texts;

namespace Planner.Geodata.Import;

/// <summary>How an exclusion compares.</summary>
public enum ExclusionTest
{
    Above,
    AtLeast,
    Below,
    AtMost,

    /// <summary>The word, the flag, or one of the words is the value.</summary>
    Is,
}

/// <summary>A hard exclusion: where it holds, a site is out, whatever its score.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Fact">The fact it reads.</param>
/// <param name="Test">How it compares.</param>
/// <param name="Value">What it compares with: a number, or a word.</param>
/// <param name="Reason">Why such a site is out, as a sentence.</param>
public sealed record Exclusion(string Id, FactId Fact, ExclusionTest Test, string Value, LocalizedText Reason)
{
    /// <summary>Unknown when the fact is, or when it is not of a shape that can be compared: never "no problem".</summary>
    public Truth Holds(Fact fact) => fact is not Fact.Known known ? Truth.Unknown : known.Value switch
    {
        FactValue.Number number => Compare(number.Value),
        FactValue.Word word => Names(word.Value),
        FactValue.Flag flag => Names(flag.ToString()),
        FactValue.Words words => words.Values.Select(Names).Aggregate(Truth.False, (left, right) => left | right),
        _ => Truth.Unknown,
    };

    private Truth Compare(double value) => !double.TryParse(Value, CultureInfo.InvariantCulture, out var limit)
        ? Truth.Unknown
        : Test switch
        {
            ExclusionTest.Above => Truth.Of(value > limit),
            ExclusionTest.AtLeast => Truth.Of(value >= limit),
            ExclusionTest.Below => Truth.Of(value < limit),
            ExclusionTest.AtMost => Truth.Of(value <= limit),
            _ => Truth.Of(value == limit),
        };

    private Truth Names(string word) => Test == ExclusionTest.Is ? Truth.Of(word == Value) : Truth.Unknown;
}
