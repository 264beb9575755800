using System.Globalization;
using Planner.Domain.Texts;
using Planner.Permitting.Facts;

namespace Planner.Permitting.Screening;

/// <summary>One sentence on the answer, in English and simplified Chinese.</summary>
internal static class SummaryWriter
{
    private const int NamedFacts = 3;

    /// <param name="decision">What was decided.</param>
    /// <param name="exclusions">Citations of the exclusions that may be used here.</param>
    /// <param name="missing">Open facts of the question the answer stopped at, the cheapest first.</param>
    /// <param name="drafts">Rules not yet read against the law on which it rests.</param>
    /// <param name="book">The law of one day.</param>
    public static LocalizedText Write(
        Decision decision, IEnumerable<string> exclusions, IReadOnlyList<FactDefinition> missing, IReadOnlyList<DraftRule> drafts, RuleBook book)
    {
        var (en, zh) = Ground(decision, exclusions, missing);
        var day = book.AsOf.ToString("O", CultureInfo.InvariantCulture);
        var first = missing.Take(NamedFacts).ToList();
        var (askEn, askZh) = missing.Count == 0 ? ("", "")
            : ($" {(missing.Count == 1 ? "1 fact" : $"{missing.Count} facts")} would settle the open question, first: {string.Join("; ", first.Select(fact => fact.Meaning))}.",
                $"还需 {missing.Count} 项事实，首先是：{string.Join("；", first.Select(fact => fact.MeaningZh ?? fact.Meaning))}。");
        var (barEn, barZh) = decision.Status == EligibilityStatus.Excluded
            ? (" A rule bars the project here.", "有规则禁止在此建设。") : ("", "");
        var ids = string.Join(", ", drafts.Select(rule => rule.RuleId));
        var (draftEn, draftZh) = drafts.Count == 0 ? ("", "")
            : ($" It rests on {ids}, not yet read against the law: a draft.", $"该结论依据尚未核对原文的规则 {ids}：属于草稿。");
        return new($"{en} (law of {day}).{askEn}{draftEn}{barEn}", $"{zh}（适用 {day} 的法律）。{askZh}{draftZh}{barZh}");
    }

    private static (string En, string Zh) Ground(
        Decision decision, IEnumerable<string> exclusions, IReadOnlyList<FactDefinition> missing)
    {
        var used = decision.Ground == DecisionGround.Exclusion ? string.Join(", ", exclusions) : "";
        return decision.Ground switch
        {
            DecisionGround.NoFederalDecision => (
                "No federal permit, money or land: NEPA does not apply, State law still does",
                "不涉及联邦许可、资金或土地：不适用 NEPA，州法仍然适用"),
            DecisionGround.Exempt => ("The decision is outside NEPA or needs no document", "该决定不属于 NEPA 范围或无需文件"),
            DecisionGround.NexusUnknown => ("Whether there is a federal decision is not known", "是否涉及联邦决定尚不清楚"),
            DecisionGround.ExemptionUnknown => ("Whether NEPA reaches the decision is not known", "该决定是否受 NEPA 约束尚不清楚"),
            DecisionGround.Exclusion => ($"A categorical exclusion covers every part: {used}", $"类别排除覆盖全部组成部分：{used}"),
            DecisionGround.ExclusionUnknown when missing.Count == 0 => (
                "No stated fact settles it: a limit is only approximate, or the packs do not hold the agency's list for this day, or the numbers of the exclusions it took over",
                "现有事实无法确定：限值只是近似值，或规则包中没有该机构当日的清单或其所采用排除的编号"),
            DecisionGround.ExclusionUnknown => ("Whether a categorical exclusion may be used is not known", "能否使用类别排除尚不清楚"),
            DecisionGround.ClassUnknown => (
                "An exclusion fits, and whether another list asks for a document is not known", "有适用的类别排除，但另一清单是否要求文件尚不清楚"),
            DecisionGround.Conflict => (
                "Rules conflict: an exclusion fits and another list says that such actions need a document",
                "规则冲突：类别排除适用，而另一清单要求此类行动编制文件"),
            DecisionGround.SignificanceUnknown => (
                "No exclusion covers the whole; an EA or an EIS is needed, depending on significance",
                "没有类别排除覆盖全部；需要环境评估（EA）或环境影响报告书（EIS），取决于影响是否重大"),
            DecisionGround.Significance when decision.Level == ReviewLevel.EIS => (
                "A significant effect is foreseen; an environmental impact statement is expected", "可预见重大影响；预计需要环境影响报告书（EIS）"),
            _ => decision.Level == ReviewLevel.EIS
                ? ("No exclusion covers the whole; an environmental impact statement is expected", "没有类别排除覆盖全部；预计需要环境影响报告书（EIS）")
                : ("No exclusion covers the whole; an environmental assessment is expected", "没有类别排除覆盖全部；预计需要环境评估（EA）"),
        };
    }
}
