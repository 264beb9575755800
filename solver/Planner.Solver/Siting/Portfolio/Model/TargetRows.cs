using Planner.Domain.Texts;

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
        Load(study.MinLoad?.Value, study.MaxLoad?.Value, last, Timeline.InYear(null));
        for (var stage = 0; stage < study.Years.Count; stage++)
        {
            Load(study.Years[stage].MinLoad?.Value, study.Years[stage].MaxLoad?.Value, stage, frame.Timeline.In(stage));
        }
    }

    private void Load(double? least, double? most, int stage, LocalizedText when)
    {
        if (least is { } min)
        {
            frame.Require("load-target", LocalizedText.Of($"the chosen loads are at least {min:0.###} MW together{when.En}", $"所选负荷合计不少于 {min:0.###} MW{when.Zh}"), "MW", min, SolverSession.Infinity, choices.LoadTerms(stage));
        }

        if (most is { } max)
        {
            frame.Require("load-target", LocalizedText.Of($"the chosen loads are at most {max:0.###} MW together{when.En}", $"所选负荷合计不超过 {max:0.###} MW{when.Zh}"), "MW", -SolverSession.Infinity, max, choices.LoadTerms(stage));
        }
    }

    private void AddCapital()
    {
        if (study.MaxFixedCost is { } most)
        {
            var text = LocalizedText.Of($"the chosen designs cost at most {most.Value:#,0.##} USD together", $"所选方案合计造价不超过 {most.Value:#,0.##} 美元");
            frame.Require("capital", text, "USD", -SolverSession.Infinity, most.Value, choices.All.Select(choice => (choice.Column, choice.Design.Cost.Value)));
        }
    }

    private static (string Kind, LocalizedText Text, string Unit) Words(ObjectiveLimit limit) => limit.Objective switch
    {
        PortfolioObjective.MaximiseScore => ("score-target", LocalizedText.Of($"the scores add up to at least {limit.Bound:0.######}", $"得分合计不低于 {limit.Bound:0.######}"), "score"),
        PortfolioObjective.MinimiseCost => ("cost-cap", LocalizedText.Of($"the present value of all cost is at most {limit.Bound:#,0.##} USD", $"全部成本的现值不超过 {limit.Bound:#,0.##} 美元"), "USD"),
        PortfolioObjective.MinimiseEmissions => ("emissions-cap", LocalizedText.Of($"the CO2 of all years is at most {limit.Bound:#,0.##} t", $"各年 CO2 排放合计不超过 {limit.Bound:#,0.##} 吨"), "t"),
        PortfolioObjective.MinimiseDelay => ("delay-cap", LocalizedText.Of($"the delay is at most {limit.Bound:0.###} MW-years", $"延迟不超过 {limit.Bound:0.###} MW·年"), "MW-years"),
        PortfolioObjective.MinimisePermitRisk => ("risk-cap", LocalizedText.Of($"the permit risk is at most {limit.Bound:0.###} points", $"许可风险不超过 {limit.Bound:0.###} 分"), "points"),
        _ => throw new ArgumentException("The weighted objective can't be limited; limit its parts."),
    };
}
