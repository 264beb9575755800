using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Planner.Permitting.Facts;
using Planner.Permitting.Rules;
using Planner.Permitting.Screening;

namespace Planner.Permitting;

/// <summary>The rules of all packs that are in force on one day. Immutable; thread-safe.</summary>
public sealed class RuleBook
{
    private readonly FrozenDictionary<string, int> indexes;
    private readonly Derivation?[] derivations;
    private readonly Lazy<int[]> asking;

    // By reference: the conditions of a book live as long as it does, and comparing trees would take longer than walking one.
    private readonly ConcurrentDictionary<Condition, ImmutableArray<FactDefinition>> below = new(ReferenceEqualityComparer.Instance);

    internal RuleBook(RuleLibrary library, string regime, DateOnly asOf)
    {
        (Library, Regime, AsOf) = (library, regime, asOf);
        Rules = [.. library.Packs.SelectMany(pack => pack.Rules).Where(rule => rule.InForce.Includes(asOf))];
        indexes = Rules.Select((rule, index) => (rule.Id, index)).ToFrozenDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        derivations = new Derivation?[library.Catalogue.All.Length];
        foreach (var derivation in library.Packs.SelectMany(pack => pack.Derivations))
        {
            derivations[derivation.Fact.Index] = derivation;
        }

        Path = ReviewPath.For(this);
        asking = new(CountAsking);
    }

    public RuleLibrary Library { get; }

    public FactCatalogue Catalogue => Library.Catalogue;

    public string Regime { get; }

    public DateOnly AsOf { get; }

    /// <summary>In force on <see cref="AsOf"/>, in the order of packs and ids.</summary>
    public ImmutableArray<Rule> Rules { get; }

    internal ReviewPath Path { get; }

    /// <summary>The rule in force with this id, or null.</summary>
    public Rule? Find(string id) => FindIndex(id) is { } index ? Rules[index] : null;

    public IEnumerable<Rule> List(OutcomeKind kind) => Rules.Where(rule => rule.Outcome.Kind == kind);

    /// <summary>How many rules in force ask for a fact themselves.</summary>
    internal int RulesAsking(FactDefinition fact) => asking.Value[fact.Index];

    private int[] CountAsking()
    {
        var counts = new int[Catalogue.All.Length];
        foreach (var index in Rules.SelectMany(rule => Asked(rule.When).Distinct()))
        {
            counts[index]++;
        }

        return counts;
    }

    private static IEnumerable<int> Asked(Condition condition) =>
        condition.Facts.Select(fact => fact.Index).Concat(condition.Children.SelectMany(Asked));

    /// <summary>All facts that a condition of this book asks for, through the rules it refers to.</summary>
    internal ImmutableArray<FactDefinition> FactsUnder(Condition condition) =>
        below.GetOrAdd(condition, asked => [.. Below(asked).Distinct()]);

    private IEnumerable<FactDefinition> Below(Condition condition) => condition.Facts.Concat(condition is Condition.RuleMet met
        ? Find(met.RuleId) is { } rule ? FactsUnder(rule.When) : []
        : condition.Children.SelectMany(Below));

    internal int? FindIndex(string id) => indexes.TryGetValue(id, out var index) ? index : null;

    internal Derivation? FindDerivation(FactDefinition fact) => derivations[fact.Index];

    /// <summary>The agency and those that act under its procedures.</summary>
    internal ImmutableSortedSet<string> Family(string agency) =>
        Library.Packs.Select(pack => pack.AgencyFamilies.GetValueOrDefault(agency)).FirstOrDefault(family => family is not null)
        ?? [agency];
}
