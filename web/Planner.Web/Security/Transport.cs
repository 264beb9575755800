using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Planner.Web.Security;

/// <summary>Keys and sign-ins cross a network encrypted or not at all. On this machine itself plain HTTP will do.</summary>
internal static class Transport
{
    /// <summary>Where a proxy ends the encryption, its word counts for how and whence a request came; nobody else's does.</summary>
    public static void UseTransport(this WebApplication app, ServerOptions options)
    {
        if (options.TlsProxy is { } proxy)
        {
            app.UseForwardedHeaders(Trust(proxy));
        }

        if (options.Access.AsksWho)
        {
            app.Use((context, next) => IsReadable(context) ? Refuse(context) : next(context));
        }
    }

    private static ForwardedHeadersOptions Trust(IPAddress proxy)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedFor };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        options.KnownProxies.Add(proxy);
        if (proxy.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork)
        {
            // As a socket for both families sees it.
            options.KnownProxies.Add(proxy.MapToIPv6());
        }

        return options;
    }

    private static bool IsReadable(HttpContext context) =>
        !context.Request.IsHttps && !(context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from));

    private static Task Refuse(HttpContext context) => Results.Problem(
        "A key sent over plain HTTP can be read on its way: treat it as known to others and make a new one. Use the https address.",
        statusCode: StatusCodes.Status403Forbidden,
        title: "This request came unencrypted over a network").ExecuteAsync(context);
}
