using System.Text.Json;
using CsCheck;
using Planner.Solver.Siting;

namespace Planner.Tests.Solver.Siting;

/// <summary>A task and its result mean the same on the other side of a process border.</summary>
public sealed class PortfolioWireTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Task_ThereAndBack_GivesTheSameAnswer() =>
        EnergyStudies.Random.Sample(
            one =>
            {
                var task = new PortfolioTask(one.Study, PortfolioOptions.Default);
                var across = JsonSerializer.Deserialize<PortfolioTask>(JsonSerializer.Serialize(task, PortfolioJson.Options), PortfolioJson.Options)!;

                var (here, there) = (task.Run(null, Stop), Back(across.Run(null, Stop)));

                Assert.Equal(here.Outcome.Status, there.Outcome.Status);
                Assert.Equal(here.Outcome.Found().Proof, there.Outcome.Found().Proof);
                Assert.Equal(
                    here.Outcome.Found().Plan?.Chosen.Select(site => (site.Site, site.Year, site.Design.Poi)),
                    there.Outcome.Found().Plan?.Chosen.Select(site => (site.Site, site.Year, site.Design.Poi)));
                Assert.Equal(
                    (here.Outcome as PortfolioOutcome.Infeasible)?.Conflict.Members.Select(member => member.Text),
                    (there.Outcome as PortfolioOutcome.Infeasible)?.Conflict.Members.Select(member => member.Text));
            },
            iter: 10,
            threads: 1);

    private static PortfolioResult Back(PortfolioResult result) =>
        JsonSerializer.Deserialize<PortfolioResult>(JsonSerializer.Serialize(result, PortfolioJson.Options), PortfolioJson.Options)!;
}
