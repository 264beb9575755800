using Microsoft.Playwright;

namespace Planner.EndToEnd;

/// <summary>A headless Chromium of the machine. Absent: the test is skipped with its reason, or fails when CI=true.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/opt/google/chrome/chrome"];

    // Software WebGL, and no connection that nobody asked for: the map must draw on a machine without GPU and network.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        var executable = Environment.GetEnvironmentVariable("PLANNER_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);
        if (executable is not null)
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Flags });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>A new page of its own context that fails the test on any console error.</summary>
    public async Task<WatchedPage> NewPageAsync(string locale = "en-US", ColorScheme scheme = ColorScheme.Light)
    {
        RequireBrowser();
        var context = await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = 1280, Height = 800 },
            Locale = locale,
            ColorScheme = scheme,
        });
        return new(await context.NewPageAsync());
    }

    private void RequireBrowser()
    {
        const string reason = "No Chromium: install it (Debian: apt-get install chromium) or set PLANNER_CHROMIUM.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.True(browser is not null, reason);
        }

        Assert.SkipWhen(browser is null, reason);
    }
}
