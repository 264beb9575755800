using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Planner.Domain.Texts;
using Planner.Solver.Siting;

namespace Planner.App.Rank;

/// <summary>A ranking as columns: a third of the bytes of <see cref="RankAnswer"/>, for pages that show a hundred thousand sites.</summary>
public sealed record RankColumnsAnswer : RankHead
{
    [SetsRequiredMembers]
    internal RankColumnsAnswer(RankHead head, RankColumns sites)
        : base(head) => Sites = sites;

    [JsonPropertyOrder(1)]
    public required RankColumns Sites { get; init; }
}

/// <summary>One list a member of <see cref="RankedSiteLine"/>, all of one length, by rank; excluded sites stand last.</summary>
public sealed record RankColumns
{
    /// <summary>Scores and parts of scores are read to a thousandth; a place is a point on a map of at most zoom 17.</summary>
    private const int ScoreDigits = 6, PlaceDigits = 6, MegawattDigits = 3;

    public required IReadOnlyList<string> Id { get; init; }

    public required IReadOnlyList<int> FeatureId { get; init; }

    public required IReadOnlyList<string> Name { get; init; }

    /// <summary>Null where the workspace's facts do not tell.</summary>
    public required IReadOnlyList<string?> County { get; init; }

    public required IReadOnlyList<string?> State { get; init; }

    /// <summary>Degrees, to a tenth of a metre.</summary>
    public required IReadOnlyList<double> Lon { get; init; }

    public required IReadOnlyList<double> Lat { get; init; }

    /// <summary>From 1; null for excluded sites.</summary>
    public required IReadOnlyList<int?> Rank { get; init; }

    public required IReadOnlyList<double> Score { get; init; }

    public required IReadOnlyList<double> ScoreHigh { get; init; }

    public required IReadOnlyList<SiteStatus> Status { get; init; }

    /// <summary>The different reasons of a status.</summary>
    public required IReadOnlyList<LocalizedText> Reasons { get; init; }

    /// <summary>Place of the site's reason in <see cref="Reasons"/>, from 0.</summary>
    public required IReadOnlyList<int> StatusReason { get; init; }

    public required IReadOnlyList<double> RequestedMw { get; init; }

    public required IReadOnlyList<double?> HeadroomMw { get; init; }

    /// <summary>For each criterion, in the order of the answer's criteria, its part in the low end of every site's score; null where it is not known, and no list at all where no site knows it.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> Contributions { get; init; }

    internal static RankColumns Of(JudgedSites judged, RankedSites ranked)
    {
        var places = ranked.ToArray();
        var sites = Array.ConvertAll(places, place => judged.Sites[place.SiteNumber]);
        var parts = Array.ConvertAll(places, place => ranked.Contributions(place.SiteNumber));
        var reasons = sites.Select(site => site.StatusReason).Distinct().ToArray();
        var placeOf = reasons.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return new()
        {
            Id = Array.ConvertAll(sites, site => site.Site.Id.Text),
            FeatureId = Array.ConvertAll(sites, site => site.Site.FeatureId),
            Name = Array.ConvertAll(sites, site => site.Site.Name),
            County = Array.ConvertAll(sites, site => site.Place.County),
            State = Array.ConvertAll(sites, site => site.Place.State),
            Lon = Array.ConvertAll(sites, site => Math.Round(site.Site.Location.Longitude, PlaceDigits)),
            Lat = Array.ConvertAll(sites, site => Math.Round(site.Site.Location.Latitude, PlaceDigits)),
            Rank = Array.ConvertAll(places, place => place.Rank),
            Score = Array.ConvertAll(places, place => Math.Round(place.Score, ScoreDigits)),
            ScoreHigh = Array.ConvertAll(places, place => Math.Round(place.ScoreHigh, ScoreDigits)),
            Status = Array.ConvertAll(sites, site => site.Status),
            Reasons = reasons,
            StatusReason = Array.ConvertAll(sites, site => placeOf[site.StatusReason]),
            RequestedMw = Array.ConvertAll(sites, site => site.RequestedMw),
            HeadroomMw = Array.ConvertAll(sites, site => Rounded(site.HeadroomMw, MegawattDigits)),
            Contributions = [.. judged.Table.Criteria.Select((_, criterion) => Contribution(parts, criterion))],
        };
    }

    private static double?[] Contribution(IReadOnlyList<double?>[] parts, int criterion) =>
        Array.TrueForAll(parts, part => part[criterion] is null) ? [] : Array.ConvertAll(parts, part => Rounded(part[criterion], ScoreDigits));

    private static double? Rounded(double? value, int digits) => value is { } known ? Math.Round(known, digits) : null;
}
