namespace Planner.EndToEnd;

/// <summary>Makes the pictures of README.md from the running program: set PLANNER_SCREENSHOTS to the folder to fill.</summary>
[Collection(PlannerRuns.Name)]
public sealed class Screenshots(RunningPlanner planner)
{
    [Fact]
    public async Task Take_Rank_ShowsTheFirstSite()
    {
        var folder = Environment.GetEnvironmentVariable("PLANNER_SCREENSHOTS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "Pictures are made on demand: set PLANNER_SCREENSHOTS to a folder.");
        await using var watched = await planner.Browser.NewPageAsync();
        var page = watched.Page;
        await page.SetViewportSizeAsync(1440, 900);
        await page.GotoAsync(new Uri(planner.Address, "/rank?test=1&lang=en&theme=light").AbsoluteUri);
        await page.Locator(".table-body [role=row]").First.ClickAsync();
        await page.WaitForFunctionAsync(
            "() => window.__map?.loaded() && !window.__map.isMoving()", null, new() { PollingInterval = 250, Timeout = 90_000 });
        await ModePage.IsVisibleAsync(page.Locator("#inspector").GetByText("Grid headroom").Last);
        await ModePage.Expect(page.Locator("#inspector").GetByText("Loading…", new() { Exact = true })).ToHaveCountAsync(0, new() { Timeout = 90_000 });
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder!, "rank.png") });
    }
}
