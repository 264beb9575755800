using Planner.App.Permits;
using Planner.Domain.Facts;
using Planner.Domain.Texts;
using Planner.Permitting.Screening;

namespace Planner.App;

/// <summary>The permit answer as numbers that a criterion can read.</summary>
internal static class PermitFacts
{
    /// <summary>0 no federal review, 1 CE, 2 EA, 3 EIS.</summary>
    public static readonly FactId ReviewRank = new("permit.review_rank");

    /// <summary>Months from filing to power with every permit that is still open: as likely longer as shorter.</summary>
    public static readonly FactId MonthsToPowerP50 = new("permit.months_to_power_p50");

    /// <summary>The same, kept in nine cases of ten.</summary>
    public static readonly FactId MonthsToPowerP90 = new("permit.months_to_power_p90");

    /// <summary>The facts with the review level, and with the time to power where something reads it.</summary>
    public static FactSheet Add(FactSheet facts, OpenWorkspace open, FactSheet legal, Determination determination, Lazy<LeadTimes> leadTimes)
    {
        var added = facts.With(ReviewRank, Of(determination));
        if (!open.Reads(MonthsToPowerP50) && !open.Reads(MonthsToPowerP90))
        {
            return added;
        }

        var time = leadTimes.Value.Of(legal);
        return added.With(MonthsToPowerP50, Months(time, time.Longest.P50, determination)).With(MonthsToPowerP90, Months(time, time.Longest.P90, determination));
    }

    private static Fact Months(LeadTime time, double months, Determination determination) => time.IsSettled
        ? new Fact.Known(new FactValue.Number(months, "months"), SourceOf(determination, "forecast from the packs' durations with every permit that is still open, counted from the day of filing"))
        : new Fact.Unknown(
            LocalizedText.Of(
                $"the review level is not determined: half of the cases take {time.Shortest.P50:0} to {time.Longest.P50:0} months",
                $"审查级别尚未确定：半数情形需 {time.Shortest.P50:0} 至 {time.Longest.P50:0} 个月"),
            MissingFacts);

    private static readonly LocalizedText MissingFacts = new("the missing facts of the permit answer", "许可结论中缺失的事实");

    private static Fact Of(Determination determination)
    {
        double? rank = determination.ReviewLevel switch
        {
            ReviewLevel.None => 0,
            ReviewLevel.CE => 1,
            ReviewLevel.EA => 2,
            ReviewLevel.EIS => 3,
            _ => null,
        };
        return rank is { } known
            ? new Fact.Known(new FactValue.Number(known, "1"), SourceOf(determination, "0 no federal review, 1 categorical exclusion, 2 environmental assessment, 3 environmental impact statement"))
            : new Fact.Unknown(
                determination.ReviewLevel == ReviewLevel.EAorEIS
                    ? new("an EA or an EIS is needed, which one is not known", "需要 EA 或 EIS，尚不知是哪一种")
                    : new("the review level is not determined", "审查级别尚未确定"),
                MissingFacts);
    }

    private static Source SourceOf(Determination determination, string detail) => new(
        $"rule packs, regime {determination.Regime}",
        determination.AsOf.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        "the packs' own",
        FactMethod.Derived,
        detail);
}
