using System.Globalization;
using CsCheck;
using Planner.Benchmarks;
using Planner.Domain.Sites;
using Planner.Domain.Units;
using Planner.Solver;
using Planner.Solver.Siting;

namespace Planner.Tests.Solver.Siting;

/// <summary>Demand to serve: against every set of sites on small studies, and against OR-Library's published optima.</summary>
public sealed class ServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Solve_WithoutCapacities_AgreesWithTryingEverySet() =>
        GenCase(capacitated: false).Sample(AgreesWithEverySet, iter: 100, threads: 1);

    [Fact]
    public void Solve_WithCapacities_AgreesWithTryingEverySet() =>
        GenCase(capacitated: true).Sample(AgreesWithEverySet, iter: 100, threads: 1);

    [Fact]
    public void Solve_TooLittleCapacity_NamesWhatItTakes()
    {
        var study = Study([(60, 10), (50, 10)], [(100, [1, 1]), (20, [1, 1])]);

        var infeasible = Assert.IsType<PortfolioOutcome.Infeasible>(PortfolioModel.Solve(study, cancel: Stop));

        Assert.Equal(["capacity", "capacity", "service", "service"], infeasible.Conflict.Members.Select(member => member.Kind).Order());
        Assert.True(infeasible.Conflict.Minimal);
    }

    [Fact]
    public void Solve_ScoreIsMaximised_ServiceStillHasToBePossible()
    {
        var study = Study([(60, 10), (80, 10)], [(70, [1, 1])]) with { Objective = PortfolioObjective.MaximiseScore, MaxSites = 1 };
        study = study with { Sites = [.. study.Sites.Select((site, number) => site with { Designs = [site.Designs[0] with { Score = 1 - number }] })] };

        var optimal = Assert.IsType<PortfolioOutcome.Optimal>(PortfolioModel.Solve(study, cancel: Stop));

        Assert.Equal("s1", Assert.Single(optimal.Plan.Chosen).Site.Text);
    }

    /// <summary>The small OR-Library instances; capa and the larger pmed are the benchmark's, for the time they take.</summary>
    [Theory]
    [InlineData("cap4")]
    [InlineData("cap5")]
    [InlineData("cap6")]
    [InlineData("cap7")]
    [InlineData("cap8")]
    [InlineData("cap9")]
    [InlineData("cap10")]
    [InlineData("cap11")]
    [InlineData("cap12")]
    [InlineData("cap13")]
    [InlineData("pmed1")]
    [InlineData("pmed3")]
    [InlineData("pmed5")]
    public void Solve_OrLibrary_ProvesThePublishedOptimum(string group)
    {
        var rows = File.ReadLines(SharedData.Path("orlib-location/optimal_values.csv")).Skip(1).Select(line => line.Trim().Split(','))
            .Where(row => row[0] == group || (group.StartsWith("cap", StringComparison.Ordinal) && row[0].Length == group.Length + 1 && row[0].StartsWith(group, StringComparison.Ordinal) && char.IsDigit(row[0][^1])))
            .ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var study = OrlibReader.Read(SharedData.Path($"orlib-location/{row[4]}"), row[1].StartsWith("uncapacitated", StringComparison.Ordinal), null);
            var optimal = Assert.IsType<PortfolioOutcome.Optimal>(PortfolioModel.Solve(study, cancel: Stop));
            Assert.Equal(double.Parse(row[3], CultureInfo.InvariantCulture), optimal.Proof.Objective, 0.005);
            Assert.InRange(optimal.Proof.Gap!.Value, 0, 1e-9);
        }
    }

    private static void AgreesWithEverySet(PortfolioStudy study)
    {
        var best = Enumerable.Range(1, (1 << study.Sites.Count) - 1)
            .Where(set => Count(set, study) >= study.MinSites && Count(set, study) <= study.MaxSites)
            .Min(set => Cost(study, [.. Enumerable.Range(0, study.Sites.Count).Where(site => (set >> site & 1) == 1)]));
        var outcome = PortfolioModel.Solve(study, cancel: Stop);
        if (best is null)
        {
            Assert.IsType<PortfolioOutcome.Infeasible>(outcome);
            return;
        }

        var optimal = Assert.IsType<PortfolioOutcome.Optimal>(outcome);
        Assert.Equal(best.Value, optimal.Proof.Objective, 1e-5);
        Assert.All(study.Service!.Regions, region => Assert.Equal(1, optimal.Plan.Service.Where(share => share.Region == region.Id).Sum(share => share.Share), 1e-6));
    }

    private static int Count(int set, PortfolioStudy study) => Enumerable.Range(0, study.Sites.Count).Count(site => (set >> site & 1) == 1);

    /// <summary>Fixed cost of a set and its cheapest service: a transportation problem with these sites only.</summary>
    private static double? Cost(PortfolioStudy study, int[] open)
    {
        using var session = new SolverSession();
        var regions = study.Service!.Regions;
        var shares = regions.Select(region => open.Select(site => session.AddColumn(region.CostBySite[site].Value, 0, 1)).ToArray()).ToArray();
        foreach (var row in shares)
        {
            session.AddRow(1, 1, row.Select(column => (column, 1.0)));
        }

        for (var place = 0; place < open.Length; place++)
        {
            if (study.Sites[open[place]].Designs[0].ServiceCapacity is { } capacity)
            {
                session.AddRow(-SolverSession.Infinity, capacity, shares.Select((row, region) => (row[place], regions[region].Demand)));
            }
        }

        var answer = session.Solve(new(TimeSpan.FromSeconds(10)), cancel: Stop);
        return answer.Status == SolveStatus.Optimal ? answer.Objective + open.Sum(site => study.Sites[site].Designs[0].Cost.Value) : null;
    }

    private static Gen<PortfolioStudy> GenCase(bool capacitated) =>
        from sites in Gen.Select(Gen.Int[10, 60], Gen.Double[0, 40]).Array[2, 5]
        from regions in Gen.Select(Gen.Int[0, 30], Gen.Double[1, 50].Array[5]).Array[1, 6]
        from min in Gen.Int[0, 2]
        from more in Gen.Int[1, 3]
        select Study(
            [.. sites.Select(site => (capacitated ? (double?)site.Item1 : null, site.Item2))],
            [.. regions.Select(region => ((double)region.Item1, region.Item2[..sites.Length]))]) with
        {
            MinSites = min,
            MaxSites = min + more,
        };

    private static PortfolioStudy Study((double? Capacity, double CostUsd)[] sites, (double Demand, double[] CostUsd)[] regions) => new()
    {
        Objective = PortfolioObjective.MinimiseCost,
        Sites = [.. sites.Select((site, number) => new SiteOption(new SiteId($"s{number}"), PermitPath.NoReview, [new SiteDesign { ServiceCapacity = site.Capacity, Cost = new(site.CostUsd) }]))],
        Service = new([.. regions.Select((region, number) => new DemandRegion($"r{number}", region.Demand, [.. region.CostUsd.Select(cost => new UsDollars(cost))]))]),
    };
}
