using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Planner.App;
using Planner.App.Access;

namespace Planner.Web;

/// <summary>Asks a server that has just begun to listen for what a first page asks for, so that people do not wait for it.</summary>
/// <remarks>
/// It asks over HTTP as a browser does: endpoints, serialisation and compression that run for the first time are most of what
/// is slow. A server that asks who comes would turn it away; there only what is computed is made ready.
/// </remarks>
internal sealed class FirstVisit(OpenWorkspace open, IServer server, AccessRules rules, ILogger<FirstVisit> log)
{
    // As Chromium asks on this machine: answers are kept by it.
    private const string Encodings = "gzip, deflate, br, zstd";

    /// <summary>True once the first page would come at once.</summary>
    public bool IsOver { get; private set; }

    public async Task RunAsync(CancellationToken cancel)
    {
        var computing = Task.Run(open.Prepare, cancel);
        if (!rules.AsksWho)
        {
            await VisitAsync(cancel);
        }

        await computing;
        IsOver = true;
    }

    private async Task VisitAsync(CancellationToken cancel)
    {
        var address = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
        // The ranking of a large workspace takes as long as it takes.
        using var client = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(Encodings);
        try
        {
            foreach (var path in Paths())
            {
                using var answer = await client.GetAsync(path, HttpCompletionOption.ResponseContentRead, cancel);
            }
        }
        catch (HttpRequestException failed)
        {
            // A certificate for another name, say: the first visitor waits a little, and nothing else is lost.
            log.LogWarning("The server could not ask itself for the first page: {Reason}", failed.Message);
        }
    }

    // The tile of the whole world, of each source, does the work of any tile.
    private IEnumerable<string> Paths() =>
    [
        "/", .. EarlyAnswers.Of(open), "/basemap/world/0/0/0.mvt", "/basemap/us/0/0/0.mvt",
        .. open.Layers.Where(layer => layer.Id is "branch" or "site").Select(layer => $"/tiles/{layer.Id}/0/0/0.mvt"),
    ];
}
