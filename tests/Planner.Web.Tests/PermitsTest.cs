using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Planner.Web.Tests;

public sealed class PermitsTest(RunningServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, object> Campus = new()
    {
        ["project.kind"] = "data_center",
        ["project.load_increment_mw"] = 200,
        ["grid.region"] = "ERCOT",
        ["grid.load_at_single_site_mw"] = 200,
        ["site.federal_owner"] = "none",
        ["project.federal_assistance_usd"] = 0,
        ["water.nwi_overlap_acres"] = 3,
    };

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await server.Client.PostAsJsonAsync("/api/permits/" + path, body, Cancel);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancel));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    [Fact]
    public async Task Lists_OfRegimesAndRules_HaveTheirDaysAndClauses()
    {
        var regimes = (await server.Client.GetFromJsonAsync<JsonElement>("/api/permits/regimes", Cancel)).GetProperty("regimes");
        Assert.Contains(regimes.EnumerateArray(), regime => regime.GetProperty("id").GetString() == "us-federal-2026");
        var rules = (await server.Client.GetFromJsonAsync<JsonElement>("/api/permits/rules", Cancel)).GetProperty("rules");
        Assert.True(rules.GetArrayLength() > 400);
        Assert.Contains(rules.EnumerateArray(), rule => rule.GetProperty("pack").GetString() == "us-tx");
    }

    [Fact]
    public async Task Facts_HaveTitlesAndWordsInBothLanguages()
    {
        var answer = await server.Client.GetFromJsonAsync<JsonElement>("/api/permits/facts", Cancel);
        Assert.All(answer.GetProperty("facts").EnumerateArray(), fact => Assert.NotEmpty(fact.GetProperty("title").GetProperty("zh").GetString()!));
        var word = answer.GetProperty("words").GetProperty("solar_thermal");
        Assert.Equal(("solar thermal", "光热"), (word.GetProperty("en").GetString(), word.GetProperty("zh").GetString()));
    }

    [Fact]
    public async Task Check_OfStatedFacts_ListsWhatIsMissingAsAForm()
    {
        var answer = await PostAsync("check", new { facts = Campus });
        Assert.Equal("undetermined", answer.GetProperty("reviewLevel").GetString());
        var first = answer.GetProperty("missingFacts")[0];
        Assert.Contains(first.GetProperty("type").GetString(), new[] { "boolean", "number", "choice", "choices", "date", "text" });
        Assert.True(first.GetProperty("rules").GetInt32() >= 0);
        Assert.Contains(answer.GetProperty("permits").EnumerateArray(), permit => permit.GetProperty("id").GetString() == "P-98");
    }

    [Fact]
    public async Task Pathway_OfStatedFacts_HasBandsAndBars()
    {
        var answer = await PostAsync("pathway", new { facts = Campus, startDate = "2027-01-04", draws = 500 });
        var longest = answer.GetProperty("longest");
        Assert.True(longest.GetProperty("timeToPower").GetProperty("p90Days").GetDouble() >= longest.GetProperty("timeToPower").GetProperty("p50Days").GetDouble());
        var task = longest.GetProperty("tasks").EnumerateArray().First(task => task.GetProperty("id").GetString() == "grid-upgrade");
        Assert.Equal("FS", task.GetProperty("dependsOn")[0].GetProperty("type").GetString());
        Assert.NotEmpty(task.GetProperty("title").GetProperty("zh").GetString()!);
    }

    [Fact]
    public async Task Compare_WhatIfAndEmissions_AnswerForStatedFacts()
    {
        var compared = await PostAsync("compare", new { facts = Campus, asOf = "2025-04-10", withAsOf = "2025-04-12" });
        Assert.Contains(compared.GetProperty("changes").EnumerateArray(), change => change.GetProperty("ruleId").GetString() == "V-02");
        var flips = await PostAsync("what-if", new { facts = new Dictionary<string, object> { ["grid.region"] = "ERCOT", ["grid.load_at_single_site_mw"] = 70 } });
        Assert.Contains(flips.GetProperty("changes").EnumerateArray(), flip => flip.GetProperty("about").GetString() == "P-98" && flip.GetProperty("lever").GetString() == "load");
        var emissions = await PostAsync("emissions", new
        {
            facts = new Dictionary<string, object>(),
            emissions = new { units = new[] { new { name = "sets", standard = "diesel-tier2", count = 22, powerKw = 3300, isEmergency = true } } },
        });
        Assert.Contains(emissions.GetProperty("lines").EnumerateArray(), line => line.GetProperty("ruleId").GetString() == "P-24" && line.GetProperty("reached").GetString() == "true");
    }

    [Fact]
    public async Task Fact_Misspelt_IsRefusedWithTheNearestName()
    {
        using var response = await server.Client.PostAsJsonAsync("/api/permits/check", new { facts = new Dictionary<string, object> { ["project.knd"] = "data_center" } }, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("project.kind", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }
}
