using Planner.App.Answers;
using static Planner.App.Report.HtmlPage;

namespace Planner.App.Report;

/// <summary>The end of a report: what it rests on, so that anybody can repeat it.</summary>
internal sealed class SourceList(OpenWorkspace open, HtmlPage page, ReportLanguage language)
{
    public void Write(IEnumerable<FactLine> facts, string inputsHash)
    {
        page.Heading(2, language.Say("Sources", "来源")).Table(
            [language.Say("Data set", "数据集"), language.Say("Vintage", "版本"), language.Say("Licence", "许可"), language.Say("Publisher", "发布者")],
            open.Layers.Where(layer => layer.IsPresent).Select(layer => layer.DataSet).Distinct().Select(data => new[]
            {
                Link(data.Title.In(language), data.Address), Escape(data.Vintage), Escape(data.Licence), Escape(data.Publisher),
            }));
        page.List(facts.Select(fact => fact.Source).OfType<SourceLine>()
            .Select(source => $"{Link(source.DataSet, source.Url)}, {Escape(source.Vintage)}, {Escape(source.Licence)}").Distinct().Order(StringComparer.Ordinal));
        page.Heading(2, language.Say("To repeat this", "复现信息")).Pairs(
            (language.Say("Workspace", "工作区"), $"{open.Info.Title.In(language)} ({open.Info.Name})"),
            (language.Say("Content (SHA-256)", "内容（SHA-256）"), open.Info.ContentHash),
            (language.Say("Inputs (SHA-256)", "输入（SHA-256）"), inputsHash),
            (language.Say("Planner", "Planner 版本"), PlannerVersion.Text));
        page.List(open.Library.Packs.Select(pack =>
            $"{Escape(language.Say("Rule pack", "规则包"))} {Escape(pack.Id)} {Escape(pack.Version)} <code>{Escape(pack.Hash)}</code>"));
    }
}
