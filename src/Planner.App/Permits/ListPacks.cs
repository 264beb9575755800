using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Permitting;

namespace Planner.App.Permits;

/// <summary>One pack as it was read.</summary>
public sealed record PackLine(string Id, string Title, string Version, string Hash, int Rules, int Steps, IReadOnlyList<string> States);

/// <summary>The packs of a folder.</summary>
public sealed record PacksAnswer : Answer
{
    public required IReadOnlyList<PackLine> Packs { get; init; }
}

/// <summary>Reads a folder of packs and says what is in it, or everything that is wrong with it.</summary>
public static class ListPacks
{
    /// <param name="folder">Folder with facts.yaml; null: the shipped packs.</param>
    /// <exception cref="BadInputException">A file is wrong; all problems are listed.</exception>
    public static PacksAnswer Run(string? folder)
    {
        var clock = Stopwatch.StartNew();
        var bag = new DiagnosticBag();
        var library = RuleLibrary.Load(folder ?? RuleLibrary.ShippedFolder, bag);
        bag.ThrowIfErrors();
        return new()
        {
            Packs = [.. library!.Packs.Select(pack => new PackLine(pack.Id, pack.Title, pack.Version, pack.Hash, pack.Rules.Length, pack.Steps.Length, [.. pack.States]))],
            InputsHash = InputsHash.Of("packs", [.. library.Packs.Select(pack => pack.Hash)]),
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    /// <summary>The published JSON Schemas, by name.</summary>
    public static IReadOnlyList<string> SchemaNames { get; } = ["project", "rule", "pathway", "facts", "pack", "derived", "emissions", "backtest-mapping"];

    /// <exception cref="BadInputException">There is no such schema.</exception>
    public static string Schema(string name) => SchemaNames.Contains(name)
        ? File.ReadAllText(Path.Combine(RuleLibrary.ShippedFolder, $"{name}.schema.json"))
        : throw new BadInputException(new("schema.unknown", Severity.Error, $"There is no schema '{name}'", new("NAME"),
            $"The schemas are {string.Join(", ", SchemaNames)}", NearestName.Remedy(name, SchemaNames, "Name one of them")));
}
