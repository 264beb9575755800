using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Planner.EndToEnd;

[Collection(PlannerRuns.Name)]
public sealed class GridTest(RunningPlanner planner)
{
    [Fact]
    public async Task Load_MovedBySlider_ChangesLoadingsAtOnceAndThenSolves()
    {
        await using var mode = await OpenFirstBusAsync();
        var before = await LoadingsAsync(mode);
        var slider = mode.Inspector.Locator(".place-load input[type=range]");
        await mode.Page.RunAndWaitForResponseAsync(
            () => slider.PressAsync("End"),
            answer => answer.Url.EndsWith("/api/grid/scenario", StringComparison.Ordinal) && answer.Status == 200);
        await mode.Page.WaitForURLAsync("**s=load:**");
        await ModePage.IsVisibleAsync(mode.Page.Locator(".changes li").First);
        await mode.MapIsDrawnAsync();
        Assert.NotEqual(before, await LoadingsAsync(mode));
        mode.AssertNoErrors();
    }

    /// <summary>The figure beside the slider goes beyond its end; a plant is added with its technology, and the server takes both.</summary>
    [Fact]
    public async Task LoadAndPlant_AddedAtABus_AreSolvedAndInTheLink()
    {
        await using var mode = await OpenFirstBusAsync();
        await mode.Inspector.GetByRole(Microsoft.Playwright.AriaRole.Textbox, new() { Name = "Load placed here, MW" }).FillAsync("4800");
        await mode.Page.Keyboard.PressAsync("Tab");
        await mode.Page.WaitForURLAsync("**s=load:*:4800**");
        await mode.Inspector.Locator(".technology select").SelectOptionAsync("solar-pv");
        await mode.Inspector.GetByRole(Microsoft.Playwright.AriaRole.Textbox, new() { Name = "MW", Exact = true }).FillAsync("250");
        await mode.Page.RunAndWaitForResponseAsync(
            () => mode.Inspector.GetByText("Add", new() { Exact = true }).ClickAsync(),
            answer => answer.Url.EndsWith("/api/grid/scenario", StringComparison.Ordinal) && answer.Status == 200);
        await mode.Page.WaitForURLAsync("**generation:*:250:solar-pv**");
        await ModePage.ShowsAsync(mode.Page.Locator(".changes"), "Solar PV");
        mode.AssertNoErrors();
    }

