using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Planner.Web.Tests;

/// <summary>What can be asked about a ranking: how sure it is, why one site leads, whom nobody beats, what stands near.</summary>
public sealed class RankTest(RunningServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rank_LargerLoad_FindsLessRoomInTheGrid()
    {
        var (small, large) = (await RankedAsync(new { requestedMw = 50 }), await RankedAsync(new { requestedMw = 5000 }));
        Assert.All(small.Where(site => Headroom(site) is not null), site => Assert.True(Headroom(site) >= Headroom(large.Single(other => Id(other) == Id(site)))));
        Assert.Contains(small, site => Headroom(site) > Headroom(large.Single(other => Id(other) == Id(site))) + 0.1);
    }

    /// <summary>On criteria that are known at every site; an unknown value is drawn, so that it may move the first place.</summary>
    [Fact]
    public async Task Robustness_WeightsHeldAsTheyAre_PutsTheFirstSiteFirstInEveryDraw()
    {
        var weights = new { generation = 2, land = 1, poi_distance = 1 };
        var first = (await RankedAsync(new { weights }))[0];
        var answer = await AskAsync("robustness", new { weights, draws = 50, seed = 3, spread = 0 });
        var site = answer.GetProperty("sites")[0];
        Assert.Equal(Id(first), Id(site));
        Assert.Equal(1, site.GetProperty("firstRankShare").GetDouble());
    }

    /// <summary>Columns are the same ranking in fewer bytes; only figures beyond what is shown are cut.</summary>
    [Fact]
    public async Task Columns_OfAQuestion_SayWhatTheRowsSay()
    {
        var question = new { method = "topsis", requestedMw = 450 };
        var (rows, columns) = (await RankedAsync(question), (await AskAsync("columns", question)).GetProperty("sites"));
        var criteria = (await AskAsync("columns", question)).GetProperty("criteria").EnumerateArray().Select(id => id.GetString()!).ToArray();
        foreach (var (place, row) in rows.Index())
        {
            Assert.Equal(Id(row), columns.GetProperty("id")[place].GetString());
            Assert.All(["rank", "status", "name", "featureId", "requestedMw"], name => Assert.Equal(row.GetProperty(name).GetRawText(), columns.GetProperty(name)[place].GetRawText()));
            Assert.All(["score", "scoreHigh", "lon", "lat", "headroomMw"], name => AssertClose(row.GetProperty(name), columns.GetProperty(name)[place]));
            var reason = columns.GetProperty("reasons")[columns.GetProperty("statusReason")[place].GetInt32()];
            Assert.Equal(row.GetProperty("statusReason").GetRawText(), reason.GetRawText());
            Assert.All(criteria.Index(), pair => AssertClose(row.GetProperty("contributions").GetProperty(pair.Item), Part(columns.GetProperty("contributions")[pair.Index], place)));
        }
    }

    [Fact]
    public async Task Columns_WithoutAQuestion_AreTheWorkspacesOwnRankingAndAreKept()
    {
        using var first = await server.Client.GetAsync("/api/rank/columns", Cancel);
        var ids = (await first.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("sites").GetProperty("id").EnumerateArray().Select(id => id.GetString()!);
        Assert.Equal((await RankedAsync(new { })).Select(Id), ids);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/rank/columns");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await server.Client.SendAsync(again, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Robustness_SameSeed_GivesTheSameSharesThatSumToOne()
    {
        var question = new { draws = 200, seed = 7 };
        var (one, other) = (await AskAsync("robustness", question), await AskAsync("robustness", question));
        Assert.Equal(one.GetProperty("sites").GetRawText(), other.GetProperty("sites").GetRawText());
        Assert.Equal(1, one.GetProperty("sites").EnumerateArray().Sum(site => site.GetProperty("firstRankShare").GetDouble()), 1e-9);
        Assert.NotEqual(one.GetProperty("sites").GetRawText(), (await AskAsync("robustness", question with { seed = 8 })).GetProperty("sites").GetRawText());
    }

    [Fact]
    public async Task Compare_TwoSites_ExplainsTheLeadAndWhatWouldLevelIt()
    {
        var ranked = await RankedAsync(new { });
        var (upper, lower) = (ranked[0], ranked[40]);
        var pair = Assert.Single((await AskAsync("compare", new { sites = new[] { Id(lower), Id(upper) } })).GetProperty("pairs").EnumerateArray());

        Assert.Equal((Id(upper), Id(lower)), (pair.GetProperty("upper").GetString(), pair.GetProperty("lower").GetString()));
        var lead = Score(upper) - Score(lower);
        Assert.Equal(lead, pair.GetProperty("lead").GetDouble(), 1e-9);
        Assert.Equal(lead, pair.GetProperty("differences").EnumerateArray().Sum(part => part.GetProperty("contribution").GetDouble()), 1e-9);
        var level = await RankedAsync(new { weights = pair.GetProperty("swap").GetProperty("weights") });
        Assert.Equal(Score(level.Single(site => Id(site) == Id(upper))), Score(level.Single(site => Id(site) == Id(lower))), 1e-9);
    }

    [Fact]
    public async Task Pareto_TwoCriteria_ExplainsEachBeatenSiteByOneOfTheFront()
    {
        var answer = await AskAsync("pareto", new { criteria = new[] { "headroom", "coal_reuse" } });
        var front = answer.GetProperty("front").EnumerateArray().Select(id => id.GetString()).ToHashSet();
        var dominated = answer.GetProperty("dominated").EnumerateArray().ToList();
        var ranked = (await RankedAsync(new { weights = new { headroom = 1, coal_reuse = 1 } })).Where(site => site.GetProperty("rank").ValueKind == JsonValueKind.Number).ToList();
        Assert.Equal(ranked.Count, front.Count + dominated.Count);
        Assert.Contains(Id(ranked[0]), front);
        Assert.All(dominated, site => Assert.Contains(site.GetProperty("by").GetString(), front));
    }

    [Fact]
    public async Task Alternatives_NearASite_StandWithinTheDistanceBestFirst()
    {
        var wide = (await AskAsync("alternatives", new { site = "TN-03", withinKm = 400 })).GetProperty("sites").EnumerateArray().ToList();
        var near = (await AskAsync("alternatives", new { site = "TN-03", withinKm = 200 })).GetProperty("sites").EnumerateArray().ToList();
        Assert.InRange(near.Count, 1, wide.Count - 1);
        Assert.Equal(wide.Where(site => site.GetProperty("distanceKm").GetDouble() <= 200).Select(Id), near.Select(Id));
        Assert.Equal(near.Select(site => site.GetProperty("rank").GetInt32()).Order(), near.Select(site => site.GetProperty("rank").GetInt32()));
        Assert.DoesNotContain("TN-03", near.Select(Id));
    }

    public static TheoryData<string, string, string[]> BadQuestions => new()
    {
        { "robustness", """{ "draws": 0, "spread": 2, "weights": { "headroom": 0 }, "standardErrors": { "headrom": -1 } }""", ["$.draws", "$.spread", "$.weights", "$.standardErrors.headrom"] },
        { "columns", """{ "method": "luck", "weights": { "headroom": -1 } }""", ["$.method", "$.weights.headroom"] },
        { "compare", """{ "sites": ["TN-03"], "requestedMw": -1 }""", ["$.sites", "$.requestedMw"] },
        { "compare", """{ "sites": ["TN-03", "NOWHERE", "TN-04", "TN-05", "TN-06"] }""", ["$.sites", "$.sites[1]"] },
        { "pareto", """{ "criteria": ["headroom", "luck"] }""", ["$.criteria[1]"] },
        { "alternatives", """{ "site": "NOWHERE", "withinKm": 0 }""", ["$.site", "$.withinKm"] },
    };

    [Theory]
    [MemberData(nameof(BadQuestions))]
    public async Task Ask_BadQuestion_NamesEveryPathWithARemedy(string question, string body, string[] paths)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync($"/api/rank/{question}", content, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problems = (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("diagnostics").EnumerateArray().ToList();
        Assert.All(paths, path => Assert.Contains(problems, problem => problem.GetProperty("where").GetString()!.EndsWith(path, StringComparison.Ordinal)));
        Assert.All(problems, problem => Assert.NotEmpty(problem.GetProperty("remedy").GetString()!));
    }

    private async Task<JsonElement> AskAsync(string question, object body)
    {
        using var response = await server.Client.PostAsJsonAsync($"/api/rank/{question}", body, Cancel);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancel));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private async Task<IReadOnlyList<JsonElement>> RankedAsync(object body)
    {
        using var response = await server.Client.PostAsJsonAsync("/api/rank", body, Cancel);
        return [.. (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("sites").EnumerateArray()];
    }

    /// <summary>A criterion that no site knows has an empty column.</summary>
    private static JsonElement Part(JsonElement column, int place) =>
        column.GetArrayLength() > 0 ? column[place] : JsonSerializer.SerializeToElement<double?>(null);

    private static void AssertClose(JsonElement exact, JsonElement shown)
    {
        Assert.Equal(exact.ValueKind, shown.ValueKind);
        if (exact.ValueKind == JsonValueKind.Number)
        {
            Assert.Equal(exact.GetDouble(), shown.GetDouble(), 0.0005);
        }
    }

    private static string Id(JsonElement site) => site.GetProperty("id").GetString()!;

    private static double Score(JsonElement site) => site.GetProperty("score").GetDouble();

    private static double? Headroom(JsonElement site) =>
        site.GetProperty("contributions").GetProperty("headroom") is { ValueKind: JsonValueKind.Number } part ? part.GetDouble() : null;
}
