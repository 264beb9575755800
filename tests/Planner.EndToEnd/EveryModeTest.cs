using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Planner.EndToEnd;

/// <summary>Each mode in both languages and both themes: complete, accessible, without an error in the console.</summary>
[Collection(PlannerRuns.Name)]
public sealed class EveryModeTest(RunningPlanner planner)
{
    private static readonly string[] Modes = ["rank", "permits", "grid", "plan"];
    private static readonly List<string> AccessRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    [Theory]
    [InlineData("en", "light")]
    [InlineData("en", "dark")]
    [InlineData("zh", "light")]
    [InlineData("zh", "dark")]
    public async Task Modes_InTurn_AreAccessibleAndFreeOfErrors(string language, string theme)
    {
        await using var mode = await ModePage.OpenAsync(planner, $"/rank?lang={language}&theme={theme}");
        await SelectFirstAsync(mode);
        foreach (var name in Modes)
        {
            await mode.Page.Locator($".rail a[href^='/{name}']").ClickAsync();
            await ModePage.IsVisibleAsync(mode.Page.Locator($".app[data-mode={name}] .left h2").First);
            await mode.MapIsDrawnAsync();
            await AssertAccessibleAsync(mode, $"{name} {language} {theme}");
        }

        Assert.Equal(language == "zh" ? "zh-Hans" : "en", await mode.Page.EvaluateAsync<string>("() => document.documentElement.lang"));
        Assert.Equal(theme, await mode.Page.EvaluateAsync<string>("() => document.documentElement.dataset.theme"));
        mode.AssertNoErrors();
    }

    private static async Task SelectFirstAsync(ModePage mode)
    {
        await mode.Rows.First.ClickAsync();
        await mode.Page.WaitForURLAsync("**sel=site:**");
    }

    private static async Task AssertAccessibleAsync(ModePage mode, string where)
    {
        var result = await mode.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = AccessRules },
        });
        Assert.Empty(result.Violations.SelectMany(
            violation => violation.Nodes.Select(node => $"{where}: {violation.Id} at {node.Target}: {node.Html}")));
    }
}
