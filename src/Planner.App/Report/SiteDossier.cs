using System.Globalization;
using Planner.App.Answers;
using Planner.App.Rank;
using Planner.App.Sites;
using Planner.Domain.Facts;
using Planner.Permitting.Screening;
using static Planner.App.Report.HtmlPage;

namespace Planner.App.Report;

/// <summary>Everything known about one site on one page that can be printed: map, rank, grid, law with evidence, facts, sources.</summary>
internal sealed class SiteDossier(OpenWorkspace open, SiteAnswer site, RankAnswer ranking, ReportLanguage language, UnitSystem units)
{
    private const double MapReachKm = 15;

    private readonly HtmlPage page = new();
    private readonly FactWords words = new(open.Library.Catalogue, language);

    public string Write()
    {
        WriteHead();
        page.Raw(new MapFigure(open, language, units).Draw([(site.Name, new(site.Lon, site.Lat), site.Geometry.ToJsonString())], MapReachKm, [.. site.TieLines.Take(1).Select(line => line.Geometry.ToJsonString())]));
        WriteRank();
        WriteGrid();
        WriteLaw(site.Determination);
        WriteFacts();
        new SourceList(open, page, language).Write(site.Facts, site.InputsHash);
        return page.Finish($"{site.Name}: {Say("site dossier", "场址档案")}", language);
    }

    private string Say(string english, string chinese) => language.Say(english, chinese);

    private void WriteHead()
    {
        page.Heading(1, site.Name).Paragraph(
            $"{Say("Site dossier", "场址档案")} · {site.Id} · {Number(site.Lat, "0.#####")}, {Number(site.Lon, "0.#####")}"
            + (site.AreaHa is { } area ? $" · {units.Text(area, "ha")}" : ""), "muted");
        page.Paragraph($"{StatusWord(site.Status)}{Say(": ", "：")}{site.StatusReason.In(language)}", "lead");
        if (open.Info.IllustrativeNote is { } note)
        {
            page.Paragraph(note.In(language), "notice");
        }
    }

    private string StatusWord(SiteStatus status) => status switch
    {
        SiteStatus.Eligible => Say("Eligible", "符合条件"),
        SiteStatus.Review => Say("Needs review", "需要复核"),
        SiteStatus.Excluded => Say("Excluded", "已排除"),
        _ => Say("Unknown", "未知"),
    };

    private void WriteRank()
    {
        var row = ranking.Sites.First(other => other.Id == site.Id);
        var count = ranking.Sites.Count(other => other.Rank is not null);
        page.Heading(2, Say("Rank", "排名")).Paragraph(row.Rank is { } rank
            ? Say($"{rank} of {count}, score {Number(row.Score, "0.000")}", $"第 {rank} 名，共 {count} 个；得分 {Number(row.Score, "0.000")}")
                + (row.ScoreHigh > row.Score ? Say($" (up to {Number(row.ScoreHigh, "0.000")} if what is unknown turns out best)", $"（未知项最有利时可达 {Number(row.ScoreHigh, "0.000")}）") : "")
            : Say("Not ranked: the site is excluded.", "未排名：场址已被排除。"));
        // Criteria without weight have no part in the score.
        var weighed = open.Info.Criteria.Where(criterion => ranking.Weights.GetValueOrDefault(criterion.Id) > 0).ToList();
        page.Table(
            [Say("Criterion", "准则"), Say("Weight", "权重"), Say("Part in the score", "得分贡献")],
            weighed.Select(criterion => new[]
            {
                Escape(criterion.Title.In(language)),
                Number(ranking.Weights[criterion.Id], "0.0 %"),
                row.Contributions[criterion.Id] is { } part ? Number(part, "0.000") : Escape(Say("unknown", "未知")),
            }));
    }

    private void WriteGrid()
    {
        page.Heading(2, Say("Grid", "电网"));
        if (site.Poi is not { } poi)
        {
            page.Paragraph(Say("No bus of the grid is in reach of the site.", "场址可及范围内没有电网母线。"));
            return;
        }

        page.Pairs(
            (Say("Nearest connection", "最近接入点"), $"{poi.BusName} ({Number(poi.Kv)} kV), {units.Text(poi.DistanceKm, "km")}"),
            (Say("Headroom without redispatch", "不再调度时的裕度"), site.Headroom?.InjectionMw is { } mw ? $"{Number(mw)} MW" : Say("unknown", "未知")),
            (Say("Binding branch", "限制支路"), site.Headroom?.BindingBranch?.Name),
            (Say("Tie line", "接入线路"), TieLine()),
            (Say("Note", "说明"), site.Headroom?.Note?.In(language)));
        page.Paragraph(Say("DC power flow (lossless, no voltages); no interconnection study.", "直流潮流（无损耗、不计电压）；并非并网研究。"), "muted");
    }

