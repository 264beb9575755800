using Microsoft.Playwright;

namespace Planner.EndToEnd;

/// <summary>The page in a mode: opened from a link, read by role and name, waited for by state and never by time.</summary>
public sealed class ModePage : IAsyncDisposable
{
    private const string MapIsIdle = "() => window.__map?.loaded() && !window.__map.isMoving()";
    private const int PatienceMs = 90_000;

    private readonly WatchedPage watched;

    private ModePage(WatchedPage watched) => this.watched = watched;

    public IPage Page => watched.Page;

    public ILocator Inspector => Page.Locator("#inspector");

    public ILocator Rows => Page.Locator(".table-body [role=row]");

    /// <summary>Opens a link of the UI, and waits until its map is drawn.</summary>
    /// <param name="planner">The running server.</param>
    /// <param name="path">Path and query; the test hook is added.</param>
    public static async Task<ModePage> OpenAsync(RunningPlanner planner, string path)
    {
        var page = new ModePage(await planner.Browser.NewPageAsync());
        page.Page.SetDefaultTimeout(PatienceMs);
        var link = path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "test=1";
        await page.Page.GotoAsync(new Uri(planner.Address, link).AbsoluteUri);
        await page.MapIsDrawnAsync();
        return page;
    }

    public Task MapIsDrawnAsync() =>
        Page.WaitForFunctionAsync(MapIsIdle, null, new() { PollingInterval = 250, Timeout = PatienceMs });

    public static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    /// <summary>Waits until the text is somewhere in the element.</summary>
    public static Task ShowsAsync(ILocator locator, string text) =>
        Expect(locator).ToContainTextAsync(text, new() { Timeout = PatienceMs });

    public static Task IsVisibleAsync(ILocator locator) => Expect(locator).ToBeVisibleAsync(new() { Timeout = PatienceMs });

    /// <summary>The file that the press of a button hands over, as text.</summary>
    public async Task<string> DownloadAsync(ILocator button)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    public void AssertNoErrors() => watched.AssertNoErrors();

    public ValueTask DisposeAsync() => watched.DisposeAsync();
}
