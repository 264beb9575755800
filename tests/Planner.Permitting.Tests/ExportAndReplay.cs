using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Geography;
using Planner.Permitting.Audit;
using Planner.Permitting.Export;
using Planner.Permitting.Pathways;
using Planner.Permitting.Projects;
using Planner.Permitting.Screening;
using Planner.Tests;

namespace Planner.Permitting.Tests;

/// <summary>The federal data standard and the stored determination.</summary>
public class ExportAndReplay
{
    private static readonly string[] Examples = ["abilene-like.yaml", "doe-line-rebuild.yaml", "doe-substation.json"];

    private static readonly Lazy<JsonSchema> Federal = new(() => JsonSchema.FromText(File.ReadAllText(SharedData.Path("nepa/pic-data-standard/nepa.schema.json"))));

    private static ProjectFile Read(string example)
    {
        var bag = new DiagnosticBag();
        var project = ProjectFile.Read(Path.Combine(AppContext.BaseDirectory, "examples", example), Shipped.Library, bag).Single();
        bag.ThrowIfErrors();
        return project;
    }

    private static JsonObject Export(string example, LonLat? at)
    {
        var project = Read(example);
        var book = Shipped.Book("2026-11-23");
        var determination = Screen.Run(book, project.Facts, project.Id);
        var timeline = TimelineRun.Of(book, project.Facts, project.Id, new(book.AsOf, 500));
        return NepaExport.Write(new(project.Id, project.Name, "example", "A sponsor", null, "Texas", at), determination, timeline);
    }

    private static IReadOnlyList<string> Codes(JsonObject export)
    {
        var bag = new DiagnosticBag();
        NepaCheck.Run(export, "export.json", bag);
        return [.. bag.Kept.Select(problem => problem.Code)];
    }

