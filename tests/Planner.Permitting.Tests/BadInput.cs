using System.Text.Json;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Projects;
using Planner.Permitting.Rules;
using Planner.Permitting.Yaml;

namespace Planner.Permitting.Tests;

/// <summary>Each thing a pack or project can get wrong has its code, the line, and a remedy; nothing loads half.</summary>
public sealed class BadInput : IDisposable
{
    private const string Good = """
        id: T-1
        title: A long line
        when: line.length_mi > 10 mi
        outcome: { kind: Info, reference: long }
        citations: [{ title: A law, clause: s. 1 }]
        inForce: { from: 2020-01-01, to: 2024-01-01 }
        confidence: primary
        cases:
          justMet: { facts: { line.length_mi: 10.1 } }
          justNotMet: { facts: { line.length_mi: 10 } }
          unknown: { facts: {} }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("planner-packs").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private DiagnosticBag Load(params string[] rules)
    {
        Directory.CreateDirectory(Path.Combine(folder, "own"));
        File.Copy(Path.Combine(RuleLibrary.ShippedFolder, "facts.yaml"), Path.Combine(folder, "facts.yaml"), overwrite: true);
        File.WriteAllText(Path.Combine(folder, "own", "pack.yaml"), "id: own\ntitle: Own\nversion: 1\ntolerance: 0.1\nregimes: [{ id: r, title: R, from: 2020-01-01 }]\n");
        for (var i = 0; i < rules.Length; i++)
        {
            File.WriteAllText(Path.Combine(folder, "own", $"rule-{i}.yaml"), rules[i]);
        }

        var bag = new DiagnosticBag();
        var library = RuleLibrary.Load(folder, bag);
        Assert.Equal(bag.HasErrors, library is null);
        return bag;
    }

    /// <summary>One mistake is told once: rules that name a rule which did not read are not at fault.</summary>
    [Fact]
    public void RuleThatDoesNotRead_IsToldOnce()
    {
        var bag = Load(Good.Replace("10 mi", "10 acre", StringComparison.Ordinal), Second("2024-01-01").Replace("line.length_mi > 10 mi", "line.length_mi > 10 mi AND T-1", StringComparison.Ordinal));
        Assert.Equal(["predicate.unit"], bag.Kept.Select(problem => problem.Code));
    }

    private static string Second(string from) => Good.Replace("id: T-1", "id: T-2\nsupersedes: [T-1]", StringComparison.Ordinal)
        .Replace("from: 2020-01-01, to: 2024-01-01", $"from: {from}, to: null", StringComparison.Ordinal);

    [Fact]
    public void GoodRule_Loads() => Assert.Empty(Load(Good, Second("2024-01-01")).Kept);

    [Theory]
    [InlineData("line.length_mi > 10 mi", "line.lenght_mi > 10 mi", "fact.unknown", "line.length_mi")]
    [InlineData("line.length_mi > 10 mi", "line.length_mi > 10 acre", "predicate.unit", "")]
    [InlineData("line.length_mi > 10 mi", "line.length_mi > 10 mi AND", "predicate.syntax", "")]
    [InlineData("line.length_mi > 10 mi", "line.length_mi == true", "predicate.shape", "")]
    [InlineData("line.length_mi > 10 mi", "gen.tech == solar_pw", "predicate.word", "solar_pv")]
    [InlineData("line.length_mi > 10 mi", "line.length_mi > 10 mi AND T-9", "rule.reference", "T-1")]
    [InlineData("line.length_mi > 10 mi", "line.length_mi > 10 mi AND T-1", "rule.circle", "")]
    [InlineData("kind: Info", "kind: Inof", "rule.word", "Info")]
    [InlineData("outcome:", "outcom:", "yaml.unknown-key", "outcome")]
    [InlineData("citations: [{ title: A law, clause: s. 1 }]", "citations: []", "rule.no-citation", "")]
    [InlineData("to: 2024-01-01", "to: 2019-01-01", "rule.interval", "")]
    [InlineData("from: 2020-01-01", "from: 1 January 2020", "yaml.day", "")]
    [InlineData("  unknown: { facts: {} }", "", "rule.no-case", "unknown")]
    [InlineData("line.length_mi: 10.1", "line.length_mi: far", "fact.shape", "")]
    [InlineData("title: A long line", "title: &a A long line", "yaml.alias", "")]
    [InlineData("title: A long line", "title: A long line\ntitle: Again", "yaml.duplicate-key", "")]
    [InlineData("title: A long line", "title: [", "yaml.syntax", "")]
    public void Rule_WithOneFault_IsRefusedWithItsLineAndRemedy(string good, string bad, string code, string remedy)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var problem = Assert.Single(Load(Good.Replace(good, bad, StringComparison.Ordinal)).Kept, diagnostic => diagnostic.Code == code);
        Assert.True(problem.Where.Line is > 0, problem.ToString());
        Assert.Contains(remedy, problem.What + problem.Remedy, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Why);
    }

    [Theory]
    [InlineData("2024-01-02", "rule.gap")]
    [InlineData("2023-12-31", "rule.overlap")]
    public void Versions_WithAGapOrOverlap_AreRefused(string from, string code) =>
        Assert.Contains(Load(Good, Second(from)).Kept, diagnostic => diagnostic.Code == code);

    [Fact]
    public void SeveralFaults_AreAllListed_AndNothingLoads()
    {
        var codes = Load(Good.Replace("line.length_mi > 10 mi", "line.lenght_mi > 10 mi", StringComparison.Ordinal), Good, Good).Kept.Select(problem => problem.Code).ToList();
        Assert.Contains("fact.unknown", codes);
        Assert.Contains("rule.duplicate", codes);
    }

    [Fact]
    public void YamlBomb_DeepAndAliased_IsRefusedAtOnce()
    {
        Assert.Contains(Load(Good.Replace("title: A long line", "title: " + new string('[', 4000) + new string(']', 4000), StringComparison.Ordinal)).Kept, problem => problem.Code == "yaml.too-deep");
        Assert.Contains(Load("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n").Kept, problem => problem.Code == "yaml.alias");
        Assert.Contains(Load("title: " + new string('x', 5 * 1024 * 1024)).Kept, problem => problem.Code == "yaml.too-large");
    }

    /// <summary>Many small values fill the memory as well as a deep one; the bound is on their number.</summary>
    [Fact]
    public void YamlBomb_OfVeryManyValues_IsRefused() => Assert.Contains(
        Load("title: [" + string.Concat(Enumerable.Repeat("a,", YamlDocument.MaxNodes + 10)) + "]").Kept, problem => problem.Code == "yaml.too-many");

    [Fact]
    public void Predicate_OfVeryManyBrackets_IsRefusedAndDoesNotExhaustTheStack()
    {
        var deep = new string('(', 20_000) + "always" + new string(')', 20_000);
        var problem = Assert.Single(Load(Good.Replace("line.length_mi > 10 mi", deep, StringComparison.Ordinal)).Kept, problem => problem.Code == "predicate.syntax");
        Assert.Equal(3, problem.Where.Line);
        Assert.Contains(Load(Good.Replace("line.length_mi > 10 mi", string.Concat(Enumerable.Repeat("NOT ", 20_000)) + "always", StringComparison.Ordinal)).Kept, other => other.Code == "predicate.syntax");
    }

    /// <summary>ANY stands for a whole kind of rules, so it needs some, and a rule that asked it would ask itself.</summary>
    [Theory]
    [InlineData("ANY Exclusion", "predicate.any")]
    [InlineData("ANY Exclusoin", "predicate.syntax")]
    public void AnyRule_InsideARule_IsRefused(string when, string code) =>
        Assert.Single(Load(Good.Replace("line.length_mi > 10 mi", when, StringComparison.Ordinal)).Kept, problem => problem.Code == code);

    [Theory]
    [InlineData("steps: [{ id: a, title: A, kind: permit, when: always, duration: { shape: pert, min: 3, likely: 2, max: 4 }, basis: { title: b, confidence: draft } }]", "pathway.duration")]
    [InlineData("steps: [{ id: a, title: A, kind: permit, when: always, duration: { shape: prt, min: 1, likely: 2, max: 4 }, basis: { title: b, confidence: draft } }]", "pathway.shape")]
    [InlineData("steps: [{ id: a, title: A, kind: permit, when: always, duration: { shape: fixed, days: 2, unit: moon }, basis: { title: b, confidence: draft } }]", "pathway.unit")]
    [InlineData("steps: [{ id: a, title: A, kind: permit, when: always, duration: { shape: fixed, days: 2 } }]", "pathway.no-basis")]
    [InlineData("steps: [{ id: a, title: A, kind: permit, when: always, duration: { shape: fixed, days: 2 }, basis: { title: b, confidence: draft }, after: [{ step: c, link: FS }] }]", "pathway.reference")]
    [InlineData("steps: [{ id: a, title: A, kind: permit, when: always, duration: { shape: fixed, days: 2 }, basis: { title: b, confidence: draft }, after: [{ step: a, link: FS }] }]", "pathway.circle")]
    [InlineData("steps: [{ id: a, title: A, kind: permit, when: always, duration: { shape: fixed, days: 2 }, basis: { title: b, confidence: draft }, season: { from: \"13-01\", to: \"04-01\", mode: workIn, why: w } }]", "pathway.season")]
    public void Pathway_WithOneFault_IsRefusedWithItsLine(string pathway, string code)
    {
        Directory.CreateDirectory(Path.Combine(folder, "own"));
        File.WriteAllText(Path.Combine(folder, "own", "pathway.yaml"), "# steps\n" + pathway);
        var problem = Assert.Single(Load(Good).Kept, diagnostic => diagnostic.Code == code);
        Assert.Equal(("pathway.yaml", 2), (Path.GetFileName(problem.Where.File), problem.Where.Line));
    }

    [Fact]
    public void Rules_ThatAskForEachOther_AreRefusedWithTheCircle()
    {
        var first = Good.Replace("line.length_mi > 10 mi", "line.length_mi > 10 mi AND T-2", StringComparison.Ordinal);
        var second = Good.Replace("id: T-1", "id: T-2", StringComparison.Ordinal).Replace("line.length_mi > 10 mi", "line.length_mi > 10 mi AND T-1", StringComparison.Ordinal);
        var problem = Assert.Single(Load(first, second).Kept, diagnostic => diagnostic.Code == "rule.circle");
        Assert.Contains("T-1 asks for T-2 asks for T-1", problem.What, StringComparison.Ordinal);
        Assert.True(problem.Where.Line is > 0);
    }

    [Fact]
    public void Step_OfTheUsersTimeline_ThatIsMisspelt_GetsTheNearestName()
    {
        var bag = new DiagnosticBag();
        ProjectFile.ReadText("p.yaml", "facts: {}\ntimeline:\n  steps:\n    grid-upgrad: { shape: fixed, days: 3 }\n", Shipped.Library, bag);
        var problem = Assert.Single(bag.Kept);
        Assert.Equal(("timeline.step", 4), (problem.Code, problem.Where.Line));
        Assert.Contains("grid-upgrade", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void States_WithTheCodesOfKeywords_CanBeAskedFor()
    {
        var rule = Good.Replace("line.length_mi > 10 mi", "line.length_mi > 10 mi AND (project.state == IN OR project.state IN {OR, TX})", StringComparison.Ordinal)
            .Replace("justMet: { facts: { ", "justMet: { facts: { project.state: OR, ", StringComparison.Ordinal);
        Assert.Empty(Load(rule).Kept);
    }

    [Fact]
    public void Regime_UnknownOrDayOutside_IsRefused()
    {
        var bag = new DiagnosticBag();
        Assert.Null(Shipped.Library.Book("us-federal-2052", null, bag));
        Assert.Null(Shipped.Library.Book("us-federal-2026", new(2024, 1, 1), bag));
        Assert.Null(Shipped.Library.Book(null, new(1950, 1, 1), bag));
        Assert.Equal(["regime.unknown", "regime.outside", "regime.no-date"], bag.Kept.Select(problem => problem.Code));
        Assert.Contains("us-federal-2025", bag.Kept[0].Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("facts: { project.ai_lod_mw: 3 }", "fact.unknown", "project.ai_load_mw")]
    [InlineData("facts: { project.ai_load_mw: { value: 3, unit: acre } }", "fact.unit", "")]
    [InlineData("facts: { project.kind: data_centre }", "fact.value", "data_center")]
    [InlineData("facts: { project.ai_load_mw: much }", "fact.shape", "")]
    [InlineData("fact: {}", "yaml.unknown-key", "facts")]
    [InlineData("facts: { sub.footprint_acres: -3 }", "fact.value", "")]
    [InlineData("facts: { sub.footprint_acres: { value: -3, unit: ha } }", "fact.value", "")]
    [InlineData("regime: us-federal-2062", "regime.unknown", "us-federal-20")]
    [InlineData("asOf: 1950-01-01", "regime.no-date", "")]
    [InlineData("regime: us-federal-2026\nasOf: 2024-01-01", "regime.outside", "")]
    public void Project_WithOneFault_IsRefusedWithItsLineAndRemedy(string text, string code, string remedy)
    {
        var bag = new DiagnosticBag();
        ProjectFile.ReadText("project.yaml", "id: x\n" + text, Shipped.Library, bag);
        var problem = bag.Kept.First(diagnostic => diagnostic.Code == code);
        Assert.Equal(2, problem.Where.Line);
        Assert.Contains(remedy, problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Number_ThatMayStandBelowZero_IsTakenSo()
    {
        var bag = new DiagnosticBag();
        Assert.NotEmpty(ProjectFile.ReadText("project.yaml", "facts: { air.increase_tpy.nox: -3 }", Shipped.Library, bag));
        Assert.Empty(bag.Kept);
    }

    [Fact]
    public void Json_WithAFault_HasTheLine()
    {
        var bag = new DiagnosticBag();
        ProjectFile.ReadText("p.json", "{\n // fine\n \"facts\": {\n \"project.kind\": }\n}", Shipped.Library, bag);
        Assert.Equal(("json.syntax", 4), (bag.Kept[0].Code, bag.Kept[0].Where.Line));
    }

    [Fact]
    public void Schema_OfRules_HasTheKeysAndKindsOfTheReader()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(RuleLibrary.ShippedFolder, "rule.schema.json")));
        var properties = schema.RootElement.GetProperty("properties");
        Assert.Equal(RuleReader.Keys.Order(StringComparer.Ordinal), properties.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        var outcome = properties.GetProperty("outcome").GetProperty("properties");
        Assert.Equal(RuleReader.OutcomeKeys.Order(StringComparer.Ordinal), outcome.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetNames<OutcomeKind>().Order(StringComparer.Ordinal),
            outcome.GetProperty("kind").GetProperty("enum").EnumerateArray().Select(item => item.GetString()!).Order(StringComparer.Ordinal));
    }
}
