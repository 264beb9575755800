using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Planner.Web.Tests;

/// <summary>Sites that users draw and upload: measured, ranked, kept over a restart, refused with every problem.</summary>
public sealed class AddedSitesTest
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Draw_Polygon_IsMeasuredRankedAndThereAfterARestart()
    {
        await using var server = await RunningServer.StartOwnAsync();
        var before = await RankedIdsAsync(server);
        var drawn = await DrawAsync(server, Square(-86.5, 35.5, 0.02), 120);
        var id = drawn.GetProperty("site").GetProperty("id").GetString()!;
        Assert.Equal(120, drawn.GetProperty("ranked").GetProperty("requestedMw").GetDouble());
        Assert.NotEqual(0, drawn.GetProperty("site").GetProperty("facts").GetArrayLength());
        Assert.InRange(drawn.GetProperty("site").GetProperty("areaHa").GetDouble(), 300, 500);
        Assert.Equal(before.Append(id).Order(StringComparer.Ordinal), await RankedIdsAsync(server));

        await server.RestartAsync();
        var again = await server.Client.GetFromJsonAsync<JsonElement>($"/api/sites/{id}", Cancel);
        Assert.Equal(drawn.GetProperty("site").GetProperty("facts").GetRawText(), again.GetProperty("facts").GetRawText());

        using var removed = await server.Client.DeleteAsync($"/api/sites/drawn/{id}", Cancel);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(before, await RankedIdsAsync(server));
        await server.RestartAsync();
        using var gone = await server.Client.GetAsync($"/api/sites/{id}", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Upload_Table_AddsAllItsSitesToEveryAnswer()
    {
        await using var server = await RunningServer.StartOwnAsync();
        using var response = await UploadAsync(server, "own.csv", "id,name,lon,lat,requested_mw\na,Alpha,-86.5,35.5,50\nb,Beta,-85.2,36.1,\n");
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(2, answer.GetProperty("added").GetInt32());
        Assert.Superset(new HashSet<string> { "a", "b" }, (await RankedIdsAsync(server)).ToHashSet());
        var ogc = await server.Client.GetFromJsonAsync<JsonElement>("/ogc/collections/ranked_sites/items?site=a&bbox=-87,35,-86,36", Cancel);
        Assert.Equal(50, ogc.GetProperty("features")[0].GetProperty("properties").GetProperty("requested_mw").GetDouble());
    }

    [Fact]
    public async Task Upload_BadRows_ListsEachWithItsLineAndAddsNothing()
    {
        await using var server = await RunningServer.StartOwnAsync();
        var before = await RankedIdsAsync(server);
        using var response = await UploadAsync(server, "own.csv", "id,name,lon,lat\na,Alpha,-86.5,35.5\nb,Beta,east,36.1\nc,Gamma,35.5,-86.5\n");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        string[] places = [.. problem.GetProperty("diagnostics").EnumerateArray().Select(diagnostic => diagnostic.GetProperty("where").GetString()!)];
        Assert.Contains(places, place => place.StartsWith("own.csv:3", StringComparison.Ordinal));
        Assert.Contains(places, place => place.StartsWith("own.csv:4", StringComparison.Ordinal));
        Assert.Equal(before, await RankedIdsAsync(server));
    }

    [Fact]
    public async Task Upload_IdThatIsThere_IsRefused()
    {
        await using var server = await RunningServer.StartOwnAsync();
        using var first = await UploadAsync(server, "own.csv", "id,name,lon,lat\na,Alpha,-86.5,35.5\n");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var second = await UploadAsync(server, "own.csv", "id,name,lon,lat\na,Alpha,-86.5,35.5\n");
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Contains("site.known-id", await second.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "Feature", "properties": {} }""")]
    [InlineData("""{ "type": "Feature", "properties": {}, "geometry": { "type": "Point", "coordinates": [2.35, 48.86] } }""")]
    [InlineData("""{ "type": "Feature", "properties": { "requestedMw": "much" }, "geometry": { "type": "Point", "coordinates": [-86.5, 35.5] } }""")]
    [InlineData("""{ "type": "Feature", "properties": {}, "geometry": { "type": "Point", "coordinates": ["a", "b"] } }""")]
    [InlineData("[]")]
    public async Task Draw_WhatIsNoSite_IsRefused(string body)
    {
        await using var server = await RunningServer.StartOwnAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync("/api/sites/drawn", content, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Upload_LargerThanTheLimit_Is413AndNotRead()
    {
        await using var server = await RunningServer.StartOwnAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[33 << 20]), "file", "big.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sites/upload") { Content = form };
        // The server says no to the header, before any of the body is sent; by itself a client waits but a second for its word.
        request.Headers.ExpectContinue = true;
        using var patient = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = server.Client.BaseAddress };
        using var response = await patient.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Contains("32 MB", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static object Square(double west, double south, double size) => new
    {
        type = "Polygon",
        coordinates = new[]
        {
            new[] { new[] { west, south }, [west + size, south], [west + size, south + size], [west, south + size], [west, south] },
        },
    };

    private static async Task<JsonElement> DrawAsync(RunningServer server, object geometry, double requestedMw)
    {
        using var response = await server.Client.PostAsJsonAsync(
            "/api/sites/drawn", new { type = "Feature", properties = new { name = "Mine", requestedMw }, geometry }, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static async Task<HttpResponseMessage> UploadAsync(RunningServer server, string name, string text)
    {
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var form = new MultipartFormDataContent { { file, "file", name } };
        return await server.Client.PostAsync("/api/sites/upload", form, Cancel);
    }

    private static async Task<List<string>> RankedIdsAsync(RunningServer server)
    {
        using var response = await server.Client.PostAsJsonAsync("/api/rank", new { }, Cancel);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        return [.. answer.GetProperty("sites").EnumerateArray().Select(site => site.GetProperty("id").GetString()!).Order(StringComparer.Ordinal)];
    }
}
