using Planner.Permitting.Facts;
using Planner.Permitting.Rules;

namespace Planner.Permitting.Screening;

/// <summary>Which of the usable exclusions to cite: one for each part or kind of action, the most specific one.</summary>
/// <remarks>
/// Several classes often fit the same work. The one that asks for the most is the closest description of it; between
/// equals the one that covers more of the project, then the lower rule id.
/// </remarks>
internal static class ExclusionChoice
{
    public static IReadOnlyList<Rule> Of(Evaluation at)
    {
        var usable = at.Book.Path.Exclusions.Where(row => row.Usable.Evaluate(at).IsTrue).Select(row => row.Rule).ToList();
        var (parts, actions) = (Members(at, "project.parts"), Members(at, "action.kind"));
        var chosen = new List<Rule>();
        foreach (var part in actions.Count == 0 || !AllActionsCovered(usable, actions) ? parts : [])
        {
            Choose(usable.Where(rule => rule.Outcome.Covers.Contains(part)), parts, actions, chosen);
        }

        foreach (var action in actions)
        {
            Choose(usable.Where(rule => rule.Outcome.CoversActions.Contains(action)), parts, actions, chosen);
        }

        return [.. chosen.OrderBy(rule => rule.Id, StringComparer.Ordinal)];
    }

    private static bool AllActionsCovered(List<Rule> usable, IReadOnlyList<string> actions) =>
        actions.All(action => usable.Any(rule => rule.Outcome.CoversActions.Contains(action)));

    private static void Choose(IEnumerable<Rule> fitting, IReadOnlyList<string> parts, IReadOnlyList<string> actions, List<Rule> chosen)
    {
        var best = fitting
            .OrderByDescending(rule => Leaves(rule.When))
            .ThenByDescending(rule => rule.Outcome.Covers.Intersect(parts).Count + rule.Outcome.CoversActions.Intersect(actions).Count)
            .ThenBy(rule => rule.Id, StringComparer.Ordinal).FirstOrDefault();
        if (best is not null && !chosen.Contains(best))
        {
            chosen.Add(best);
        }
    }

    private static int Leaves(Condition condition) => condition.Children.Count == 0 ? 1 : condition.Children.Sum(Leaves);

    private static IReadOnlyList<string> Members(Evaluation at, string name)
    {
        FactDefinition fact = at.Book.Catalogue.Get(name);
        return [.. fact.Values.Where(word => at.Words(fact, WordsRelation.Intersect, [word]).IsTrue)];
    }
}
