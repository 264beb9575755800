namespace Planner.EndToEnd;

[Collection(PlannerRuns.Name)]
public sealed class PlanTest(RunningPlanner planner)
{
    [Fact]
    public async Task Study_Run_ChoosesSitesAndIsInTheLink()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/plan?plan=sites:2,alt:1,trade:1,site:900,line:3");
        await mode.Page.GetByText("Run plan").ClickAsync();
        await ModePage.IsVisibleAsync(mode.Rows.First);
        Assert.Equal(2, await mode.Rows.CountAsync());
        await ModePage.ShowsAsync(mode.Page.Locator(".left"), "Score against cost");
        await ModePage.ShowsAsync(mode.Page.Locator(".left"), "Sites, capital and tie lines");
        Assert.Contains("job=", mode.Page.Url, StringComparison.Ordinal);
        await mode.Rows.First.ClickAsync();
        await mode.Page.WaitForURLAsync("**sel=site:**");
        mode.AssertNoErrors();
    }

    [Fact]
    public async Task Study_ThatCannotBe_SaysWhyInWords()
    {
        await using var mode = await ModePage.OpenAsync(planner, "/plan?plan=sites:2,km:9000");
        await mode.Page.GetByText("Run plan").ClickAsync();
        await ModePage.IsVisibleAsync(mode.Page.Locator(".conflict li").First);
        Assert.True((await mode.Page.Locator(".conflict li").First.InnerTextAsync()).Length > 20);
        mode.AssertNoErrors();
    }
}
