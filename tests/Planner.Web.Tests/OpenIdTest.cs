using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Planner.App.Access;

namespace Planner.Web.Tests;

/// <summary>OpenID Connect, against an issuer of the test's own on this machine.</summary>
public sealed class OpenIdTest(OpenIdTest.Provider provider) : IClassFixture<OpenIdTest.Provider>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("viewer", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("analyst", HttpStatusCode.OK, HttpStatusCode.BadRequest)]
    [InlineData("admin", HttpStatusCode.OK, HttpStatusCode.BadRequest)]
    [InlineData("stranger", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Token_WithARole_MayWhatTheRoleMay(string role, HttpStatusCode look, HttpStatusCode plan)
    {
        var token = Provider.Token(provider.Issuer, Provider.Audience, provider.Signing, role);
        Assert.Equal(look, await StatusAsync(HttpMethod.Get, "/api/workspace", token));
        Assert.Equal(plan, await StatusAsync(HttpMethod.Post, "/api/plan", token));
    }

    [Fact]
    public async Task Token_OfAnotherAudienceIssuerOrKey_OrOutOfTime_Is401()
    {
        using var other = RSA.Create(2048);
        string[] forged =
        [
            Provider.Token(provider.Issuer, "another", provider.Signing, "admin"),
            Provider.Token("http://127.0.0.1:1", Provider.Audience, provider.Signing, "admin"),
            Provider.Token(provider.Issuer, Provider.Audience, new RsaSecurityKey(other) { KeyId = "test" }, "admin"),
            Provider.Token(provider.Issuer, Provider.Audience, provider.Signing, "admin", TimeSpan.FromHours(-2)),
        ];
        foreach (var token in forged)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Get, "/api/workspace", token));
        }
    }

    [Fact]
    public async Task SignIn_AtTheProvider_OpensTheApiToTheBrowser()
    {
        using var browser = new HttpClient { BaseAddress = provider.Server.Address };
        using var before = await browser.GetAsync("/api/workspace", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, before.StatusCode);
        using var signedIn = await browser.GetAsync("/signin/provider", Cancel);
        Assert.Equal("/", signedIn.RequestMessage!.RequestUri!.AbsolutePath);
        var me = await browser.GetFromJsonAsync<JsonElement>("/api/me", Cancel);
        Assert.Equal("analyst", me.GetProperty("role").GetString());
        using var after = await browser.GetAsync("/api/workspace", Cancel);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string token)
    {
        using var request = new HttpRequestMessage(method, new Uri(provider.Server.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (method == HttpMethod.Post)
        {
            request.Content = JsonContent.Create(new { siteCount = -1 });
        }

        using var response = await provider.Server.Client.SendAsync(request, Cancel);
        return response.StatusCode;
    }

    /// <summary>An issuer, and a server that trusts it.</summary>
    public sealed class Provider : IAsyncLifetime
    {
        public const string Audience = "planner";

        private const string ClientId = "planner-web";

        private readonly Dictionary<string, string> nonces = new(StringComparer.Ordinal);
        private WebApplication? issuer;
        private RunningServer? running;

        public RsaSecurityKey Signing { get; } = new(RSA.Create(2048)) { KeyId = "test" };

        public string Issuer => issuer!.Urls.First();

        public RunningServer Server => running!;

        public async ValueTask InitializeAsync()
        {
            issuer = BuildIssuer();
            await issuer.StartAsync(Cancel);
            running = await RunningServer.StartAsync(new AccessRules { OpenId = new(new Uri(Issuer), Audience, "groups", ClientId) });
        }

        public async ValueTask DisposeAsync()
        {
            await running!.DisposeAsync();
            await issuer!.DisposeAsync();
            Signing.Rsa.Dispose();
        }

        private WebApplication BuildIssuer()
        {
            var builder = WebApplication.CreateBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
            {
                ["issuer"] = Issuer,
                ["jwks_uri"] = Issuer + "/keys",
                ["authorization_endpoint"] = Issuer + "/authorize",
                ["token_endpoint"] = Issuer + "/token",
                ["response_types_supported"] = new[] { "code" },
                ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
            }));
            app.MapGet("/keys", () => Results.Json(new { keys = new[] { PublicKey() } }));
            app.MapGet("/authorize", (string redirect_uri, string state, string nonce) =>
            {
                var code = "code-" + nonces.Count;
                nonces[code] = nonce;
                return Results.Redirect($"{redirect_uri}?code={code}&state={Uri.EscapeDataString(state)}");
            });
            app.MapPost("/token", async (HttpRequest request) =>
            {
                var form = await request.ReadFormAsync(Cancel);
                var idToken = Token(Issuer, ClientId, Signing, "analyst", nonce: nonces[form["code"].ToString()]);
                return Results.Json(new Dictionary<string, object>
                {
                    ["access_token"] = "unused",
                    ["token_type"] = "Bearer",
                    ["expires_in"] = 60,
                    ["id_token"] = idToken,
                });
            });
            return app;
        }

        private object PublicKey()
        {
            var key = Signing.Rsa.ExportParameters(includePrivateParameters: false);
            return new
            {
                kty = "RSA",
                use = "sig",
                alg = "RS256",
                kid = Signing.KeyId,
                n = Base64UrlEncoder.Encode(key.Modulus!),
                e = Base64UrlEncoder.Encode(key.Exponent!),
            };
        }

        public static string Token(string issuer, string audience, RsaSecurityKey key, string role, TimeSpan? age = null, string? nonce = null)
        {
            var from = TimeProvider.System.GetUtcNow().UtcDateTime + (age ?? TimeSpan.FromMinutes(-1));
            List<Claim> claims = [new("sub", "someone"), new("name", "Someone"), new("groups", role)];
            if (nonce is not null)
            {
                claims.Add(new("nonce", nonce));
            }

            return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
            {
                Issuer = issuer,
                Audience = audience,
                Subject = new(claims),
                NotBefore = from,
                IssuedAt = from,
                Expires = from.AddMinutes(30),
                SigningCredentials = new(key, SecurityAlgorithms.RsaSha256),
            });
        }
    }
}
