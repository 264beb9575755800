namespace Planner.Solver.Siting;

/// <summary>What a plan is measured by: kinds of cost in US dollars of present value, and the other objectives.</summary>
public enum Measure
{
    /// <summary>Fixed cost of the chosen designs.</summary>
    SiteCapital = 0,

    /// <summary>Yearly cost of the chosen designs.</summary>
    SiteOperation,

    /// <summary>New generation and storage.</summary>
    GenerationCapital,

    /// <summary>Yearly fixed cost of new generation and storage.</summary>
    GenerationFixed,

    /// <summary>Stronger branches.</summary>
    Upgrades,

    /// <summary>Units kept past their retirement.</summary>
    Deferral,

    /// <summary>Running cost of all generation.</summary>
    Dispatch,

    /// <summary>Demand that is not served, at its price.</summary>
    LostLoad,

    /// <summary>Cost of serving the demand regions.</summary>
    Service,

    /// <summary>Sum of the chosen designs' scores.</summary>
    Score,

    /// <summary>Metric tons of CO2 over all years.</summary>
    Emissions,

    /// <summary>MW times years of start after the first study year.</summary>
    Delay,

    /// <summary>Points of permit risk.</summary>
    PermitRisk,
}

/// <summary>Which measures make an objective, and with which weight in a model that minimises.</summary>
internal static class Objectives
{
    public static bool IsCost(this Measure measure) => measure <= Measure.Service;

    public static bool CountsCost(this PortfolioObjective objective) =>
        objective is PortfolioObjective.MinimiseCost or PortfolioObjective.Weighted;

    public static double Weight(PortfolioStudy study, Measure measure) => study.Objective switch
    {
        PortfolioObjective.Weighted => measure.IsCost() ? 1 : Price(study.Prices, measure),
        PortfolioObjective.MaximiseScore => measure == Measure.Score ? -1 : 0,
        var objective => IsIn(objective, measure) ? 1 : 0,
    };

    /// <summary>Whether a measure is part of an objective other than the weighted one.</summary>
    public static bool IsIn(PortfolioObjective objective, Measure measure) => objective switch
    {
        PortfolioObjective.MaximiseScore => measure == Measure.Score,
        PortfolioObjective.MinimiseCost => measure.IsCost(),
        PortfolioObjective.MinimiseEmissions => measure == Measure.Emissions,
        PortfolioObjective.MinimiseDelay => measure == Measure.Delay,
        PortfolioObjective.MinimisePermitRisk => measure == Measure.PermitRisk,
        _ => throw new ArgumentException("The weighted objective is a sum of the others."),
    };

    /// <summary>1, or −1 where more is better: the study's figure is the session's times this.</summary>
    public static double Sign(PortfolioObjective objective) => objective == PortfolioObjective.MaximiseScore ? -1 : 1;

    private static double Price(ObjectivePrices prices, Measure measure) => measure switch
    {
        Measure.Score => -prices.UsdPerScorePoint,
        Measure.Emissions => prices.UsdPerTon,
        Measure.Delay => prices.UsdPerMwYearOfDelay,
        Measure.PermitRisk => prices.UsdPerRiskPoint,
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Costs have no price."),
    };
}
