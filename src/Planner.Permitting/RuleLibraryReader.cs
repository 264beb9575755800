using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Emissions;
using Planner.Permitting.Facts;
using Planner.Permitting.Pathways;
using Planner.Permitting.Rules;
using Planner.Permitting.Yaml;

namespace Planner.Permitting;

/// <summary>Reads a folder of packs: the catalogue, then every pack, then the checks across them.</summary>
internal static class RuleLibraryReader
{
    /// <summary>Files of a pack that are no rules.</summary>
    private static readonly string[] Reserved = ["pack.yaml", "derived.yaml", "pathway.yaml", "emissions.yaml"];

    public static RuleLibrary? Read(string folder, DiagnosticBag bag)
    {
        var factFile = Path.Combine(folder, "facts.yaml");
        if (!File.Exists(factFile))
        {
            bag.Error("pack.no-catalogue", "facts.yaml is not there", new(factFile), "rules can't be read without the names of facts",
                "give a folder that holds facts.yaml and one folder for each pack");
            return null;
        }

        if (FactCatalogueReader.Read(factFile, File.ReadAllText(factFile), bag) is not { } catalogue)
        {
            return null;
        }

        var before = bag.ErrorCount;
        var unread = new HashSet<string>(StringComparer.Ordinal);
        var packs = Directory.EnumerateFiles(folder, "pack.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => ReadPack(file, catalogue, unread, bag)).OfType<RulePack>().ToImmutableArray();
        PackChecks.Run(packs, unread, bag);
        PathwayChecks.Run(packs, bag);
        if (packs.IsEmpty && bag.ErrorCount == before)
        {
            bag.Error("pack.none", "no pack.yaml is there", new(folder), "without a pack there is no rule", "add a folder with pack.yaml");
        }

        return bag.ErrorCount == before ? new RuleLibrary(catalogue, packs) : null;
    }

    private static RulePack? ReadPack(string packFile, FactCatalogue catalogue, HashSet<string> unread, DiagnosticBag bag)
    {
        var reader = new YamlReader(packFile, bag);
        var root = YamlDocument.Read(packFile, File.ReadAllText(packFile), bag);
        if (root is null || reader.Map(root, "the pack", "id", "title", "version", "tolerance", "regimes", "families", "lists", "adoptionsNotRead", "states") is not { } map)
        {
            return null;
        }

        var tolerance = reader.Number(map.Find("tolerance"), "tolerance") ?? 0;
        var files = Files(Path.GetDirectoryName(packFile)!);
        var states = reader.Words(map.Find("states"), "states").ToImmutableSortedSet(StringComparer.Ordinal);
        var rules = ReadRules(files.Where(file => !Reserved.Contains(Path.GetFileName(file.Path))), catalogue, tolerance, unread, bag);
        return new()
        {
            Id = reader.Text(map, "id") ?? "",
            Title = reader.Text(map, "title") ?? "",
            Version = reader.Text(map, "version") ?? "",
            Tolerance = tolerance,
            Hash = Hash(Path.GetDirectoryName(packFile)!, files),
            Rules = [.. rules.Select(rule => rule with { When = OnlyIn(states, rule.When, catalogue) })],
            States = states,
            Steps = [.. Named(files, "pathway.yaml", bag)
                .SelectMany(file => PathwayReader.Read(file.Reader, file.Root, catalogue, tolerance))
                .Select(step => step with { When = OnlyIn(states, step.When, catalogue) })],
            Emissions = Named(files, "emissions.yaml", bag).Select(file => EmissionFactorsReader.Read(file.Reader, file.Root)).FirstOrDefault(),
            Derivations = [.. files.Where(file => Path.GetFileName(file.Path) == "derived.yaml")
                .SelectMany(file => DerivationReader.Read(file.Path, Encoding.UTF8.GetString(file.Bytes), catalogue, tolerance, rules, bag))],
            Regimes = RegimeReader.Read(reader, map),
            Lists = RegimeReader.Lists(reader, map),
            AdoptionsNotRead = RegimeReader.AdoptionsNotRead(reader, map),
            AgencyFamilies = RegimeReader.Families(reader, map),
        };
    }

    /// <summary>The law of a State holds at its sites alone.</summary>
    private static Condition OnlyIn(ImmutableSortedSet<string> states, Condition when, FactCatalogue catalogue) => states.IsEmpty
        ? when : new Condition.AllOf([new Condition.WordIn(catalogue.Get("project.state"), states), when]);

    private static IEnumerable<(YamlReader Reader, YamlNode? Root)> Named(List<(string Path, byte[] Bytes)> files, string name, DiagnosticBag bag) =>
        files.Where(file => Path.GetFileName(file.Path) == name)
            .Select(file => (new YamlReader(file.Path, bag), YamlDocument.Read(file.Path, Encoding.UTF8.GetString(file.Bytes), bag)));

    private static List<(string Path, byte[] Bytes)> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (path, File.ReadAllBytes(path)))];

    /// <summary>Files are read side by side; diagnostics keep the order of the files.</summary>
    private static ImmutableArray<Rule> ReadRules(
        IEnumerable<(string Path, byte[] Bytes)> files, FactCatalogue catalogue, double tolerance, HashSet<string> unread, DiagnosticBag bag)
    {
        var read = files.AsParallel().AsOrdered().Select(file =>
        {
            var own = new DiagnosticBag();
            var root = YamlDocument.Read(file.Path, Encoding.UTF8.GetString(file.Bytes), own);
            var rule = root is null ? null : new RuleReader(new(file.Path, own), catalogue, tolerance).Read(root);
            return (rule, own, id: (root as YamlMap)?.Find("id") is YamlText id ? id.Text : "");
        }).ToList();
        foreach (var problem in read.SelectMany(pair => pair.own.Kept))
        {
            bag.Add(problem);
        }

        unread.UnionWith(read.Where(file => file.rule is null).Select(file => file.id));
        return [.. read.Select(pair => pair.rule).OfType<Rule>().OrderBy(rule => rule.Id, StringComparer.Ordinal)];
    }

    private static string Hash(string folder, List<(string Path, byte[] Bytes)> files)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, bytes) in files)
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            sha.AppendData(Encoding.UTF8.GetBytes($"{name}\n{bytes.Length}\n"));
            sha.AppendData(bytes);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
