using System.Net;
using Planner.Domain.Diagnostics;

namespace Planner.Web.Security;

/// <summary>Where a server may listen: on this machine only, unless everybody has to say who they are, and unheard by others.</summary>
public static class ListenAddresses
{
    /// <exception cref="BadInputException">An address is malformed, or can be reached from a network without access rules or without encryption.</exception>
    public static void Require(ServerOptions options)
    {
        var bag = new DiagnosticBag();
        foreach (var url in options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Check(url, options, bag);
        }

        bag.ThrowIfErrors();
    }

    private static void Check(string url, ServerOptions options, DiagnosticBag bag)
    {
        var where = new InputLocation("--urls");
        // "http://*:80" and "http://+:80" are every address of the machine; as a URI they are malformed.
        var plain = url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
        if (!Uri.TryCreate(plain, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            bag.Error(
                "serve.bad-url", $"'{url}' is not an http address", where,
                "The server must know where to listen", "Write it like http://127.0.0.1:5080");
        }
        else if (!options.Access.AsksWho && !IsLoopback(address))
        {
            bag.Error(
                "serve.not-loopback", $"'{url}' can be reached from a network", where,
                "No authentication is configured, so anybody there could read and change your studies",
                "Listen on 127.0.0.1 or localhost, or say with --access who may come in");
        }
        else if (address.Scheme == "http" && options.TlsProxy is null && !IsLoopback(address))
        {
            bag.Error(
                "serve.plain-http", $"'{url}' would take keys over a network in plain HTTP", where,
                "Whoever is on the way could read them and come in",
                "Write an https address (ASPNETCORE_Kestrel__Certificates__Default__Path names its certificate), or put a proxy with TLS before the server and give its address with --tls-proxy");
        }
    }

    private static bool IsLoopback(Uri address) =>
        address.Host == "localhost"
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
