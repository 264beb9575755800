using System.Text.Json.Nodes;
using Planner.App.Plan;
using Planner.Domain.Geography;
using Planner.Domain.Texts;
using static Planner.App.Report.HtmlPage;

namespace Planner.App.Report;

/// <summary>A plan on one page that can be printed: the question, the chosen sites on a map, what binds, the proof.</summary>
internal sealed class PlanDossier(OpenWorkspace open, PlanAnswer plan, string questionJson, ReportLanguage language, UnitSystem units)
{
    private const double MapReachKm = 40;

    private readonly HtmlPage page = new();
    private readonly string colon = language.Say(": ", "：");
    private readonly string comma = language.Say(", ", "，");
    private readonly string list = language.Say(", ", "、");

    public string Write()
    {
        page.Heading(1, Say("Plan report", "方案报告")).Paragraph($"{open.Info.Title.In(language)} · {StatusWord()}", "muted");
        page.Paragraph(plan.Note.In(language), "lead");
        if (open.Info.IllustrativeNote is { } note)
        {
            page.Paragraph(note.In(language), "notice");
        }

        WriteProof();
        WriteSites();
        WriteCosts();
        WriteYears();
        WriteLimits();
        WriteOthers();
        page.Heading(2, Say("Question", "问题")).Raw($"<pre><code>{Escape(Stated(questionJson))}</code></pre>");
        new SourceList(open, page, language).Write([], plan.InputsHash);
        return page.Finish(Say("Plan report", "方案报告"), language);
    }

    /// <summary>The question without what it leaves open, a line each.</summary>
    private static string Stated(string json)
    {
        var question = JsonNode.Parse(json)!.AsObject();
        foreach (var open in question.Where(part => part.Value is null).Select(part => part.Key).ToList())
        {
            question.Remove(open);
        }

        return question.ToJsonString(new() { WriteIndented = true, NewLine = "\n" });
    }

    private string Say(string english, string chinese) => language.Say(english, chinese);

    private string Word(LocalizedText text) => Escape(text.In(language));

    private string StatusWord() => plan.Status switch
    {
        "optimal" => Say("optimal, proved", "最优（已证明）"),
        "feasible" => Say("feasible, not proved best", "可行（未证明最优）"),
        "infeasible" => Say("infeasible, proved", "不可行（已证明）"),
        _ => Say("no answer", "无结论"),
    };

    private void WriteProof() => page.Pairs(
        (Say("Objective", "目标值"), plan.Objective is { } objective ? Number(objective, "0.####") : null),
        (Say("Proved bound", "已证明的界"), plan.Bound is { } bound ? Number(bound, "0.####") : null),
        (Say("Gap", "差距"), plan.Gap is { } gap ? Number(gap, "0.00 %") : null),
        (Say("Grid limits checked", "已核查的电网限值"), Number(plan.LimitsWatched)),
        (Say("Solver", "求解器"), $"{plan.Backend}, seed {plan.Seed}"));

    private void WriteSites()
    {
        if (plan.Chosen.Count == 0)
        {
            page.Heading(2, Say("Why there is no such plan", "为何没有可行方案"))
                .List(plan.Conflict.Select(Word)).Heading(3, Say("Any one of these changes makes it possible", "以下任一改变即可使方案可行"))
                .List(plan.Relaxations.Select(Word));
            return;
        }

        page.Heading(2, Say("Chosen sites", "选定场址")).Raw(new MapFigure(open, language, units).Draw([.. plan.Chosen.Select(Place)], MapReachKm, []));
        WriteChosen();
    }

