using Planner.App.Permits;
using Planner.Domain.Facts;
using Planner.Domain.Texts;
using Planner.Permitting;
using Planner.Permitting.Screening;

namespace Planner.App;

/// <summary>The permit answers of many sites under the workspace's law, as numbers that a criterion can read. Thread-safe.</summary>
internal sealed class PermitFacts(OpenWorkspace open)
{
    /// <summary>0 no federal review, 1 CE, 2 EA, 3 EIS.</summary>
    public static readonly FactId ReviewRank = new("permit.review_rank");

    /// <summary>Months from filing to power with every permit that is still open: as likely longer as shorter.</summary>
    public static readonly FactId MonthsToPowerP50 = new("permit.months_to_power_p50");

    /// <summary>The same, kept in nine cases of ten.</summary>
    public static readonly FactId MonthsToPowerP90 = new("permit.months_to_power_p90");

    private static readonly LocalizedText MissingFacts = new("the missing facts of the permit answer", "许可结论中缺失的事实");

    private readonly bool readsMonths = open.Reads(MonthsToPowerP50) || open.Reads(MonthsToPowerP90);
    private readonly Lazy<LeadTimes> leadTimes = new(() => LeadTimes.On(open.Book));
    private readonly Lazy<Source> rankSource = new(() => SourceOf(open.Book, "0 no federal review, 1 categorical exclusion, 2 environmental assessment, 3 environmental impact statement"));
    private readonly Lazy<Source> monthsSource = new(() => SourceOf(open.Book, "forecast from the packs' durations with every permit that is still open, counted from the day of filing"));

    /// <summary>The facts with the review level, and with the time to power where something reads it.</summary>
    public FactSheet Add(FactSheet facts, SiteScreening law)
    {
        var added = facts.With(ReviewRank, Rank(law));
        if (!readsMonths)
        {
            return added;
        }

        var time = leadTimes.Value.Of(law);
        return added.With(MonthsToPowerP50, Months(time, time.Longest.P50)).With(MonthsToPowerP90, Months(time, time.Longest.P90));
    }

    private Fact Months(LeadTime time, double months) => time.IsSettled
        ? new Fact.Known(new FactValue.Number(months, "months"), monthsSource.Value)
        : new Fact.Unknown(
            LocalizedText.Of(
                $"the review level is not determined: half of the cases take {time.Shortest.P50:0} to {time.Longest.P50:0} months",
                $"审查级别尚未确定：半数情形需 {time.Shortest.P50:0} 至 {time.Longest.P50:0} 个月"),
            MissingFacts);

    private Fact Rank(SiteScreening law)
    {
        double? rank = law.ReviewLevel switch
        {
            ReviewLevel.None => 0,
            ReviewLevel.CE => 1,
            ReviewLevel.EA => 2,
            ReviewLevel.EIS => 3,
            _ => null,
        };
        return rank is { } known
            ? new Fact.Known(new FactValue.Number(known, "1"), rankSource.Value)
            : new Fact.Unknown(
                law.ReviewLevel == ReviewLevel.EAorEIS
                    ? new("an EA or an EIS is needed, which one is not known", "需要 EA 或 EIS，尚不知是哪一种")
                    : new("the review level is not determined", "审查级别尚未确定"),
                MissingFacts);
    }

    private static Source SourceOf(RuleBook book, string detail) => new(
        $"rule packs, regime {book.Regime}",
        book.AsOf.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        "the packs' own",
        FactMethod.Derived,
        detail);
}
