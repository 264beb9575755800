namespace Planner.Geodata.Read;

/// <summary>Finds the name that a user most likely meant.</summary>
internal static class NearestName
{
    /// <summary>"did you mean X" for the nearest of the known names, or the list of them when none is near.</summary>
    public static string Advice(string wrong, IReadOnlyCollection<string> known)
    {
        var nearest = known.OrderBy(name => Distance(wrong, name)).ThenBy(name => name, StringComparer.Ordinal).FirstOrDefault();
        return nearest is not null && Distance(wrong, nearest) <= Math.Max(2, wrong.Length / 3)
            ? $"did you mean '{nearest}'? Known here: {List(known)}"
            : $"known here: {List(known)}";
    }

    private static string List(IEnumerable<string> known) =>
        string.Join(", ", known.OrderBy(name => name, StringComparer.Ordinal));

    /// <summary>Edit distance that ignores case (Levenshtein 1966).</summary>
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var row = 1; row <= left.Length; row++)
        {
            var current = new int[right.Length + 1];
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var same = char.ToUpperInvariant(left[row - 1]) == char.ToUpperInvariant(right[column - 1]);
                current[column] = Math.Min(
                    Math.Min(previous[column] + 1, current[column - 1] + 1), previous[column - 1] + (same ? 0 : 1));
            }

            previous = current;
        }

        return previous[right.Length];
    }
}
