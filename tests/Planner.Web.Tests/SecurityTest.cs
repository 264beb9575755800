using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Planner.App.Access;

namespace Planner.Web.Tests;

/// <summary>Who may do what: every endpoint, as nobody and in every role.</summary>
public sealed class SecurityTest(KeyedServer keyed) : IClassFixture<KeyedServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private RunningServer Server => keyed.Server;

    private KeyFile KeyFile => keyed.KeyFile;

    private Dictionary<Role, string> Keys => keyed.Keys;

    [Fact]
    public void Endpoints_All_NameARoleOrSayThatTheyAreOpen()
    {
        string[] known = Enum.GetNames<Role>();
        Assert.All(Endpoints(), endpoint => Assert.True(
            IsOpen(endpoint) || Policies(endpoint).Any(known.Contains), $"{endpoint.DisplayName} names no role."));
        string[] open = [.. Endpoints().Where(IsOpen).Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal)];
        Assert.Subset(
            new HashSet<string> { "/", "/api/me", "/basemap/{archive}/{z:int}/{x:int}/{y:int}.mvt", "/health/live", "/health/ready", "/signin", "/signin/provider", "/signout", "/{*path:nonfile}" },
            open.ToHashSet());
    }

    [Fact]
    public async Task Endpoints_AllInEveryRole_LetInWhoMayAndNobodyElse()
    {
        Assert.NotEmpty(Endpoints());
        foreach (var endpoint in Endpoints().Where(endpoint => !IsOpen(endpoint)))
        {
            var least = Policies(endpoint).Select(Enum.Parse<Role>).Max();
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(endpoint, null));
            foreach (var role in Enum.GetValues<Role>())
            {
                var status = await StatusAsync(endpoint, Keys[role]);
                Assert.True(
                    role < least ? status == HttpStatusCode.Forbidden : status is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized),
                    $"{endpoint.DisplayName} answers {role} with {status}.");
            }
        }
    }

    [Theory]
    [InlineData("plnr_0000000000_0000")]
    [InlineData("plnr_")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Get_WithWhatIsNoKey_Is401(string text) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("/api/workspace", text));

    [Fact]
    public async Task Get_KeyOfAnotherWithTheSameId_Is401()
    {
        var key = Keys[Role.Admin];
        var forged = key[..^1] + (key[^1] == '0' ? '1' : '0');
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/api/workspace", key));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("/api/workspace", forged));
    }

    [Fact]
    public async Task Get_RevokedKey_Is401AtOnceOnARunningServer()
    {
        var key = keyed.AddKey(Role.Viewer);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/api/workspace", key));
        Assert.True(KeyFile.Revoke(AccessKey.FindId(key)!, DateTimeOffset.UnixEpoch));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("/api/workspace", key));
    }

    [Fact]
    public void KeyFile_OnDisk_HoldsNoSecretAndIsItsOwnersAlone()
    {
        var text = File.ReadAllText(keyed.Path);
        Assert.All(Keys.Values, key => Assert.DoesNotContain(key.Split('_')[2], text, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(keyed.Path));
        }
    }

    [Fact]
    public async Task SignIn_WithKey_OpensTheApiToTheBrowserUntilTheKeyIsRevoked()
    {
        var key = keyed.AddKey(Role.Analyst);
        using var browser = new HttpClient { BaseAddress = Server.Address };
        using var wrong = await browser.PostAsync("/signin", Form("plnr_1_2"), Cancel);
        Assert.Contains("role=\"alert\"", await wrong.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var right = await browser.PostAsync("/signin", Form(key), Cancel);
        var me = await browser.GetFromJsonAsync<JsonElement>("/api/me", Cancel);
        Assert.Equal("analyst", me.GetProperty("role").GetString());
        using var workspace = await browser.GetAsync("/api/workspace", Cancel);
        Assert.Equal(HttpStatusCode.OK, workspace.StatusCode);
        KeyFile.Revoke(AccessKey.FindId(key)!, DateTimeOffset.UnixEpoch);
        using var after = await browser.GetAsync("/api/workspace", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Post_FromAnotherPage_Is403(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.Address, "/api/rank")) { Content = JsonContent.Create(new { }) };
        request.Headers.Add("X-Api-Key", Keys[Role.Admin]);
        request.Headers.Add(header, value);
        using var response = await Server.Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Post_FromOurPage_IsTaken()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.Address, "/api/rank")) { Content = JsonContent.Create(new { }) };
        request.Headers.Add("X-Api-Key", Keys[Role.Viewer]);
        request.Headers.Add("Origin", Server.Address.GetLeftPart(UriPartial.Authority));
        using var response = await Server.Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/me")]
    [InlineData("/api/nothing")]
    [InlineData("/signin")]
    public async Task Get_Anything_CarriesThePolicyThatAllowsNoForeignAndNoInlineScript(string path)
    {
        using var response = await Server.Client.GetAsync(path, Cancel);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Get_FasterThanTheLimit_Is429WithRetryAfter()
    {
        // A server of its own: what this test uses up, others would miss.
        await using var own = await RunningServer.StartAsync(new AccessRules { KeyFile = keyed.Path });
        var responses = await Task.WhenAll(Enumerable.Range(0, 1200).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(own.Address, "/health/live"));
            request.Headers.Add("X-Api-Key", Keys[Role.Viewer]);
            using var response = await own.Client.SendAsync(request, Cancel);
            return (response.StatusCode, response.Headers.RetryAfter);
        }));
        Assert.Contains(responses, response => response.StatusCode == HttpStatusCode.OK);
        Assert.All(
            responses.Where(response => response.StatusCode != HttpStatusCode.OK),
            response => Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1)), (response.StatusCode, response.RetryAfter?.Delta)));
    }

    /// <summary>Without a proxy that is known, what a client says of its way is not believed: this one came from this machine.</summary>
    [Theory]
    [InlineData(true, "http", HttpStatusCode.Forbidden)]
    [InlineData(true, "https", HttpStatusCode.OK)]
    [InlineData(true, null, HttpStatusCode.OK)]
    [InlineData(false, "http", HttpStatusCode.OK)]
    public async Task Get_KeyThatCameOverANetwork_OnlyEncrypted(bool behindProxy, string? scheme, HttpStatusCode expected)
    {
        await using var own = await RunningServer.StartAsync(new AccessRules { KeyFile = keyed.Path }, behindProxy ? IPAddress.Loopback : null);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(own.Address, "/api/me"));
        request.Headers.Add("X-Api-Key", Keys[Role.Viewer]);
        if (scheme is not null)
        {
            request.Headers.Add("X-Forwarded-Proto", scheme);
            request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        }

        using var response = await own.Client.SendAsync(request, Cancel);
        Assert.Equal(expected, response.StatusCode);
    }

    private static FormUrlEncodedContent Form(string key) => new(new Dictionary<string, string> { ["key"] = key });

    private List<RouteEndpoint> Endpoints() =>
        [.. Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static IEnumerable<string> Policies(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>()
            .Select(policy => char.ToUpperInvariant(policy[0]) + policy[1..]);

    private async Task<HttpStatusCode> StatusAsync(RouteEndpoint endpoint, string? key)
    {
        var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Fill))));
        var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
        using var request = new HttpRequestMessage(new(method), new Uri(Server.Address, "/" + path));
        if (method is "POST" or "PUT")
        {
            // No endpoint takes it, so that being let in starts nothing.
            var type = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0] ?? "application/json";
            request.Content = new StringContent("!", Encoding.UTF8, new MediaTypeHeaderValue(type));
        }

        return await SendAsync(request, key);
    }

    private async Task<HttpStatusCode> StatusAsync(string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Address, path));
        return await SendAsync(request, key);
    }

    private async Task<HttpStatusCode> SendAsync(HttpRequestMessage request, string? key)
    {
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
        }

        for (; ; await Task.Delay(TimeSpan.FromMilliseconds(200), Cancel))
        {
            using var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content };
            foreach (var header in request.Headers)
            {
                copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            using var response = await Server.Client.SendAsync(copy, HttpCompletionOption.ResponseHeadersRead, Cancel);
            if (response.StatusCode != HttpStatusCode.TooManyRequests)
            {
                return response.StatusCode;
            }
        }
    }

    private static string Fill(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPart part) => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart => "1",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
        _ => throw new InvalidOperationException("An unknown part of a route."),
    };
}
