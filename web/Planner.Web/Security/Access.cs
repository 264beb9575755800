using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Planner.App.Access;

namespace Planner.Web.Security;

/// <summary>Who a request is from, and what each endpoint asks of them.</summary>
internal static class Access
{
    public const string NameClaim = "name";
    public const string RoleClaim = "role";
    public const string KeyClaim = "key";

    /// <summary>Chooses the scheme by what the request carries.</summary>
    private const string ByCredential = "by-credential";

    public static void AddAccess(this IServiceCollection services, AccessRules rules)
    {
        services.AddSingleton(rules);
        if (rules.KeyFile is { } path)
        {
            services.AddSingleton(new KeyFile(path));
        }

        AddSchemes(services.AddAuthentication(rules.AsksWho ? ByCredential : LocalUser.Scheme), rules);
        services.AddAuthorization(AddPolicies);
    }

    /// <summary>Lets in the role and those above it.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoints, Role role)
        where TBuilder : IEndpointConventionBuilder => endpoints.RequireAuthorization(PolicyOf(role));

    public static string PolicyOf(Role role) => role.ToString().ToLowerInvariant();

    // An endpoint that names no role is closed to whoever has none.
    private static void AddPolicies(AuthorizationOptions options)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            string[] allowed = [.. Enum.GetValues<Role>().Where(other => other >= role).Select(PolicyOf)];
            options.AddPolicy(PolicyOf(role), policy => policy.RequireAuthenticatedUser().RequireClaim(RoleClaim, allowed));
        }

        options.FallbackPolicy = options.GetPolicy(PolicyOf(Role.Viewer));
    }

    private static void AddSchemes(AuthenticationBuilder schemes, AccessRules rules)
    {
        if (!rules.AsksWho)
        {
            schemes.AddScheme<AuthenticationSchemeOptions, LocalUser>(LocalUser.Scheme, null);
            return;
        }

        schemes.AddPolicyScheme(ByCredential, null, options => options.ForwardDefaultSelector = context => SchemeOf(context, rules));
        schemes.AddCookie(SignIn.ConfigureCookie);
        if (rules.KeyFile is not null)
        {
            schemes.AddScheme<AuthenticationSchemeOptions, KeyUser>(KeyUser.Scheme, null);
        }

        if (rules.OpenId is { } provider)
        {
            AddOpenId(schemes, provider);
        }
    }

    private static string SchemeOf(HttpContext context, AccessRules rules)
    {
        var bearer = KeyUser.FindCredential(context.Request);
        return bearer switch
        {
            null => CookieAuthenticationDefaults.AuthenticationScheme,
            _ when rules.KeyFile is not null && AccessKey.FindId(bearer) is not null => KeyUser.Scheme,
            _ => rules.OpenId is null ? KeyUser.Scheme : JwtBearerDefaults.AuthenticationScheme,
        };
    }

    private static void AddOpenId(AuthenticationBuilder schemes, OpenIdProvider provider)
    {
        schemes.AddJwtBearer(options =>
        {
            options.Authority = provider.Authority.AbsoluteUri;
            options.Audience = provider.Audience;
            options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
            options.MapInboundClaims = false;
            options.Events = new() { OnTokenValidated = context => Take(context.Principal, provider) };
        });
        if (provider.SignsPeopleIn)
        {
            schemes.AddOpenIdConnect(options => Configure(options, provider));
        }
    }

    private static void Configure(OpenIdConnectOptions options, OpenIdProvider provider)
    {
        options.Authority = provider.Authority.AbsoluteUri;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
        options.ResponseType = "code";
        options.UsePkce = true;
        // The answer comes in the address and not in a form of another site, so the cookies of the flow may stay strict about sites.
        options.ResponseMode = "query";
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        }
        options.MapInboundClaims = false;
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.CallbackPath = "/signin/callback";
        options.Events = new() { OnTokenValidated = context => Take(context.Principal, provider) };
    }

    // The issuer's claim becomes ours, so that one name of it stands in every policy.
    private static Task Take(System.Security.Claims.ClaimsPrincipal? principal, OpenIdProvider provider)
    {
        var identity = (System.Security.Claims.ClaimsIdentity)principal!.Identity!;
        foreach (var claim in principal.FindAll(provider.RoleClaim).ToList().Where(claim => claim.Type != RoleClaim))
        {
            identity.AddClaim(new(RoleClaim, claim.Value));
        }

        return Task.CompletedTask;
    }
}
