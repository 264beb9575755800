using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Planner.Web.Tests;

/// <summary>What an operator and a client's cache see: health, metrics, tags, compression, the API's document.</summary>
public sealed class OperationTest(RunningServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Health_OfARunningServer_IsLiveAndReadyOncePrepared()
    {
        var live = await server.Client.GetFromJsonAsync<JsonElement>("/health/live", Cancel);
        Assert.Equal("live", live.GetProperty("status").GetString());
        var before = await server.Client.GetFromJsonAsync<JsonElement>("/health/ready", Cancel);
        Assert.Equal("preparing", before.GetProperty("status").GetString());
        await server.PrepareAsync();
        var ready = await server.Client.GetFromJsonAsync<JsonElement>("/health/ready", Cancel);
        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.Equal(server.Workspace.Info.ContentHash, ready.GetProperty("contentHash").GetString());
    }

    [Fact]
    public async Task Metrics_AfterARequest_CountItAndTheMemory()
    {
        await server.Client.GetStringAsync("/health/live", Cancel);
        var text = await server.Client.GetStringAsync("/metrics", Cancel);
        Assert.Contains("http_server_request_duration_seconds_count{", text, StringComparison.Ordinal);
        Assert.Contains("planner_jobs_waiting", text, StringComparison.Ordinal);
        Assert.Contains("dotnet_process_memory_working_set", text, StringComparison.Ordinal);
    }

    /// <summary>A reader who leaves in the middle ends the answer there; the next one must not be given that half.</summary>
    [Fact]
    public async Task Get_AfterAReaderLeft_IsWhole()
    {
        var sites = (await server.Client.GetFromJsonAsync<JsonElement>("/api/sites", Cancel)).GetProperty("sites").EnumerateArray();
        foreach (var (index, site) in sites.Take(40).Index())
        {
            var path = $"/api/sites/{site.GetProperty("id").GetString()}";
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            leaving.CancelAfter(TimeSpan.FromMilliseconds(2 * index));
            await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                using var left = await server.Client.GetAsync(path, leaving.Token);
                await leaving.CancelAsync();
                leaving.Token.ThrowIfCancellationRequested();
            });
            using var whole = JsonDocument.Parse(await server.Client.GetStringAsync(path, Cancel));
            Assert.Equal(JsonValueKind.Object, whole.RootElement.GetProperty("determination").ValueKind);
        }
    }

    [Fact]
    public async Task Get_Again_Is304UntilASiteIsAddedAndThenShowsIt()
    {
        await using var own = await RunningServer.StartOwnAsync();
        string[] paths = ["/api/workspace", "/api/sites", "/api/grid/flow"];
        var tags = new List<EntityTagHeaderValue>();
        foreach (var path in paths)
        {
            using var first = await own.Client.GetAsync(path, Cancel);
            tags.Add(first.Headers.ETag!);
            Assert.Equal(HttpStatusCode.NotModified, await AskAgainAsync(own, path, tags[^1]));
            Assert.Equal(HttpStatusCode.OK, await AskAgainAsync(own, path + "?other=1", tags[^1]));
        }

        var before = (await own.Client.GetFromJsonAsync<JsonElement>("/api/sites", Cancel)).GetProperty("sites").GetArrayLength();
        using var drawn = await own.Client.PostAsJsonAsync(
            "/api/sites/drawn", new { type = "Feature", geometry = new { type = "Point", coordinates = new[] { -86.4, 35.4 } } }, Cancel);
        Assert.Equal(HttpStatusCode.OK, drawn.StatusCode);
        foreach (var (path, tag) in paths.Zip(tags))
        {
            Assert.Equal(HttpStatusCode.OK, await AskAgainAsync(own, path, tag));
        }

        var after = (await own.Client.GetFromJsonAsync<JsonElement>("/api/sites", Cancel)).GetProperty("sites").GetArrayLength();
        Assert.Equal(before + 1, after);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Get_ClientThatCanUnpack_IsSentLess(string encoding)
    {
        var plain = await server.Client.GetByteArrayAsync("/api/grid/flow", Cancel);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/grid/flow");
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
            using var response = await server.Client.SendAsync(request, Cancel);
            Assert.Equal(encoding, Assert.Single(response.Content.Headers.ContentEncoding));
            Assert.InRange((await response.Content.ReadAsByteArrayAsync(Cancel)).Length, 100, plain.Length / 2);
        }
    }

    [Fact]
    public async Task OpenApi_Document_TypesEveryAnswerAndEveryProblem()
    {
        var document = await server.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancel);
        foreach (var operation in Operations(document))
        {
            Assert.NotEmpty(operation.GetProperty("operationId").GetString()!);
            var responses = operation.GetProperty("responses");
            Assert.True(responses.GetProperty("default").GetProperty("content").TryGetProperty("application/problem+json", out _));
            Assert.Contains(responses.EnumerateObject(), response => response.Name is "200" or "202" or "204");
        }

        string[] ids = [.. Operations(document).Select(operation => operation.GetProperty("operationId").GetString()!)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.Equal("number", schemas.GetProperty("SiteLine").GetProperty("properties").GetProperty("lon").GetProperty("type").GetString());
        Assert.Contains("unknown", schemas.GetProperty("Truth").GetProperty("enum").EnumerateArray().Select(word => word.GetString()));
    }

    [Fact]
    public async Task DescribeApi_WithoutAWorkspace_IsTheServersDocument()
    {
        var served = await server.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancel);
        var made = JsonDocument.Parse(await PlannerServer.DescribeApiAsync(Cancel)).RootElement;
        Assert.Equal(
            served.GetProperty("paths").EnumerateObject().Select(path => path.Name), made.GetProperty("paths").EnumerateObject().Select(path => path.Name));
    }

    private static IEnumerable<JsonElement> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(operation => operation.Value);

    private static async Task<HttpStatusCode> AskAgainAsync(RunningServer server, string path, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(tag);
        using var response = await server.Client.SendAsync(request, Cancel);
        return response.StatusCode;
    }
}
