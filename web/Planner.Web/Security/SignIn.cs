using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Planner.App.Access;

namespace Planner.Web.Security;

/// <summary>How a person in a browser says who they are: with an access key, or at the identity provider.</summary>
internal static class SignIn
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet("/signin", Page).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/signin", WithKey).AllowAnonymous().ExcludeFromDescription().DisableAntiforgery();
        app.MapGet("/signin/provider", AtProvider).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/signout", Out).AllowAnonymous().ExcludeFromDescription();
    }

    public static void MapWhoAmI(this RouteGroupBuilder api) => api.MapGet("/me", WhoAmI).AllowAnonymous().WithName("WhoAmI");

    public static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "planner";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = Lasts;
        options.Events.OnRedirectToLogin = context => End(context.Response, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => End(context.Response, StatusCodes.Status403Forbidden);
        options.Events.OnValidatePrincipal = RequireKeyThatHolds;
    }

    /// <summary>Who the server takes the caller for; the map asks this first.</summary>
    internal sealed record Who(string? Name, Role? Role, bool AsksWho, string SignIn);

    private static Ok<Who> WhoAmI(HttpContext context, AccessRules rules)
    {
        var role = context.User.FindAll(Access.RoleClaim).Select(claim => Find(claim.Value)).Max();
        return TypedResults.Ok(new Who(context.User.FindFirst(Access.NameClaim)?.Value, role, rules.AsksWho, "/signin"));
    }

    private static Role? Find(string name) => Enum.TryParse<Role>(name, ignoreCase: true, out var role) ? role : null;

    private static ContentHttpResult Page(AccessRules rules, string? failed = null)
    {
        var key = rules.KeyFile is null ? "" :
            "<form method=\"post\" action=\"/signin\"><label>Access key / 访问密钥 "
            + "<input name=\"key\" type=\"password\" autocomplete=\"current-password\" required></label> <button>Sign in / 登录</button></form>";
        var provider = rules.OpenId is not { SignsPeopleIn: true } openId ? "" :
            $"<p><a href=\"/signin/provider\">Sign in at / 前往登录 {HtmlEncoder.Default.Encode(openId.Authority.Host)}</a>";
        var note = failed is null ? "" : "<p role=\"alert\">This key is unknown or revoked. / 该密钥无效或已被撤销。";
        return TypedResults.Content(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
            + $"<title>Planner</title><main><h1>Planner</h1>{note}{key}{provider}</main></html>",
            "text/html; charset=utf-8");
    }

    private static async Task<IResult> WithKey([FromForm] string key, HttpContext context, AccessRules rules)
    {
        var keys = rules.KeyFile is null ? null : context.RequestServices.GetRequiredService<KeyFile>();
        if (keys?.Find(key) is not { } found)
        {
            return Results.LocalRedirect("/signin?failed=1");
        }

        await context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            KeyUser.PrincipalOf(found, CookieAuthenticationDefaults.AuthenticationScheme));
        return Results.LocalRedirect("/");
    }

    private static IResult AtProvider(AccessRules rules) => rules.OpenId is { SignsPeopleIn: true }
        ? Results.Challenge(new() { RedirectUri = "/" }, [OpenIdConnectDefaults.AuthenticationScheme])
        : Results.LocalRedirect("/signin");

    private static async Task<IResult> Out(HttpContext context, AccessRules rules)
    {
        if (rules.AsksWho)
        {
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }

        return Results.LocalRedirect("/");
    }

    private static Task End(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }

    // A revoked key ends its browser sessions too.
    private static Task RequireKeyThatHolds(CookieValidatePrincipalContext context)
    {
        if (context.Principal?.FindFirst(Access.KeyClaim) is { } key
            && !context.HttpContext.RequestServices.GetRequiredService<KeyFile>().Holds(key.Value))
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }
}
