using System.Globalization;

namespace Planner.Solver.Siting;

/// <summary>What the plan has to reach or stay below: load, capital, and objectives that are not the one optimised.</summary>
internal sealed class TargetRows(ModelFrame frame, SiteChoices choices)
{
    private readonly PortfolioStudy study = frame.Study;

    public void Add()
    {
        AddLoad();
        AddCapital();
    }

    /// <summary>After all blocks have stated what their columns are worth.</summary>
    public void AddObjectiveLimits()
    {
        foreach (var limit in study.ObjectiveLimits)
        {
            var isScore = limit.Objective == PortfolioObjective.MaximiseScore;
            var (kind, text, unit) = Words(limit);
            frame.Require(
                kind, text, unit, isScore ? limit.Bound : -SolverSession.Infinity, isScore ? SolverSession.Infinity : limit.Bound, frame.Terms(limit.Objective));
        }
    }

    private void AddLoad()
    {
        var last = frame.Timeline.Count - 1;
        Load(study.MinLoad?.Value, study.MaxLoad?.Value, last, "");
        for (var stage = 0; stage < study.Years.Count; stage++)
        {
            Load(study.Years[stage].MinLoad?.Value, study.Years[stage].MaxLoad?.Value, stage, frame.Timeline.In(stage));
        }
    }

    private void Load(double? least, double? most, int stage, string when)
    {
        if (least is { } min)
        {
            frame.Require("load-target", Text($"the chosen loads are at least {min:0.###} MW together{when}"), "MW", min, SolverSession.Infinity, choices.LoadTerms(stage));
        }

        if (most is { } max)
        {
            frame.Require("load-target", Text($"the chosen loads are at most {max:0.###} MW together{when}"), "MW", -SolverSession.Infinity, max, choices.LoadTerms(stage));
        }
    }

    private void AddCapital()
    {
        if (study.MaxFixedCost is { } most)
        {
            var text = Text($"the chosen designs cost at most {most.Value:#,0.##} USD together");
            frame.Require("capital", text, "USD", -SolverSession.Infinity, most.Value, choices.All.Select(choice => (choice.Column, choice.Design.Cost.Value)));
        }
    }

    private static (string Kind, string Text, string Unit) Words(ObjectiveLimit limit) => limit.Objective switch
    {
        PortfolioObjective.MaximiseScore => ("score-target", Text($"the scores add up to at least {limit.Bound:0.######}"), "score"),
        PortfolioObjective.MinimiseCost => ("cost-cap", Text($"the present value of all cost is at most {limit.Bound:#,0.##} USD"), "USD"),
        PortfolioObjective.MinimiseEmissions => ("emissions-cap", Text($"the CO2 of all years is at most {limit.Bound:#,0.##} t"), "t"),
        PortfolioObjective.MinimiseDelay => ("delay-cap", Text($"the delay is at most {limit.Bound:0.###} MW-years"), "MW-years"),
        PortfolioObjective.MinimisePermitRisk => ("risk-cap", Text($"the permit risk is at most {limit.Bound:0.###} points"), "points"),
        _ => throw new ArgumentException("The weighted objective can't be limited; limit its parts."),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
