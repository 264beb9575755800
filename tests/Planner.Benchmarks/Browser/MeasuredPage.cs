using System.Text.Json;
using Microsoft.Playwright;

namespace Planner.Benchmarks.Browser;

/// <summary>A page of the map UI in headless Chromium with software WebGL, which writes down when its parts were there.</summary>
internal sealed class MeasuredPage : IAsyncDisposable
{
    private const float PatienceMs = 300_000;

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-precise-memory-info",
    ];

    /// <summary>First row: the table shows one. Whole: the map has come to rest with sites, grid and basemap drawn.</summary>
    private const string Marks = """
        const marks = window.__marks = {};
        const drawn = (map, layers) => layers.some((id) => map.getLayer(id) && map.queryRenderedFeatures({ layers: [id] }).length > 0);
        const look = () => {
          const map = window.__map;
          if (!marks.firstRow && document.querySelector('.table-body [role=row]')) marks.firstRow = performance.now();
          if (map && !marks.map) {
            marks.map = performance.now();
            map.on('idle', () => {
              // Asking the map takes a while itself, which is not the map's.
              const rest = performance.now();
              if (!marks.whole && drawn(map, ['site-dot', 'site-many']) && drawn(map, ['branch']) && drawn(map, ['world-land'])) marks.whole = rest;
            });
          }
          if (!marks.firstRow || !marks.map) setTimeout(look, 10);
        };
        look();
        """;

    private readonly IBrowserContext context;

    private MeasuredPage(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright) => await playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("PLANNER_CHROMIUM") ?? "/usr/bin/chromium",
        Args = Flags,
    });

    /// <summary>Opens the address without anything cached.</summary>
    public static async Task<MeasuredPage> OpenAsync(IBrowser browser, Uri address)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 }, Locale = "en-US", ColorScheme = ColorScheme.Light });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(PatienceMs);
        await page.AddInitScriptAsync(Marks);
        await page.GotoAsync(address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Commit });
        return new(context, page);
    }

    /// <summary>Milliseconds from the start of the navigation to the first row, and to the whole map.</summary>
    public async Task<(double FirstRow, double Whole)> IsWholeAsync()
    {
        await Page.WaitForFunctionAsync("() => window.__marks.firstRow && window.__marks.whole", null, new() { PollingInterval = 100, Timeout = PatienceMs });
        var marks = await Page.EvaluateAsync<JsonElement>("() => window.__marks");
        return (marks.GetProperty("firstRow").GetDouble(), marks.GetProperty("whole").GetDouble());
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
