using Planner.Domain.Units;

namespace Planner.Solver.Siting;

/// <summary>A year in which something may start, and what is wanted then. It stands for all years up to the next one.</summary>
public sealed record StudyYear(int Year)
{
    /// <summary>Least load that the chosen sites draw in this year together.</summary>
    public Megawatts? MinLoad { get; init; }

    public Megawatts? MaxLoad { get; init; }

    /// <summary>Most that everything which starts in this year may cost, not discounted.</summary>
    public UsDollars? MaxCapital { get; init; }

    /// <summary>Most CO2 of the dispatch in each of the years that this one stands for, in metric tons.</summary>
    public double? MaxEmissionsTons { get; init; }

    /// <summary>Demand of the existing grid against its own figures; 1.1 is 10 % growth.</summary>
    public double DemandFactor { get; init; } = 1;
}

/// <summary>When work may start, and how lead times and money of other years count.</summary>
public sealed record Schedule
{
    /// <summary>The day from which lead times run; required in a study with years.</summary>
    public DateOnly? StartDay { get; init; }

    /// <summary>Which end of a lead time has to fit.</summary>
    public LeadTimeQuantile Quantile { get; init; }

    /// <summary>Real discount rate per year; money of a year y counts (1 + rate)^(start year − y).</summary>
    public double DiscountRate { get; init; }

    /// <summary>For how many years the last study year stands.</summary>
    public int LastYearStandsFor { get; init; } = 1;
}

public enum LeadTimeQuantile
{
    /// <summary>As likely late as early.</summary>
    P50 = 0,

    /// <summary>Nine in ten are done by then.</summary>
    P90,
}

/// <summary>Months by quantile.</summary>
public sealed record MonthRange(double P50, double P90)
{
    internal double At(LeadTimeQuantile quantile) => quantile == LeadTimeQuantile.P90 ? P90 : P50;
}

/// <summary>Something that is used up: water of a basin, hours of a craft in a labour area.</summary>
/// <param name="Id">Its name, once per study.</param>
/// <param name="Kind">"water", "workforce" or a word of the study's own; it stands in conflicts.</param>
/// <param name="Unit">Unit of the amounts, e.g. "hours".</param>
/// <param name="PerYear">What there is in each calendar year.</param>
public sealed record ResourceCap(string Id, string Kind, string Unit, double PerYear);

/// <param name="Resource">Id of the cap.</param>
/// <param name="Amount">In the cap's unit; per year of operation, or in all for building.</param>
/// <param name="When">When it is used.</param>
public sealed record ResourceUse(string Resource, double Amount, UseTime When);

public enum UseTime
{
    /// <summary>The amount in each year in which the design stands.</summary>
    EachYear = 0,

    /// <summary>The amount in all, spread evenly over the years of building before the start.</summary>
    Construction,
}

/// <summary>A branch that may be made stronger.</summary>
/// <param name="Id">Its name, once per study.</param>
/// <param name="Branch">The branch.</param>
/// <param name="Kind">How.</param>
/// <param name="RatingFactor">Both ratings times this, for a reconductoring; a new circuit is a twin of the branch.</param>
/// <param name="Cost">Spent when it starts.</param>
/// <param name="LeadMonths">From the start of work.</param>
public sealed record UpgradeOption(
    string Id, Domain.Grid.BranchId Branch, UpgradeKind Kind, double RatingFactor, UsDollars Cost, double LeadMonths);

public enum UpgradeKind
{
    /// <summary>New wires on the old towers, or dynamic rating: a higher rating at the same impedance.</summary>
    Reconductor = 0,

    /// <summary>A second circuit of the same rating and impedance beside the branch; only with dispatch.</summary>
    NewCircuit,
}

/// <summary>An end of an objective that is not the one optimised: at least for the score, at most for the others.</summary>
public sealed record ObjectiveLimit(PortfolioObjective Objective, double Bound);

/// <summary>US dollars for a point of each objective, so that they add up to one.</summary>
public sealed record ObjectivePrices(double UsdPerScorePoint = 0, double UsdPerTon = 0, double UsdPerMwYearOfDelay = 0, double UsdPerRiskPoint = 0);

public enum PortfolioObjective
{
    /// <summary>Maximise the sum of the chosen designs' scores.</summary>
    MaximiseScore = 0,

    /// <summary>Minimise the present value of all cost: sites, service, generation, upgrades, dispatch.</summary>
    MinimiseCost,

    /// <summary>Minimise the CO2 of the dispatch over all years, in metric tons.</summary>
    MinimiseEmissions,

    /// <summary>Minimise the load times the years by which it starts after the first study year.</summary>
    MinimiseDelay,

    /// <summary>Minimise the points of permit risk.</summary>
    MinimisePermitRisk,

    /// <summary>Minimise cost plus the priced points of the others, see <see cref="ObjectivePrices"/>.</summary>
    Weighted,
}
