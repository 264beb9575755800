using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Playwright;

namespace Planner.Benchmarks.Browser;

/// <summary>crowd: the map and the table with a hundred thousand candidates and twenty thousand branches.</summary>
/// <remarks>
/// Frame times are what lies between two animation frames of the page while the pointer drags, the wheel turns or the table
/// scrolls; "rest" is from the end of a gesture until the map is whole again. The run fails when no coloured candidate is drawn.
/// </remarks>
internal static class CrowdBenchmark
{
    public static Measurement Run(Arguments arguments) => RunAsync(arguments).GetAwaiter().GetResult();

    private static async Task<Measurement> RunAsync(Arguments arguments)
    {
        var sites = int.Parse(arguments.Find(0) ?? "100000", CultureInfo.InvariantCulture);
        var branches = int.Parse(arguments.Find(1) ?? "20000", CultureInfo.InvariantCulture);
        var workspace = arguments.Find("--keep") ?? Path.Combine(Path.GetTempPath(), $"planner-crowd-{Environment.ProcessId}.gpkg");
        try
        {
            var made = MakeUnlessThere(workspace, sites, branches);
            using var planner = new ServedPlanner(workspace);
            var clock = Stopwatch.StartNew();
            await planner.IsReadyAsync();
            var measurement = new Measurement().With("benchmark", "crowd").With("sites", sites).With("branchesAtLeast", branches)
                .With("importSeconds", made).With("serverStartSeconds", Math.Round(planner.StartSeconds, 1)).With("firstRankingSeconds", Math.Round(clock.Elapsed.TotalSeconds, 1));
            await MeasureServerAsync(measurement, planner);
            await MeasurePageAsync(measurement, planner, arguments.Find("--picture"));
            return measurement.With("serverMemoryMb", planner.MemoryMb);
        }
        finally
        {
            if (arguments.Find("--keep") is null)
            {
                File.Delete(workspace);
            }
        }
    }

    private static double? MakeUnlessThere(string workspace, int sites, int branches)
    {
        if (File.Exists(workspace))
        {
            return null;
        }

        var clock = Stopwatch.StartNew();
        CrowdedSample.Write(workspace, sites, branches);
        return Math.Round(clock.Elapsed.TotalSeconds, 1);
    }

    private static async Task MeasureServerAsync(Measurement measurement, ServedPlanner planner)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = planner.Address };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        foreach (var (name, question) in new (string, object)[]
        {
            ("otherWeights", new { weights = new { headroom = 3, city = 1 } }),
            ("otherLoad", new { requestedMw = 450 }),
            ("sameLoadAgain", new { requestedMw = 450 }),
        })
        {
            var clock = Stopwatch.StartNew();
            using var answer = await client.PostAsJsonAsync("/api/rank/columns", question);
            var bytes = (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
            measurement.With(name + "Seconds", Math.Round(clock.Elapsed.TotalSeconds, 2)).With(name + "Bytes", bytes);
        }
    }

    private static async Task MeasurePageAsync(Measurement measurement, ServedPlanner planner, string? picture)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await MeasuredPage.LaunchAsync(playwright);
        await using var opened = await MeasuredPage.OpenAsync(browser, new(planner.Address, "/rank?test=1&lang=en"));
        var (firstRow, whole) = await opened.IsWholeAsync();
        var gestures = new Gestures(opened.Page);
        measurement.With("firstRowMs", Math.Round(firstRow)).With("wholeMapMs", Math.Round(whole))
            .With("candidatesDrawn", await gestures.DrawnCandidatesAsync()).With("branchesDrawn", await gestures.DrawnAsync("branch"));
        if (picture is not null)
        {
            await opened.Page.ScreenshotAsync(new() { Path = picture });
        }

        foreach (var (name, gesture) in gestures.All)
        {
            measurement.With(name, await gestures.MeasureAsync(gesture));
        }

        measurement.With("candidatesDrawnAtEnd", await gestures.DrawnCandidatesAsync())
            .With("pageHeapMb", Math.Round(await opened.Page.EvaluateAsync<double>("() => performance.memory.usedJSHeapSize") / 1e6));
    }
}
