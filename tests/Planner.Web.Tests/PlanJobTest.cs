using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Planner.Web.Tests;

public sealed class PlanJobTest(RunningServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plan_Sample_IsAcceptedAndEndsDoneWithAnAnswer()
    {
        var job = await StartAsync(new { siteCount = 2, allowUndetermined = true });
        var last = await FollowAsync(job.GetProperty("id").GetString()!);
        Assert.Equal("done", last.GetProperty("status").GetString());
        var result = last.GetProperty("result");
        Assert.Equal("optimal", result.GetProperty("status").GetString());
        Assert.Equal(2, result.GetProperty("chosen").GetArrayLength());
        Assert.True(result.GetProperty("gap").GetDouble() <= 1e-6);
    }

    [Fact]
    public async Task Plan_SpacingThatNoPairHas_IsInfeasibleInWords()
    {
        var job = await StartAsync(new { siteCount = 2, allowUndetermined = true, minSpacingKm = 5000 });
        var last = await FollowAsync(job.GetProperty("id").GetString()!);
        Assert.Equal("infeasible", last.GetProperty("result").GetProperty("status").GetString());
        Assert.NotEqual(0, last.GetProperty("result").GetProperty("conflict").GetArrayLength());
    }

    [Fact]
    public async Task Plan_NegativeLoad_IsRefusedBeforeAnyJob()
    {
        using var response = await server.Client.PostAsJsonAsync("/api/plan", new { siteCount = 2, requestedMw = -5 }, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Contains("requestedMw", problem.GetProperty("diagnostics")[0].GetProperty("where").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_BadStudy_IsRefusedBeforeAnyJobWithEveryPathAndARemedy()
    {
        var question = new
        {
            weights = new { headroom = 0 },
            objective = "cost",
            minSites = 4,
            maxSites = 2,
            minLoadMw = -5,
            sites = new[] { "nowhere-1" },
            years = new object[] { new { year = 2019 }, new { year = 2030, minLoadMw = 500, maxLoadMw = 100 } },
            upgrades = new[] { new { branch = 999999, usd = 1 } },
            dispatch = new { snapshots = new[] { new { id = "all", hours = 8760 } }, build = new[] { new { id = "smr", technology = "nuclear-smr", bus = 999999, mw = 100 } } },
        };
        using var response = await server.Client.PostAsJsonAsync("/api/plan", question, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problems = (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("diagnostics").EnumerateArray().ToList();
        Assert.All(problems, problem => Assert.NotEmpty(problem.GetProperty("remedy").GetString()!));
        string[] paths = ["$.weights", "$.designs", "$.minSites", "$.minLoadMw", "$.sites[0]", "$.years[0].year", "$.years[1].minLoadMw", "$.upgrades[0].branch", "$.dispatch.build[0].bus"];
        Assert.All(paths, path => Assert.Contains(problems, problem => problem.GetProperty("where").GetString()!.EndsWith(path, StringComparison.Ordinal)));
    }

    private async Task<JsonElement> StartAsync(object question)
    {
        using var response = await server.Client.PostAsJsonAsync("/api/plan", question, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    /// <summary>Reads the job's events to the last one.</summary>
    private async Task<JsonElement> FollowAsync(string id)
    {
        await using var stream = await server.Client.GetStreamAsync($"/api/jobs/{id}/events", Cancel);
        var last = default(string);
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(stream).EnumerateAsync(Cancel))
        {
            last = item.Data;
            if (item.EventType == "done")
            {
                break;
            }
        }

        return JsonDocument.Parse(last!).RootElement;
    }
}