    /// <summary>A column that the plan says nothing of is left out.</summary>
    private void WriteChosen()
    {
        (string Title, Func<ChosenSite, string?> Cell)[] columns =
        [
            (Say("Site", "场址"), site => $"{Escape(site.Name)} <code>{Escape(site.Site)}</code>"),
            ("MW", site => Number(site.RequestedMw)),
            (Say("Year", "年份"), site => site.Year is { } year ? Year(year) : null),
            (Say("Connection", "接入点"), site => Escape(site.PoiName)),
            (Say("Tie line", "接入线路"), site => units.Text(site.ConnectionKm, "km")),
            (Say("Score", "得分"), site => Number(site.Score, "0.000")),
            (Say("Cost, million USD", "成本，百万美元"), site => plan.Costs.Count == 0 ? null : Millions(site.CostUsd)),
            (Say("Permit months P50 / P90", "许可月数 P50 / P90"), site => site.PermitMonthsP50 is null ? null : $"{Number(site.PermitMonthsP50, "0.#")} / {Number(site.PermitMonthsP90, "0.#")}"),
        ];
        var said = columns.Where(column => plan.Chosen.Any(site => column.Cell(site) is not null)).ToList();
        page.Table([.. said.Select(column => column.Title)], plan.Chosen.Select(site => said.Select(column => column.Cell(site) ?? "–").ToArray()));
    }

    private (string, LonLat, string) Place(ChosenSite chosen)
    {
        var site = open.FindSite(chosen.Site)
            ?? throw new Domain.Diagnostics.BadInputException(new(
                "report.site-gone", Domain.Diagnostics.Severity.Error, $"The plan's site '{chosen.Site}' is no longer there", new("plan"),
                "It was removed after the plan was made", "Run the plan again"));
        return (site.Name, site.Location, open.GeometryOf(site.Id));
    }

    private static string Year(int? year) => year is { } known ? Number(known, "0") : "–";

    private string MillionUsd(double usd) => Say($"{Millions(usd)} million USD", $"{Millions(usd)} 百万美元");

    private string UpgradeWord(PlanUpgradeKind kind) => kind == PlanUpgradeKind.NewCircuit ? Say("new circuit", "新建回路") : Say("reconductoring", "更换导线");

    private static string Millions(double usd) => Number(usd / 1e6, "#,0.0");

    private void WriteCosts()
    {
        if (plan.Costs.Count > 0)
        {
            page.Heading(2, Say("Costs, present value", "成本（现值）")).Table(
                [Say("Kind", "类别"), Say("Million USD", "百万美元")],
                plan.Costs.Select(cost => new[] { Escape(CostWord(cost.Kind)), Millions(cost.Usd) }));
        }
    }

    private string CostWord(string kind) => kind switch
    {
        "siteCapital" => Say("Sites, capital and tie lines", "场址投资与接入线路"),
        "siteOperation" => Say("Sites, operation", "场址运行"),
        "generationCapital" => Say("New generation, capital", "新增发电投资"),
        "generationFixed" => Say("New generation, fixed", "新增发电固定成本"),
        "upgrades" => Say("Upgrades", "升级"),
        "deferral" => Say("Deferred retirements", "推迟退役"),
        "dispatch" => Say("Dispatch", "发电调度"),
        "lostLoad" => Say("Lost load", "失负荷"),
        "service" => Say("Service", "服务"),
        _ => kind,
    };

    private void WriteYears()
    {
        if (plan.Years.Count > 0)
        {
            page.Heading(2, Say("Year by year", "逐年")).Table(
                [Say("Year", "年份"), Say("Load, MW", "负荷，MW"), Say("Capital, million USD", "投资，百万美元"), Say("CO2, t", "CO2，吨"), Say("Lost load, MWh", "失负荷，MWh")],
                plan.Years.Select(year => new[]
                {
                    Year(year.Year), Number(year.LoadMw), Millions(year.CapitalUsd), Number(year.EmissionsTons), Number(year.LostLoadMwh),
                }));
        }

        WriteList(Say("Grid upgrades", "电网升级"), plan.Upgrades.Select(upgrade =>
            $"{Escape(upgrade.Name)}{colon}{UpgradeWord(upgrade.Kind)}{comma}{Year(upgrade.Year)}{comma}{MillionUsd(upgrade.CostUsd)}"));
        WriteList(Say("New units", "新建机组"), plan.Built.Select(unit =>
            $"{Escape(unit.Technology)}{colon}{Number(unit.Mw)} MW{comma}{Say("bus", "母线")} {unit.Bus}{comma}{Year(unit.Year)}"));
        WriteList(Say("Retirements deferred", "推迟退役"), plan.Deferred.Select(unit => $"{Escape(unit.Name)}{colon}{Year(unit.UntilYear)}"));
    }

    private void WriteOthers()
    {
        WriteList(Say("What one more unit of a requirement is worth", "约束的影子价格"), plan.Binding.Select(line =>
            $"{Word(line.Text)}{colon}{Number(line.ShadowPrice, "#,0.####")} {Escape(line.Unit)}"));
        WriteList(Say("Other plans that come close", "相近的其他方案"), (plan.Alternatives ?? []).Select(other =>
            $"{Number(other.Objective, "0.####")} ({Number(other.GapToBest, "0.00 %")}){colon}{Escape(string.Join(list, other.Sites))}"));
        WriteList(Say("Score against cost", "得分与成本"), (plan.Pareto ?? []).Select(point =>
            $"{Number(point.Score, "0.####")}, {MillionUsd(point.CostUsd)}{colon}{Escape(string.Join(list, point.Sites))}"));
    }

    private void WriteList(string title, IEnumerable<string> items)
    {
        var all = items.ToList();
        if (all.Count > 0)
        {
            page.Heading(2, title).List(all);
        }
    }

    private void WriteLimits()
    {
        WriteLimits(Say("Limits that bind", "起约束作用的限值"), plan.BindingLimits);
        WriteLimits(Say("Overloaded before any site is added", "新增场址之前已过载"), plan.BaseOverloads);
    }

    private void WriteLimits(string title, IReadOnlyList<BindingLimit> limits)
    {
        page.Heading(2, title);
        if (limits.Count == 0)
        {
            page.Paragraph(Say("None.", "无。"));
            return;
        }

        page.Table(
            [Say("Branch", "支路"), Say("Flow, MW", "潮流，MW"), Say("Rating, MW", "额定，MW")],
            limits.Select(limit => new[] { Escape(limit.Name), Number(limit.FlowMw), Number(limit.RateMw) }));
    }
}
