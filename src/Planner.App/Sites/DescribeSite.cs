using System.Diagnostics;
using System.Text.Json.Nodes;
using Planner.App.Answers;
using Planner.App.Grid;
using Planner.App.Rank;
using Planner.Domain.Sites;
using Planner.Geodata.Import;
using Planner.Permitting.Screening;

namespace Planner.App.Sites;

/// <summary>Everything known about one site.</summary>
public sealed record SiteAnswer : Answer
{
    public required string Id { get; init; }

    public required int FeatureId { get; init; }

    public required string Name { get; init; }

    public required double Lon { get; init; }

    public required double Lat { get; init; }

    /// <summary>GeoJSON geometry: a polygon, or a point where only a point is known.</summary>
    public required JsonNode Geometry { get; init; }

    public required double? AreaHa { get; init; }

    public required SiteStatus Status { get; init; }

    public required LocalizedText StatusReason { get; init; }

    /// <summary>Nearest point of interconnection; null when none is in reach.</summary>
    public required PoiLine? Poi { get; init; }

    /// <summary>All points of interconnection in reach, nearest first.</summary>
    public required IReadOnlyList<PoiLine> Pois { get; init; }

    public required IReadOnlyList<FactLine> Facts { get; init; }

    /// <summary>Headroom at the nearest point of interconnection; null when no bus is in reach.</summary>
    public required BusHeadroom? Headroom { get; init; }

    public required Determination Determination { get; init; }
}

/// <summary>Describes one candidate site.</summary>
public static class DescribeSite
{
    public static SiteAnswer Run(OpenWorkspace open, CandidateSite site)
    {
        var clock = Stopwatch.StartNew();
        PoiLine[] pois = [.. site.Pois.Select(poi => ListSites.Poi(open, poi))];
        var judged = open.Judge(null).Get(site.Id);
        return new SiteAnswer
        {
            InputsHash = InputsHash.Of(site.Id.Text, open.StateHash, open.LawHash),
            Id = site.Id.Text,
            FeatureId = site.FeatureId,
            Name = site.Name,
            Lon = site.Location.Longitude,
            Lat = site.Location.Latitude,
            Geometry = JsonNode.Parse(open.GeometryOf(site.Id))!,
            AreaHa = site.Area?.Value,
            Status = judged.Status,
            StatusReason = judged.StatusReason,
            Poi = pois.Length > 0 ? pois[0] : null,
            Pois = pois,
            Facts = Facts(open, site),
            Headroom = judged.Headroom,
            // Screening one site again takes less than a millisecond; keeping every site's finding tree would not fit the memory.
            Determination = Screen.Run(open.Book, SiteJudge.LegalFacts(open, site, null), site.Id.Text),
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private static FactLine[] Facts(OpenWorkspace open, CandidateSite site)
    {
        var titles = open.Info.Facts.ToDictionary(fact => fact.Id, fact => fact.Title);
        return [.. open.FactsOf(site.Id).Listed.Select(
            pair => FactLine.Of(pair.Key, pair.Value, titles.GetValueOrDefault(pair.Key)))];
    }
}