    private string? TieLine() => site.TieLines.Count == 0 ? null : site.TieLines[0] switch
    {
        { CostUsd: { } usd } line => Say(
            $"{units.Text(line.LengthKm, "km")} by the cheapest route, {Number(usd / 1e6)} million USD without substation work",
            $"造价最低的走向长 {units.Text(line.LengthKm, "km")}，{Number(usd / 1e4, "#,0.#")} 万美元，不含变电站工程"),
        var line => Say($"{units.Text(line.LengthKm, "km")} by the cheapest route, cost not known", $"造价最低的走向长 {units.Text(line.LengthKm, "km")}，造价未知"),
    };

    private void WriteLaw(Determination law)
    {
        page.Heading(2, Say("Federal environmental review", "联邦环境审查")).Paragraph(
            Say(law.NotLegalAdvice, "仅供规划参考，并非法律意见，亦非任何机构的决定。决定由主管机构作出；请阅读所引条文。"), "notice");
        page.Pairs(
            (Say("Law in force on", "适用法律日期"), law.AsOf.ToString("O", CultureInfo.InvariantCulture)),
            (Say("Regime", "法规体系"), RegimeName(law.Regime)),
            (Say("Review level", "审查级别"), LevelWord(law.ReviewLevel)));
        page.Paragraph(language == ReportLanguage.Zh ? law.Summary.Zh : law.Summary.En, "lead");
        WriteLists(law);
        page.Heading(3, Say("Evidence", "依据")).Raw(new FindingTree(language, words).Write(law.Findings));
    }

    private string RegimeName(string id) =>
        open.Library.Regimes.FirstOrDefault(regime => regime.Id == id) is { } known ? Say(known.Title, known.TitleZh ?? known.Title) : id;

    private string LevelWord(ReviewLevel level) => level switch
    {
        ReviewLevel.None => Say("no federal review document", "无需联邦审查文件"),
        ReviewLevel.CE => Say("categorical exclusion (CE)", "类别排除（CE）"),
        ReviewLevel.EA => Say("environmental assessment (EA)", "环境评估（EA）"),
        ReviewLevel.EIS => Say("environmental impact statement (EIS)", "环境影响报告书（EIS）"),
        ReviewLevel.EAorEIS => Say("EA or EIS", "EA 或 EIS"),
        _ => Say("undetermined", "尚不能确定"),
    };

    private string YesNo(Truth truth) => truth.IsUnknown ? Say("unknown", "未知") : truth.IsTrue ? Say("yes", "是") : Say("no", "否");

    private void WriteLists(Determination law)
    {
        var none = Say("None.", "无。");
        if (site.OpenGround.Count > 0)
        {
            page.Heading(3, Say("Not known of the ground", "场地尚不清楚之处")).List(site.OpenGround.Select(line =>
                $"{Escape(line.Reason.In(language))}{Say("? ", "？")}{Escape(line.Fact.Reason?.In(language) ?? "")} <code>{Escape(line.Fact.Id)}</code><br><span class=\"muted\">{SourceOf(line.Fact)}</span>"));
        }

        page.Heading(3, Say("Facts that could still change the answer", "仍可能改变结论的事实"))
            .List(law.MissingFacts.Select(fact => $"{Escape(Say(fact.Title, fact.TitleZh ?? fact.Title))}{Say(": ", "：")}{Escape(Say(fact.WhatToGet, fact.WhatToGetZh))} <code>{Escape(fact.Id)}</code>"), Say("None: no missing fact would change the answer.", "无：没有缺失的事实会改变结论。"));
        page.Heading(3, Say("Categorical exclusions looked at", "已核查的类别排除")).Table(
            [Say("Citation", "条款"), Say("Title", "名称"), Say("Fits", "符合"), Say("May be used", "可用")],
            law.CategoricalExclusions.Select(row => new[]
            {
                Link(row.Citation, row.Url), Escape(Say(row.Title, row.TitleZh ?? row.Title)), YesNo(row.Truth), YesNo(row.Usable),
            }), none);
        page.Heading(3, Say("Circumstances that are present or open", "存在或未定的特殊情况")).Table(
            [Say("Circumstance", "情况"), Say("Present", "存在"), Say("Citation", "条款")],
            law.ExtraordinaryCircumstances.Where(row => !row.Truth.IsFalse)
                .Select(row => new[] { Escape(Say(row.Title, row.TitleZh ?? row.Title)), YesNo(row.Truth), Escape(row.Citation) }), none);
        page.Heading(3, Say("Permits and consultations", "许可与磋商")).Table(
            [Say("Permit", "许可"), Say("Needed", "需要"), Say("Citation", "条款")],
            law.Permits.Select(row => new[] { Escape(Say(row.Title, row.TitleZh ?? row.Title)), YesNo(row.Truth), Escape(row.Citation) }), none);
        page.Heading(3, Say("Taken for granted until somebody says otherwise", "推定事项（除非另有说明）"))
            .List(law.Assumptions.Select(row => $"{Escape(words.Title(row.FactId))}{Say(": ", "：")}{Escape(words.Word(row.Value))} <code>{Escape(row.FactId)}</code><br><span class=\"muted\">{Escape(Say(row.Why, row.WhyZh ?? row.Why))}</span>"), none);
    }

    private void WriteFacts() => page.Heading(2, Say("Facts", "事实")).Table(
        [Say("Fact", "事实"), Say("Value", "数值"), Say("Source", "来源")],
        site.Facts.Select(fact => new[] { FactName(fact), Value(fact), SourceOf(fact) }));

    private string FactName(FactLine fact) =>
        (fact.Title is { } title ? Escape(title.In(language)) + "<br>" : "") + $"<code>{Escape(fact.Id)}</code>";

    private string Value(FactLine fact) => fact.Value switch
    {
        null => $"<span class=\"unknown\">{Escape(Say("unknown", "未知"))}</span><br>{Escape(fact.Reason?.In(language) ?? "")}",
        FactValue.Number { Unit: "1" } number => Number(number.Value, "0.####"),
        FactValue.Number number => Escape(units.Text(number.Value, number.Unit)),
        { } value => Escape(words.Value(value)),
    };

    private string SourceOf(FactLine fact) => fact.Source is { } source
        ? $"{Link(source.DataSet, source.Url)}, {Escape(source.Vintage)}<br><span class=\"muted\">{Escape(source.Detail)}</span>"
        : Escape(Say("to get: ", "需获取：") + fact.WhatToGet?.In(language));
}
