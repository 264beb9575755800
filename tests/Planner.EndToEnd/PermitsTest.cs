using Microsoft.Playwright;

namespace Planner.EndToEnd;

[Collection(PlannerRuns.Name)]
public sealed class PermitsTest(RunningPlanner planner)
{
    [Fact]
    public async Task Question_Answered_IsInTheLinkAndNoLongerAsked()
    {
        await using var mode = await OpenUnknownAsync();
        var question = mode.Page.Locator(".question").First;
        var title = await question.Locator(".strong").First.InnerTextAsync();
        await AnswerAsync(question);
        await mode.Page.WaitForURLAsync("**f=**");
        await ModePage.Expect(mode.Page.Locator(".question .strong").GetByText(title, new() { Exact = true })).ToHaveCountAsync(0);
        await ModePage.IsVisibleAsync(mode.Page.Locator(".changes li").First);
        mode.AssertNoErrors();
    }

    [Fact]
    public async Task Regimes_Compared_ShowWhatTheOtherLawChanges()
    {
        await using var mode = await OpenUnknownAsync();
        await mode.Page.GetByText("Compare with another regime or day").ClickAsync();
        await mode.Page.Locator(".regime-row").Nth(1).Locator(".select-button").ClickAsync();
        await mode.Page.Locator(".menu-item").First.ClickAsync();
        await mode.Page.WaitForURLAsync("**with=**");
        await ModePage.ShowsAsync(mode.Inspector, "What the other law changes");
        await ModePage.IsVisibleAsync(mode.Inspector.Locator(".law-changes li").First);
        mode.AssertNoErrors();
    }

    [Fact]
    public async Task Schedule_OfASite_DrawsTasksAndTheBand()
    {
        await using var mode = await OpenUnknownAsync();
        await ModePage.IsVisibleAsync(mode.Page.Locator(".gantt .task").First);
        await ModePage.ShowsAsync(mode.Page.Locator(".tray"), "months");
        var csv = await mode.DownloadAsync(mode.Page.Locator(".tray-head").GetByText("CSV"));
        Assert.Contains("p50Days", csv, StringComparison.Ordinal);
        mode.AssertNoErrors();
    }

    /// <summary>In Chinese the words of choices, values and what-ifs are Chinese, and words of the law are marked as English.</summary>
    [Fact]
    public async Task Permits_InChinese_LeaveEnglishToTheLawAlone()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/permits?lang=zh&sel=site:KY-15");
        await ModePage.ShowsAsync(mode.Page.Locator(".left .unknowns"), "无法分辨内外");
        await ModePage.ShowsAsync(mode.Page.Locator(".question select").First, "是");
        await mode.Inspector.Locator(".tree button[aria-expanded=false]").First.ClickAsync();
        await ModePage.IsVisibleAsync(mode.Inspector.Locator(".evidence [lang=en]").First);
        Assert.DoesNotContain("yes", await mode.Inspector.Locator(".flips").InnerTextAsync(), StringComparison.Ordinal);
        mode.AssertNoErrors();
    }

    [Fact]
    public async Task Evidence_Opened_ShowsTheClauseItRestsOn()
    {
        await using var mode = await OpenUnknownAsync();
        var step = mode.Inspector.Locator(".tree button[aria-expanded=false]").First;
        await step.ClickAsync();
        await ModePage.IsVisibleAsync(mode.Inspector.Locator(".evidence").First);
        Assert.NotEqual(0, await mode.Inspector.Locator(".evidence a, .evidence cite").CountAsync());
        mode.AssertNoErrors();
    }

    /// <summary>Answers a question of whichever kind: a choice or several, a flag, a number or a word.</summary>
    private static async Task AnswerAsync(ILocator question)
    {
        if (await question.Locator(".choices").CountAsync() > 0)
        {
            await question.Locator(".choices .check").First.ClickAsync();
            await question.Locator("button").ClickAsync();
        }
        else if (await question.Locator("select").CountAsync() > 0)
        {
            await question.Locator("select").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        }
        else if (await question.Locator(".segments").CountAsync() > 0)
        {
            await question.GetByText("no", new() { Exact = true }).ClickAsync();
        }
        else
        {
            await question.Locator("input").FillAsync("1");
            await question.Locator("input").PressAsync("Enter");
        }
    }

    /// <summary>The first site that facts of the law would settle: it has questions. Others are unknown for their ground alone.</summary>
    private async Task<ModePage> OpenUnknownAsync()
    {
        var mode = await ModePage.OpenAsync(planner, "/permits?hide=eligible,excluded,review");
        await mode.Rows.Filter(new() { HasText = "would settle" }).First.ClickAsync();
        await ModePage.IsVisibleAsync(mode.Page.Locator(".question").First);
        return mode;
    }
}