    [Fact]
    public void Exports_OfAllExamples_AreValidByThePublishedSchema()
    {
        var schema = Federal.Value;
        foreach (var example in Examples)
        {
            var export = JsonNode.Parse(Export(example, new(-99.7, 32.4)).ToJsonString())!.AsObject();
            using var document = JsonDocument.Parse(export.ToJsonString());
            var result = schema.Evaluate(document.RootElement, new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
            Assert.True(result.IsValid, example + ": " + string.Join("; ", result.Details!.SelectMany(detail => detail.Errors?.Select(error => $"{detail.InstanceLocation} {error.Value}") ?? [])));
            Assert.Empty(Codes(export));
            Assert.True(export["decision_elements"]!.AsArray().Count > 10);
        }
    }

    /// <summary>The schema must be able to fail: a permit as a process is what its enumeration forbids.</summary>
    [Fact]
    public void Export_WithAPermitAsProcess_FailsTheSchema()
    {
        var schema = Federal.Value;
        var export = Export("doe-line-rebuild.yaml", null);
        export["processes"]![0]!["process_type"] = "CWA 404";
        using var document = JsonDocument.Parse(export.ToJsonString());
        Assert.False(schema.Evaluate(document.RootElement).IsValid);
    }

    [Fact]
    public void Export_OfADetermination_SaysTheLevelAndThreeValues()
    {
        var export = Export("doe-line-rebuild.yaml", null);
        Assert.Equal("CE", export["processes"]![0]!["process_type"]!.GetValue<string>());
        var results = export["decision_payloads"]!.AsArray().ToList();
        Assert.Contains(results, row => row!["result"]!.GetValue<string>() == "met" && row["result_bool"]!.GetValue<bool>());
        Assert.Contains(results, row => row!["result"]!.GetValue<string>() == "unknown" && row["result_bool"] is null);
        Assert.NotEmpty(export["case_events"]!.AsArray());
        var open = Export("abilene-like.yaml", null);
        Assert.Null(open["processes"]);
        Assert.NotEmpty(open["other"]!["decision_payloads"]!.AsArray());
    }

    [Fact]
    public void Check_OfReferencesRangesAndDays_SeesWhatTheSchemaLetsThrough()
    {
        var export = Export("doe-line-rebuild.yaml", new(-99.7, 32.4));
        export["processes"]![0]!["project_id"] = "nobody";
        export["projects"]![0]!["location_lat"] = -99.7;
        export["legal_structures"]![0]!["effective_date"] = "2026-02-30";
        export["decision_elements"]!.AsArray().Add(export["decision_elements"]![0]!.DeepClone());
        var codes = Codes(export);
        Assert.Contains("nepa.reference", codes);
        Assert.Contains("nepa.range", codes);
        Assert.Contains("nepa.day", codes);
        Assert.Contains("nepa.duplicate-id", codes);
    }

    private static string Stored(string example, string version = "1.0")
    {
        var project = Read(example);
        var determination = Screen.Run(Shipped.Book("2026-11-23"), project.Facts, project.Id);
        return Encoding.UTF8.GetString(StoredDetermination.ToBytes(StoredDetermination.Write(determination, project.Facts, version)));
    }

    private static Replay Replayed(string text, string version = "1.0")
    {
        var bag = new DiagnosticBag();
        var replay = Replay.Run(Shipped.Library, "stored.json", text, version, bag);
        bag.ThrowIfErrors();
        return replay!;
    }

    [Fact]
    public void Stored_Determinations_ReplayByteEqual()
    {
        foreach (var example in Examples)
        {
            var replay = Replayed(Stored(example));
            Assert.True(replay.IsByteEqual, string.Join("; ", replay.Differences));
            Assert.Equal(replay.StoredHash, replay.ReplayedHash);
            Assert.Empty(replay.Differences);
        }
    }

    [Fact]
    public void Replay_OfAChangedFact_SaysWhatComesOutDifferently()
    {
        var stored = JsonNode.Parse(Stored("doe-line-rebuild.yaml"))!;
        var fact = stored["facts"]!.AsArray().First(fact => fact!["shape"]!.GetValue<string>() == "flag")!;
        fact["value"] = !fact["value"]!.GetValue<bool>();
        var replay = Replayed(stored.ToJsonString());
        Assert.False(replay.IsByteEqual);
        Assert.Contains(replay.Differences, difference => difference.Kind == "result" && difference.Path.StartsWith("determination.", StringComparison.Ordinal));
    }

    [Fact]
    public void Replay_OfAnEditedAnswer_OtherPacksAndVersion_NamesEach()
    {
        var stored = JsonNode.Parse(Stored("doe-substation.json"))!;
        stored["packs"]![0]!["hash"] = "00";
        stored["determination"]!["reviewLevel"] = "EIS";
        var kinds = Replayed(stored.ToJsonString(), "2.0").Differences.Select(difference => difference.Kind).ToList();
        Assert.Equal(["pack", "version", "tampered", "result"], kinds.Distinct());
    }

    [Theory]
    [InlineData("{}", "replay.format")]
    [InlineData("{", "replay.syntax")]
    [InlineData("[]", "replay.shape")]
    [InlineData("{\"format\": \"planner-determination/1\"}", "replay.shape")]
    public void Replay_OfSomethingElse_IsRefused(string text, string code)
    {
        var bag = new DiagnosticBag();
        Assert.Null(Replay.Run(Shipped.Library, "stored.json", text, "1.0", bag));
        Assert.Equal(code, Assert.Single(bag.Kept).Code);
    }

    [Fact]
    public void Facts_OfEveryShape_SurviveTheRoundTrip()
    {
        var facts = Shipped.Facts(("project.ai_load_mw", 12.5), ("project.kind", "data_center"), ("project.parts", new[] { "line", "building" }),
            ("project.operational_date", new DateOnly(2028, 2, 29)), ("project.sponsor_is_federal", false))
            .With(new("site.federal_owner"), new Fact.Unknown(new("outside the coverage", "覆盖范围之外"), new("import a layer", "导入图层")));
        var determination = Screen.Run(Shipped.Book("2026-11-23"), facts, "shapes");
        var text = StoredDetermination.Write(determination, facts, "1.0").ToJsonString();
        var read = StoredReader.Read("stored.json", text, new())!.Facts;
        Assert.Equal(facts.Listed.Select(pair => (pair.Key, pair.Value)), read.Listed.Select(pair => (pair.Key, pair.Value)));
    }
}
