using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Sites;

namespace Planner.App.Sites;

/// <summary>Lists the candidate sites of a workspace.</summary>
public static class ListSites
{
    public static SitesAnswer Run(OpenWorkspace open)
    {
        var clock = Stopwatch.StartNew();
        return new SitesAnswer
        {
            InputsHash = InputsHash.Of("sites", open.StateHash),
            Sites = [.. open.Sites.Select(site => Line(open, site))],
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    internal static PoiLine Poi(OpenWorkspace open, PoiOption poi)
    {
        var bus = open.StudiedGrid.Grid.GetBus(poi.Bus);
        return new(poi.Bus.Number, bus.Name, bus.BaseVoltage.Value, poi.Distance.Value);
    }

    private static SiteLine Line(OpenWorkspace open, CandidateSite site) => new(
        site.Id.Text,
        site.Name,
        site.Location.Longitude,
        site.Location.Latitude,
        site.Area?.Value,
        site.RequestedLoad?.Value,
        [.. site.Pois.Select(poi => Poi(open, poi))]);
}
