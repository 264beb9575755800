using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Planner.App.Access;

namespace Planner.Web.Security;

/// <summary>A program that sends an access key, as <c>Authorization: Bearer plnr_...</c> or <c>X-Api-Key: plnr_...</c>.</summary>
internal sealed class KeyUser(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, KeyFile keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public new const string Scheme = "key";

    private const string Bearer = "Bearer ";

    public static string? FindCredential(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : request.Headers["X-Api-Key"].FirstOrDefault();

    public static ClaimsPrincipal PrincipalOf(AccessKey key, string scheme) => new(new ClaimsIdentity(
        [new(Access.NameClaim, key.Name), new(Access.RoleClaim, Access.PolicyOf(key.Role)), new(Access.KeyClaim, key.Id)],
        scheme, Access.NameClaim, Access.RoleClaim));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        FindCredential(Request) is not { } text ? AuthenticateResult.NoResult()
        : keys.Find(text) is { } key ? AuthenticateResult.Success(new(PrincipalOf(key, Scheme), Scheme))
        : AuthenticateResult.Fail("The access key is unknown or revoked."));

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }
}
