using Planner.App.Permits;
using Planner.App.Rank;
using Planner.App.Sites;
using Planner.Domain.Facts;
using Planner.Permitting.Pathways;
using Planner.Permitting.Screening;
using Planner.Tests;

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

    [Fact]
    public void TimeToPower_IsKnownWhereTheReviewLevelIs()
    {
        using var open = OpenWorkspace.Open(null, new Silent(), TestContext.Current.CancellationToken);
        var ranked = RankSites.Run(open, new()).Sites.ToDictionary(site => site.Id);
        var levels = open.Sites.ToDictionary(site => site.Id.Text, site => CheckPermits.Run(open, new(null, site.Id.Text, null, null)).Determinations.Single().ReviewLevel);

        Assert.All(levels, pair => Assert.Equal(pair.Value == ReviewLevel.Undetermined, ranked[pair.Key].UnknownCriteria.Contains("time_to_power_p50")));
        Assert.All(levels, pair => Assert.Equal(pair.Value == ReviewLevel.Undetermined, ranked[pair.Key].UnknownCriteria.Contains("time_to_power_p90")));
    }

    /// <summary>Sites that need the same permits share draws; that changes no figure of their schedules.</summary>
    [Fact]
    public void LeadTimes_AreThoseOfEachSitesOwnTimeline()
    {
        using var open = OpenWorkspace.Open(null, new Silent(), TestContext.Current.CancellationToken);
        var times = new TimelineTimes(open.Book, new(open.Book.AsOf, 500));
        foreach (var site in open.Sites.Where((_, number) => number % 10 == 0))
        {
            var facts = SiteJudge.LegalFacts(open.FactsOf(site.Id), site, null);
            var alone = TimelineRun.Of(open.Book, facts, site.Id.Text, new(open.Book.AsOf, 500));
            Assert.Equal(
                new ProjectTimes(alone.ReviewLevel, new(alone.Shortest.Permits, alone.Shortest.TimeToPower), new(alone.Longest.Permits, alone.Longest.TimeToPower)),
                times.Of(facts));
        }
    }

    /// <summary>What no layer of the sample tells is asked for by name, and counts nothing until somebody has it.</summary>
    [Fact]
    public void Criteria_WithoutData_HaveNoWeightAndSayWhatToGet()
    {
        using var open = OpenWorkspace.Open(null, new Silent(), TestContext.Current.CancellationToken);
        var facts = open.FactsOf(open.Sites[0].Id);
        var silent = open.Info.Criteria.Where(criterion => open.Info.Facts.Any(fact => fact.Id == criterion.Fact && fact.Layer is null)).ToList();

        Assert.Equal(11, silent.Count);
        Assert.All(silent, criterion => Assert.Equal(0, criterion.DefaultWeight));
        Assert.All(silent, criterion => Assert.NotEmpty(Assert.IsType<Fact.Unknown>(facts[criterion.Fact]).WhatToGet.Zh));
        Assert.All(open.Info.Criteria, criterion => Assert.NotNull(criterion.Source));
        Assert.Equal(100, open.Info.Criteria.Sum(criterion => criterion.DefaultWeight));
    }

    /// <summary>Near Mammoth Cave no law is open: the park is drawn too coarsely, and the answer says which layer and what to get.</summary>
    [Fact]
    public void Site_UnknownByItsGround_NamesTheLayerAndWhatToGet()
    {
        using var open = OpenWorkspace.Open(null, new Silent(), TestContext.Current.CancellationToken);
        var site = DescribeSite.Run(open, open.FindSite("KY-15")!);

        Assert.Equal(SiteStatus.Unknown, site.Status);
        var ground = Assert.Single(site.OpenGround);
        Assert.Equal("site.national_park_overlap_ha", ground.Fact.Id);
        Assert.Equal("National parks (hand-drawn)", ground.Layer!.En);
        Assert.NotEmpty(ground.Fact.WhatToGet!.Zh);
        Assert.Empty(DescribeSite.Run(open, open.FindSite("OH-18")!).OpenGround);
    }

    /// <summary>The cheapest route ends at the site and at the bus, is no shorter than the straight way, and has a price.</summary>
    [Fact]
    public void TieLines_OfTheSample_RunFromTheSiteToTheBusAndArePriced()
    {
        using var open = OpenWorkspace.Open(null, new Silent(), TestContext.Current.CancellationToken);
        var site = open.FindSite("OH-18")!;
        var lines = open.TieLinesOf(site.Id);

        Assert.Equal(site.Pois.Select(poi => poi.Bus).Order(), lines.Select(line => line.Bus).Order());
        Assert.All(lines, line => Assert.True(line.CostUsd > 0));
        Assert.All(lines, line => Assert.True(line.LengthKm >= site.Pois.Single(poi => poi.Bus == line.Bus).Distance.Value * 0.99));
        Assert.Equal(lines.Min(line => line.CostUsd), lines[0].CostUsd);
    }
}
