using System.Globalization;

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
