using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Planner.Permitting.Screening;

namespace Planner.Permitting.BackTests;

public sealed record BackTestReport(ImmutableArray<BackTestResult> Records, BackTestSummary Summary)
{
    /// <summary>Records whose answer differs from the agency's, each with its finding tree.</summary>
    [JsonIgnore]
    public IEnumerable<BackTestResult> Misses => Records.Where(record => record.Verdict == "wrong");
}

/// <summary>One record: what the packs say and what the agency did.</summary>
public sealed record BackTestResult
{
    public required string Id { get; init; }

    /// <summary>Day whose law was applied; for a record without a date the last of the days tried.</summary>
    public DateOnly? AsOf { get; init; }

    public required ReviewLevel ReviewLevel { get; init; }

    /// <summary>CE, EA or EIS as the agency did it.</summary>
    public required string Expected { get; init; }

    /// <summary>right, wrong or undetermined; EA and EIS both count as "not CE".</summary>
    public required string Verdict { get; init; }

    public required bool StatesFacts { get; init; }

    /// <summary>Codes the packs would cite: one for each part or action, the most specific.</summary>
    public required ImmutableArray<string> CategoricalExclusions { get; init; }

    /// <summary>Codes the agency cited, where they were printed.</summary>
    public required ImmutableArray<string> Cited { get; init; }

    public required ImmutableArray<string> MissingFacts { get; init; }

    public required string Summary { get; init; }

    [JsonIgnore]
    public Determination? Determination { get; init; }
}

/// <summary>Counts over the records that state at least one number or truth.</summary>
public sealed record BackTestSummary
{
    public required int Records { get; init; }

    public required int WithFacts { get; init; }

    public required int Right { get; init; }

    public required int Wrong { get; init; }

    public required int Undetermined { get; init; }

    public required double RightShare { get; init; }

    public required double WrongShare { get; init; }

    public required double UndeterminedShare { get; init; }

    /// <summary>Records without facts that were left undetermined, as they should be.</summary>
    public required int WithoutFactsUndetermined { get; init; }

    /// <summary>CE records with facts and printed codes.</summary>
    public required int WithCodes { get; init; }

    /// <summary>Of those: at least one code in common.</summary>
    public required int CodesOverlap { get; init; }

    /// <summary>Of those: the same set.</summary>
    public required int CodesExact { get; init; }

    public required double OverlapShare { get; init; }

    public required double ExactShare { get; init; }

    internal static BackTestSummary Of(ImmutableArray<BackTestResult> results)
    {
        var stated = results.Where(result => result.StatesFacts).ToList();
        var coded = stated.Where(result => result is { Expected: "CE", Cited.IsEmpty: false }).ToList();
        int Count(string verdict) => stated.Count(result => result.Verdict == verdict);
        var overlap = coded.Count(result => result.CategoricalExclusions.Intersect(result.Cited).Any());
        var exact = coded.Count(result => result.CategoricalExclusions.ToHashSet().SetEquals(result.Cited));
        return new()
        {
            Records = results.Length,
            WithFacts = stated.Count,
            Right = Count("right"),
            Wrong = Count("wrong"),
            Undetermined = Count("undetermined"),
            RightShare = Share(Count("right"), stated.Count),
            WrongShare = Share(Count("wrong"), stated.Count),
            UndeterminedShare = Share(Count("undetermined"), stated.Count),
            WithoutFactsUndetermined = results.Count(result => !result.StatesFacts && result.Verdict == "undetermined"),
            WithCodes = coded.Count,
            CodesOverlap = overlap,
            CodesExact = exact,
            OverlapShare = Share(overlap, coded.Count),
            ExactShare = Share(exact, coded.Count),
        };
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : Math.Round((double)part / whole, 4);
}
