using Microsoft.Playwright;

namespace Planner.EndToEnd;

/// <summary>What every mode shares: links, search, files, units and the first visit.</summary>
[Collection(PlannerRuns.Name)]
public sealed class EverywhereTest(RunningPlanner planner)
{
    [Fact]
    public async Task Search_OfCoordinatesAndCounty_MovesTheMap()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/rank");
        await SearchAsync(mode, "40.5, -100.2");
        Assert.True(await IsNearAsync(mode, -100.2, 40.5, 0.2));
        await SearchAsync(mode, "Maricopa, AZ");
        Assert.True(await IsNearAsync(mode, -112.3, 33.3, 1));
        mode.AssertNoErrors();
    }

    [Fact]
    public async Task Units_Switched_ShowMilesAndStay()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/rank");
        await mode.Rows.First.ClickAsync();
        await ModePage.ShowsAsync(mode.Inspector, "km away");
        await mode.Page.GetByRole(AriaRole.Button, new() { Name = "Show miles and acres" }).ClickAsync();
        await ModePage.ShowsAsync(mode.Inspector, "mi away");
        await ModePage.Expect(mode.Inspector).Not.ToContainTextAsync("km away");
        mode.AssertNoErrors();
    }

    [Fact]
    public async Task Map_AsPicture_IsAPngOfTheWholeView()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/rank");
        await mode.Page.GetByRole(AriaRole.Button, new() { Name = "Export", Exact = true }).ClickAsync();
        var download = await mode.Page.RunAndWaitForDownloadAsync(
            () => mode.Page.GetByText("Map as a picture (PNG)").ClickAsync());
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal("planner-map.png", download.SuggestedFilename);
        Assert.Equal<byte>([0x89, 0x50, 0x4E, 0x47], bytes[..4]);
        Assert.True(bytes.Length > 50_000, $"A picture of {bytes.Length} bytes holds no drawn map.");
        mode.AssertNoErrors();
    }

    [Fact]
    public async Task FirstVisit_ShowsThreeSentencesOnce()
    {
        await using var watched = await planner.Browser.NewPageAsync();
        await watched.Page.GotoAsync(new Uri(planner.Address, "/rank").AbsoluteUri);
        Assert.Equal(3, await CountTourSentencesAsync(watched.Page));
        await watched.Page.GetByText("Start", new() { Exact = true }).ClickAsync();
        await watched.Page.ReloadAsync();
        await ModePage.IsVisibleAsync(watched.Page.Locator(".table-body [role=row]").First);
        await ModePage.Expect(watched.Page.Locator(".tour")).ToHaveCountAsync(0);
        watched.AssertNoErrors();
    }

    [Fact]
    public async Task Site_DrawnByCoordinates_IsRankedAndCanBeRemoved()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/rank");
        await mode.Page.GetByText("Add a site").ClickAsync();
        await mode.Page.GetByLabel("Latitude, longitude").FillAsync("35.5, -97.9");
        await mode.Page.GetByText("Place", new() { Exact = true }).ClickAsync();
        await mode.Page.GetByLabel("Name of the site").FillAsync("Drawn in a test");
        await mode.Page.GetByText("Add and rank").ClickAsync();
        await ModePage.ShowsAsync(mode.Inspector, "Drawn in a test");
        await mode.Inspector.GetByText("Remove", new() { Exact = true }).ClickAsync();
        await ModePage.ShowsAsync(mode.Inspector, "Pick a site");
        mode.AssertNoErrors();
    }

    [Fact]
    public async Task Sites_DroppedAsKml_AreRankedByTheirNames()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/rank");
        await mode.Page.GetByText("Add a site").ClickAsync();
        var chooser = await mode.Page.RunAndWaitForFileChooserAsync(() => mode.Page.GetByText("Choose a file").ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "sites.kml", MimeType = "application/vnd.google-earth.kml+xml", Buffer = System.Text.Encoding.UTF8.GetBytes(Kml) });
        await ModePage.ShowsAsync(mode.Inspector, "Area drawn elsewhere");
        await mode.Inspector.GetByText("Remove", new() { Exact = true }).ClickAsync();
        await ModePage.ShowsAsync(mode.Inspector, "Pick a site");
        mode.AssertNoErrors();
    }

    private const string Kml =
        """
        <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Area drawn elsewhere</name><Polygon><outerBoundaryIs><LinearRing>
        <coordinates>-97.0,31.0 -96.99,31.0 -96.99,31.01 -97.0,31.01 -97.0,31.0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>
        """;

    private static async Task<int> CountTourSentencesAsync(IPage page)
    {
        await ModePage.IsVisibleAsync(page.Locator(".tour"));
        return await page.Locator(".tour p").CountAsync();
    }

    private static async Task SearchAsync(ModePage mode, string text)
    {
        var box = mode.Page.Locator("#planner-search");
        await mode.Page.Keyboard.PressAsync("/");
        await ModePage.Expect(box).ToBeFocusedAsync();
        await box.FillAsync(text);
        await box.PressAsync("ArrowDown");
        await mode.Page.Locator(".search-item").First.ClickAsync();
        await ModePage.Expect(box).Not.ToBeFocusedAsync();
    }

    private static async Task<bool> IsNearAsync(ModePage mode, double longitude, double latitude, double degrees)
    {
        await mode.Page.WaitForFunctionAsync(
            "([lon, lat, most]) => { const c = window.__map.getCenter(); return Math.hypot(c.lng - lon, c.lat - lat) < most; }",
            new[] { longitude, latitude, degrees });
        return true;
    }
}
