using System.Net;
using Planner.App.Access;
using Planner.Domain.Diagnostics;
using Planner.Web.Security;

namespace Planner.Web.Tests;

/// <summary>Where the server may listen.</summary>
public sealed class ListenTest
{
    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://192.0.2.1:5080")]
    [InlineData("http://127.0.0.1:5080;http://[::]:5080")]
    public void Listen_WhereANetworkReaches_OnlyWithAccessRules(string urls)
    {
        var refused = Assert.Throws<BadInputException>(() => ListenAddresses.Require(Options(urls, AccessRules.ThisMachineOnly)));
        Assert.Contains(refused.Diagnostics, diagnostic => diagnostic.Code == "serve.not-loopback");
        var keyed = Options(urls, new() { KeyFile = "keys.json" });
        var plain = Assert.Throws<BadInputException>(() => ListenAddresses.Require(keyed));
        Assert.Contains(plain.Diagnostics, diagnostic => diagnostic.Code == "serve.plain-http");
        ListenAddresses.Require(keyed with { TlsProxy = IPAddress.Loopback });
        ListenAddresses.Require(keyed with { Urls = urls.Replace("http://", "https://", StringComparison.Ordinal) });
    }

    private static ServerOptions Options(string urls, AccessRules access) => new() { Urls = urls, StateFolder = "", Access = access };
}
