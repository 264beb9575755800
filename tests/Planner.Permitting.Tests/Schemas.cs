using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Yaml;

namespace Planner.Permitting.Tests;

/// <summary>Every shipped file is valid by the schema published for it, and each schema can fail.</summary>
public class Schemas
{
    private static readonly string Packs = RuleLibrary.ShippedFolder;

    private static readonly Dictionary<string, JsonSchema> Loaded = Directory.EnumerateFiles(Packs, "*.schema.json")
        .ToDictionary(file => Path.GetFileName(file).Split('.')[0], file => JsonSchema.FromText(File.ReadAllText(file)), StringComparer.Ordinal);

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Node(entry.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(Node)]),
        YamlText { IsNull: true } => null,
        YamlText { Plain: true, Text: "true" or "false" } text => text.Text == "true",
        YamlText { Plain: true } text when YamlReader.ParseNumber(text.Text) is { } number && char.IsAsciiDigit(text.Text[^1]) => number,
        YamlText text => text.Text,
        _ => throw new InvalidOperationException(node.Shape),
    };

    private static JsonNode? Read(string file)
    {
        var bag = new DiagnosticBag();
        var text = File.ReadAllText(file);
        var root = file.EndsWith(".json", StringComparison.Ordinal) ? JsonTree.Read(file, text, bag) : YamlDocument.Read(file, text, bag);
        bag.ThrowIfErrors();
        return Node(root!);
    }

    private static string Errors(string schema, JsonNode? node)
    {
        using var document = JsonDocument.Parse(node?.ToJsonString() ?? "null");
        var result = Loaded[schema].Evaluate(document.RootElement, new() { OutputFormat = OutputFormat.List });
        return result.IsValid ? "" : string.Join("; ", result.Details!.SelectMany(detail => detail.Errors?.Select(error => $"{detail.InstanceLocation} {error.Value}") ?? []));
    }

    private static string SchemaOf(string file) => Path.GetFileNameWithoutExtension(file) switch
    {
        "pack" or "derived" or "pathway" or "emissions" or "facts" or "backtest-mapping" => Path.GetFileNameWithoutExtension(file),
        _ => "rule",
    };

    [Fact]
    public void Files_OfAllPacks_AreValidByTheirSchema()
    {
        var files = Directory.EnumerateFiles(Packs, "*.yaml", SearchOption.AllDirectories).ToList();
        Assert.True(files.Count > 410);
        Assert.Equal(["backtest-mapping", "derived", "emissions", "facts", "pack", "pathway", "rule"], files.Select(SchemaOf).Distinct().Order(StringComparer.Ordinal));
        var wrong = files.Select(file => (file, Errors: Errors(SchemaOf(file), Read(file)))).Where(pair => pair.Errors.Length > 0);
        Assert.Empty(wrong.Select(pair => $"{Path.GetRelativePath(Packs, pair.file)}: {pair.Errors}"));
    }

    [Fact]
    public void Examples_AreValidProjects()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "examples")))
        {
            Assert.Equal("", Errors("project", Read(file)));
        }
    }

    [Theory]
    [InlineData("project", """{ "fact": {} }""")]
    [InlineData("project", """{ "facts": {}, "emissions": { "units": [{ "name": "a", "isEmergency": true, "powerKw": 1 }] } }""")]
    [InlineData("project", """{ "facts": {}, "timeline": { "steps": { "psd": { "shape": "pert", "min": 1, "max": 2 } } } }""")]
    [InlineData("rule", """{ "id": "x" }""")]
    [InlineData("pathway", """{ "steps": [] }""")]
    [InlineData("facts", """{ "facts": { "a.b": { "type": "number", "meaning": "m", "suppliedBy": "s", "cost": 1 } } }""")]
    [InlineData("pack", """{ "id": "us-tx", "title": "t", "version": "1", "states": ["Texas"] }""")]
    [InlineData("derived", """{ "derived": { "a.b": { "note": "n" } } }""")]
    [InlineData("emissions", """{ "hours": { "emergency": 500, "emergencyClause": "c", "other": 8760, "otherClause": "c" }, "standards": [{ "id": "a" }] }""")]
    [InlineData("backtest-mapping", """{ "undatedDays": ["2012-06-30"], "entries": [{ "why": "w", "fields": { "line_miles": "known" } }] }""")]
    public void Schema_OfEachKind_RefusesAWrongFile(string schema, string text) => Assert.NotEqual("", Errors(schema, JsonNode.Parse(text)));
}
