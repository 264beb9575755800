using Microsoft.Data.Sqlite;
using Planner.App.Plan;
using Planner.Domain.Diagnostics;
using Planner.Tests;

namespace Planner.App.Tests.Plan;

/// <summary>A workspace that routed no tie lines knows no cost of them, and a cost that is not known is not zero.</summary>
public sealed class UnpricedLinesTests
{
    [Fact]
    public void Study_ThatCountsLinesNobodyPriced_IsRefusedOnce()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("no-lines.gpkg");
        File.Copy(SampleWorkspace.Ensure(new Silent(), TestContext.Current.CancellationToken), path);
        using (var store = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            store.Open();
            new SqliteCommand("DELETE FROM tie_line", store).ExecuteNonQuery();
        }

        using var open = OpenWorkspace.Open(path, new Silent(), TestContext.Current.CancellationToken);
        var question = new PlanQuestion { SiteCount = 2, Objective = PlanObjective.Cost, Connection = new(), Designs = [new() { Id = "a", CapitalUsd = 5 }] };

        var refused = Assert.Throws<BadInputException>(() => PlanPortfolio.TaskOf(open, question));

        Assert.Equal("plan.no-line-cost", Assert.Single(refused.Diagnostics).Code);
    }
}
