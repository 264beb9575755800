using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Planner.App.Answers;
using Planner.Domain.Texts;

namespace Planner.App.Rank;

/// <summary>How a site stands: the four classes of the map.</summary>
public enum SiteStatus
{
    Eligible,
    Review,
    Excluded,
    Unknown,
}

/// <summary>The question of a ranking.</summary>
/// <param name="Weights">Weight per criterion, not negative, not all zero; null: the workspace's own.</param>
/// <param name="Method">"weighted-sum".</param>
/// <param name="RequestedMw">Load asked for at every site; null: each site's own, else the workspace's.</param>
public sealed record RankQuestion(
    IReadOnlyDictionary<string, double>? Weights = null, string? Method = null, double? RequestedMw = null);

/// <summary>What a ranking says before its sites, however these are listed.</summary>
public record RankHead : Answer
{
    public required string Method { get; init; }

    /// <summary>Load asked for where neither the question nor the site says.</summary>
    public required double RequestedMw { get; init; }

    /// <summary>The weights that were used; they sum to 1.</summary>
    public required IReadOnlyDictionary<string, double> Weights { get; init; }

    public required IReadOnlyList<string> Criteria { get; init; }
}

/// <summary>The sites in the order of their score, with every criterion's part in it.</summary>
public sealed record RankAnswer : RankHead
{
    [SetsRequiredMembers]
    internal RankAnswer(RankHead head, IReadOnlyList<RankedSiteLine> sites)
        : base(head) => Sites = sites;

    /// <summary>By rank; excluded sites have none and stand last.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<RankedSiteLine> Sites { get; init; }
}

/// <summary>One ranked site.</summary>
public sealed record RankedSiteLine
{
    public required string Id { get; init; }

    public required int FeatureId { get; init; }

    public required string Name { get; init; }

    /// <summary>County and State that it lies in; null where the workspace's facts do not tell.</summary>
    public required string? County { get; init; }

    public required string? State { get; init; }

    public required double Lon { get; init; }

    public required double Lat { get; init; }

    public required int? Rank { get; init; }

    /// <summary>Low end of the score, 0 to 1: a criterion that is not known counts with its worst value.</summary>
    public required double? Score { get; init; }

    /// <summary>High end of the score: a criterion that is not known counts with its best value.</summary>
    public required double? ScoreHigh { get; init; }

    public required SiteStatus Status { get; init; }

    public required LocalizedText StatusReason { get; init; }

    public required double RequestedMw { get; init; }

    public required double? HeadroomMw { get; init; }

    /// <summary>Part of each criterion in the low end of the score; null where the criterion is not known.</summary>
    public required IReadOnlyDictionary<string, double?> Contributions { get; init; }

    public required IReadOnlyList<string> UnknownCriteria { get; init; }

    /// <summary>Share of all weightings under which the site is first (SMAA-2); null where it was not computed.</summary>
    public double? FirstRankShare { get; init; }
}
