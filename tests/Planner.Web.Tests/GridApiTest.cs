using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Planner.Web.Tests;

/// <summary>The Grid mode's questions, on the shipped sample.</summary>
public sealed class GridApiTest(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sensitivity_AndChangedFlow_AgreeOnEveryBranch()
    {
        var bus = (await GetAsync("/api/grid/headroom")).GetProperty("buses")[5].GetProperty("bus").GetInt32();
        var sensitivity = (await GetAsync($"/api/grid/sensitivity?bus={bus}")).GetProperty("branches").GetProperty("mwPerMw");
        var changed = await PostAsync("/api/grid/scenario", new { changes = new[] { new { kind = "load", bus, mw = 100 } } });
        var after = changed.GetProperty("flow").GetProperty("branches").GetProperty("flowMw");
        var before = changed.GetProperty("baseFlowMw");

        Assert.Equal(sensitivity.GetArrayLength(), after.GetArrayLength());
        for (var l = 0; l < after.GetArrayLength(); l++)
        {
            Assert.Equal(before[l].GetDouble() + (100 * sensitivity[l].GetDouble()), after[l].GetDouble(), 0.01);
        }
    }

    /// <summary>The compact answers say the same of the same branches as the flow itself.</summary>
    [Fact]
    public async Task LoadingsAndBranches_AgreeWithTheFlow()
    {
        var flow = (await GetAsync("/api/grid/flow")).GetProperty("branches");
        var loadings = await GetAsync("/api/grid/loadings");
        var branches = await GetAsync("/api/grid/branches");
        var ids = flow.GetProperty("id").EnumerateArray().Select(id => id.GetInt32()).ToList();
        var sum = 0;
        Assert.Equal(ids, loadings.GetProperty("idStep").EnumerateArray().Select(step => sum += step.GetInt32()));
        Assert.Equal(ids, branches.GetProperty("id").EnumerateArray().Select(id => id.GetInt32()));
        Assert.All(flow.GetProperty("loadingPercent").EnumerateArray().Zip(loadings.GetProperty("loadingPercent").EnumerateArray()), pair =>
        {
            Assert.Equal(pair.First.ValueKind, pair.Second.ValueKind);
            Assert.True(pair.First.ValueKind == JsonValueKind.Null || Math.Abs(pair.First.GetDouble() - pair.Second.GetDouble()) <= 0.06);
        });
        Assert.All(branches.GetProperty("kv").EnumerateArray(), kv => Assert.True(kv.GetDouble() > 0));
    }

    [Fact]
    public async Task Scenario_BadChange_IsRefusedWithItsPath()
    {
        using var answer = await server.Client.PostAsJsonAsync("/api/grid/scenario", new { changes = new[] { new { kind = "load", bus = -1, mw = 5 } } }, Cancel);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("$.changes[0].bus", problem.GetProperty("diagnostics")[0].GetProperty("where").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Nothing changed is the base case; a branch that is out already can't go out again.</summary>
    [Fact]
    public async Task Contingencies_OfAScenario_StartFromItsGrid()
    {
        var known = await GetAsync("/api/grid/contingencies?top=1");
        var unchanged = await PostAsync("/api/grid/contingencies?top=1", new { changes = Array.Empty<object>() });
        var branch = known.GetProperty("worst")[0].GetProperty("outage").GetProperty("id").GetInt32();
        var changed = await PostAsync("/api/grid/contingencies", new { changes = new[] { new { kind = "outage", branch } } });
        Assert.Equal(known.GetProperty("worst")[0].GetProperty("loadingPercent").GetDouble(), unchanged.GetProperty("worst")[0].GetProperty("loadingPercent").GetDouble(), 1e-6);
        Assert.Equal(known.GetProperty("screened").GetInt32() - 1, changed.GetProperty("screened").GetInt32() + changed.GetProperty("splitting").GetInt32() - known.GetProperty("splitting").GetInt32());
        Assert.DoesNotContain(changed.GetProperty("worst").EnumerateArray(), worst =>
            worst.GetProperty("outage").GetProperty("kind").GetString() == "branch" && worst.GetProperty("outage").GetProperty("id").GetInt32() == branch);
    }

    /// <summary>A DC flow is linear: what is placed at a bus is taken from its headroom, megawatt by megawatt.</summary>
    [Fact]
    public async Task Headroom_OfAScenario_IsLessByTheLoadThatItPlaces()
    {
        const double PlacedMw = 50;
        var before = (await GetAsync("/api/grid/headroom")).GetProperty("buses").EnumerateArray().First(bus => Mw(bus) > 2 * PlacedMw);
        var id = before.GetProperty("bus").GetInt32();
        var changed = await PostAsync("/api/grid/headroom", new { changes = new[] { new { kind = "load", bus = id, mw = PlacedMw } } });
        var after = changed.GetProperty("buses").EnumerateArray().Single(bus => bus.GetProperty("bus").GetInt32() == id);
        Assert.Equal(Mw(before)!.Value - PlacedMw, Mw(after)!.Value, 1e-6 * Mw(before)!.Value);

        static double? Mw(JsonElement bus) => bus.GetProperty("injectionMw") is { ValueKind: JsonValueKind.Number } mw ? mw.GetDouble() : null;
    }

    [Fact]
    public async Task Request_ThatCannotBeRead_SaysWhere()
    {
        using var answer = await server.Client.PostAsJsonAsync("/api/grid/scenario", new { chnges = 1 }, Cancel);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("chnges", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        using var without = await server.Client.GetAsync("/api/grid/sensitivity", Cancel);
        Assert.Contains("bus", (await without.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contingencies_GivesTheWorstOutageOfEveryRatedBranch()
    {
        var answer = await GetAsync("/api/grid/contingencies?top=10");
        var worst = answer.GetProperty("worstByBranch");

        Assert.True(answer.GetProperty("screened").GetInt32() > 10);
        Assert.True(answer.GetProperty("worst").GetArrayLength() <= 10);
        Assert.True(worst.GetProperty("id").GetArrayLength() > 10);
        Assert.Equal(worst.GetProperty("id").GetArrayLength(), worst.GetProperty("loadingPercent").GetArrayLength());
    }

    [Theory]
    [InlineData("/api/grid/generators", "generators")]
    [InlineData("/api/grid/technologies", "technologies")]
    public async Task Lists_AreNotEmpty(string path, string member) => Assert.NotEqual(0, (await GetAsync(path)).GetProperty(member).GetArrayLength());

    [Fact]
    public async Task Scenarios_Run_IsReadHourByHour()
    {
        var job = await PostAsync("/api/grid/scenarios", new { profile = "typical", firstHour = 4900, hours = 3, changes = Array.Empty<object>() });
        var id = job.GetProperty("id").GetString();
        while (job.GetProperty("status").GetString() is "queued" or "running")
        {
            await Task.Delay(100, Cancel);
            job = await GetAsync($"/api/jobs/{id}");
        }

        var run = job.GetProperty("result").GetProperty("inputsHash").GetString();
        var hours = await GetAsync($"/api/grid/scenarios/{run}/hours");
        var branches = await GetAsync($"/api/grid/scenarios/{run}/branches?from=4901&count=2");
        var series = await GetAsync($"/api/grid/scenarios/{run}/branches/{branches.GetProperty("id")[0].GetInt32()}");

        Assert.Equal(3, hours.GetProperty("demandMw").GetArrayLength());
        Assert.Equal((4901, 2), (branches.GetProperty("firstHour").GetInt32(), branches.GetProperty("flowMw").GetArrayLength()));
        Assert.Equal(branches.GetProperty("flowMw")[0][0].GetDouble(), series.GetProperty("flowMw")[1].GetDouble());
        using var missing = await server.Client.GetAsync("/api/grid/scenarios/none/hours", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private async Task<JsonElement> GetAsync(string path) => await server.Client.GetFromJsonAsync<JsonElement>(path, Cancel);

    private async Task<JsonElement> PostAsync(string path, object question)
    {
        using var answer = await server.Client.PostAsJsonAsync(path, question, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }
}
