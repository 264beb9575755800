namespace Planner.Domain.Diagnostics;

/// <summary>Finds the known name that a misspelt one most probably meant.</summary>
public static class NearestName
{
    /// <summary>The known name with the fewest edits, or null when none is near (more than a third of its letters off).</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        var (best, distance) = known
            .Select(candidate => (Name: candidate, Distance: Edits(name, candidate)))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best is not null && distance * 3 <= Math.Max(name.Length, best.Length) ? best : null;
    }

    /// <summary>"did you mean X" for the nearest known name, else <paramref name="otherwise"/>.</summary>
    public static string Remedy(string name, IEnumerable<string> known, string otherwise) =>
        Find(name, known) is { } near ? $"did you mean \"{near}\"?" : otherwise;

    /// <summary>"did you mean X" for the nearest known name, where one is near, and the list of all of them.</summary>
    public static string Advice(string name, IReadOnlyCollection<string> known)
    {
        var list = string.Join(", ", known.Order(StringComparer.Ordinal));
        return Find(name, known) is { } near ? $"did you mean '{near}'? Known here: {list}" : $"known here: {list}";
    }

    /// <summary>Levenshtein distance (1966), without case.</summary>
    private static int Edits(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
