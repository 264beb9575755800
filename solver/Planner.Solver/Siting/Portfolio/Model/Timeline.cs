using Planner.Domain.Texts;

namespace Planner.Solver.Siting;

/// <summary>The stages in which something may start: the study years, or one stage for a study without time.</summary>
/// <remarks>
/// Money of a year y counts (1 + r)^−(y − start year). A stage stands for the years up to the next one: what costs the same
/// each year counts with their discounted sum, <see cref="Annuity"/>.
/// </remarks>
internal sealed class Timeline
{
    private readonly PortfolioStudy study;
    private readonly int startYear;

    public Timeline(PortfolioStudy study)
    {
        this.study = study;
        startYear = study.Schedule.StartDay is { } day ? day.Year : study.Years.Count > 0 ? study.Years[0].Year : 0;
    }

    public bool HasYears => study.Years.Count > 0;

    public int Count => Math.Max(1, study.Years.Count);

    public IEnumerable<int> Stages => Enumerable.Range(0, Count);

    public int StartYear => startYear;

    public int? YearOf(int stage) => HasYears ? study.Years[stage].Year : null;

    /// <summary>" in 2030", or nothing in a study without time.</summary>
    public LocalizedText In(int stage) => InYear(YearOf(stage));

    public static LocalizedText InYear(int? year) => year is { } known ? LocalizedText.Of($" in {known}", $"（{known} 年）") : new("", "");

    public double DemandFactor(int stage) => HasYears ? study.Years[stage].DemandFactor : 1;

    public int SpanYears(int stage) => !HasYears ? 1 : LastYear(stage) - study.Years[stage].Year + 1;

    public double Discount(int stage) => HasYears ? DiscountOf(study.Years[stage].Year) : 1;

    public double Annuity(int stage) => HasYears
        ? Enumerable.Range(study.Years[stage].Year, SpanYears(stage)).Sum(DiscountOf)
        : 1;

    public double YearsBetween(int start, int stage) => HasYears ? study.Years[stage].Year - study.Years[start].Year : 0;

    /// <summary>The first stage on whose first day so many months after the start of work have passed; <see cref="Count"/> when none.</summary>
    public int FirstStageAfter(double months)
    {
        if (!HasYears)
        {
            return 0;
        }

        var done = study.Schedule.StartDay!.Value.AddMonths((int)Math.Ceiling(Math.Min(months, 12_000) - 1e-9));
        var stage = study.Years.TakeWhile(year => new DateOnly(year.Year, 1, 1) < done).Count();
        return stage;
    }

    private int LastYear(int stage) => stage + 1 < study.Years.Count
        ? study.Years[stage + 1].Year - 1
        : study.Years[stage].Year + study.Schedule.LastYearStandsFor - 1;

    private double DiscountOf(int year) => Math.Pow(1 + study.Schedule.DiscountRate, -(year - startYear));
}
