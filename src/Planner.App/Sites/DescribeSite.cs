using System.Diagnostics;
using System.Text.Json.Nodes;
using Planner.App.Answers;
using Planner.App.Grid;
using Planner.App.Rank;
using Planner.Domain.Sites;
using Planner.Domain.Texts;
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

    /// <summary>True for a site that a user drew or uploaded: it can be removed again.</summary>
    public required bool IsAdded { get; init; }

    public required SiteStatus Status { get; init; }

    public required LocalizedText StatusReason { get; init; }

    /// <summary>Nearest point of interconnection; null when none is in reach.</summary>
    public required PoiLine? Poi { get; init; }

    /// <summary>All points of interconnection in reach, nearest first.</summary>
    public required IReadOnlyList<PoiLine> Pois { get; init; }

    /// <summary>Routed tie-lines, cheapest first; the facts of the tie-line are those of the first. Empty when the recipe routes none.</summary>
    public required IReadOnlyList<TieLineLine> TieLines { get; init; }

    public required IReadOnlyList<FactLine> Facts { get; init; }

    /// <summary>Headroom at the nearest point of interconnection; null when no bus is in reach.</summary>
    public required BusHeadroom? Headroom { get; init; }

    /// <summary>What may rule the site out and is not known of its ground; law and project cannot settle it.</summary>
    public required IReadOnlyList<OpenGroundLine> OpenGround { get; init; }

    public required Determination Determination { get; init; }
}

/// <summary>An exclusion of the recipe that may hold at a site.</summary>
/// <param name="Reason">Why the site would be out, as a sentence.</param>
/// <param name="Fact">The fact that is not known, with the reason and what to get.</param>
/// <param name="Layer">Title of the layer that it is measured on; null: no layer of the workspace tells it.</param>
public sealed record OpenGroundLine(LocalizedText Reason, FactLine Fact, LocalizedText? Layer);

/// <summary>A routed tie-line.</summary>
/// <param name="Bus">Number of the bus where it ends.</param>
/// <param name="Kv">Base voltage of that bus.</param>
/// <param name="LengthKm">Geodesic length.</param>
/// <param name="CostUsd">What it costs; null where the ground does not tell.</param>
/// <param name="BarriersGivenUp">Layers of barriers that it had to cross; null: none.</param>
/// <param name="Geometry">GeoJSON LineString in degrees.</param>
public sealed record TieLineLine(int Bus, double Kv, double LengthKm, double? CostUsd, string? BarriersGivenUp, JsonNode Geometry);

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
            IsAdded = open.AddedSites.Any(added => added.Site.Id == site.Id),
            Name = site.Name,
            Lon = site.Location.Longitude,
            Lat = site.Location.Latitude,
            Geometry = JsonNode.Parse(open.GeometryOf(site.Id))!,
            AreaHa = site.Area?.Value,
            Status = judged.Status,
            StatusReason = judged.StatusReason,
            Poi = pois.Length > 0 ? pois[0] : null,
            Pois = pois,
            TieLines = [.. open.TieLinesOf(site.Id).Select(
                line => new TieLineLine(line.Bus.Number, line.Kilovolts, line.LengthKm, line.CostUsd, line.BarriersGivenUp, JsonNode.Parse(line.GeometryGeoJson)!))],
            Facts = Facts(open, site),
            Headroom = judged.Headroom,
            OpenGround = OpenGround(open, site),
            // Screening one site again takes less than a millisecond; keeping every site's finding tree would not fit the memory.
            Determination = Screen.Run(open.Book, SiteJudge.LegalFacts(open, site, null), site.Id.Text),
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    /// <summary>Exclusions that may hold and whose fact is one of the ground: what the law or the grid leaves open has its own place.</summary>
    private static OpenGroundLine[] OpenGround(OpenWorkspace open, CandidateSite site)
    {
        var facts = open.FactsOf(site.Id);
        return
        [
            .. from exclusion in open.Info.Exclusions
               join info in open.Info.Facts on exclusion.Fact equals info.Id
               where exclusion.Holds(facts[info.Id]).IsUnknown
               select new OpenGroundLine(
                   exclusion.Reason, FactLine.Of(info.Id, facts[info.Id], info.Title),
                   open.Layers.FirstOrDefault(layer => layer.Id == info.Layer)?.DataSet.Title),
        ];
    }

    private static FactLine[] Facts(OpenWorkspace open, CandidateSite site)
    {
        var titles = open.Info.Facts.ToDictionary(fact => fact.Id, fact => fact.Title);
        return [.. open.FactsOf(site.Id).Listed.Select(
            pair => FactLine.Of(pair.Key, pair.Value, titles.GetValueOrDefault(pair.Key) ?? open.Library.Catalogue.Find(pair.Key.Name)?.Title))];
    }
}
