using Planner.Domain.Facts;
using Planner.Permitting.Facts;
using Planner.Permitting.Rules;

namespace Planner.Permitting.Screening;

/// <summary>Writes a rule as a finding: the condition tree again, each node with its truth and facts.</summary>
internal sealed class FindingWriter(Evaluation at)
{
    public Finding Write(Rule rule)
    {
        var truth = at.RuleTruth(rule.Id);
        return new()
        {
            Id = rule.Id,
            Title = rule.Title,
            TitleZh = rule.TitleZh,
            Truth = truth,
            Outcome = rule.Outcome.ToString(),
            Text = rule.When + (rule.Interpretation is { } reading ? $". Reading: {reading}" : ""),
            Citation = Cite(rule),
            Facts = [.. rule.When.Facts.Distinct().Select(Describe)],
            Confidence = rule.Confidence,
            DueDate = !truth.IsFalse && rule.Outcome.Due is { } due && at.Stated(due.After) is FactValue.Day day ? day.Value.AddDays(due.Days) : null,
            Children = [.. rule.When.Children.Select((child, index) => Write(child, $"{rule.Id}/{index + 1}"))],
        };
    }

    private Finding Write(Condition condition, string id)
    {
        var met = condition as Condition.RuleMet;
        var rule = met is null ? null : at.Book.Find(met.RuleId);
        return new()
        {
            Id = id,
            Title = met is null ? "" : rule?.Title ?? $"{met.RuleId} is not in force on this day",
            TitleZh = met is null ? null : rule is null ? $"{met.RuleId} 当日未生效" : rule.TitleZh,
            Truth = condition.Evaluate(at),
            Text = condition.ToString(),
            Citation = rule is null ? null : Cite(rule),
            Facts = [.. condition.Facts.Distinct().Select(Describe)],
            Children = [.. condition.Children.Select((child, index) => Write(child, $"{id}.{index + 1}"))],
        };
    }

    private static FindingCitation Cite(Rule rule)
    {
        var (address, read) = (rule.Address, rule.Citation.Url);
        return new(rule.Citation.Title, rule.Citation.Clause, address, rule.InForce.From, rule.InForce.To, read == address ? null : read);
    }

    private FindingFact Describe(FactDefinition fact)
    {
        var source = at.Facts[fact.Id] is Fact.Known known ? known.Source : null;
        if (at.Stated(fact) is { } value)
        {
            return new(fact.Id.Name, fact.Meaning, fact.MeaningZh, value, fact.Unit, "known", source);
        }

        return at.IsPresumed(fact)
            ? new(fact.Id.Name, fact.Meaning, fact.MeaningZh, fact.Presumed!.Value, fact.Unit, "presumed", null)
            : new(fact.Id.Name, fact.Meaning, fact.MeaningZh, at.Number(fact) is { } derived ? new FactValue.Number(derived, fact.Unit ?? "1") : null,
                fact.Unit, at.Book.FindDerivation(fact) is null ? "unknown" : "derived", null);
    }
}
