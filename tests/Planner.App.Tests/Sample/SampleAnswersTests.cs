using Planner.App.Permits;
using Planner.App.Rank;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Screening;

namespace Planner.App.Tests.Sample;

/// <summary>The shipped sample lets every answer be seen that Planner can give.</summary>
public sealed class SampleAnswersTests
{
    [Fact]
    public void Sites_ShowEveryReviewLevelAndEveryStatus()
    {
        using var open = OpenWorkspace.Open(null, new Silent(), TestContext.Current.CancellationToken);
        var statuses = RankSites.Run(open, new()).Sites.Select(site => site.Status);
        var levels = open.Sites.Select(site => CheckPermits.Run(open, new(null, site.Id.Text, null, null)).Determinations.Single().ReviewLevel);

        Assert.Equal(Enum.GetValues<SiteStatus>(), statuses.Distinct().Order());
        Assert.Equal(Enum.GetValues<ReviewLevel>(), levels.Distinct().Order());
        Assert.True(open.Info.IsIllustrative);
    }

    private sealed class Silent : IProgress<StepProgress>
    {
        public void Report(StepProgress value)
        {
        }
    }
}
