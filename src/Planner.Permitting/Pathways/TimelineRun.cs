using System.Collections.Immutable;
using System.Globalization;
using Planner.Domain.Facts;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Pathways;

/// <summary>Draws the durations of a project's steps many times and reads the times off.</summary>
public static class TimelineRun
{
    /// <param name="book">The law of one day.</param>
    /// <param name="facts">Facts of the project and its site.</param>
    /// <param name="id">Id of the project or site.</param>
    /// <param name="question">Start, draws, seed, own durations.</param>
    public static Timeline Of(RuleBook book, FactSheet facts, string id, TimelineQuestion question)
    {
        var at = new Evaluation(book, facts);
        var steps = StepsOf(book, question);
        var needed = NeededSteps.Of(steps, at);
        return new()
        {
            Id = id,
            Regime = book.Regime,
            AsOf = book.AsOf,
            ReviewLevel = needed.Settled,
            StartDate = question.StartDate,
            Draws = question.Draws,
            Seed = question.Seed,
            Shortest = Case(needed.Shortest.Select(number => steps[number]), needed.Lightest, needed.Settled, at, question),
            Longest = Case(needed.Longest.Select(number => steps[number]), needed.Heaviest, needed.Settled, at, question),
            NotConsidered = [.. steps.Where((step, number) => NeededSteps.Truth(step, needed.Heaviest, at).IsUnknown && !needed.Longest.Contains(number)).Select(step => new TimelineGap(step.Id, step.Title))],
        };
    }

    /// <summary>The steps of all packs, with the durations that the user states.</summary>
    internal static IReadOnlyList<PathwayStep> StepsOf(RuleBook book, TimelineQuestion question) =>
        [.. book.Library.Packs.SelectMany(pack => pack.Steps).Select(step => Own(step, question))];

    internal static (ImmutableArray<PathwayStep> Ordered, TimelineSample Sample) Draw(IEnumerable<PathwayStep> needed, TimelineQuestion question)
    {
        var (ordered, _) = StepOrder.Sort(StepOrder.WithConstructionLast([.. needed]));
        return (ordered, TimelineSample.Take(ordered, question));
    }

    internal static CaseTimes TimesOf(TimelineSample sample, TimelineQuestion question) =>
        new(BandOf(sample.Permits, question.StartDate), BandOf(sample.Power, question.StartDate));

    private static PathwayStep Own(PathwayStep step, TimelineQuestion question) =>
        question.Own?.GetValueOrDefault(step.Id) is { } own
            ? step with { Duration = own, Caps = [], Basis = new("stated in the project file", null, Confidence.Secondary, "") } : step;

    /// <summary>The document of a level that is not settled is open, whatever else is known.</summary>
    private static Truth Shown(PathwayStep step, ReviewLevel level, ReviewLevel settled, Evaluation at) =>
        step.Levels.IsEmpty || level == settled ? NeededSteps.Truth(step, level, at) : Truth.Unknown;

    private static TimelineCase Case(
        IEnumerable<PathwayStep> needed, ReviewLevel level, ReviewLevel settled, Evaluation at, TimelineQuestion question)
    {
        var (ordered, sample) = Draw(needed, question);
        var times = TimesOf(sample, question);
        return new(
            level,
            [.. ordered.Select((step, index) => Task(step, index, sample, Shown(step, level, settled, at))).OrderBy(task => task.StartDay).ThenBy(task => task.Id, StringComparer.Ordinal)],
            times.Permits,
            times.TimeToPower);
    }

    private static TimelineTask Task(PathwayStep step, int index, TimelineSample sample, Truth truth)
    {
        var (own, start, finish) = (sample.Durations[index], sample.Starts[index], sample.Finishes[index]);
        var criticality = sample.Criticality(index);
        return new()
        {
            Id = step.Id,
            Title = step.Title,
            Kind = step.Kind,
            Truth = truth,
            Holds = step.Holds,
            Citation = step.Basis.Title,
            Url = step.Basis.Url,
            Confidence = step.Basis.Confidence,
            Note = step.Basis.Note,
            Shape = step.Duration.Shape,
            MinDays = Tenth(step.Duration.MinDays),
            LikelyDays = Tenth(step.Duration.LikelyDays),
            MaxDays = Tenth(step.Duration.MaxDays),
            Caps = step.Caps,
            Window = step.Season is { } season ? new(MonthDay(season.From), MonthDay(season.To), season.Mode, season.Why) : null,
            DependsOn = [.. step.After.Where(link => sample.Has(link.Step)).Distinct().Select(link => new TaskLink(link.Step, link.Type.ToString(), link.LagDays))],
            P10Days = Tenth(own.Quantile(0.1)),
            P50Days = Tenth(own.Quantile(0.5)),
            P90Days = Tenth(own.Quantile(0.9)),
            StartDay = Tenth(start.Quantile(0.5)),
            EndDay = Tenth(finish.Quantile(0.5)),
            EarliestStartDay = Tenth(start.Quantile(0.1)),
            LatestEndDay = Tenth(finish.Quantile(0.9)),
            Criticality = criticality,
            PermitCriticality = sample.PermitCriticality(index),
            IsCritical = criticality >= 0.5,
        };
    }

    private static string MonthDay((int Month, int Day) day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month:00}-{day.Day:00}");

    private static Band BandOf(SortedDraws draws, DateOnly start)
    {
        var (p10, p50, p90) = (draws.Quantile(0.1), draws.Quantile(0.5), draws.Quantile(0.9));
        return new(Tenth(p10), Tenth(p50), Tenth(p90), Day(p10), Day(p50), Day(p90));

        DateOnly Day(double days) => start.AddDays((int)Math.Ceiling(days));
    }

    private static double Tenth(double days) => Math.Round(days, 1);
}
