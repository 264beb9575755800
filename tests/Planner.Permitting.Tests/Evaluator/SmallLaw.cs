using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Facts;
using Planner.Permitting.Rules;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Tests.Evaluator;

/// <summary>A library of a few rules made for one test: what it shows rests on nothing else.</summary>
internal sealed record SmallLaw
{
    public const string Day = "2024-06-01";

    private static readonly InputLocation Here = new("a small law");

    public static FactCatalogue Catalogue { get; } = Read(bag => FactCatalogueReader.Read("facts", """
        facts:
          project.kind: { type: word, values: [data_center, generation, storage, transmission_line], meaning: Kind, suppliedBy: user, cost: 1 }
          project.lead_agency: { type: word, meaning: Lead, meaningZh: 牵头机构, suppliedBy: user, cost: 1 }
          project.federal_nexus: { type: words, values: [funding, land, none, permit], meaning: Nexus, suppliedBy: user, cost: 1 }
          project.parts: { type: words, values: [building, line, storage], meaning: Parts, suppliedBy: user, cost: 1 }
          action.kind: { type: words, values: [construct_building, maintain, power_contract], meaning: Actions, suppliedBy: user, cost: 1 }
          line.length_mi: { type: number, unit: mi, meaning: Length, suppliedBy: a layer, cost: 2 }
          line.area_acres: { type: number, unit: acre, meaning: Area, suppliedBy: a layer, cost: 2 }
          line.existing_line: { type: flag, meaning: An old line, suppliedBy: user, cost: 1 }
          site.owner: { type: word, values: [army, blm, none], meaning: Owner, suppliedBy: a layer, cost: 2 }
          site.wet: { type: flag, meaning: Wet, suppliedBy: a survey, cost: 4 }
          site.wooded: { type: flag, meaning: Wooded, suppliedBy: a model, cost: 3 }
          site.habitats: { type: words, values: [dune, forest, none, wetland], meaning: Habitats, suppliedBy: a survey, cost: 4 }
          nepa.significant_effect: { type: word, values: ["no", "yes"], meaning: Significance, suppliedBy: agency, cost: 4 }
          nepa.exclusions_adopted_by_lead: { type: words, meaning: Adopted, suppliedBy: agency notices, cost: 4, presumed: { value: [], why: no notice is known } }
          nepa.free_choice: { type: flag, meaning: Free, suppliedBy: agency, cost: 4, presumed: { value: true, why: nobody said otherwise } }
          order.day: { type: day, meaning: Day of the order, suppliedBy: user, cost: 1 }
          order.number: { type: word, meaning: Number of the order, suppliedBy: user, cost: 1 }
        """, bag));

    private ImmutableArray<Rule> Rules { get; init; } = [];

    private ImmutableArray<Derivation> Derivations { get; init; } = [];

    private ImmutableArray<ExclusionList> Lists { get; init; } = [];

    private ImmutableArray<UnreadAdoption> Unread { get; init; } = [];

    private ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Families { get; init; } =
        ImmutableSortedDictionary<string, ImmutableSortedSet<string>>.Empty;

    public static SmallLaw Of(params Rule[] rules) => new() { Rules = [.. rules] };

    /// <summary>There is no federal decision where the nexus is stated to be none, and the lists of DOE, BLM and TVA are held.</summary>
    public static SmallLaw Nepa(params Rule[] rules) => Of([NoNexus("project.federal_nexus == {none}"), .. rules])
        .Holding("DOE", "2000-01-01").Holding("BLM", "2000-01-01").Holding("TVA", "2000-01-01");

    public SmallLaw And(params Rule[] rules) => this with { Rules = [.. Rules, .. rules] };

    public SmallLaw Holding(string agency, string from, string? to = null) => this with { Lists = Lists.Add(new(agency, Span(from, to))) };

    /// <summary>A notice by which one agency took over some exclusions of another; which ones was not read.</summary>
    public SmallLaw NoticeNotRead(string by, string of, string from) => this with { Unread = Unread.Add(new(by, [of], DateOf(from), "a notice")) };

