using System.Net;
using Planner.App.Access;

namespace Planner.Web;

/// <summary>How a server is run.</summary>
public sealed record ServerOptions
{
    /// <summary>Addresses to listen on, separated by semicolons. Without access rules only loopback addresses are accepted.</summary>
    public required string Urls { get; init; }

    /// <summary>Folder for jobs and added sites; each workspace has its own part of it.</summary>
    public required string StateFolder { get; init; }

    public AccessRules Access { get; init; } = AccessRules.ThisMachineOnly;

    /// <summary>
    /// The proxy that ends TLS before this server: then it may listen on a network by plain HTTP, and only this proxy's
    /// X-Forwarded-Proto and X-Forwarded-For are believed. Null: there is none, and nobody's are.
    /// </summary>
    public IPAddress? TlsProxy { get; init; }

    /// <summary>True: one JSON object a line for a log collector; false: text for people. Both on standard error.</summary>
    public bool JsonLog { get; init; }

    /// <summary>Where state is kept when the user does not say.</summary>
    public static string DefaultStateFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create) is { Length: > 0 } data
            ? data
            : Path.GetTempPath(),
        "planner",
        "state");
}
