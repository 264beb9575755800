using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Planner.App.Access;

namespace Planner.Web.Security;

/// <summary>Without access rules the server listens on this machine only, and whoever sits at it may do all.</summary>
internal sealed class LocalUser(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public new const string Scheme = "this-machine";

    private static readonly AuthenticationTicket Ticket = new(
        new(new ClaimsIdentity(
            [new(Access.NameClaim, "this machine"), new(Access.RoleClaim, Access.PolicyOf(Role.Admin))], Scheme, Access.NameClaim, Access.RoleClaim)),
        Scheme);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.Success(Ticket));
}
