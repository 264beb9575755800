using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Rules;

namespace Planner.Permitting;

/// <summary>Checks that only show when all packs are read: names, references, versions.</summary>
internal static class PackChecks
{
    /// <param name="packs">All packs.</param>
    /// <param name="unread">Ids of rules that are there but did not read: whoever names them has done nothing wrong.</param>
    /// <param name="bag">Takes the problems.</param>
    public static void Run(ImmutableArray<RulePack> packs, IReadOnlySet<string> unread, DiagnosticBag bag)
    {
        var rules = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var rule in packs.SelectMany(pack => pack.Rules))
        {
            if (!rules.TryAdd(rule.Id, rule))
            {
                bag.Error("rule.duplicate", $"the id {rule.Id} is taken by {rules[rule.Id].Where}", rule.Where,
                    "an id names one rule", "give the new version an id of its own and let it supersede the old one");
            }
        }

        var derivations = packs.SelectMany(pack => pack.Derivations).GroupBy(derivation => derivation.Fact.Id.Name)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        CheckReferences(rules, derivations.Values, unread, bag);
        CheckVersions(rules, unread, bag);
        new CycleCheck(rules, derivations, bag).Run();
    }

    private static void CheckReferences(
        Dictionary<string, Rule> rules, IEnumerable<Derivation> derivations, IReadOnlySet<string> unread, DiagnosticBag bag)
    {
        var conditions = rules.Values.Select(rule => (Asked: References(rule.When), rule.Where))
            .Concat(derivations.Select(derivation => (derivation.Words.Values.SelectMany(References), derivation.Where)));
        foreach (var (asked, where) in conditions)
        {
            foreach (var id in asked.Distinct().Where(id => !rules.ContainsKey(id) && !unread.Contains(id)))
            {
                bag.Error("rule.reference", $"there is no rule {id}", where, "the condition asks for its result",
                    NearestName.Remedy(id, rules.Keys, "write the id of a rule in a loaded pack"));
            }
        }
    }

    internal static IEnumerable<string> References(Condition condition) => condition is Condition.RuleMet rule
        ? [rule.RuleId] : condition.Children.SelectMany(References);

    private static void CheckVersions(Dictionary<string, Rule> rules, IReadOnlySet<string> unread, DiagnosticBag bag)
    {
        foreach (var later in rules.Values)
        {
            foreach (var id in later.Supersedes.Where(id => !unread.Contains(id)))
            {
                if (!rules.TryGetValue(id, out var earlier))
                {
                    bag.Error("rule.reference", $"{later.Id} supersedes {id}, which is not there", later.Where,
                        "the chain of versions is broken", NearestName.Remedy(id, rules.Keys, "name a rule in a loaded pack"));
                }
                else if (earlier.InForce.To is not { } end || end > later.InForce.From)
                {
                    bag.Error("rule.overlap", $"{id} is still in force when {later.Id} starts on {later.InForce.From:O}", later.Where,
                        "two versions of one text would hold on the same day", $"end {id} on {later.InForce.From:O}");
                }
                else if (end < later.InForce.From)
                {
                    bag.Error("rule.gap", $"{id} ends on {end:O} and {later.Id} starts on {later.InForce.From:O}", later.Where,
                        "between them no version would hold", "close the gap, or drop supersedes where the text really lapsed");
                }
            }
        }
    }
}
