using System.Text.RegularExpressions;

namespace Planner.Geodata.Import;

/// <summary>The rule for names that become tables, tile layers and permalinks.</summary>
internal static partial class RecipeName
{
    public static string Read(YamlMap map, string key)
    {
        var text = map.Text(key);
        if (text.Length > 0 && !Rule().IsMatch(text))
        {
            map.Error("recipe.bad-name", key, map.LineOf(key), $"is '{text}'", "use a-z, 0-9 and _, a letter first, at most 40 characters");
        }

        return text;
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex Rule();
}
