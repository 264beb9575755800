using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Planner.Cli.Tests;

/// <summary>The native solver runs in a process of its own: when that dies, one question is lost and nothing else.</summary>
public sealed class SolverProcessTest
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plan_SolverProcessDies_ExitsWith1AndSaysSo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Finds the child process in /proc.");
        using var planner = PlannerProcess.Start("plan", "--json");
        var error = planner.StandardError.ReadToEndAsync(Stop);

        await KillSolverOfAsync(planner);
        await planner.WaitForExitAsync(Stop);

        Assert.Equal(1, planner.ExitCode);
        Assert.Contains("solver's process ended", await error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_SolverProcessDies_FailsTheJobAndServesOn()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Finds the child process in /proc.");
        using var planner = PlannerProcess.Start("serve", "--urls", "http://127.0.0.1:0");
        try
        {
            using var client = new HttpClient { BaseAddress = await AddressAsync(planner) };
            var lost = await StartAsync(client, new { siteCount = 2, allowUndetermined = true });
            await KillSolverOfAsync(planner);
            Assert.Equal("failed", (await EndAsync(client, lost)).GetProperty("status").GetString());

            Assert.True((await client.GetAsync("/health/live", Stop)).IsSuccessStatusCode);
            var next = await EndAsync(client, await StartAsync(client, new { siteCount = 1, allowUndetermined = true }));
            Assert.Equal("done", next.GetProperty("status").GetString());
            Assert.True(next.GetProperty("result").GetProperty("inOwnProcess").GetBoolean());
        }
        finally
        {
            planner.Kill(entireProcessTree: true);
        }
    }

    [Theory]
    [InlineData("20", "needed more than 20 MB")]
    [InlineData("lots", "PLANNER_SOLVER_MEMORY_MB is 'lots'")]
    public async Task Serve_SolverTakesTooMuchMemory_FailsTheJobAndServesOn(string megabytes, string says)
    {
        using var planner = PlannerProcess.StartWith([("PLANNER_SOLVER_MEMORY_MB", megabytes)], "serve", "--urls", "http://127.0.0.1:0");
        try
        {
            using var client = new HttpClient { BaseAddress = await AddressAsync(planner) };
            var ended = await EndAsync(client, await StartAsync(client, new { siteCount = 2, allowUndetermined = true }));

            Assert.Equal("failed", ended.GetProperty("status").GetString());
            Assert.Contains(says, ended.GetRawText().Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.True((await client.GetAsync("/health/live", Stop)).IsSuccessStatusCode);
        }
        finally
        {
            planner.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task Plan_BadStudy_IsRefusedWithEveryPathBeforeAnySolving()
    {
        var file = Path.Combine(Path.GetTempPath(), $"bad-study-{Environment.ProcessId}.yaml");
        await File.WriteAllTextAsync(
            file,
            """
            weights: { headroom: 0 }
            minLoadMw: -5
            minSites: 4
            maxSites: 2
            sites: [nowhere-1]
            years: [{ year: 2019 }]
            objective: cost
            """,
            Stop);

        var refused = await PlannerProcess.RunAsync("plan", file, "--json");

        Assert.Equal(2, refused.ExitCode);
        var where = refused.Json().GetProperty("diagnostics").EnumerateArray().Select(line => line.GetProperty("where").GetString()!).ToList();
        Assert.All(
            ["$.weights", "$.minLoadMw", "$.minSites", "$.sites[0]", "$.years[0].year", "$.designs"],
            path => Assert.Contains(where, place => place.Contains(path, StringComparison.Ordinal)));
    }

    /// <summary>One design stands at hundreds of sites; what is wrong with it is said once.</summary>
    [Fact]
    public async Task Plan_DesignThatCantBeBuilt_IsRefusedOnce()
    {
        const string study = "siteCount: 2\ndesigns: [{ id: a, capitalUsd: 5, onsite: { technology: coal-new, mw: 10 } }]\n";
        var file = Path.Combine(Path.GetTempPath(), $"bad-design-{Environment.ProcessId}.yaml");
        await File.WriteAllTextAsync(file, study, Stop);

        var refused = await PlannerProcess.RunAsync("plan", file, "--json");

        Assert.Equal(2, refused.ExitCode);
        Assert.EndsWith("$.designs[0].onsite.technology", Assert.Single(refused.Json().GetProperty("diagnostics").EnumerateArray()).GetProperty("where").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_UnknownKeysAndShapes_AreAllNamedWithLineAndPath()
    {
        var file = Path.Combine(Path.GetTempPath(), $"misspelt-study-{Environment.ProcessId}.yaml");
        await File.WriteAllTextAsync(file, "siteCuont: 3\nyears:\n  - { yeer: 2030 }\nobjective: cheapest\n", Stop);

        var refused = await PlannerProcess.RunAsync("plan", file);

        Assert.Equal(2, refused.ExitCode);
        Assert.All(
            [":1 at $.siteCuont", "did you mean 'siteCount'", ":3 at $.years[0].yeer", "\"year\" is not there", ":4", "one of score, cost, emissions, time, permitRisk, weighted"],
            text => Assert.Contains(text, refused.Error, StringComparison.Ordinal));
    }

    private static async Task<Uri> AddressAsync(Process planner)
    {
        while (await planner.StandardError.ReadLineAsync(Stop) is { } line)
        {
            if (line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal)) is { } address)
            {
                _ = planner.StandardError.ReadToEndAsync(CancellationToken.None);
                return new(address);
            }
        }

        throw new InvalidOperationException("The server ended before it answered.");
    }

    private static async Task<string> StartAsync(HttpClient client, object question)
    {
        using var response = await client.PostAsJsonAsync("/api/plan", question, Stop);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> EndAsync(HttpClient client, string job)
    {
        while (true)
        {
            var state = await client.GetFromJsonAsync<JsonElement>($"/api/jobs/{job}", Stop);
            if (state.GetProperty("status").GetString() is "done" or "failed" or "cancelled")
            {
                return state;
            }

            await Task.Delay(50, Stop);
        }
    }

    /// <summary>Waits until the process has a child that solves, and kills it.</summary>
    private static async Task KillSolverOfAsync(Process parent)
    {
        while (true)
        {
            Assert.False(parent.HasExited, "It ended before its solver could be killed.");
            foreach (var child in ChildrenOf(parent.Id))
            {
                using var solver = Process.GetProcessById(child);
                solver.Kill();
                return;
            }

            await Task.Delay(2, Stop);
        }
    }

    private static IEnumerable<int> ChildrenOf(int parent)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => char.IsDigit(Path.GetFileName(folder)[0])))
        {
            if (Read($"{folder}/stat") is { } stat && stat[(stat.LastIndexOf(')') + 2)..].Split(' ') is [_, var of, ..]
                && of == parent.ToString(CultureInfo.InvariantCulture) && Read($"{folder}/cmdline")?.TrimEnd('\0').EndsWith("\0solve", StringComparison.Ordinal) == true)
            {
                yield return int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);
            }
        }
    }

    // A process may go between being listed and being read.
    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
