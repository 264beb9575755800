using CsCheck;
using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Solver.Network;
using Planner.Solver.Siting;
using Planner.Tests.Cases;

namespace Planner.Tests.Solver.Siting;

/// <summary>Studies with years, dispatch, upgrades, retirements and resources.</summary>
public sealed class EnergyPortfolioTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Solve_RandomStudies_AgreesWithTryingEveryChoice() => AgreeOn(EnergyStudies.Random, iter: 60);

    [Fact]
    public void Solve_RandomStudiesWithPlantsStorageAndFlexibleLoad_AgreesWithTryingEveryChoice() => AgreeOn(EnergyStudies.Onsite, iter: 40);

    [Fact]
    public void Solve_RandomInfeasibleStudies_GiveAConflictThatHoldsAndNeedsEachMember()
    {
        var conflicts = 0;
        EnergyStudies.Tight.Try(
            60,
            one =>
            {
                if (PortfolioModel.Solve(one.Study, cancel: Stop) is PortfolioOutcome.Infeasible { Evidence.BaseOverloads.Length: 0 } infeasible)
                {
                    conflicts++;
                    var members = infeasible.Conflict.Members;
                    Assert.True(infeasible.Conflict.Minimal);
                    Assert.Null(new EnergyOracle(one.Study, one.Grid, members).Best());
                    Assert.All(members, member => Assert.True(
                        new EnergyOracle(one.Study, one.Grid, [.. members.Where(other => other != member)]).Best() is not null, $"Not needed for the conflict: {member.Text}"));
                }
            });
        Assert.True(conflicts >= 20, $"Only {conflicts} of the random studies were infeasible.");
    }

    private static void AgreeOn(Gen<(PortfolioStudy Study, PowerGrid Grid)> studies, int iter)
    {
        var (compared, infeasible) = (0, 0);
        studies.Try(
            iter,
            one =>
            {
                var outcome = PortfolioModel.Solve(one.Study, cancel: Stop);
                if (outcome.Evidence.BaseOverloads.Length > 0)
                {
                    // Held at what it is, which the oracle does not know.
                    return;
                }

                var best = new EnergyOracle(one.Study, one.Grid).Best();
                if (best is null)
                {
                    infeasible++;
                    Assert.True(Assert.IsType<PortfolioOutcome.Infeasible>(outcome).Conflict.Members.Length > 0);
                    return;
                }

                compared++;
                var optimal = Assert.IsType<PortfolioOutcome.Optimal>(outcome);
                Assert.Equal(best.Value, optimal.Proof.Objective, 1e-5 * best.Value);
                Assert.Equal(optimal.Plan.TotalCost.Value, optimal.Proof.Objective, 1e-6 * best.Value);
            });
        Assert.True(compared >= 5, $"Only {compared} studies could be compared, {infeasible} were infeasible.");
    }

    [Fact]
    public void Solve_LineTooWeak_BuildsTheUpgradeAndPricesWhatBinds()
    {
        var outcome = PortfolioModel.Solve(TwoBuses(upgradeUsd: 1000), cancel: Stop);

        var plan = Assert.IsType<PortfolioOutcome.Optimal>(outcome).Plan;
        Assert.Equal("line", Assert.Single(plan.Upgrades).Upgrade.Id);
        Assert.Equal(2028, Assert.Single(plan.Chosen).Year);
        Assert.Equal([Measure.SiteCapital, Measure.Upgrades, Measure.Dispatch], plan.Costs.Select(cost => cost.Kind));
        Assert.Contains(plan.Binding, binding => binding.Kind == "supply" && Math.Abs(binding.ShadowPrice - (10 * 8760)) < 1e-3);
    }

    [Fact]
    public void Solve_LineTooWeakAndNoUpgrade_NamesLineAndTarget()
    {
        var study = TwoBuses(upgradeUsd: 1000) with { Upgrades = [] };

        var conflict = Assert.IsType<PortfolioOutcome.Infeasible>(PortfolioModel.Solve(study, cancel: Stop)).Conflict;

        Assert.True(conflict.Minimal);
        Assert.Equal(["branch-limit", "load-target"], conflict.Members.Select(member => member.Kind).Order(StringComparer.Ordinal));
        Assert.Contains(conflict.Relaxations, change => change.Member.Kind == "branch-limit" && Math.Abs(change.Amount - 30) < 1e-3);
    }

    [Fact]
    public void Solve_SiteCanRunItsOwnPlant_OnlyWithinItsAirPermit()
    {
        var study = TwoBuses(upgradeUsd: 1000) with { Upgrades = [] };
        var design = study.Sites[0].Designs[0] with { Generation = new(new(60), 50, 0.5, 8760, MayExport: false, "gas", 1) };
        study = study with { Sites = [study.Sites[0] with { Designs = [design] }] };

        var optimal = Assert.IsType<PortfolioOutcome.Optimal>(PortfolioModel.Solve(study, cancel: Stop));
        Assert.Equal(30 * 8760 * 0.5, optimal.Plan.EmissionsTons!.Value, 1e-3);

        design = design with { Generation = design.Generation! with { MaxHoursPerYear = 100 } };
        var infeasible = Assert.IsType<PortfolioOutcome.Infeasible>(PortfolioModel.Solve(study with { Sites = [study.Sites[0] with { Designs = [design] }] }, cancel: Stop));
        Assert.Contains("air-permit", infeasible.Conflict.Members.Select(member => member.Kind));
    }

    [Fact]
    public void Solve_PlantOfUnknownCo2Runs_SaysThatEmissionsAreNotKnown()
    {
        var study = TwoBuses(upgradeUsd: 1000);
        study = study with { Energy = study.Energy! with { Units = [.. study.Energy.Units.Select(unit => unit with { TonsPerMwh = null })] } };

        var plan = Assert.IsType<PortfolioOutcome.Optimal>(PortfolioModel.Solve(study, cancel: Stop)).Plan;

        Assert.Null(plan.EmissionsTons);
        Assert.Null(Assert.Single(plan.Years).EmissionsTonsPerYear);
    }

    [Fact]
    public void Solve_NewPlantNotReadyInTime_WaitsForItsYear()
    {
        var study = TwoBuses(upgradeUsd: 1e9) with
        {
            Upgrades = [],
            Years = [new(2028), new(2035) { MinLoad = new(80) }],
        };
        study = study with
        {
            Energy = study.Energy! with
            {
                Builds = [new("fusion", "fusion", new(2), new(50), 1) { EarliestYear = 2034, CapitalPerUnit = new(5000), UsdPerMwh = 1, TonsPerMwh = 0, CapacityCredit = 1 }],
            },
        };

        var plan = Assert.IsType<PortfolioOutcome.Optimal>(PortfolioModel.Solve(study, cancel: Stop)).Plan;

        Assert.Equal(2035, Assert.Single(plan.Built).Year);
        Assert.Equal(2035, Assert.Single(plan.Chosen).Year);
    }

    [Fact]
    public void Solve_PhasesStorageAndCalledOffLoad_CarryAPeakThatTheLineCannot()
    {
        var study = TwoBuses(upgradeUsd: 1e9) with { Upgrades = [] };
        var design = study.Sites[0].Designs[0] with
        {
            Load = new(60),
            MinLoad = new(30),
            Phases = [new(0, new(40)), new(3, new(60))],
            Flexible = new(0.2, 8760),
            Storage = new(new(10), 40, 0.9),
        };
        study = study with
        {
            Sites = [study.Sites[0] with { Designs = [design] }],
            Years = [new(2028) { MinLoad = new(40) }, new(2031) { MinLoad = new(60) }],
        };

        var plan = Assert.IsType<PortfolioOutcome.Optimal>(PortfolioModel.Solve(study, cancel: Stop)).Plan;

        Assert.Equal([40.0, 60.0], plan.Years.Select(year => Math.Round(year.Load.Value, 6)));
    }

    [Fact]
    public void Solve_NoRoomInTheReserve_NamesTheMargin()
    {
        var study = TwoBuses(upgradeUsd: 1000);
        study = study with { Energy = study.Energy! with { ReserveMargin = 2.5 } };

        var conflict = Assert.IsType<PortfolioOutcome.Infeasible>(PortfolioModel.Solve(study, cancel: Stop)).Conflict;

        Assert.Equal(["load-target", "reserve-margin"], conflict.Members.Select(member => member.Kind).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Solve_CapOnCo2_TurnsToTheCleanerPlant()
    {
        var study = TwoBuses(upgradeUsd: 1000);
        study = study with { Energy = study.Energy! with { Units = [.. study.Energy.Units, new("dirty", new(1), 100, 5, 1, "coal")] } };
        var free = ((PortfolioOutcome.Optimal)PortfolioModel.Solve(study, cancel: Stop)).Plan;
        study = study with { Years = [study.Years[0] with { MaxEmissionsTons = free.Years[0].EmissionsTonsPerYear / 2 }] };

        var capped = ((PortfolioOutcome.Optimal)PortfolioModel.Solve(study, cancel: Stop)).Plan;

        Assert.Equal(free.Years[0].EmissionsTonsPerYear!.Value / 2, capped.Years[0].EmissionsTonsPerYear!.Value, 1e-3);
        Assert.Contains(capped.Binding, binding => binding.Kind == "emissions-cap" && binding.ShadowPrice < 0);
    }

    [Fact]
    public void Solve_FiveSeedsAtGapZero_ChooseTheSameSites()
    {
        var study = EnergyStudies.Build(
            [0.1, 0.12, 0.08, 0.2, 0.15], [110, 90, 120, 100, 80], [30, 25, 40, 20], [(60, 2, 31, 12, 2, 20), (45, 3, 22, 20, 1, 15), (70, 4, 47, 8, 3, 30)],
            [25, 40, 15], (0, 60), 2030, twin: true, upgraded: 2, hours: 200).Study;

        var answers = Enumerable.Range(0, 5).Select(seed => PortfolioModel.Solve(study, PortfolioOptions.Default with { Seed = seed }, cancel: Stop))
            .Select(outcome => string.Join(',', Assert.IsType<PortfolioOutcome.Optimal>(outcome).Plan.Chosen.Select(site => $"{site.Site} {site.Year}")));

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public void Solve_BadYearsAndResources_AreAllNamedWithTheirPath()
    {
        var study = TwoBuses(upgradeUsd: -1) with
        {
            Years = [new(2020) { MinLoad = new(80), MaxLoad = new(40) }, new(2019)],
            Resources = [new("water", "water", "m3", -4)],
            Objective = PortfolioObjective.Weighted,
        };
        study = study with { Sites = [study.Sites[0] with { Designs = [study.Sites[0].Designs[0] with { Poi = new(9), Uses = [new("steel", 1, UseTime.EachYear)] }] }] };

        var refused = Assert.Throws<BadInputException>(() => PortfolioModel.Solve(study, cancel: Stop));

        Assert.Equal(
            [
                ("plan.year-before-start", "$.years[0].year"), ("plan.contradictory-caps", "$.years[0].minLoadMw"), ("plan.years-not-rising", "$.years[1].year"),
                ("plan.year-before-start", "$.years[1].year"), ("plan.negative-cap", "$.resources[0].perYear"), ("plan.unknown-resource", "$.sites[0].designs[0].uses"),
                ("plan.negative-cost", "$.upgrades[0]"), ("plan.unknown-poi", "$.sites[0].designs[0].poi"),
            ],
            refused.Diagnostics.Select(problem => (problem.Code, problem.Where.Path!)));
    }

    /// <summary>Cheap generation at bus 1, a line of 100 MW to bus 2 where 50 MW are drawn and a site wants 80 MW.</summary>
    private static PortfolioStudy TwoBuses(double upgradeUsd)
    {
        var grid = TinyGrid.Of([TinyGrid.Bus(1, BusType.Reference), TinyGrid.Bus(2)], [TinyGrid.Line(1, 1, 2, ratingMw: 100)], [], [TinyGrid.Load(2, 50)]);
        return new()
        {
            Objective = PortfolioObjective.MinimiseCost,
            Sites =
            [
                new(new("site"), PermitPath.NoReview, [new SiteDesign { Load = new(80), Poi = new(2), Cost = new(100) }]) { PermitMonths = new(6, 12) },
            ],
            Years = [new(2028) { MinLoad = new(80) }],
            Schedule = new() { StartDay = new(2026, 11, 1) },
            Upgrades = [new("line", new(1), UpgradeKind.Reconductor, 1.5, new(upgradeUsd), 12)],
            Energy = new()
            {
                Grid = new(DcNetwork.From(grid, DcConvention.Matpower)),
                Snapshots = [new("all", 8760)],
                Units = [new("clean", new(1), 200, 10, 0, "hydro")],
            },
        };
    }
}
