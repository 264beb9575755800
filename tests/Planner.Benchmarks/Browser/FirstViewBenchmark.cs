using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace Planner.Benchmarks.Browser;

/// <summary>firstview: how long a first visit takes, and how many bytes it is sent.</summary>
/// <remarks>
/// Each run opens the page in a new browser context, with nothing cached, on a server that is already warm. Bytes are those of
/// the bodies as sent; for a worker's script, which the browser does not count, what the server says. A file that the page
/// takes a second time from the browser's cache is sent once.
/// </remarks>
internal static class FirstViewBenchmark
{
    public static Measurement Run(Arguments arguments) => RunAsync(arguments).GetAwaiter().GetResult();

    private static async Task<Measurement> RunAsync(Arguments arguments)
    {
        var runs = int.Parse(arguments.Find("--runs") ?? "5", CultureInfo.InvariantCulture);
        using var planner = new ServedPlanner(arguments.Find("--workspace"));
        await planner.IsReadyAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await MeasuredPage.LaunchAsync(playwright);
        var address = new Uri(planner.Address, $"/{arguments.Find("--mode") ?? "rank"}?test=1&lang={arguments.Find("--lang") ?? "en"}");
        var (firstRows, wholes, bytes) = (new List<double>(), new List<double>(), 0L);
        for (var run = 0; run < runs; run++)
        {
            var (firstRow, whole, sent) = await VisitAsync(browser, address);
            firstRows.Add(Math.Round(firstRow));
            wholes.Add(Math.Round(whole));
            bytes = sent;
        }

        return new Measurement().With("benchmark", "firstview").With("serverStartSeconds", Math.Round(planner.StartSeconds, 2)).With("bytes", bytes)
            .With("firstRowMs", firstRows).With("wholeMapMs", wholes).With("serverMemoryMb", planner.MemoryMb);
    }

    private static async Task<(double FirstRow, double Whole, long Bytes)> VisitAsync(IBrowser browser, Uri address)
    {
        var answers = new ConcurrentBag<IResponse>();
        await using var page = await MeasuredPage.OpenAsync(browser, new("about:blank"));
        page.Page.Response += (_, response) => answers.Add(response);
        await page.Page.GotoAsync(address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Commit });
        var (firstRow, whole) = await page.IsWholeAsync();
        await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return (firstRow, whole, (await Task.WhenAll(answers.Select(BytesAsync))).Sum());
    }

    private static async Task<long> BytesAsync(IResponse response)
    {
        await response.FinishedAsync();
        var counted = (await response.Request.SizesAsync()).ResponseBodySize;
        var stated = await response.HeaderValueAsync("content-length");
        return counted == 0 && stated is not null && response.Url.Contains("worker", StringComparison.Ordinal) ? long.Parse(stated, CultureInfo.InvariantCulture) : counted;
    }
}
