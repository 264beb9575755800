using System.Text.Json;
using Microsoft.Playwright;

namespace Planner.Benchmarks.Browser;

/// <summary>What a reader does with the mouse, and how smoothly the page follows.</summary>
internal sealed class Gestures(IPage page)
{
    private const string WatchFrames = """
        () => {
          const frames = (window.__frames = []);
          let before = performance.now();
          const next = (now) => {
            if (window.__frames !== frames) return;
            frames.push(now - before);
            before = now;
            requestAnimationFrame(next);
          };
          requestAnimationFrame(next);
        }
        """;

    private const string TakeFrames = "() => { const frames = window.__frames; window.__frames = null; return frames; }";

    private const string IsAtRest = "() => window.__map.loaded() && !window.__map.isMoving() && window.__map.areTilesLoaded()";

    public IEnumerable<(string Name, Func<Task> Gesture)> All =>
    [
        ("scroll", ScrollAsync), ("panFar", PanAsync), ("zoomIn", () => ZoomAsync(-240, 8)), ("panNear", PanAsync),
        ("zoomInMore", () => ZoomAsync(-240, 6)), ("panClose", PanAsync), ("zoomOut", () => ZoomAsync(240, 14)),
    ];

    /// <summary>Candidates on the map that have a status of their own.</summary>
    /// <exception cref="InvalidOperationException">None is drawn: whatever was measured says nothing.</exception>
    public async Task<int> DrawnCandidatesAsync()
    {
        var drawn = await page.EvaluateAsync<int>("""
            () => {
              const map = window.__map;
              const layers = ['site-many', 'site-dot'].filter((id) => map.getLayer(id));
              return map.queryRenderedFeatures({ layers }).filter((f) => f.source === 'site' || f.state.status > 0).length;
            }
            """);
        return drawn > 0 ? drawn : throw new InvalidOperationException("The map shows no candidate.");
    }

    public Task<int> DrawnAsync(string layer) =>
        page.EvaluateAsync<int>("layer => window.__map.queryRenderedFeatures({ layers: [layer] }).length", layer);

    /// <summary>Median, 95th percentile and longest time between frames in milliseconds; "rest" as long again until nothing moves.</summary>
    public async Task<string> MeasureAsync(Func<Task> gesture)
    {
        await page.EvaluateAsync(WatchFrames);
        await gesture();
        var frames = (await page.EvaluateAsync<JsonElement>(TakeFrames)).EnumerateArray().Select(frame => frame.GetDouble()).Order().ToArray();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await page.WaitForFunctionAsync(IsAtRest, null, new() { PollingInterval = 20 });
        var at = (double share) => frames.Length == 0 ? double.NaN : frames[(int)(share * (frames.Length - 1))];
        return FormattableString.Invariant($"median {at(0.5):F0} p95 {at(0.95):F0} worst {at(1):F0} of {frames.Length}, rest {clock.ElapsedMilliseconds}");
    }

    private async Task ScrollAsync()
    {
        await page.Locator(".table-body").HoverAsync(new() { Position = new() { X = 40, Y = 20 }, Force = true });
        for (var turn = 0; turn < 40; turn++)
        {
            await page.Mouse.WheelAsync(0, 400);
        }
    }

    private async Task PanAsync()
    {
        var (x, y) = await MiddleAsync();
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x - 160, y - 60, new() { Steps = 25 });
        await page.Mouse.MoveAsync(x, y, new() { Steps = 25 });
        await page.Mouse.UpAsync();
    }

    private async Task ZoomAsync(float by, int turns)
    {
        var (x, y) = await MiddleAsync();
        await page.Mouse.MoveAsync(x, y);
        for (var turn = 0; turn < turns; turn++)
        {
            await page.Mouse.WheelAsync(0, by);
            await page.WaitForTimeoutAsync(60);
        }
    }

    private async Task<(float X, float Y)> MiddleAsync()
    {
        var box = (await page.Locator(".map-canvas").BoundingBoxAsync())!;
        return (box.X + (box.Width * 0.55f), box.Y + (box.Height * 0.55f));
    }
}
