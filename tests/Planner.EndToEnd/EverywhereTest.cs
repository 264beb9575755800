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

    /// <summary>The area that was drawn is the area that is measured: pixels times the scale of the Mercator map at that latitude.</summary>
    [Fact]
    public async Task Site_DrawnAsAnAreaOnTheMap_IsRankedWithItsHectares()
    {
        const double Latitude = 35.5, Zoom = 12;
        const float WidthPx = 120, HeightPx = 80;
        await using var mode = await ModePage.OpenAsync(planner, "/rank");
        await mode.Page.EvaluateAsync("([lat, zoom]) => { window.__map.jumpTo({ center: [-97.9, lat], zoom }); }", new[] { Latitude, Zoom });
        await mode.MapIsDrawnAsync();
        await mode.Page.GetByText("Add a site").ClickAsync();
        await mode.Page.GetByText("Draw an area").ClickAsync();
        await ClickCornersAsync(mode, WidthPx, HeightPx);
        await mode.Page.GetByText("Close the area").ClickAsync();
        await mode.Page.GetByLabel("Name of the site").FillAsync("An area of a test");
        await mode.Page.GetByText("Add and rank").ClickAsync();
        await ModePage.ShowsAsync(mode.Inspector, "An area of a test");
        var metresPerPx = 40_075_016.7 * Math.Cos(Latitude * Math.PI / 180) / (512 * Math.Pow(2, Zoom));
        var drawnHa = WidthPx * HeightPx * metresPerPx * metresPerPx / 10_000;
        Assert.Equal(1, await AreaOfSelectedAsync(mode) / drawnHa, 0.02);
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

    /// <summary>Four corners round the middle of the map.</summary>
    private static async Task ClickCornersAsync(ModePage mode, float width, float height)
    {
        var map = (await mode.Page.Locator(".maplibregl-canvas").BoundingBoxAsync())!;
        var (x, y) = (map.X + (map.Width / 2), map.Y + (map.Height / 2));
        (float Right, float Down)[] corners = [(-0.5f, -0.5f), (0.5f, -0.5f), (0.5f, 0.5f), (-0.5f, 0.5f)];
        for (var set = 0; set < corners.Length; set++)
        {
            await mode.Page.Mouse.ClickAsync(x + (corners[set].Right * width), y + (corners[set].Down * height));
            await ModePage.ShowsAsync(mode.Page.Locator(".draft-bar"), $"{set + 1} corner");
        }
    }

    private static Task<double> AreaOfSelectedAsync(ModePage mode) => mode.Page.EvaluateAsync<double>(
        """
        async () => {
          const id = new URL(location.href).searchParams.get('sel').replace('site:', '');
          return (await (await fetch(`/api/sites/${encodeURIComponent(id)}`)).json()).areaHa;
        }
        """);

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
