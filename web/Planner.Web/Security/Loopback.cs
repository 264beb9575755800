using System.Net;
using Planner.Domain.Diagnostics;

namespace Planner.Web.Security;

/// <summary>Without authentication, only this machine may reach the server.</summary>
public static class Loopback
{
    /// <exception cref="BadInputException">An address is malformed or can be reached from a network.</exception>
    public static void Require(string urls)
    {
        var bag = new DiagnosticBag();
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Check(url, bag);
        }

        bag.ThrowIfErrors();
    }

    private static void Check(string url, DiagnosticBag bag)
    {
        var where = new InputLocation("--urls");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            bag.Error(
                "serve.bad-url", $"'{url}' is not an http address", where,
                "The server must know where to listen", "Write it like http://127.0.0.1:5080");
        }
        else if (!IsLoopback(address))
        {
            bag.Error(
                "serve.not-loopback", $"'{url}' can be reached from a network", where,
                "No authentication is configured, so anybody there could read and change your studies",
                "Listen on 127.0.0.1 or localhost, and put an authenticating proxy or an SSH tunnel in front");
        }
    }

    private static bool IsLoopback(Uri address) =>
        address.Host == "localhost"
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
