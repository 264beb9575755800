using System.Collections.Immutable;
using System.Globalization;

namespace Planner.Permitting.BackTests;

/// <summary>
/// Documents that an agency numbers one after another as it decides to prepare them. A number was therefore given out
/// before the day on which any document with the same or a higher number was finished.
/// </summary>
/// <param name="Prefix">What the numbers of the series start with.</param>
/// <param name="Finished">Numbers whose day of decision was read, with that day.</param>
public sealed record NumberSeries(string Prefix, ImmutableSortedDictionary<int, DateOnly> Finished)
{
    /// <summary>The earliest day that is surely later than the decision to prepare the document; null where nothing is known.</summary>
    /// <remarks>A supplement (a number with a suffix) is decided on long after the number was given, so nothing is said of it.</remarks>
    public DateOnly? GivenBefore(string id) =>
        id.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(id.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && Finished.Where(entry => entry.Key >= number).Select(entry => entry.Value).ToList() is { Count: > 0 } days
            ? days.Min() : null;
}
