namespace Planner.EndToEnd;

[Collection(PlannerRuns.Name)]
public sealed class RankTest(RunningPlanner planner)
{
    [Fact]
    public async Task Weight_Raised_AsksForANewRankingAndIsInTheLink()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/rank");
        var before = await mode.Rows.First.InnerTextAsync();
        var slider = mode.Page.Locator(".weights > .weight input[type=range]").Last;
        await mode.Page.RunAndWaitForResponseAsync(() => slider.PressAsync("End"), answer => answer.Url.EndsWith("/api/rank/columns", StringComparison.Ordinal));
        await mode.Page.WaitForURLAsync("**w=**");
        await ModePage.Expect(mode.Rows.First).Not.ToHaveTextAsync(before);
        mode.AssertNoErrors();
    }

    [Fact]
    public async Task Filters_ByStatusAndName_ShortenTableAndMap()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/rank");
        var all = await CountAsync(mode);
        await mode.Page.Locator(".filters .chip.eligible").ClickAsync();
        await mode.Page.WaitForURLAsync("**hide=eligible**");
        Assert.True(await CountAsync(mode) < all);
        await mode.Page.Locator(".filters .chip.eligible").ClickAsync();
        await mode.Page.Locator(".text-filters input").First.FillAsync("no site is called so");
        await ModePage.ShowsAsync(mode.Page.Locator(".left"), "Every site is filtered out");
        mode.AssertNoErrors();
    }

    [Fact]
    public async Task Comparison_OfTwoSites_SaysWhichLeadsAndWhy()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/rank");
        foreach (var row in new[] { 0, 4 })
        {
            await mode.Rows.Nth(row).ClickAsync();
            await mode.Inspector.GetByText("Compare", new() { Exact = true }).ClickAsync();
        }

        await ModePage.ShowsAsync(mode.Page.Locator(".tray [role=status]"), "leads");
        Assert.Equal(2, await mode.Page.Locator(".compare thead th a, .compare thead th .link-button").CountAsync());
        Assert.Contains("cmp=", mode.Page.Url, StringComparison.Ordinal);
        mode.AssertNoErrors();
    }

    [Fact]
    public async Task WhyNotFirst_OfALowerSite_NamesTheFirstAndTheLosses()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/rank");
        var first = await mode.Rows.First.Locator(".named .strong").InnerTextAsync();
        await mode.Rows.Nth(6).ClickAsync();
        await ModePage.ShowsAsync(mode.Inspector, "Why not first");
        await ModePage.ShowsAsync(mode.Inspector, first);
        await ModePage.IsVisibleAsync(mode.Inspector.Locator(".differences li").First);
        mode.AssertNoErrors();
    }

    [Fact]
    public async Task Method_Chosen_RanksByItAndExplainsIt()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/rank");
        var answer = await mode.Page.RunAndWaitForResponseAsync(
            () => mode.Page.GetByRole(Microsoft.Playwright.AriaRole.Radio, new() { Name = "TOPSIS" }).ClickAsync(),
            response => response.Url.EndsWith("/api/rank/columns", StringComparison.Ordinal));
        Assert.Equal(200, answer.Status);
        Assert.Contains("\"method\":\"topsis\"", await answer.TextAsync(), StringComparison.Ordinal);
        await ModePage.ShowsAsync(mode.Page.Locator(".method"), "far from the worst");
        mode.AssertNoErrors();
    }

    [Fact]
    public async Task Ranking_AsCsvAndGeoJson_HoldsEveryShownSite()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/rank?hide=unknown");
        var shown = await CountAsync(mode);
        var csv = await mode.DownloadAsync(mode.Page.Locator(".left .table-foot").GetByText("CSV"));
        Assert.Equal(shown + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        var geoJson = await mode.DownloadAsync(mode.Page.Locator(".left .table-foot").GetByText("GeoJSON"));
        using var document = System.Text.Json.JsonDocument.Parse(geoJson);
        Assert.Equal(shown, document.RootElement.GetProperty("features").GetArrayLength());
        mode.AssertNoErrors();
    }

    private static async Task<int> CountAsync(ModePage mode) =>
        int.Parse(await mode.Page.Locator("[role=grid]").GetAttributeAsync("aria-rowcount") ?? "0", System.Globalization.CultureInfo.InvariantCulture) - 1;
}