    public SmallLaw Family(string agency, params string[] members) => this with { Families = Families.Add(agency, [.. members]) };

    public SmallLaw Deriving(string fact, params (string Word, string When)[] words) => this with
    {
        Derivations = Derivations.Add(new(Catalogue.Get(fact), words.ToImmutableSortedDictionary(row => row.Word, row => When(row.When)), null, "test", Here)),
    };

    public SmallLaw Computing(string fact, string formula) => this with
    {
        Derivations = Derivations.Add(new(Catalogue.Get(fact), ImmutableSortedDictionary<string, Condition>.Empty,
            Read(bag => new PredicateReader(Catalogue, 0, bag).ReadFormula(formula, Catalogue.Get(fact), Here)), "test", Here)),
    };

    public RuleBook Book(string day = Day) => Read(bag => new RuleLibrary(Catalogue, [new RulePack
    {
        Id = "small", Title = "A small law", Version = "1", Hash = "0", Tolerance = 0.1, Rules = Rules, Derivations = Derivations, Lists = Lists,
        AgencyFamilies = Families, AdoptionsNotRead = Unread, Regimes = [new("r", "R", null, DateOf(Day), Span("2000-01-01", null))],
    }]).Book(null, DateOf(day), bag));

    public Determination On(string day, params (string Name, object Value)[] facts) => Screen.Run(Book(day), Stated.Facts(Catalogue, facts), "test");

    public Determination Ask(params (string Name, object Value)[] facts) => On(Day, facts);

    public Evaluation At(params (string Name, object Value)[] facts) => new(Book(), Stated.Facts(Catalogue, facts));

    /// <summary>The truth of one predicate under this law.</summary>
    public string Truth(string predicate, params (string Name, object Value)[] facts) => When(predicate).Evaluate(At(facts)).ToString();

    /// <summary>What is still worth finding out for one predicate, in its order.</summary>
    public IEnumerable<string> Missing(string predicate, params (string Name, object Value)[] facts) =>
        Screening.Missing.Of(When(predicate), At(facts)).Select(fact => fact.Id.Name);

    public static Condition When(string predicate) => Read(bag => new PredicateReader(Catalogue, 0.1, bag).Read(predicate, Here));

    public static Rule NoNexus(string when) => Rule("N", OutcomeKind.NotRequired, when, ReviewPath.NoNexus);

    /// <summary>An exclusion of DOE for building lines.</summary>
    public static Rule Exclusion(string id, string when) => Exclusion(id, when, "DOE", ["line"]);

    public static Rule Exclusion(string id, string when, string? agency, string[] covers, string[]? actions = null, string? list = null, Adoption[]? adoptions = null)
    {
        var rule = Rule(id, OutcomeKind.Exclusion, when);
        return rule with
        {
            Outcome = rule.Outcome with { Agency = agency, List = list, Covers = [.. covers], CoversActions = [.. actions ?? []], Adoptions = [.. adoptions ?? []] },
        };
    }

    /// <summary>A rule of one agency, or of all where none is named.</summary>
    public static Rule Of(string? agency, string id, OutcomeKind kind, string when, string? list = null)
    {
        var rule = Rule(id, kind, when);
        return rule with { Outcome = rule.Outcome with { Agency = agency, List = list } };
    }

    public static Rule Rule(string id, OutcomeKind kind, string when, string? reference = null) => new()
    {
        Id = id,
        Title = $"Title of {id}",
        When = When(when),
        Outcome = new() { Kind = kind, Reference = reference ?? id },
        Citations = [new("A law", id, null)],
        IssuingAct = "An act",
        InForce = Span("2000-01-01", null),
        Confidence = Confidence.Primary,
        Cases = [],
        Where = Here,
    };

    public static InForce Span(string from, string? to) => new(DateOf(from), to is null ? null : DateOf(to));

    public static DateOnly DateOf(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    private static T Read<T>(Func<DiagnosticBag, T?> read)
        where T : class
    {
        var bag = new DiagnosticBag();
        var result = read(bag);
        bag.ThrowIfErrors();
        return result!;
    }
}
