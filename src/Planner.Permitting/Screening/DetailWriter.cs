using Planner.Domain.Facts;
using Planner.Domain.Texts;
using Planner.Permitting.Facts;
using Planner.Permitting.Rules;

namespace Planner.Permitting.Screening;

/// <summary>Writes the lists and the finding tree of one determination.</summary>
internal sealed class DetailWriter(Evaluation at, Decision decision)
{
    private readonly RuleBook book = at.Book;
    private readonly FindingWriter findings = new(at);

    public LocalizedText Summary() => SummaryWriter.Write(decision, UsedExclusions(), FirstMissing(), Drafts(), book);

    private IEnumerable<string> UsedExclusions() =>
        book.Path.Exclusions.Where(row => row.Usable.Evaluate(at).IsTrue).Select(row => row.Rule)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(rule => rule.Outcome.Reference);

    private IEnumerable<(string Id, Condition Condition)> Questions() => decision.IsOpen ? OpenQuestions.Of(book, at) : [];

    /// <summary>Facts of the question the answer stopped at, the cheapest first: the head of <see cref="MissingFacts"/>.</summary>
    private IReadOnlyList<FactDefinition> FirstMissing()
    {
        var (first, facts) = ("", new List<FactDefinition>());
        foreach (var (id, condition) in Questions())
        {
            if (facts.Count > 0 && id != first)
            {
                break;
            }

            facts.AddRange(Missing.Of(condition, at));
            first = id;
        }

        return [.. facts.DistinctBy(fact => fact.Index).OrderBy(fact => fact.Cost)];
    }

    /// <summary>Of all open questions: those of the question the answer stopped at first, the cheapest first; then the others so.</summary>
    public IReadOnlyList<MissingFact> MissingFacts()
    {
        var rows = Questions()
            .SelectMany(question => Missing.Of(question.Condition, at).Select(fact => (Fact: fact, Question: question.Id)))
            .DistinctBy(pair => pair.Fact.Index).ToList();
        return [.. rows.OrderBy(row => row.Question == rows[0].Question ? 0 : 1).ThenBy(row => row.Fact.Cost).Select(row => Describe(row.Fact, row.Question))];
    }

    private MissingFact Describe(FactDefinition fact, string question) => new(
        fact.Id.Name, fact.Meaning, fact.MeaningZh, WhatToGet(fact).En, WhatToGet(fact).Zh, TypeOf(fact), fact.Unit, [.. fact.Values], fact.Cost, question, book.RulesAsking(fact));

    private static string TypeOf(FactDefinition fact) => fact.Type switch
    {
        FactType.Flag => "boolean",
        FactType.Number => "number",
        FactType.Day => "date",
        FactType.Words => "choices",
        _ => fact.Values.IsEmpty ? "text" : "choice",
    };

    /// <summary>Draft rules that were true and decisive: what is cited, what takes the decision out, what names a class.</summary>
    public IReadOnlyList<DraftRule> Drafts() =>
        [.. Decisive().Where(rule => rule.Confidence == Confidence.Draft).DistinctBy(rule => rule.Id).Select(rule => new DraftRule(rule.Id, rule.Title))];

    private IEnumerable<Rule> Decisive() => decision.Ground switch
    {
        DecisionGround.Exclusion => ExclusionChoice.Of(at),
        DecisionGround.Exempt => book.List(OutcomeKind.NotRequired).Concat(book.List(OutcomeKind.NotMajorFederalAction)).Where(IsMet),
        DecisionGround.NoFederalDecision => book.List(OutcomeKind.NotRequired).Where(rule => rule.Outcome.Reference == ReviewPath.NoNexus).Where(IsMet),
        DecisionGround.StatementClass => book.List(OutcomeKind.StatementClass).Where(IsMet),
        DecisionGround.AssessmentClass => book.List(OutcomeKind.AssessmentClass).Where(IsMet),
        _ => [],
    };

    private bool IsMet(Rule rule) => at.RuleTruth(rule.Id).IsTrue;

    public IReadOnlyList<string> Cited() => [.. ExclusionChoice.Of(at).Select(rule => rule.Outcome.Code ?? rule.Outcome.Reference)];

    public IReadOnlyList<PackReport> Packs() => [.. book.Library.Packs.Select(pack => new PackReport(pack.Id, pack.Version, pack.Hash))];

