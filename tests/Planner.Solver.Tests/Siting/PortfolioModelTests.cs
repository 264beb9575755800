using CsCheck;
using Planner.Domain.Diagnostics;
using Planner.Solver.Siting;
using Planner.Tests.Cases;

namespace Planner.Tests.Solver.Siting;

public sealed class PortfolioModelTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Solve_RandomStudies_AgreesWithTryingEveryCombination() =>
        PortfolioStudies.Random.Where(PortfolioStudies.IsClearCut).Try(
            300,
            one =>
            {
                var best = PortfolioStudies.BruteForce(one, PortfolioStudies.LooseMw);
                var outcome = PortfolioModel.Solve(one.Study, cancel: Stop);
                if (best is null)
                {
                    Assert.IsType<PortfolioOutcome.Infeasible>(outcome);
                    return;
                }

                var optimal = Assert.IsType<PortfolioOutcome.Optimal>(outcome);
                Assert.Equal(best.Value, optimal.Proof.Objective, 1e-6);
                Assert.Equal(optimal.Proof.Objective, optimal.Proof.Bound!.Value, 1e-6);
                Assert.True(PortfolioStudies.Keeps(one, [.. optimal.Plan.Chosen.Select(chosen => (one.Study.Sites.Single(site => site.Site == chosen.Site), chosen.Design))]));
            });

    [Fact]
    public void Solve_InfeasibleStudies_GiveAMinimalConflict()
    {
        var infeasible = 0;
        PortfolioStudies.Random.Try(
            300,
            one =>
            {
                if (PortfolioModel.Solve(one.Study, cancel: Stop) is PortfolioOutcome.Infeasible { Conflict: var conflict })
                {
                    infeasible++;
                    Assert.True(conflict.Minimal);
                    Assert.NotEmpty(conflict.Members);
                    ConflictOracle.RequireMinimal(one, conflict);
                }
            });
        Assert.True(infeasible >= 50, $"Only {infeasible} of the random studies were infeasible.");
    }

    /// <summary>
    /// The two best sites share a line with room for one of them: ranking and then taking the best two breaks it.
    /// </summary>
    [Fact]
    public void Solve_TwoBestShareALine_ChoosesTheJointOptimum()
    {
        var outcome = PortfolioModel.Solve(SharedLine(ratingMw: 150), cancel: Stop);

        var optimal = Assert.IsType<PortfolioOutcome.Optimal>(outcome);
        Assert.Equal(["first", "third"], optimal.Plan.Chosen.Select(chosen => chosen.Site.Text));
        var limit = Assert.Single(optimal.Plan.BindingLimits);
        Assert.Equal((7, 100.0, 150.0), (limit.Branch.Number, limit.Flow.Value, limit.Rating.Value));
        Assert.Equal(1.5, optimal.Proof.Objective, 1e-9);
    }

    [Fact]
    public void Solve_TooMuchForTheLine_NamesTheConflictAndTheCheapestRelaxations()
    {
        var study = SharedLine(ratingMw: 150) with { MinLoad = new(300), MaxSites = null };

        var infeasible = Assert.IsType<PortfolioOutcome.Infeasible>(PortfolioModel.Solve(study, cancel: Stop));

        Assert.Equal(["load-target", "branch-limit"], infeasible.Conflict.Members.Select(member => member.Kind));
        Assert.Equal([(100.0, "MW"), (50.0, "MW")], infeasible.Conflict.Relaxations.Select(change => (Math.Round(change.Amount, 6), change.Unit)));
        Assert.Contains("line 7", infeasible.Conflict.Members[1].Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_LimitBrokenBeforeAnyLoad_IsReportedAndNotWorsened()
    {
        var outcome = PortfolioModel.Solve(SharedLine(ratingMw: 150, baseMw: 170) with { MinSites = 1 }, cancel: Stop);

        var optimal = Assert.IsType<PortfolioOutcome.Optimal>(outcome);
        Assert.Equal(["third"], optimal.Plan.Chosen.Select(chosen => chosen.Site.Text));
        Assert.Equal(170, Assert.Single(optimal.Evidence.BaseOverloads).Flow.Value);
    }

    /// <summary>Half a percent of each MW reaches the line that is over its rating: below 1 % it doesn't count, as in a headroom.</summary>
    [Theory]
    [InlineData(0.005, "first,second")]
    [InlineData(0.02, "third")]
    public void Solve_ExistingOverload_CountsOnlyLoadsThatMoveIt(double shift, string chosen)
    {
        var study = SharedLine(ratingMw: 150) with
        {
            Grid = new([new MonitoredBranch(new(7), "line 7", new(170), new(new(150), null))], [new(1), new(2)], [shift, 0]),
        };

        var optimal = Assert.IsType<PortfolioOutcome.Optimal>(PortfolioModel.Solve(study, cancel: Stop));

        Assert.Equal(chosen, string.Join(',', optimal.Plan.Chosen.Select(site => site.Site)));
    }

    [Fact]
    public void Solve_SiteWithoutConnection_IsRefusedOnlyWhereItCouldBeChosen()
    {
        var unconnected = new SiteOption(new("lost"), PermitPath.Excluded, [new SiteDesign { Load = new(5), Score = 1 }]);
        var study = SharedLine(ratingMw: 150) with { Sites = [.. SharedLine(150).Sites, unconnected] };

        Assert.IsType<PortfolioOutcome.Optimal>(PortfolioModel.Solve(study, cancel: Stop));
        study = study with { Sites = [.. SharedLine(150).Sites, unconnected with { Permit = PermitPath.NoReview }] };
        Assert.Equal("plan.no-poi", Assert.Single(Assert.Throws<BadInputException>(() => PortfolioModel.Solve(study, cancel: Stop)).Diagnostics).Code);
    }

    [Fact]
    public void Alternatives_RandomStudies_AreAllSetsWithinTheShare() =>
        PortfolioStudies.Random.Where(one => one.Study.Sites.Count <= 5 && PortfolioStudies.IsClearCut(one)).Try(
            40,
            one =>
            {
                var study = one.Study with { Objective = PortfolioObjective.MaximiseScore };
                var bySet = PortfolioStudies.AllPlans(one with { Study = study }, PortfolioStudies.LooseMw).GroupBy(plan => plan.Sites)
                    .Select(group => group.Max(plan => plan.Score)).OrderDescending().ToList();
                var answer = PortfolioAlternatives.List(study, within: 0.3, most: 100, PortfolioOptions.Default, cancel: Stop);
                Assert.True(answer.Complete);
                var close = bySet.Where(score => score >= (1 - 0.3) * bySet[0] - 1e-9).ToList();
                Assert.Equal(close.Select(score => Math.Round(score, 6)), answer.Plans.Select(plan => Math.Round(plan.Proof.Objective, 6)));
            });

    [Fact]
    public void ParetoSweep_RandomStudies_GivesOnlyEfficientPlansAndBothEnds() =>
        PortfolioStudies.Random.Where(one => one.Study.Sites.Count <= 5 && PortfolioStudies.IsClearCut(one)).Try(
            40,
            one =>
            {
                var plans = PortfolioStudies.AllPlans(one, PortfolioStudies.LooseMw);
                var sweep = ParetoSweep.Run(one.Study, (PortfolioObjective.MaximiseScore, PortfolioObjective.MinimiseCost), 5, PortfolioOptions.Default, cancel: Stop);
                if (plans.Count == 0)
                {
                    Assert.IsType<PortfolioOutcome.Infeasible>(sweep.Stopped);
                    return;
                }

                Assert.Null(sweep.Stopped);
                Assert.Equal(plans.Max(plan => plan.Score), sweep.Plans[^1].Plan.TotalScore, 1e-5);
                Assert.Equal(plans.Min(plan => plan.Cost), sweep.Plans[0].Plan.TotalCost.Value, 1e-5);
                Assert.All(sweep.Plans, point => Assert.DoesNotContain(plans, plan =>
                    plan.Score > point.Plan.TotalScore + 1e-5 && plan.Cost < point.Plan.TotalCost.Value + 1e-9));
            });

    [Fact]
    public void Solve_FiveSeeds_ChooseTheSameSites()
    {
        var study = SharedLine(ratingMw: 150);
        var chosen = Enumerable.Range(0, 5)
            .Select(seed => (PortfolioOutcome.Optimal)PortfolioModel.Solve(study, PortfolioOptions.Default with { Seed = seed }, cancel: Stop))
            .Select(outcome => string.Join(',', outcome.Plan.Chosen.Select(site => site.Site)));

        Assert.Single(chosen.Distinct());
    }

    [Fact]
    public void Solve_NoTime_SaysThatNothingIsKnown()
    {
        var outcome = PortfolioModel.Solve(SharedLine(ratingMw: 150), new(TimeSpan.Zero), cancel: Stop);

        Assert.StartsWith("The time limit came first", Assert.IsType<PortfolioOutcome.Unknown>(outcome).Reason.En, StringComparison.Ordinal);
    }

    /// <summary>Cancelled as soon as a plan is known: that plan is the answer, unless its proof came first.</summary>
    [Fact]
    public void Solve_CancelledWithAPlan_KeepsIt()
    {
        using var cancel = new CancellationTokenSource();
        var outcome = PortfolioModel.Solve(SharedLine(ratingMw: 150), progress: new CancelOnPlan(cancel), cancel: cancel.Token);

        Assert.NotNull(outcome.Found().Plan);
        Assert.True(outcome is PortfolioOutcome.Optimal or PortfolioOutcome.Feasible { Stopped: StopReason.Cancelled });
    }

    [Fact]
    public void Solve_CancelledBeforeAnyPlan_SaysSo()
    {
        var outcome = PortfolioModel.Solve(SharedLine(ratingMw: 150), cancel: new CancellationToken(canceled: true));

        Assert.StartsWith("Cancelled", Assert.IsType<PortfolioOutcome.Unknown>(outcome).Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_BadStudy_ListsEveryProblemWithItsPath()
    {
        var study = SharedLine(ratingMw: 150) with
        {
            MinSites = 3,
            MaxSites = 2,
            MinLoad = new(-5),
            RegionCaps = [new("west", -1)],
            MinSpacing = new(1),
            Distances = [new(new("first"), new("nowhere"), new(0.5))],
        };
        study = study with { Sites = [.. study.Sites, study.Sites[0], new(new("lost"), PermitPath.NoReview, [new() { Load = new(5), Poi = new(99) }])] };

        var refused = Assert.Throws<BadInputException>(() => PortfolioModel.Solve(study, cancel: Stop));

        Assert.Equal(
            [
                ("plan.site-twice", "$.sites[3]"), ("plan.unknown-poi", "$.sites[4].designs[0].poi"), ("plan.negative-target", "$.minLoadMw"),
                ("plan.contradictory-caps", "$.minSites"), ("plan.negative-cap", "$.regionCaps[0].maxSites"),
                ("plan.unknown-region", "$.regionCaps[0].region"), ("plan.unknown-site", "$.distances[0]"),
            ],
            refused.Diagnostics.Select(problem => (problem.Code, problem.Where.Path!)));
    }

    /// <summary>First and second hang on line 7, third elsewhere; 100 MW each.</summary>
    private static PortfolioStudy SharedLine(double ratingMw, double baseMw = 0) => new()
    {
        Sites =
        [
            Site("first", 0.9, poi: 1), Site("second", 0.8, poi: 1), Site("third", 0.6, poi: 2),
        ],
        Objective = PortfolioObjective.MaximiseScore,
        MaxSites = 2,
        Grid = new([new MonitoredBranch(new(7), "line 7", new(baseMw), new(new(ratingMw), null))], [new(1), new(2)], [1, 0]),
    };

    private static SiteOption Site(string id, double score, int poi) =>
        new(new(id), PermitPath.CategoricalExclusion, [new SiteDesign { Load = new(100), Poi = new(poi), Score = score }]);

    private sealed class CancelOnPlan(CancellationTokenSource cancel) : IProgress<PortfolioProgress>
    {
        public void Report(PortfolioProgress value)
        {
            if (value.Incumbent is not null)
            {
                cancel.Cancel();
            }
        }
    }
}
