using System.Diagnostics;
using Planner.App.Answers;
using Planner.App.Rank;
using Planner.Domain.Texts;
using Planner.Geodata.Import;

namespace Planner.App.Sites;

/// <summary>What sites are compared by.</summary>
public sealed record CriteriaAnswer : Answer
{
    public required IReadOnlyList<CriterionLine> Criteria { get; init; }

    public required IReadOnlyList<SiteStatus> Statuses { get; init; }

    public required IReadOnlyList<string> Methods { get; init; }
}

/// <summary>One criterion with its value function: points (value, score 0 to 1), straight between them, and where these come from.</summary>
public sealed record CriterionLine(
    string Id,
    LocalizedText Title,
    string Unit,
    string Direction,
    IReadOnlyList<double[]> Anchors,
    double DefaultWeight,
    string FactId,
    LocalizedText Description,
    string? Source);

/// <summary>Lists the criteria of a workspace.</summary>
public static class ListCriteria
{
    public static CriteriaAnswer Run(OpenWorkspace open)
    {
        var clock = Stopwatch.StartNew();
        return new CriteriaAnswer
        {
            InputsHash = InputsHash.Of("criteria", open.Info.ContentHash),
            Criteria = [.. open.Info.Criteria.Select(Line)],
            Statuses = Enum.GetValues<SiteStatus>(),
            Methods = RankSites.Methods,
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private static CriterionLine Line(Criterion criterion) => new(
        criterion.Id,
        criterion.Title,
        criterion.Unit,
        criterion.Direction,
        [.. criterion.Anchors.Select(anchor => new[] { anchor.X, anchor.Score })],
        criterion.DefaultWeight,
        criterion.Fact.Name,
        criterion.Description,
        criterion.Source);
}
