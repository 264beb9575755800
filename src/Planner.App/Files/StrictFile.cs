using Planner.Domain.Diagnostics;
using Planner.Permitting.Yaml;

namespace Planner.App.Files;

/// <summary>Reads a user's YAML or JSON file strictly: every problem with its line, at once.</summary>
internal static class StrictFile
{
    /// <param name="path">The file.</param>
    /// <param name="read">Reads the document's root; what it misses goes to the reader's bag.</param>
    /// <exception cref="BadInputException">Every problem of the file.</exception>
    public static T Read<T>(string path, Func<YamlReader, YamlNode, T?> read)
    {
        var bag = new DiagnosticBag();
        var root = Find(path, bag);
        var value = root is null ? default : read(new YamlReader(path, bag), root);
        bag.ThrowIfErrors();
        return value!;
    }

    /// <summary>A mapping of names of the writer's own to numbers.</summary>
    public static Dictionary<string, double> Numbers(YamlReader reader, YamlNode? node, string what)
    {
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var entry in reader.OpenMap(node, what)?.Entries ?? [])
        {
            if (reader.Number(entry.Value, $"{what} of {entry.Key}") is { } number)
            {
                numbers[entry.Key] = number;
            }
        }

        return numbers;
    }

    private static YamlNode? Find(string path, DiagnosticBag bag)
    {
        if (!File.Exists(path))
        {
            bag.Error("file.not-found", $"There is no file '{path}'", new(path), "There is nothing to read", "Check the path");
            return null;
        }

        var text = File.ReadAllText(path);
        return Path.GetExtension(path) == ".json" ? JsonTree.Read(path, text, bag) : YamlDocument.Read(path, text, bag);
    }
}
