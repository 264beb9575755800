using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Planner.Web.Tests;

/// <summary>OGC API Features: the documents, the queries, and GDAL as a client that we did not write.</summary>
public sealed partial class OgcTest(RunningServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Landing_Links_AllAnswerWithTheTypeTheyPromise()
    {
        var landing = await GetAsync("/ogc/");
        foreach (var link in landing.GetProperty("links").EnumerateArray())
        {
            using var response = await server.Client.GetAsync(link.GetProperty("href").GetString(), Cancel);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var promised = link.GetProperty("type").GetString()!.Split(';')[0];
            Assert.Equal(promised, response.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Items_EveryCollection_PagesTogetherHoldEveryFeatureOnce()
    {
        foreach (var id in await CollectionIdsAsync())
        {
            var all = await GetAsync($"/ogc/collections/{id}/items?limit=10000");
            var ids = new List<long>();
            for (string? next = $"/ogc/collections/{id}/items?limit=997"; next is not null;)
            {
                var page = await GetAsync(next);
                ids.AddRange(page.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("id").GetInt64()));
                next = page.GetProperty("links").EnumerateArray()
                    .Where(link => link.GetProperty("rel").GetString() == "next").Select(link => link.GetProperty("href").GetString()).FirstOrDefault();
            }

            Assert.Equal(all.GetProperty("numberMatched").GetInt64(), ids.Count);
            Assert.Equal(ids.Count, ids.Distinct().Count());
        }
    }

    [Fact]
    public async Task Items_BoxRoundOneSite_HoldsExactlyThoseInside()
    {
        var sites = (await GetAsync("/api/sites")).GetProperty("sites").EnumerateArray()
            .Select(site => (Lon: site.GetProperty("lon").GetDouble(), Lat: site.GetProperty("lat").GetDouble())).ToList();
        var (lon, lat) = sites[0];
        var box = string.Create(CultureInfo.InvariantCulture, $"{lon - 0.5},{lat - 0.5},{lon + 0.5},{lat + 0.5}");
        var found = (await GetAsync($"/ogc/collections/ranked_sites/items?limit=10000&bbox={box}")).GetProperty("numberMatched").GetInt64();
        // A polygon can meet the box with its inner point outside: at least the points inside, and not all of the sample.
        Assert.InRange(found, sites.Count(site => Math.Abs(site.Lon - lon) <= 0.5 && Math.Abs(site.Lat - lat) <= 0.5), sites.Count - 1);
    }

    [Fact]
    public async Task Items_PropertyFilter_GivesThatValueOnly()
    {
        var all = await GetAsync("/ogc/collections/bus/items?limit=10000");
        var kv = all.GetProperty("features")[0].GetProperty("properties").GetProperty("base_kv").GetDouble();
        var some = await GetAsync(string.Create(CultureInfo.InvariantCulture, $"/ogc/collections/bus/items?limit=10000&base_kv={kv}"));
        var expected = all.GetProperty("features").EnumerateArray().Count(bus => bus.GetProperty("properties").GetProperty("base_kv").GetDouble() == kv);
        Assert.Equal(expected, some.GetProperty("numberMatched").GetInt32());
        Assert.NotEqual(0, expected);
        var first = await GetAsync("/ogc/collections/ranked_sites/items?rank=1");
        Assert.Equal(1, first.GetProperty("features")[0].GetProperty("properties").GetProperty("rank").GetInt32());
        Assert.Equal(1, first.GetProperty("numberMatched").GetInt32());
    }

    [Fact]
    public async Task Item_OneFeature_IsTheSameAsInTheList()
    {
        var first = (await GetAsync("/ogc/collections/flows/items?limit=1")).GetProperty("features")[0];
        var one = await GetAsync($"/ogc/collections/flows/items/{first.GetProperty("id").GetInt64()}");
        Assert.Equal(first.GetProperty("properties").GetRawText(), one.GetProperty("properties").GetRawText());
        Assert.Equal(first.GetProperty("geometry").GetRawText(), one.GetProperty("geometry").GetRawText());
    }

    [Theory]
    [InlineData("/ogc/collections/nothing", 404)]
    [InlineData("/ogc/collections/nothing/items", 404)]
    [InlineData("/ogc/collections/bus/items/999999", 404)]
    [InlineData("/ogc/collections/bus/items?bbox=1,2,3", 400)]
    [InlineData("/ogc/collections/bus/items?bbox=1,9,3,2", 400)]
    [InlineData("/ogc/collections/bus/items?limit=0", 400)]
    [InlineData("/ogc/collections/bus/items?offset=-1", 400)]
    [InlineData("/ogc/collections/bus/items?nosuch=1", 400)]
    [InlineData("/ogc/collections/bus/items?datetime=yesterday", 400)]
    public async Task Get_WhatCantBe_IsAProblem(string path, int status)
    {
        using var response = await server.Client.GetAsync(path, Cancel);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("datetime=2024-01-01")]
    [InlineData("datetime=2024-01-01T00:00:00Z/..")]
    [InlineData("limit=1000000")]
    [InlineData("f=json")]
    [InlineData("bbox=170,30,-80,40")]
    public async Task Items_ParametersOfTheStandard_AreTaken(string query)
    {
        using var response = await server.Client.GetAsync($"/ogc/collections/bus/items?{query}", Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Ogrinfo_EveryCollection_IsReadWithItsCount()
    {
        var text = await OgrinfoAsync("-ro", "-al", "-so", $"OAPIF:{server.Address}ogc");
        Assert.DoesNotContain("ERROR", text, StringComparison.Ordinal);
        foreach (var id in await CollectionIdsAsync())
        {
            var expected = (await GetAsync($"/ogc/collections/{id}/items?limit=1")).GetProperty("numberMatched").GetInt32();
            var layer = text[text.IndexOf($"Layer name: {id}\n", StringComparison.Ordinal)..];
            Assert.Equal($"{expected}", CountLine().Match(layer).Groups[1].Value);
        }
    }

    [Theory]
    [InlineData("ranked_sites")]
    [InlineData("site")]
    public async Task Ogrinfo_WholeCollection_GivesEveryFeature(string id)
    {
        var expected = (await GetAsync($"/ogc/collections/{id}/items?limit=1")).GetProperty("numberMatched").GetInt32();
        var text = await OgrinfoAsync("-ro", "-al", $"OAPIF:{server.Address}ogc", id);
        Assert.Equal(expected, FeatureLine().Count(text));
        Assert.DoesNotContain("ERROR", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ogrinfo_Box_GivesFewer()
    {
        var all = await OgrinfoAsync("-ro", "-al", $"OAPIF:{server.Address}ogc", "bus");
        var some = await OgrinfoAsync("-ro", "-al", "-spat", "-88", "35", "-86", "37", $"OAPIF:{server.Address}ogc", "bus");
        Assert.InRange(FeatureLine().Count(some), 1, FeatureLine().Count(all) - 1);
    }

    [GeneratedRegex(@"Feature Count: (\d+)")]
    private static partial Regex CountLine();

    [GeneratedRegex(@"^OGRFeature\(", RegexOptions.Multiline)]
    private static partial Regex FeatureLine();

    private async Task<List<string>> CollectionIdsAsync() =>
        [.. (await GetAsync("/ogc/collections")).GetProperty("collections").EnumerateArray().Select(collection => collection.GetProperty("id").GetString()!)];

    private async Task<JsonElement> GetAsync(string path) => await server.Client.GetFromJsonAsync<JsonElement>(path, Cancel);

    private static async Task<string> OgrinfoAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("ogrinfo", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync(Cancel);
            var output = await process.StandardOutput.ReadToEndAsync(Cancel);
            await process.WaitForExitAsync(Cancel);
            return output + await error;
        }
        catch (System.ComponentModel.Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("ogrinfo is not installed (Debian package gdal-bin).");
            throw;
        }
    }
}
