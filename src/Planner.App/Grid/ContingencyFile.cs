using Planner.App.Files;
using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Read.Matpower;
using Planner.Permitting.Yaml;
using Planner.Solver.PowerFlow;

namespace Planner.App.Grid;

/// <summary>A contingency list: a MATPOWER change table (.m), or a YAML or JSON file.</summary>
/// <remarks>
/// YAML: <c>contingencies: [{ name: double circuit, branches: [12, 13], generators: [4] }]</c>, elements by their number in the
/// case. Elements out of service are skipped by the screen and said so; elements that the case lacks are refused here.
/// </remarks>
public static class ContingencyFile
{
    /// <exception cref="BadInputException">Every problem of the file, with its line.</exception>
    public static IReadOnlyList<Contingency> Read(string path, PowerGrid grid)
    {
        var bag = new DiagnosticBag();
        var listed = Path.GetExtension(path) == ".m" ? ReadChangeTable(path, bag) : bag.Collect(() => StrictFile.Read(path, ReadList)) ?? [];
        foreach (var contingency in listed)
        {
            Check(contingency, grid, path, bag);
        }

        bag.ThrowIfErrors();
        return listed;
    }

    private static List<Contingency> ReadChangeTable(string path, DiagnosticBag bag) =>
        [.. MatpowerChangeTable.Read(path, bag)?.Outages(bag).Select(outage => new Contingency(outage.Label, outage.Branches, outage.Generators)) ?? []];

    private static List<Contingency>? ReadList(YamlReader reader, YamlNode root) =>
        reader.Map(root, "a contingency list", "contingencies") is not { } map
            ? null
            : [.. (reader.List(map.Find("contingencies"), "contingencies")?.Items ?? []).Select((node, place) => ReadOne(reader, node, place)).OfType<Contingency>()];

    private static Contingency? ReadOne(YamlReader reader, YamlNode node, int place)
    {
        if (reader.Map(node, "a contingency", "name", "branches", "generators") is not { } map)
        {
            return null;
        }

        var name = reader.OptionalText(map, "name") ?? $"{place + 1}";
        return new(name, [.. Numbers(reader, map, "branches").Select(id => new BranchId(id))], [.. Numbers(reader, map, "generators").Select(id => new GeneratorId(id))]);
    }

    private static IEnumerable<int> Numbers(YamlReader reader, YamlMap map, string key)
    {
        foreach (var item in map.Find(key) is { } node ? reader.List(node, key)?.Items ?? [] : [])
        {
            var number = reader.Number(item, $"an element of {key}");
            if (number is { } id && id == Math.Floor(id) && Math.Abs(id) <= int.MaxValue)
            {
                yield return (int)id;
            }
            else if (number is not null)
            {
                reader.Bag.Error("contingency.not-whole", FormattableString.Invariant($"{key} has {number}"), reader.At(item.Line), "Elements are named by their number", "Write a whole number");
            }
        }
    }

    private static void Check(Contingency contingency, PowerGrid grid, string path, DiagnosticBag bag)
    {
        foreach (var branch in contingency.Branches.Where(branch => grid.FindBranch(branch) is null))
        {
            Missing($"{branch}");
        }

        foreach (var generator in contingency.Generators.Where(generator => grid.FindGenerator(generator) is null))
        {
            Missing($"{generator}");
        }

        void Missing(string element) => bag.Error(
            "contingency.unknown-element", $"The contingency \"{contingency.Label}\" names {element}", new(path),
            "The grid has no such element", "Use the row numbers of the case");
    }
}
