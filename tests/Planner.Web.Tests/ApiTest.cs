using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Planner.Web.Tests;

public sealed class ApiTest(RunningServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/workspace", "name")]
    [InlineData("/api/layers", "layers")]
    [InlineData("/api/criteria", "criteria")]
    [InlineData("/api/sites", "sites")]
    [InlineData("/api/grid/flow", "branches")]
    [InlineData("/api/grid/headroom", "buses")]
    public async Task Get_EveryQuestion_AnswersWithItsEnvelope(string path, string member)
    {
        var answer = await server.Client.GetFromJsonAsync<JsonElement>(path, Cancel);
        Assert.Equal(64, answer.GetProperty("inputsHash").GetString()!.Length);
        Assert.True(answer.TryGetProperty(member, out _));
    }

    [Fact]
    public async Task Workspace_Sample_SaysThatItIsIllustrative()
    {
        var answer = await server.Client.GetFromJsonAsync<JsonElement>("/api/workspace", Cancel);
        Assert.True(answer.GetProperty("illustrative").GetBoolean());
        Assert.NotEmpty(answer.GetProperty("illustrativeNote").GetProperty("zh").GetString()!);
    }

    [Fact]
    public async Task Rank_OtherWeights_GivesAnotherOrderAndNormalisedWeights()
    {
        var criteria = (await server.Client.GetFromJsonAsync<JsonElement>("/api/criteria", Cancel)).GetProperty("criteria");
        var only = criteria[0].GetProperty("id").GetString()!;
        var answer = await RankAsync(new { weights = new Dictionary<string, double> { [only] = 7 } });
        Assert.Equal(1, answer.GetProperty("weights").GetProperty(only).GetDouble(), 12);
        var ranks = answer.GetProperty("sites").EnumerateArray()
            .Select(site => site.GetProperty("rank")).Where(rank => rank.ValueKind == JsonValueKind.Number)
            .Select(rank => rank.GetInt32()).ToList();
        Assert.Equal(Enumerable.Range(1, ranks.Count), ranks);
    }

    [Fact]
    public async Task Rank_EverySite_ContributionsSumToTheScore()
    {
        var answer = await RankAsync(new { });
        foreach (var site in answer.GetProperty("sites").EnumerateArray())
        {
            var sum = site.GetProperty("contributions").EnumerateObject()
                .Where(part => part.Value.ValueKind == JsonValueKind.Number).Sum(part => part.Value.GetDouble());
            Assert.Equal(site.GetProperty("score").GetDouble(), sum, 9);
            Assert.True(site.GetProperty("scoreHigh").GetDouble() >= site.GetProperty("score").GetDouble() - 1e-12);
        }
    }

    [Fact]
    public async Task Rank_SameQuestionTwice_GivesTheSameHashAndSites()
    {
        var first = await RankAsync(new { });
        var second = await RankAsync(new { });
        Assert.Equal(first.GetProperty("inputsHash").GetString(), second.GetProperty("inputsHash").GetString());
        Assert.Equal(first.GetProperty("sites").GetRawText(), second.GetProperty("sites").GetRawText());
    }

    [Fact]
    public async Task Rank_WeightsAllZero_IsRefusedWithItsPathAndRemedy()
    {
        var criteria = (await server.Client.GetFromJsonAsync<JsonElement>("/api/criteria", Cancel)).GetProperty("criteria");
        var zero = criteria.EnumerateArray().ToDictionary(criterion => criterion.GetProperty("id").GetString()!, _ => 0.0);
        using var response = await server.Client.PostAsJsonAsync("/api/rank", new { weights = zero }, Cancel);
        var problem = await ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Contains("$.weights", problem.GetProperty("diagnostics")[0].GetProperty("where").GetString()!, StringComparison.Ordinal);
        Assert.NotEmpty(problem.GetProperty("diagnostics")[0].GetProperty("remedy").GetString()!);
    }

    [Theory]
    [InlineData("""{ "wieghts": {} }""")]
    [InlineData("""{ "weights": """)]
    [InlineData("""{ "requestedMw": "a lot" }""")]
    public async Task Rank_MalformedQuestion_IsAProblem(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync("/api/rank", content, Cancel);
        await ProblemAsync(response, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Rank_NotJson_IsRefused()
    {
        using var content = new StringContent("{}", Encoding.UTF8, "text/plain");
        using var response = await server.Client.PostAsync("/api/rank", content, Cancel);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/api/sites/nobody")]
    [InlineData("/api/permits/sites/nobody")]
    [InlineData("/api/jobs/nobody")]
    [InlineData("/tiles/nothing.json")]
    [InlineData("/tiles/nothing/0/0/0.mvt")]
    public async Task Get_WhatIsNotThere_IsAProblemNotAPage(string path)
    {
        using var response = await server.Client.GetAsync(path, Cancel);
        await ProblemAsync(response, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Site_First_HasFactsWithSourcesAndADetermination()
    {
        var sites = (await server.Client.GetFromJsonAsync<JsonElement>("/api/sites", Cancel)).GetProperty("sites");
        var id = sites[0].GetProperty("id").GetString();
        var site = await server.Client.GetFromJsonAsync<JsonElement>($"/api/sites/{id}", Cancel);
        Assert.All(site.GetProperty("facts").EnumerateArray(), AssertKnownWithSourceOrUnknownWithRemedy);
        Assert.NotEmpty(site.GetProperty("determination").GetProperty("notLegalAdvice").GetString()!);
        Assert.NotEqual(0, site.GetProperty("determination").GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task OpenApi_Document_Is31AndNamesTheQuestions()
    {
        var document = await server.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancel);
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString()!, StringComparison.Ordinal);
        Assert.True(document.GetProperty("paths").TryGetProperty("/api/rank", out _));
    }

    private static void AssertKnownWithSourceOrUnknownWithRemedy(JsonElement fact)
    {
        var known = fact.GetProperty("state").GetString() == "known";
        var evidence = known ? fact.GetProperty("source").GetProperty("dataSet") : fact.GetProperty("whatToGet").GetProperty("en");
        Assert.NotEmpty(evidence.GetString()!);
    }

    private async Task<JsonElement> RankAsync(object question)
    {
        using var response = await server.Client.PostAsJsonAsync("/api/rank", question, Cancel);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }
}
