using Planner.Domain.Diagnostics;
using Planner.Permitting.Rules;

namespace Planner.Permitting;

/// <summary>Refuses rules and derived facts that ask for each other in a circle.</summary>
internal sealed class CycleCheck(
    Dictionary<string, Rule> rules, Dictionary<string, Derivation> derivations, DiagnosticBag bag)
{
    private readonly HashSet<string> done = new(StringComparer.Ordinal);
    private readonly List<string> path = [];

    public void Run()
    {
        foreach (var rule in rules.Values.OrderBy(rule => rule.Id, StringComparer.Ordinal))
        {
            Visit(rule.Id);
        }

        foreach (var fact in derivations.Keys.Order(StringComparer.Ordinal))
        {
            Visit(fact);
        }
    }

    private void Visit(string node)
    {
        var start = path.IndexOf(node);
        if (start >= 0)
        {
            Report([.. path.Skip(start), node]);
            return;
        }

        if (!done.Contains(node))
        {
            path.Add(node);
            foreach (var next in Next(node).Distinct())
            {
                Visit(next);
            }

            path.RemoveAt(path.Count - 1);
            done.Add(node);
        }
    }

    private IEnumerable<string> Next(string node)
    {
        if (rules.TryGetValue(node, out var rule))
        {
            return Asks(rule.When);
        }

        return derivations.TryGetValue(node, out var derivation)
            ? derivation.Words.Values.SelectMany(Asks).Concat(derivation.Formula?.Facts.Select(fact => fact.Id.Name) ?? [])
            : [];
    }

    private IEnumerable<string> Asks(Condition condition) =>
        PackChecks.References(condition).Where(rules.ContainsKey).Concat(Facts(condition).Where(derivations.ContainsKey));

    private static IEnumerable<string> Facts(Condition condition) =>
        condition.Facts.Select(fact => fact.Id.Name).Concat(condition.Children.SelectMany(Facts));

    private void Report(List<string> circle) =>
        bag.Error("rule.circle", $"{string.Join(" asks for ", circle)}",
            rules.TryGetValue(circle[0], out var rule) ? rule.Where : derivations[circle[0]].Where,
            "none of them could ever be worked out", "break the circle: one of them has to rest on facts alone");
}
