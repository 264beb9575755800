using System.Net;
using Planner.App.Access;
using Planner.Domain.Diagnostics;

namespace Planner.Web.Security;

/// <summary>Where a server may listen: on this machine only, unless everybody has to say who they are.</summary>
public static class ListenAddresses
{
    /// <exception cref="BadInputException">An address is malformed, or can be reached from a network without access rules.</exception>
    public static void Require(string urls, AccessRules access)
    {
        var bag = new DiagnosticBag();
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Check(url, access, bag);
        }

        bag.ThrowIfErrors();
    }

    private static void Check(string url, AccessRules access, DiagnosticBag bag)
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
        else if (!access.AsksWho && !IsLoopback(address))
        {
            bag.Error(
                "serve.not-loopback", $"'{url}' can be reached from a network", where,
                "No authentication is configured, so anybody there could read and change your studies",
                "Listen on 127.0.0.1 or localhost, or say with --access who may come in");
        }
    }

    private static bool IsLoopback(Uri address) =>
        address.Host == "localhost"
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
