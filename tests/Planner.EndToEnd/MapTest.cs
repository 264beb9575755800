namespace Planner.EndToEnd;

[Collection(PlannerRuns.Name)]
public sealed class MapTest(RunningPlanner planner)
{
    private const string MapIsIdle = "() => window.__map?.loaded() && !window.__map.isMoving()";

    [Fact]
    public async Task Row_Clicked_SelectsTheSiteOnTheMapAndInTheInspector()
    {
        await using var watched = await OpenAsync("/rank?test=1");
        var page = watched.Page;
        var row = page.Locator(".table-body [role=row]").Nth(2);
        await row.ClickAsync();
        await page.WaitForURLAsync("**sel=site:**");
        await page.WaitForFunctionAsync(
            """
            () => window.__map.querySourceFeatures('site')
                .some(feature => window.__map.getFeatureState({ source: 'site', id: feature.id }).selected)
            """);
        Assert.Equal("true", await row.GetAttributeAsync("aria-selected"));
        var name = await page.Locator("#inspector h2").First.InnerTextAsync();
        Assert.Contains(name, await row.InnerTextAsync(), StringComparison.Ordinal);
        watched.AssertNoErrors();
    }

    [Fact]
    public async Task Map_SiteClicked_SelectsItsRow()
    {
        await using var watched = await OpenAsync("/rank?test=1");
        var page = watched.Page;
        var target = await page.EvaluateAsync<float[]>(
            """
            () => {
              const feature = window.__map.queryRenderedFeatures({ layers: ['site-rank'] })[0];
              const at = window.__map.project(feature.geometry.coordinates);
              const box = window.__map.getCanvas().getBoundingClientRect();
              return [box.x + at.x, box.y + at.y];
            }
            """);
        await page.Mouse.ClickAsync(target[0], target[1]);
        await page.WaitForURLAsync("**sel=site:**");
        // The table scrolls to the row before it draws it.
        await Microsoft.Playwright.Assertions.Expect(page.Locator(".table-body [role=row][aria-selected=true]")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        watched.AssertNoErrors();
    }

    /// <summary>The map's worker fails silently when it is not found: type-check, build and unit tests all pass without it.</summary>
    [Fact]
    public async Task Worker_Started_DrawsBranchesFromTilesAndPixelsThatDiffer()
    {
        await using var watched = await OpenAsync("/rank?test=1");
        var branches = await watched.Page.EvaluateAsync<int>(
            "() => window.__map.queryRenderedFeatures().filter(feature => feature.sourceLayer === 'branch').length");
        Assert.True(branches > 20, $"Only {branches} branch features are drawn from the vector tiles.");
        var colours = await watched.Page.EvaluateAsync<int>(
            """
            () => {
              const map = window.__map;
              map.redraw();
              const gl = map.getCanvas().getContext('webgl2');
              const pixels = new Uint8Array(gl.drawingBufferWidth * gl.drawingBufferHeight * 4);
              gl.readPixels(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
              const seen = new Set();
              for (let i = 0; i < pixels.length; i += 4) seen.add((pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2]);
              return seen.size;
            }
            """);
        Assert.True(colours > 50, $"The canvas shows only {colours} colours.");
        watched.AssertNoErrors();
    }

    private async Task<WatchedPage> OpenAsync(string path)
    {
        var watched = await planner.Browser.NewPageAsync();
        watched.Page.SetDefaultTimeout(90_000);
        await watched.Page.GotoAsync(new Uri(planner.Address, path).AbsoluteUri);
        await watched.Page.WaitForFunctionAsync(MapIsIdle, null, new() { PollingInterval = 250 });
        return watched;
    }
}
