using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Planner.EndToEnd;

/// <summary>What a first visit to the sample sends over the wire. The bound is on bytes; the time is only reported.</summary>
[Collection(PlannerRuns.Name)]
public sealed class FirstViewTest(RunningPlanner planner)
{
    private const int MostBytes = 900_000;

    [Fact]
    public async Task FirstView_OfTheSample_IsUnderItsBytes()
    {
        await using var watched = await planner.Browser.NewPageAsync();
        var answers = new ConcurrentBag<IResponse>();
        watched.Page.Response += (_, response) => answers.Add(response);
        var watch = Stopwatch.StartNew();
        await watched.Page.GotoAsync(new Uri(planner.Address, "/rank?test=1&lang=en").AbsoluteUri);
        await watched.Page.WaitForFunctionAsync(
            "() => window.__map?.loaded() && !window.__map.isMoving()", null, new() { PollingInterval = 100, Timeout = 90_000 });
        var seconds = watch.Elapsed.TotalSeconds;
        var sizes = await Task.WhenAll(answers.Select(SizeAsync));
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{sizes.Sum(size => size.Bytes):N0} bytes in {sizes.Length} files, {seconds:F1} s"));
        Assert.Contains(sizes, size => size.Path.Contains("worker", StringComparison.Ordinal) && size.Bytes > 0);
        Assert.True(
            sizes.Sum(size => size.Bytes) < MostBytes,
            string.Join('\n', sizes.OrderByDescending(size => size.Bytes).Take(20).Select(size => string.Create(CultureInfo.InvariantCulture, $"{size.Bytes,9} {size.Path}"))));
        watched.AssertNoErrors();
    }

    /// <summary>Bytes of the body as sent. The browser does not count a worker's script: its length is what the server says it is.</summary>
    private static async Task<(string Path, long Bytes)> SizeAsync(IResponse response)
    {
        await response.FinishedAsync();
        var counted = (await response.Request.SizesAsync()).ResponseBodySize;
        var stated = await response.HeaderValueAsync("content-length");
        return (new Uri(response.Url).AbsolutePath, counted > 0 || stated is null ? counted : long.Parse(stated, CultureInfo.InvariantCulture));
    }
}