    /// <summary>A scenario that the server refuses has no figures: the base case's would pass for its own.</summary>
    [Fact]
    public async Task Scenario_Refused_SaysWhyAndShowsNoFigures()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/grid?s=load:999999:300");
        await ModePage.ShowsAsync(mode.Page.Locator(".left .failure"), "999999");
        await ModePage.Expect(mode.Page.Locator(".scenario.current")).Not.ToContainTextAsync("GW");
        await ModePage.Expect(mode.Page.Locator(".left")).Not.ToContainTextAsync("Against the base case");
    }

    [Fact]
    public async Task Scenario_FromALink_ShowsItsChangesAgainstTheBase()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/grid?s=heat-wave:1.08:0.93");
        await ModePage.ShowsAsync(mode.Page.Locator(".changes"), "Heat wave");
        await ModePage.ShowsAsync(mode.Page.Locator("[role=columnheader]").Nth(2), "Base");
        await mode.Page.Locator(".changes .remove").ClickAsync();
        await ModePage.Expect(mode.Page.Locator(".changes")).ToHaveCountAsync(0);
        Assert.DoesNotContain("s=", new Uri(mode.Page.Url).Query, StringComparison.Ordinal);
        mode.AssertNoErrors();
    }

    [Fact]
    public async Task Outages_Listed_LeadToTheirBranch()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/grid?tab=outages");
        await mode.Rows.First.ClickAsync();
        await mode.Page.WaitForURLAsync("**sel=branch:**");
        await ModePage.ShowsAsync(mode.Inspector, "Limiting outages");
        mode.AssertNoErrors();
    }

    [Fact]
    public async Task Headroom_OnTheMap_ColoursBuses()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/grid?l=branch,bus,headroom");
        await mode.Page.WaitForFunctionAsync(
            """
            () => window.__map.queryRenderedFeatures({ layers: ['bus'] })
                .some(feature => typeof feature.state.headroom === 'number')
            """);
        await ModePage.ShowsAsync(mode.Page.Locator(".map-legend"), "Load that a bus can take");
        mode.AssertNoErrors();
    }

    [Fact]
    public async Task Voltage_Filtered_LeavesOnlyHigherBranches()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/grid?kv=300");
        var lowest = await mode.Page.EvaluateAsync<double>(
            "() => Math.min(...window.__map.queryRenderedFeatures({ layers: ['branch'] }).map(feature => feature.properties.kv))");
        Assert.True(lowest >= 300, string.Create(CultureInfo.InvariantCulture, $"A branch of {lowest} kV is drawn."));
        mode.AssertNoErrors();
    }

    /// <summary>A generator is known by its number: the link and the button must speak of the same one.</summary>
    [Fact]
    public async Task Generator_Retired_IsInTheScenarioAndCanBeTakenBack()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/grid?tab=generators");
        var retire = mode.Rows.First.GetByRole(Microsoft.Playwright.AriaRole.Button);
        await mode.Page.RunAndWaitForResponseAsync(
            () => retire.ClickAsync(), answer => answer.Url.EndsWith("/api/grid/scenario", StringComparison.Ordinal) && answer.Status == 200);
        await mode.Page.WaitForURLAsync("**s=retire:**");
        await ModePage.ShowsAsync(mode.Page.Locator(".changes"), "retires");
        await retire.ClickAsync();
        await ModePage.Expect(mode.Page.Locator(".changes")).ToHaveCountAsync(0);
        mode.AssertNoErrors();
    }

    /// <summary>Two days stand for the year, which takes minutes. Every listed branch has its name: its title is never a bare number.</summary>
    [Fact]
    public async Task Hours_Solved_ShowAnHourAndTheirDuration()
    {
        var run = await SolveAsync(48);
        await using var mode = await ModePage.OpenAsync(planner, $"/grid?run={run}&h=18");
        await ModePage.ShowsAsync(mode.Page.Locator(".timeline-head"), "GW");
        await ModePage.IsVisibleAsync(mode.Page.Locator(".strip canvas"));
        await ModePage.ShowsAsync(mode.Rows.First, " - ");
        Assert.DoesNotMatch("(?m)^\\d+$", string.Join('\n', await mode.Page.Locator(".table-body [role=row] [title]").AllInnerTextsAsync()));
        await mode.Page.GetByText("Duration", new() { Exact = true }).ClickAsync();
        await ModePage.IsVisibleAsync(mode.Page.Locator(".timeline svg.curve path"));
        mode.AssertNoErrors();
    }

    private async Task<string> SolveAsync(int hours)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var client = new HttpClient { BaseAddress = planner.Address };
        using var started = await client.PostAsJsonAsync("/api/grid/scenarios", new { hours }, cancel);
        var job = await started.Content.ReadFromJsonAsync<JsonElement>(cancel);
        while (job.GetProperty("status").GetString() is "queued" or "running")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancel);
            job = await client.GetFromJsonAsync<JsonElement>($"/api/jobs/{job.GetProperty("id").GetString()}", cancel);
        }

        return job.GetProperty("result").GetProperty("inputsHash").GetString()!;
    }

    private async Task<ModePage> OpenFirstBusAsync()
    {
        var mode = await ModePage.OpenAsync(planner, "/grid?tab=headroom");
        await mode.Rows.First.ClickAsync();
        await mode.Page.WaitForURLAsync("**sel=bus:**");
        return mode;
    }

    private static Task<string> LoadingsAsync(ModePage mode) => mode.Page.EvaluateAsync<string>(
        """
        () => window.__map.querySourceFeatures('branch', { sourceLayer: 'branch' })
            .map(feature => `${feature.id}:${Math.round(window.__map.getFeatureState(
                { source: 'branch', sourceLayer: 'branch', id: feature.id }).load ?? -1)}`)
            .sort().join()
        """);
}