    /// <summary>Exclusions that fit, or may fit with what is known of them.</summary>
    public IReadOnlyList<ExclusionReport> Exclusions() =>
        [.. book.Path.Exclusions
            .Select(row => (row.Rule, Fits: at.RuleTruth(row.Rule.Id), MayUse: row.MayUse.Evaluate(at), Usable: row.Usable.Evaluate(at)))
            .Where(row => row.Fits.IsTrue || (row.Fits.IsUnknown && !row.MayUse.IsFalse && IsTouched(row.Rule)))
            .OrderBy(row => row.Fits.IsTrue ? 0 : 1).ThenBy(row => row.Rule.Id, StringComparer.Ordinal)
            .Select(row => new ExclusionReport(row.Rule.Id, row.Rule.Outcome.Reference, row.Rule.Title, row.Rule.TitleZh, row.Fits, row.Usable, row.Rule.Address))];

    /// <summary>Circumstances that are present or open, and conditions of the list that are not shown to be met.</summary>
    public IReadOnlyList<CircumstanceReport> Circumstances() =>
        [.. book.Rules.Where(rule => rule.Outcome.Kind is OutcomeKind.Circumstance or OutcomeKind.Segment or OutcomeKind.Element)
            .Where(rule => rule.Outcome.Agency is null || !LeadIs(rule.Outcome.Agency).IsFalse)
            .Select(rule => new CircumstanceReport(rule.Id, rule.Title, rule.TitleZh, Present(rule), rule.Citation.ToString()))];

    private Truth Present(Rule rule) => rule.Outcome.Kind == OutcomeKind.Element ? !at.RuleTruth(rule.Id) : at.RuleTruth(rule.Id);

    private Truth LeadIs(string agency) => at.WordIn(book.Catalogue.Get("project.lead_agency"), book.Family(agency));

    internal static bool IsPermit(Rule rule) => rule.Outcome.Kind is OutcomeKind.Permit or OutcomeKind.NationwidePermit
        or OutcomeKind.Consultation or OutcomeKind.Notice or OutcomeKind.Plan or OutcomeKind.Report or OutcomeKind.AgencyFinding;

    public IReadOnlyList<PermitReport> Permits() =>
        [.. book.Rules.Where(IsPermit)
            .Select(rule => (Rule: rule, Truth: at.RuleTruth(rule.Id)))
            .Where(row => row.Truth.IsTrue || (row.Truth.IsUnknown && IsTouched(row.Rule)))
            .OrderBy(row => row.Truth.IsTrue ? 0 : 1).ThenBy(row => row.Rule.Id, StringComparer.Ordinal)
            .Select(row => new PermitReport(row.Rule.Id, row.Rule.Title, row.Rule.TitleZh, row.Truth, row.Rule.Outcome.ToString(), row.Rule.Citation.ToString()))];

    public IReadOnlyList<Finding> Tree()
    {
        var path = book.Path;
        return
        [
            Step("federal-decision", "Is there a federal decision?", "是否存在联邦决定？", !path.NoFederalDecision.Evaluate(at),
                book.List(OutcomeKind.NotRequired).Where(rule => rule.Outcome.Reference == ReviewPath.NoNexus)),
            Step("nepa-reach", "Does another law or the statute itself take the decision out of NEPA?", "其他法律或法规本身是否使该决定不适用 NEPA？", path.Exempt.Evaluate(at),
                book.List(OutcomeKind.NotRequired).Where(rule => rule.Outcome.Reference != ReviewPath.NoNexus)
                    .Concat(book.List(OutcomeKind.NotMajorFederalAction))),
            Step("exclusion", "Does an exclusion that the lead agency may use cover every part?", "牵头机构可用的类别排除是否覆盖全部组成部分？", path.Exclusion.Evaluate(at),
                book.Path.Exclusions.Select(row => row.Rule)),
            Step("circumstances", "Are the conditions of the exclusion met, with no extraordinary circumstance?", "类别排除的条件是否满足，且无特殊情况？", CircumstancesClear(),
                book.Rules.Where(rule => rule.Outcome.Kind is OutcomeKind.Element or OutcomeKind.Circumstance or OutcomeKind.Segment)),
            Step("document", "Which document, when no exclusion applies?", "不适用类别排除时需要哪种文件？", path.SignificantEffect.Evaluate(at),
                book.Rules.Where(rule => rule.Outcome.Kind is OutcomeKind.StatementClass or OutcomeKind.AssessmentClass)),
            Step("definitions", "Definitions that rules refer to", "规则引用的定义", Truth.Any(book.List(OutcomeKind.Satisfies).Select(rule => at.RuleTruth(rule.Id))),
                book.List(OutcomeKind.Satisfies)),
            Step("permits", "Permits, consultations, notices and plans", "许可、磋商、通知与计划", Truth.Any(book.Rules.Where(IsPermit).Select(rule => at.RuleTruth(rule.Id))),
                book.Rules.Where(IsPermit)),
            Step("blocks", "Does a rule bar the project?", "是否有规则禁止该项目？", path.Blocked.Evaluate(at), book.List(OutcomeKind.Block)),
            Step("policy", "Policy fit, conditions, deadlines and notes", "政策契合度、条件、期限与说明", Truth.Any(book.Rules.Where(IsPolicy).Select(rule => at.RuleTruth(rule.Id))),
                book.Rules.Where(IsPolicy)),
        ];
    }

