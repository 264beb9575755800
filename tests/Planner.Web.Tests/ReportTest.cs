using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Planner.Web.Tests;

/// <summary>Reports over HTTP: complete, self-contained, safe, and the same bytes for the same inputs.</summary>
public sealed partial class ReportTest(RunningServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "Evidence")]
    [InlineData("zh", "依据")]
    public async Task Site_Html_HoldsFiguresEvidenceSourcesAndHashesAndNothingForeign(string language, string heading)
    {
        var site = await FirstSiteAsync();
        var html = await server.Client.GetStringAsync($"/api/reports/sites/{site.GetProperty("id").GetString()}?language={language}", Cancel);
        Assert.Contains(heading, html, StringComparison.Ordinal);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Contains(site.GetProperty("inputsHash").GetString()!, html, StringComparison.Ordinal);
        Assert.Contains(server.Workspace.Info.ContentHash, html, StringComparison.Ordinal);
        foreach (var fact in site.GetProperty("facts").EnumerateArray())
        {
            Assert.Contains(fact.GetProperty("id").GetString()!, html, StringComparison.Ordinal);
        }

        foreach (var pack in site.GetProperty("determination").GetProperty("packs").EnumerateArray())
        {
            Assert.Contains(pack.GetProperty("hash").GetString()!, html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Loaded().Matches(html));
        AssertWellNested(html);
    }

    /// <summary>Each clause is named by its act, and in Chinese only words of the law and of sources stay English.</summary>
    [Fact]
    public async Task Site_InChinese_NamesItsClausesAndSaysWhyFactsAreUnknown()
    {
        var html = await server.Client.GetStringAsync($"/api/reports/sites/{(await FirstSiteAsync()).GetProperty("id").GetString()}?language=zh", Cancel);
        Assert.DoesNotContain("></a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" ·  · ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("no layer of this workspace tells it", html, StringComparison.Ordinal);
    }

    /// <summary>A page follows the switch; a table has both units, whoever asks.</summary>
    [Fact]
    public async Task Site_InUsUnits_IsInMilesOnThePageAndInBothInTheTable()
    {
        var path = $"/api/reports/sites/{(await FirstSiteAsync()).GetProperty("id").GetString()}";
        var (metric, us) = (await server.Client.GetStringAsync(path, Cancel), await server.Client.GetStringAsync($"{path}?units=us", Cancel));
        Assert.Contains(" km</dd>", metric, StringComparison.Ordinal);
        Assert.DoesNotContain(" km</dd>", us, StringComparison.Ordinal);
        Assert.Contains(" mi</dd>", us, StringComparison.Ordinal);
        Assert.Contains("value,unit,value_us,unit_us", await server.Client.GetStringAsync($"{path}?format=csv", Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("xlsx")]
    [InlineData("csv")]
    [InlineData("json-nepa")]
    [InlineData("pdf")]
    public async Task Site_AskedTwice_IsTheSameBytes(string format)
    {
        Assert.SkipWhen(format == "pdf" && !HasChromium(), "No Chromium: install it (Debian: apt-get install chromium) or set PLANNER_CHROMIUM.");
        var id = (await FirstSiteAsync()).GetProperty("id").GetString();
        var first = await server.Client.GetByteArrayAsync($"/api/reports/sites/{id}?format={format}", Cancel);
        var second = await server.Client.GetByteArrayAsync($"/api/reports/sites/{id}?format={format}", Cancel);
        Assert.NotEmpty(first);
        Assert.Equal(first, second);
        if (format == "pdf")
        {
            Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(first[..8]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Site_Xlsx_HoldsItsFactsAsNumbers()
    {
        var site = await FirstSiteAsync();
        var bytes = await server.Client.GetByteArrayAsync($"/api/reports/sites/{site.GetProperty("id").GetString()}?format=xlsx", Cancel);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var facts = XDocument.Load(zip.GetEntry("xl/worksheets/sheet2.xml")!.Open()).Descendants().Where(element => element.Name.LocalName == "row").ToList();
        Assert.Equal(1 + site.GetProperty("facts").GetArrayLength(), facts.Count);
        var number = site.GetProperty("facts").EnumerateArray().First(fact => fact.GetProperty("value").ValueKind == JsonValueKind.Number).GetProperty("value").GetDouble();
        Assert.Contains(facts.Descendants(), cell => cell.Name.LocalName == "v" && double.Parse(cell.Value, System.Globalization.CultureInfo.InvariantCulture) == number);
    }

    [Fact]
    public async Task Site_Xlsx_HoldsNoTimeOfWriting()
    {
        var id = (await FirstSiteAsync()).GetProperty("id").GetString();
        var bytes = await server.Client.GetByteArrayAsync($"/api/reports/sites/{id}?format=xlsx", Cancel);
        await using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        Assert.All(zip.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.StartsWith("docProps/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Site_NameWithMarkupAndFormula_IsTextEverywhere()
    {
        const string Name = "=1+1<script>alert(1)</script>&";
        await using var own = await RunningServer.StartOwnAsync();
        using var drawn = await own.Client.PostAsJsonAsync(
            "/api/sites/drawn", new { type = "Feature", properties = new { name = Name }, geometry = new { type = "Point", coordinates = new[] { -86.4, 35.4 } } }, Cancel);
        var id = (await drawn.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("site").GetProperty("id").GetString();
        var html = await own.Client.GetStringAsync($"/api/reports/sites/{id}", Cancel);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        using var ranking = await own.Client.PostAsJsonAsync("/api/reports/ranking?format=csv", new { }, Cancel);
        var csv = await ranking.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("'=1+1<script>", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",=1", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpkg", "SQLite format 3")]
    [InlineData("geojson", "{")]
    [InlineData("geoparquet", "PAR1")]
    public async Task Layer_Export_BeginsAsItsFormatDoes(string format, string begin)
    {
        var bytes = await server.Client.GetByteArrayAsync($"/api/exports/site?format={format}", Cancel);
        Assert.StartsWith(begin, Encoding.UTF8.GetString(bytes[..16]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ranking_GeoPackage_IsTheSameBytesAndGdalReadsEverySite()
    {
        var bytes = await RankingAsync();
        Assert.Equal(bytes, await RankingAsync());
        Assert.SkipWhen(!File.Exists("/usr/bin/ogrinfo") && Environment.GetEnvironmentVariable("CI") != "true", "No ogrinfo: install it (Debian: apt-get install gdal-bin).");
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "ranking.gpkg");
        await File.WriteAllBytesAsync(path, bytes, Cancel);
        using var read = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("ogrinfo", ["-so", path, "ranking"]) { RedirectStandardOutput = true })!;
        var said = await read.StandardOutput.ReadToEndAsync(Cancel);
        Assert.Contains($"Feature Count: {server.Workspace.Sites.Count}", said, StringComparison.Ordinal);
        Assert.Contains("Geometry: Point", said, StringComparison.Ordinal);
        Assert.Contains("score: Real", said, StringComparison.Ordinal);
        Assert.Contains("status: String", said, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private async Task<byte[]> RankingAsync()
    {
        using var response = await server.Client.PostAsJsonAsync("/api/reports/ranking?format=gpkg", new { }, Cancel);
        return await response.Content.ReadAsByteArrayAsync(Cancel);
    }

    [Fact]
    public async Task Ranking_Csv_HasARowForEverySite()
    {
        using var response = await server.Client.PostAsJsonAsync("/api/reports/ranking?format=csv", new { }, Cancel);
        var rows = (await response.Content.ReadAsStringAsync(Cancel)).Trim().Split("\r\n");
        Assert.Equal(1 + server.Workspace.Sites.Count, rows.Length);
    }

    [Theory]
    [InlineData("/api/reports/sites/nobody", 404)]
    [InlineData("/api/reports/plans/nothing", 404)]
    [InlineData("/api/exports/nothing", 400)]
    [InlineData("/api/exports/site?format=papyrus", 400)]
    [InlineData("/api/reports/sites/SITE?format=papyrus", 400)]
    public async Task Get_WhatCantBe_IsAProblem(string path, int status)
    {
        using var response = await server.Client.GetAsync(path.Replace("SITE", server.Workspace.Sites[0].Id.Text, StringComparison.Ordinal), Cancel);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Plan_Done_HasAReportInEveryForm()
    {
        using var started = await server.Client.PostAsJsonAsync("/api/plan", new { siteCount = 2, allowUndetermined = true }, Cancel);
        var id = (await started.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString();
        JsonElement job;
        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), Cancel);
            job = await server.Client.GetFromJsonAsync<JsonElement>($"/api/jobs/{id}", Cancel);
        }
        while (job.GetProperty("status").GetString() is "queued" or "running");

        var html = await server.Client.GetStringAsync($"/api/reports/plans/{id}", Cancel);
        foreach (var chosen in job.GetProperty("result").GetProperty("chosen").EnumerateArray())
        {
            Assert.Contains(chosen.GetProperty("site").GetString()!, html, StringComparison.Ordinal);
        }

        Assert.Contains("siteCount", html, StringComparison.Ordinal);
        Assert.DoesNotContain(": null", html, StringComparison.Ordinal);
        AssertWellNested(html);
        Assert.NotEmpty(await server.Client.GetByteArrayAsync($"/api/reports/plans/{id}?format=xlsx", Cancel));
        Assert.StartsWith(
            "SQLite format 3", Encoding.UTF8.GetString((await server.Client.GetByteArrayAsync($"/api/reports/plans/{id}?format=gpkg", Cancel))[..16]), StringComparison.Ordinal);
        var ogc = await server.Client.GetFromJsonAsync<JsonElement>($"/ogc/collections/plan_{id![..12]}/items", Cancel);
        Assert.Equal(job.GetProperty("result").GetProperty("chosen").GetArrayLength(), ogc.GetProperty("features").GetArrayLength());
    }

    /// <summary>Attributes and rules that make a browser load something.</summary>
    [GeneratedRegex(@"\s(src|srcset|poster|data)\s*=|url\(|@import", RegexOptions.IgnoreCase)]
    private static partial Regex Loaded();

    private async Task<JsonElement> FirstSiteAsync()
    {
        var sites = (await server.Client.GetFromJsonAsync<JsonElement>("/api/sites", Cancel)).GetProperty("sites");
        return await server.Client.GetFromJsonAsync<JsonElement>($"/api/sites/{sites[0].GetProperty("id").GetString()}", Cancel);
    }

    private static bool HasChromium()
    {
        var found = Environment.GetEnvironmentVariable("PLANNER_CHROMIUM") is not null || File.Exists("/usr/bin/chromium");
        return found || Environment.GetEnvironmentVariable("CI") == "true";
    }

    // The page closes what it opens, so it reads as XML once the void elements of its head are left out.
    private static void AssertWellNested(string html)
    {
        var body = html[html.IndexOf("<body>", StringComparison.Ordinal)..html.IndexOf("</html>", StringComparison.Ordinal)];
        XDocument.Parse(body.Replace("<br>", "<br/>", StringComparison.Ordinal));
    }
}
