using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Planner.Web.Tests;

public sealed class TilesTest(RunningServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("bus", 0)]
    [InlineData("branch", 0)]
    [InlineData("site", 12)]
    public async Task Tile_RoundTheFirstSite_HoldsTheLayerAndIsNotSentTwice(string layer, int zoom)
    {
        var path = await TileOfFirstSiteAsync(layer, zoom);
        using var first = await server.Client.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("application/vnd.mapbox-vector-tile", first.Content.Headers.ContentType?.MediaType);
        var bytes = await UnzipAsync(first);
        Assert.Contains(layer, System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await server.Client.SendAsync(again, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Tile_WithNothingInIt_Is204()
    {
        using var response = await server.Client.GetAsync("/tiles/bus/8/0/0.mvt", Cancel);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task TileJson_EveryLayer_NamesItsTilesWithTheContentHashAsTheListOfLayersDoes()
    {
        var workspace = await server.Client.GetFromJsonAsync<JsonElement>("/api/workspace", Cancel);
        var hash = workspace.GetProperty("contentHash").GetString()!;
        var layers = (await server.Client.GetFromJsonAsync<JsonElement>("/api/layers", Cancel)).GetProperty("layers");
        foreach (var layer in layers.EnumerateArray())
        {
            var json = await server.Client.GetFromJsonAsync<JsonElement>(layer.GetProperty("tiles").GetString(), Cancel);
            Assert.Equal("3.0.0", json.GetProperty("tilejson").GetString());
            Assert.Contains(hash, json.GetProperty("tiles")[0].GetString()!, StringComparison.Ordinal);
            var set = layer.GetProperty("tileSet");
            Assert.Equal(json.GetProperty("tiles")[0].GetString(), set.GetProperty("url").GetString());
            Assert.Equal(json.GetProperty("bounds").GetRawText(), set.GetProperty("bounds").GetRawText());
            Assert.Equal(json.GetProperty("maxzoom").GetInt32(), set.GetProperty("deepestZoom").GetInt32());
        }
    }

    /// <summary>Tile column and row of the spherical Mercator grid (OpenStreetMap's "slippy map" numbering).</summary>
    private async Task<string> TileOfFirstSiteAsync(string layer, int zoom)
    {
        var sites = (await server.Client.GetFromJsonAsync<JsonElement>("/api/sites", Cancel)).GetProperty("sites");
        var (lon, lat) = (sites[0].GetProperty("lon").GetDouble(), sites[0].GetProperty("lat").GetDouble() * Math.PI / 180);
        var x = (int)Math.Floor((lon + 180) / 360 * (1 << zoom));
        var y = (int)Math.Floor((1 - (Math.Asinh(Math.Tan(lat)) / Math.PI)) / 2 * (1 << zoom));
        return $"/tiles/{layer}/{zoom}/{x}/{y}.mvt";
    }

    private static async Task<byte[]> UnzipAsync(HttpResponseMessage response)
    {
        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        await using var unzip = new GZipStream(await response.Content.ReadAsStreamAsync(Cancel), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await unzip.CopyToAsync(bytes, Cancel);
        return bytes.ToArray();
    }
}