    private static bool IsPolicy(Rule rule) => rule.Outcome.Kind is OutcomeKind.Align or OutcomeKind.Conflict or OutcomeKind.Eligible
        or OutcomeKind.Info or OutcomeKind.Flag or OutcomeKind.Condition or OutcomeKind.Deadline or OutcomeKind.Presume;

    private Truth CircumstancesClear() => !Truth.Any(Circumstances().Select(circumstance => circumstance.Truth));

    private Finding Step(string id, string title, string titleZh, Truth truth, IEnumerable<Rule> rules)
    {
        var all = rules.ToList();
        var shown = all.Where(rule => !at.RuleTruth(rule.Id).IsUnknown || IsTouched(rule) || all.Count == 1).ToList();
        var silent = all.Count - shown.Count;
        return new()
        {
            Id = id,
            Title = title,
            TitleZh = titleZh,
            Truth = truth,
            Text = InForce(all.Count, silent).En,
            TextZh = InForce(all.Count, silent).Zh,
            Children = [.. shown.OrderBy(rule => Rank(at.RuleTruth(rule.Id))).ThenBy(rule => rule.Id, StringComparer.Ordinal).Select(findings.Write)],
        };
    }

    private static LocalizedText InForce(int count, int silent) => new(
        (count == 1 ? "1 rule in force" : $"{count} rules in force") + (silent == 0 ? "" : $"; of {silent} of them no fact is known"),
        $"{count} 条规则有效" + (silent == 0 ? "" : $"；其中 {silent} 条没有任何已知事实"));

    private static int Rank(Truth truth) => truth.IsTrue ? 0 : truth.IsUnknown ? 1 : 2;

    /// <summary>At least one fact of the rule is stated.</summary>
    private bool IsTouched(Rule rule) => book.FactsUnder(rule.When).Any(at.IsStated);

    public IReadOnlyList<Assumption> Assumptions()
    {
        var presumed = decision.Ground is DecisionGround.NoFederalDecision or DecisionGround.NexusUnknown ? [] : book.Catalogue.All
            .Where(fact => at.IsPresumed(fact) && ConditionsOfThePath().Any(condition => book.FactsUnder(condition).Contains(fact)))
            .Select(fact => new Assumption(fact.Id.Name, Shown(fact.Presumed!.Value), fact.Presumed.Why, fact.Presumed.WhyZh)).ToList();
        if (decision.Ground == DecisionGround.Exclusion && !at.IsStated(book.Catalogue.Get("nepa.significant_effect")))
        {
            presumed.Add(new("nepa.significant_effect", "no",
                "nobody has foreseen a significant effect, and actions of an excluded class normally have none",
                "无人预见重大影响，且被排除类别的行动通常没有重大影响"));
        }

        if (decision.Ground is DecisionGround.StatementClass or DecisionGround.AssessmentClass)
        {
            presumed.Add(new("nepa.significant_effect", decision.Level == ReviewLevel.EIS ? "yes" : "no",
                "nobody has judged it; the agency's own list of classes says what such actions normally need",
                "尚无人判断；该机构自己的类别清单说明此类行动通常需要什么"));
        }

        return presumed;
    }

    private static string Shown(FactValue value) => value is FactValue.Words { Values.IsEmpty: true } ? "none" : value.ToString();

    private IEnumerable<Condition> ConditionsOfThePath() => [book.Path.Exempt, book.Path.Exclusion];

    private static LocalizedText WhatToGet(FactDefinition fact)
    {
        var supplier = FactSuppliers.InChinese(fact.SuppliedBy);
        return fact.Cost switch
        {
            1 => new($"state {fact.Id} in the project file", $"在项目文件中陈述 {fact.Id}"),
            2 => new($"measure it on a layer ({fact.SuppliedBy}) or state it", $"在图层上测量（{supplier}），或直接陈述"),
            3 => new($"compute or model it ({fact.SuppliedBy})", $"计算或建模（{supplier}）"),
            _ => new($"ask for a survey or judgement ({fact.SuppliedBy})", $"请求调查或判断（{supplier}）"),
        };
    }
}
