namespace Planner.App.Access;

/// <summary>Who may use a server. Without keys and without an identity provider: this machine only, and everybody on it may do all.</summary>
public sealed record AccessRules
{
    public static AccessRules ThisMachineOnly { get; } = new();

    /// <summary>File of access keys; null: there are none.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The identity provider; null: there is none.</summary>
    public OpenIdProvider? OpenId { get; init; }

    /// <summary>True when everybody has to say who they are.</summary>
    public bool AsksWho => KeyFile is not null || OpenId is not null;
}

/// <summary>An OpenID Connect provider.</summary>
/// <param name="Authority">Address of the issuer; its metadata stand at /.well-known/openid-configuration.</param>
/// <param name="Audience">Audience that tokens of programs must be for.</param>
/// <param name="RoleClaim">Claim with "viewer", "analyst" or "admin"; without it one is known but may do nothing.</param>
/// <param name="ClientId">Id of this server at the issuer, for people in browsers; null: programs only.</param>
/// <param name="ClientSecret">Its secret; null: a public client with PKCE.</param>
public sealed record OpenIdProvider(
    Uri Authority, string Audience, string RoleClaim = "roles", string? ClientId = null, string? ClientSecret = null)
{
    public bool SignsPeopleIn => ClientId is not null;
}
