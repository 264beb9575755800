using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Rules;

namespace Planner.Permitting;

/// <summary>Checks that only show when all packs are read: names, references, versions.</summary>
internal static class PackChecks
{
    public static void Run(ImmutableArray<RulePack> packs, DiagnosticBag bag)
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
        CheckReferences(rules, derivations.Values, bag);
        CheckVersions(rules, bag);
        new CycleCheck(rules, derivations, bag).Run();
    }

    private static void CheckReferences(Dictionary<string, Rule> rules, IEnumerable<Derivation> derivations, DiagnosticBag bag)
    {
        var conditions = rules.Values.Select(rule => (rule.When, rule.Where))
            .Concat(derivations.SelectMany(derivation => derivation.Words.Values.Select(when => (when, new InputLocation("derived.yaml", null, derivation.Fact.Id.Name)))));
        foreach (var (condition, where) in conditions)
        {
            foreach (var id in References(condition).Where(id => !rules.ContainsKey(id)))
            {
                bag.Error("rule.reference", $"there is no rule {id}", where, "the condition asks for its result",
                    NearestName.Remedy(id, rules.Keys, "write the id of a rule in a loaded pack"));
            }
        }
    }

    internal static IEnumerable<string> References(Condition condition) => condition is Condition.RuleMet rule
        ? [rule.RuleId] : condition.Children.SelectMany(References);

    private static void CheckVersions(Dictionary<string, Rule> rules, DiagnosticBag bag)
    {
        foreach (var later in rules.Values)
        {
            foreach (var id in later.Supersedes)
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
