using CsCheck;
using Planner.Domain.Grid;
using Planner.Solver.Network;
using Planner.Solver.Siting;
using Planner.Tests.Cases;

namespace Planner.Tests.Solver.Siting;

/// <summary>Random small studies with two years, two snapshots and a meshed grid of four buses under N-1.</summary>
internal static class EnergyStudies
{
    /// <summary>The same with what a site may have of its own: phases, load that may be called off, a plant under an air permit, storage.</summary>
    public static Gen<(PortfolioStudy Study, PowerGrid Grid)> Onsite =>
        from one in Random
        from phased in Gen.Bool.Array[3]
        from flexible in Gen.Select(Gen.Double[0.05, 0.5], Gen.Int[0, 90]).Array[3]
        from plants in Gen.Select(Gen.Int[5, 60], Gen.Int[5, 80], Gen.Int[0, 90], Gen.Bool).Array[3]
        from storages in Gen.Select(Gen.Int[5, 50], Gen.Int[10, 200], Gen.Double[0.6, 1]).Array[3]
        from parts in Gen.Int[0, 7].Array[3]
        select (one.Study with
        {
            Sites = [.. one.Study.Sites.Select((site, number) => site with { Designs = [Own(site.Designs[0], parts[number], phased[number], flexible[number], plants[number], storages[number])] })],
        }, one.Grid);

    /// <summary>The same with targets that few grids can serve, and no new circuits.</summary>
    public static Gen<(PortfolioStudy Study, PowerGrid Grid)> Tight =>
        from one in Onsite
        from more in Gen.Int[20, 120]
        select (one.Study with
        {
            Years = [one.Study.Years[0], one.Study.Years[1] with { MinLoad = one.Study.Years[1].MinLoad + new Domain.Units.Megawatts(more) }],
            Upgrades = [one.Study.Upgrades[0] with { Kind = UpgradeKind.Reconductor }],
        }, one.Grid);

    private static SiteDesign Own(
        SiteDesign design, int parts, bool phased, (double Share, int Hours) flexible, (int Mw, int Usd, int Hours, bool Exports) plant, (int Mw, int Mwh, double Efficiency) storage) => design with
        {
            Phases = phased ? [new(0, new(design.Load.Value / 2)), new(2, design.Load)] : [],
            Flexible = (parts & 1) > 0 ? new(flexible.Share, flexible.Hours) : null,
            Generation = (parts & 2) > 0 ? new(new(plant.Mw), plant.Usd, 0.4, plant.Hours, plant.Exports, "onsite gas", 1) : null,
            Storage = (parts & 4) > 0 ? new(new(storage.Mw), storage.Mwh, storage.Efficiency) : null,
        };

    public static Gen<(PortfolioStudy Study, PowerGrid Grid)> Random =>
        from reactances in Gen.Double[0.05, 0.3].Array[5]
        from ratings in Gen.Int[80, 200].Array[5]
        from demand in Gen.Int[10, 50].Array[4]
        from sites in Gen.Select(Gen.Int[20, 90], Gen.Int[1, 4], Gen.Int[5, 60], Gen.Int[2, 24], Gen.Int[0, 8], Gen.Int[0, 60]).Array[2, 3]
        from costs in Gen.Int[10, 60].Array[3]
        from targets in Gen.Select(Gen.Int[0, 25], Gen.Int[10, 90])
        from retires in Gen.Int[2027, 2034]
        from twin in Gen.Bool
        from upgraded in Gen.Int[1, 5]
        from hours in Gen.Int[20, 200]
        select Build(reactances, ratings, demand, sites, costs, targets, retires, twin, upgraded, hours);

    public static (PortfolioStudy Study, PowerGrid Grid) Build(
        double[] reactances, int[] ratings, int[] demand, (int Mw, int Bus, int Cost, int Months, int Permit, int Hours)[] sites, int[] costs,
        (int First, int Second) targets, int retires, bool twin, int upgraded, int hours)
    {
        (int From, int To)[] ends = [(1, 2), (2, 3), (3, 4), (4, 1), (1, 3)];
        var grid = TinyGrid.Of(
            [TinyGrid.Bus(1, BusType.Reference), TinyGrid.Bus(2), TinyGrid.Bus(3), TinyGrid.Bus(4)],
            [.. ends.Select((end, number) => TinyGrid.Line(number + 1, end.From, end.To, reactances[number], ratings[number], ratings[number] * 1.2))],
            [],
            [.. demand.Select((mw, number) => TinyGrid.Load(number + 1, mw))]);
        return (Study(grid, sites, costs, targets, retires, new("line", new(upgraded), twin ? UpgradeKind.NewCircuit : UpgradeKind.Reconductor, 1.5, new(40_000), 6), hours), grid);
    }

    private static PortfolioStudy Study(
        PowerGrid grid, (int Mw, int Bus, int Cost, int Months, int Permit, int Hours)[] sites, int[] costs, (int First, int Second) targets, int retires, UpgradeOption upgrade, int hours) => new()
        {
            Objective = PortfolioObjective.MinimiseCost,
            Sites =
            [
                .. sites.Select((site, number) => new SiteOption(new($"s{number}"), site.Permit == 0 ? PermitPath.Undetermined : PermitPath.CategoricalExclusion, [
                    new SiteDesign
                    {
                        Load = new(site.Mw),
                        Poi = new(site.Bus),
                        Cost = new(site.Cost * 1000),
                        ConstructionMonths = site.Months,
                        Uses = [new("electricians", site.Hours, UseTime.Construction), new("water", site.Mw, UseTime.EachYear)],
                    }]) { PermitMonths = new(site.Permit * 3, site.Permit * 6) }),
            ],
            Years = [new(2028) { MinLoad = new(targets.First) }, new(2031) { MinLoad = new(targets.Second), DemandFactor = 1.1 }],
            Schedule = new() { StartDay = new(2026, 11, 1), DiscountRate = 0.05, LastYearStandsFor = 2 },
            Resources = [new("electricians", "workforce", "hours", hours), new("water", "water", "m3", 170)],
            Upgrades = [upgrade],
            Energy = new()
            {
                Grid = new(DcNetwork.From(grid, DcConvention.Matpower), withOutages: true),
                Snapshots = [new("peak", 30), new("night", 50) { DemandFactor = 0.6, RatingFactor = 1.1, Availability = new Dictionary<string, double> { ["sun"] = 0.1 } }],
                Units =
                [
                    new("base", new(1), 150, costs[0], 0.9, "coal") { RetirementYear = retires, DeferralPerYear = new(5000) },
                    new("gas", new(3), 150, costs[1], 0.4, "gas"), new("sun", new(4), 80, costs[2] / 10.0, 0, "sun"),
                ],
                LostLoadUsdPerMwh = 500,
            },
        };
}
