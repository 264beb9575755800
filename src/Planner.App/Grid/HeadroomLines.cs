using Planner.Domain.Grid;
using Planner.Domain.Texts;
using Planner.Solver.PowerFlow;

namespace Planner.App.Grid;

/// <summary>Says the solver's headroom by the names of the grid.</summary>
internal static class HeadroomLines
{
    public static BusHeadroom Line(StudiedGrid grid, Solver.PowerFlow.BusHeadroom headroom)
    {
        var bus = grid.Grid.GetBus(headroom.Bus);
        var bound = headroom.WithOutages ?? headroom.Base;
        return new(
            bus.Id.Number,
            bus.Name,
            bus.BaseVoltage.Value,
            bus.Location?.Longitude,
            bus.Location?.Latitude,
            bound.Limit == HeadroomLimit.NoSupply ? null : bound.Headroom.Value,
            null,
            NameOf(grid, bound.BindingBranch),
            NameOf(grid, bound.Outage),
            Note(bound))
        {
            OutageGenerator = bound.LostUnit is { } unit ? OutageName.Of(grid.Grid, unit) : null,
        };
    }

    public static BranchFlow Line(StudiedGrid grid, BranchOverload overload) =>
        ExploreGrid.Line(grid.Grid, grid.Grid.GetBranch(overload.Branch), overload.Flow.Value);

    private static BranchName? NameOf(StudiedGrid grid, BranchId? id) => id is { } branch ? grid.NameOf(branch) : null;

    private static LocalizedText? Note(InjectionHeadroom headroom) => headroom switch
    {
        { Limit: HeadroomLimit.NoSupply } => new("no generator of its island takes part in the supply", "所在电网岛没有参与供电的机组"),
        { Limit: HeadroomLimit.IslandCapacity } => new("no branch binds before the capacity of all generators of its island", "在所在电网岛全部机组容量用尽之前没有支路受限"),
        { Headroom.Value: 0 } => new("the binding limit is exceeded before any load is added", "在新增负荷之前该限值已被超过"),
        _ => null,
    };
}
