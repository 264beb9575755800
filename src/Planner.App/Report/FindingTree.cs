using System.Text;
using Planner.Domain.Facts;
using Planner.Permitting.Screening;

namespace Planner.App.Report;

/// <summary>The finding tree as nested lists: each node with its truth, its clause and the facts that it used.</summary>
internal sealed class FindingTree(ReportLanguage language, FactWords words)
{
    private readonly StringBuilder html = new();

    public string Write(IReadOnlyList<Finding> findings)
    {
        html.Append("<div class=\"tree\">");
        WriteList(findings);
        html.Append("</div>");
        return html.ToString();
    }

    // Conditions that are false decide nothing further below them; their number is said, so that nothing is hidden.
    private void WriteList(IReadOnlyList<Finding> findings)
    {
        var shown = findings.Where(finding => !finding.Truth.IsFalse || finding.Citation is null).ToList();
        if (findings.Count == 0)
        {
            return;
        }

        html.Append("<ul>");
        foreach (var finding in shown)
        {
            Write(finding);
        }

        if (shown.Count < findings.Count)
        {
            var count = findings.Count - shown.Count;
            html.Append("<li class=\"muted\">").Append(HtmlPage.Escape(language.Say($"{count} more do not apply", $"另有 {count} 条不适用"))).Append("</li>");
        }

        html.Append("</ul>");
    }

    private void Write(Finding finding)
    {
        html.Append("<li><span class=\"truth ").Append(finding.Truth).Append("\">").Append(TruthWord(finding.Truth, language)).Append("</span> ")
            .Append(Named(finding));
        if (finding.Citation is { } citation)
        {
            html.Append(" · ").Append(HtmlPage.Link(Cited(citation), citation.Url));
        }

        if (finding.Confidence == Confidence.Draft)
        {
            html.Append(" · ").Append(language.Say("draft, not read against the law yet", "草稿，尚未与法律原文核对"));
        }

        foreach (var fact in finding.Facts)
        {
            html.Append("<br><span class=\"muted\">").Append(HtmlPage.Escape(FactText(fact))).Append("</span>");
        }

        WriteList(finding.Children);
        html.Append("</li>\n");
    }

    // A bare condition has no title: it is its own, as the pack writes it.
    private string Named(Finding finding) => finding.Title.Length > 0
        ? HtmlPage.Escape(language.Say(finding.Title, finding.TitleZh ?? finding.Title))
        : $"<code>{HtmlPage.Escape(finding.Text)}</code>";

    private string FactText(FindingFact fact) =>
        $"{language.Say(fact.Title, fact.TitleZh ?? fact.Title)}{language.Say(": ", "：")}{words.Value(fact.Value)}"
        + (fact.Source is { } source ? $" ({source.DataSet}, {source.Vintage})" : "");

    /// <summary>Words of the law stay in their own language.</summary>
    private static string Cited(FindingCitation citation) => citation.Clause.Length == 0 ? citation.Title : $"{citation.Title}, {citation.Clause}";

    private static string TruthWord(Truth truth, ReportLanguage language) =>
        truth.IsTrue ? language.Say("true", "成立") : truth.IsFalse ? language.Say("false", "不成立") : language.Say("unknown", "未知");
}
