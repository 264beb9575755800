using System.Net.Http.Json;
using System.Text.Json;
using Planner.App.Access;

namespace Planner.Web.Tests;

/// <summary>What a log collector reads: one JSON object a line, which names the workspace and the study.</summary>
public sealed class JsonLogTest
{
    [Fact]
    public async Task Plan_Run_LogsItsLinesAsJsonWithWorkspaceAndStudy()
    {
        var cancel = TestContext.Current.CancellationToken;
        var (before, log) = (Console.Error, new StringWriter());
        string id, workspace;
        Console.SetError(TextWriter.Synchronized(log));
        try
        {
            await using var server = await RunningServer.StartAsync(AccessRules.ThisMachineOnly, jsonLog: true);
            workspace = server.Workspace.Info.ContentHash[..12];
            using var started = await server.Client.PostAsJsonAsync("/api/plan", new { siteCount = 1, allowUndetermined = true, seed = 7 }, cancel);
            id = (await started.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("id").GetString()!;
            while ((await server.Client.GetFromJsonAsync<JsonElement>($"/api/jobs/{id}", cancel)).GetProperty("status").GetString() is "queued" or "running")
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
            }
        }
        finally
        {
            // The server has ended, and so has the queue of its log.
            Console.SetError(before);
        }

        var lines = log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.Contains(id, StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count >= 2, $"Of a job's start and end {lines.Count} lines were logged.");
        Assert.All(lines, line => AssertNames(line, workspace, id));
    }

    private static void AssertNames(string line, string workspace, string study)
    {
        var entry = JsonSerializer.Deserialize<JsonElement>(line);
        Assert.Equal("Information", entry.GetProperty("LogLevel").GetString());
        Assert.True(entry.TryGetProperty("Timestamp", out _));
        var scopes = entry.GetProperty("Scopes").EnumerateArray().ToList();
        Assert.Contains(scopes, scope => scope.TryGetProperty("workspace", out var named) && named.GetString() == workspace);
        Assert.Contains(scopes, scope => scope.TryGetProperty("study", out var named) && named.GetString() == study);
    }
}
