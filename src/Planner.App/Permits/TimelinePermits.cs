using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Permitting;
using Planner.Permitting.Pathways;
using Planner.Permitting.Screening;
using Planner.Solver.Siting;

namespace Planner.App.Permits;

/// <summary>The question of a timeline: what is asked about, and how it is drawn.</summary>
/// <param name="About">Project file, site, regime and day.</param>
/// <param name="Start">Day 0; without it the project's own, else the day of the law.</param>
/// <param name="Draws">Monte-Carlo draws.</param>
/// <param name="Seed">The same seed gives the same answer.</param>
public sealed record TimelinePermitsQuestion(PermitQuestion About, DateOnly? Start, int Draws = 10_000, int Seed = 1)
{
    public const int MostDraws = 200_000;

    /// <exception cref="BadInputException">The number of draws is out of bounds.</exception>
    internal void Check()
    {
        if (Draws is < 100 or > MostDraws)
        {
            throw new BadInputException(new(
                "timeline.draws", Severity.Error, $"{Draws} draws are asked for", new("draws"),
                "Quantiles of fewer than 100 draws mean little, and more than 200,000 only take time", "Ask for 100 to 200,000"));
        }
    }
}

/// <summary>How long each project may take to its permits and to power.</summary>
public sealed record TimelineAnswer : Answer
{
    public required IReadOnlyList<Timeline> Timelines { get; init; }
}

/// <summary>Forecasts the time to permits and to power.</summary>
public static class TimelinePermits
{
    /// <exception cref="BadInputException">The file can't be read, or there is no such regime or day.</exception>
    public static TimelineAnswer Run(RuleLibrary library, TimelinePermitsQuestion question) =>
        Answer(library, question, PermitSubjects.Of(library, question.About), "");

    /// <exception cref="BadInputException">There is no such site, or the file can't be read.</exception>
    public static TimelineAnswer Run(OpenWorkspace open, TimelinePermitsQuestion question) =>
        Answer(open.Library, question, PermitSubjects.Of(open, question.About), open.StateHash);

    private static TimelineAnswer Answer(RuleLibrary library, TimelinePermitsQuestion question, IReadOnlyList<PermitSubject> subjects, string siteHash)
    {
        var clock = Stopwatch.StartNew();
        question.Check();
        return new()
        {
            Timelines = [.. subjects.Select(subject => One(subject, question))],
            InputsHash = InputsHash.Of(
                question with { About = question.About with { ProjectFile = null } },
                [siteHash, PermitSubjects.FileHashOf(question.About), .. library.Packs.Select(pack => pack.Hash)]),
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private static Timeline One(PermitSubject subject, TimelinePermitsQuestion question) => TimelineRun.Of(
        subject.Book, subject.Facts, subject.Project.Id,
        new(question.Start ?? subject.Project.Start ?? subject.Book.AsOf, question.Draws, question.Seed, subject.Project.OwnDurations));
}

/// <summary>How long one site takes, months from filing: what a ranking or a portfolio needs of a timeline.</summary>
/// <param name="Shortest">To power when only what is settled is needed.</param>
/// <param name="Longest">To power with every permit that is still open.</param>
/// <param name="LongestPermits">To the last of those permits.</param>
/// <param name="IsSettled">The review level is determined.</param>
public sealed record LeadTime(MonthRange Shortest, MonthRange Longest, MonthRange LongestPermits, bool IsSettled);

/// <summary>Lead times of many sites under one law. Thread-safe.</summary>
public sealed class LeadTimes
{
    /// <summary>Draws for a table of many sites: the median of 2,000 is good to a week or two.</summary>
    private const int Draws = 2_000;

    private const double DaysPerMonth = 365.2425 / 12;

    private readonly TimelineTimes times;

    private LeadTimes(TimelineTimes times) => this.times = times;

    /// <param name="book">The law of one day.</param>
    /// <param name="start">Day 0; the day of the law when none is stated.</param>
    public static LeadTimes On(RuleBook book, DateOnly? start = null) => new(new(book, new(start ?? book.AsOf, Draws)));

    /// <param name="facts">Facts of a site and of what is built there.</param>
    public LeadTime Of(FactSheet facts) => LeadTime(times.Of(facts));

    /// <param name="site">A site that is being screened under the same law.</param>
    public LeadTime Of(SiteScreening site) => LeadTime(times.Of(site));

    private static LeadTime LeadTime(ProjectTimes of) =>
        new(Months(of.Shortest.TimeToPower), Months(of.Longest.TimeToPower), Months(of.Longest.Permits), of.ReviewLevel != ReviewLevel.Undetermined);

    private static MonthRange Months(Band band) => new(band.P50Days / DaysPerMonth, band.P90Days / DaysPerMonth);
}
