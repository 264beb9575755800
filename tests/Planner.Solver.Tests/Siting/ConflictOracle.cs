using Planner.Domain.Grid;
using Planner.Solver.Siting;

namespace Planner.Tests.Solver.Siting;

/// <summary>Checks a conflict by trying every combination against its members alone, and with each member left out.</summary>
internal static class ConflictOracle
{
    public static void RequireMinimal(PortfolioStudies.Case one, Conflict conflict)
    {
        Assert.False(CanHold(one, [.. conflict.Members], PortfolioStudies.StrictMw));
        foreach (var member in conflict.Members)
        {
            Assert.True(CanHold(one, [.. conflict.Members.Where(other => other != member)], PortfolioStudies.LooseMw), $"Not needed for the conflict: {member.Text}");
        }
    }

    private static bool CanHold(PortfolioStudies.Case one, IReadOnlyList<ConflictMember> members, double toleranceMw) =>
        PortfolioStudies.BruteForce(Only(one, members), one.Grid, toleranceMw, limit => members.Any(member => member.Kind == "branch-limit" && Says(member, limit))) is not null;

    /// <summary>The study with only these requirements; grid limits are left to the brute force.</summary>
    private static PortfolioStudy Only(PortfolioStudies.Case one, IReadOnlyList<ConflictMember> members)
    {
        var study = one.Study;
        var counts = members.Where(member => member.Kind == "site-count").Select(member => member.Text.En).ToList();
        return study with
        {
            MinSites = counts.Any(text => text.Contains("at least", StringComparison.Ordinal) || text.Contains("exactly", StringComparison.Ordinal)) ? study.MinSites : null,
            MaxSites = counts.Any(text => text.Contains("at most", StringComparison.Ordinal) || text.Contains("exactly", StringComparison.Ordinal)) ? study.MaxSites : null,
            MinLoad = members.Any(member => member.Kind == "load-target") ? study.MinLoad : null,
            Eligibility = members.Any(member => member.Kind == "eligibility") ? study.Eligibility : new(new("anything", "任意"), Enum.GetValues<PermitPath>().Except([PermitPath.Excluded])),
            Sites = members.Any(member => member.Kind == "eligibility") ? study.Sites : [.. study.Sites.Select(site => site with { Permit = PermitPath.NoReview })],
            RegionCaps = members.Any(member => member.Kind == "region-cap") ? study.RegionCaps : [],
            MinSpacing = members.Any(member => member.Kind == "spacing") ? study.MinSpacing : null,
        };
    }

    private static bool Says(ConflictMember member, (BranchId Branch, BranchId? Outage) limit) =>
        member.Branch == limit.Branch
        && (limit.Outage is { } outage
            ? member.Text.En.Contains($"after the outage of {outage} (", StringComparison.Ordinal)
            : !member.Text.En.Contains("after the outage", StringComparison.Ordinal));
}
