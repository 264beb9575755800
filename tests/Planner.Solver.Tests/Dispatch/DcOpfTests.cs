using CsCheck;
using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Domain.Units;
using Planner.Solver.Dispatch;
using Planner.Solver.Network;
using Planner.Tests.Cases;
using static Planner.Tests.Cases.TinyGrid;

namespace Planner.Tests.Dispatch;

public class DcOpfTests
{
    [Fact]
    public void Solve_CongestedLine_SplitsPrices()
    {
        // 100 MW of demand at bus 2; the line brings 60 of the cheap plant, 40 come from the dear one.
        var grid = Of(
            [Bus(1, BusType.Reference), Bus(2)],
            [Line(1, 1, 2, 0.1, 60)],
            [Plant(1, 1, 0, 200, 10), Plant(2, 2, 0, 200, 35)],
            [Load(2, 100)]);
        foreach (var form in new[] { DispatchForm.Ptdf, DispatchForm.Angle })
        {
            var answer = Solve(grid, form);
            Assert.Equal(2000, answer.ObjectiveUsdPerHour, 1e-6);
            Assert.Equal([60.0, 40.0], answer.OutputMw.ToArray().Select(mw => Math.Round(mw, 6)));
            Assert.Equal([10.0, 35.0], answer.PriceUsdPerMwh.ToArray().Select(price => Math.Round(price, 6)));
            Assert.Equal((10.0, 25.0), (Math.Round(answer.EnergyPriceUsdPerMwh(1), 6), Math.Round(answer.CongestionPriceUsdPerMwh(1), 6)));
            var binding = Assert.Single(answer.BindingLimits);
            Assert.Equal((new BranchId(1), 60.0, 25.0), (binding.Branch, Math.Round(binding.Limit.Value, 6), Math.Round(binding.ShadowPriceUsdPerMwh, 6)));
        }
    }

    [Fact]
    public void Solve_QuadraticCosts_SharesWhereMarginalCostsMeet()
    {
        // 0.05p² + 10p and 0.1p² + 10p for 90 MW: 0.1·60 = 0.2·30, price 16 $/MWh.
        var grid = Of(
            [Bus(1, BusType.Reference)],
            [],
            [Plant(1, 1, 0, 200) with { Cost = new CostCurve.Polynomial([0, 10, 0.05]) }, Plant(2, 1, 0, 200) with { Cost = new CostCurve.Polynomial([5, 10, 0.1]) }],
            [Load(1, 90)]);
        var answer = Solve(grid, DispatchForm.Automatic);
        const double exact = (0.05 * 3600) + 600 + (0.1 * 900) + 300 + 5;
        Assert.Equal(exact, answer.ObjectiveUsdPerHour, 2e-8 * exact);
        Assert.Equal(60, answer.OutputMw[0], 0.05);
        Assert.InRange(answer.GapUsdPerHour, 0, 1e-8 * exact);
    }

    [Fact]
    public void Solve_PiecewiseCost_IsExact()
    {
        var cost = new CostCurve.PiecewiseLinear([(0, 0), (50, 500), (100, 1500)]);
        var grid = Of([Bus(1, BusType.Reference)], [], [Plant(1, 1, 0, 100) with { Cost = cost }], [Load(1, 70)]);
        var answer = Solve(grid, DispatchForm.Automatic);
        Assert.Equal(900, answer.ObjectiveUsdPerHour, 1e-7);
        Assert.Equal(20, answer.PriceUsdPerMwh[0], 1e-7);
    }

    [Fact]
    public void Solve_DcLine_IsDispatchedWithItsLosses()
    {
        // No AC line; 45 MW at bus 2 need 50 MW into a line that loses 10 %.
        var line = new DcLine { Id = new DcLineId(1), From = new BusId(1), To = new BusId(2), Min = new Megawatts(0), Max = new Megawatts(80), LossShare = 0.1 };
        var grid = new PowerGrid(new Megawatts(100), [Bus(1, BusType.Reference), Bus(2, BusType.Reference)], [], [Plant(1, 1, 0, 100)], [Load(2, 45)], [line]);
        var answer = Assert.IsType<DispatchOutcome.Solved>(DcOpf.Solve(DcNetwork.From(grid, DcConvention.PowerModels), new DispatchOptions(), TestContext.Current.CancellationToken)).Answer;
        Assert.Equal(50, answer.DcLineMw[0], 1e-6);
        Assert.Equal(500, answer.ObjectiveUsdPerHour, 1e-6);
        Assert.Equal(10 / 0.9, answer.PriceUsdPerMwh[1], 1e-6);
    }

    [Fact]
    public void Solve_TooLittleCapacity_IsInfeasible()
    {
        var grid = Of([Bus(1, BusType.Reference)], [], [Plant(1, 1, 0, 10)], [Load(1, 11)]);
        Assert.IsType<DispatchOutcome.Infeasible>(DcOpf.Solve(DcNetwork.From(grid, DcConvention.Matpower), new DispatchOptions(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Solve_NoCostOrFallingCost_IsRefusedWithAll()
    {
        var falling = new CostCurve.PiecewiseLinear([(0, 0), (50, 1000), (100, 1100)]);
        var grid = Of(
            [Bus(1, BusType.Reference)],
            [],
            [Plant(1, 1, 0, 100) with { Cost = CostCurve.NotStated.Instance }, Plant(2, 1, 0, 100) with { Cost = falling }],
            [Load(1, 70)]);
        var refused = Assert.Throws<BadInputException>(() => DcOpf.Solve(DcNetwork.From(grid, DcConvention.Matpower), new DispatchOptions(), TestContext.Current.CancellationToken));
        Assert.Equal(["dispatch.no-cost", "dispatch.cost-not-convex"], refused.Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void Solve_RandomGrid_FormsAgreeOnObjectiveOrInfeasibility() => RandomGrid.Connected.Sample(
        grid =>
        {
            var network = DcNetwork.From(grid, DcConvention.Matpower);
            var ptdf = DcOpf.Solve(network, new DispatchOptions { Form = DispatchForm.Ptdf });
            var angle = DcOpf.Solve(network, new DispatchOptions { Form = DispatchForm.Angle });
            Assert.Equal(angle.GetType(), ptdf.GetType());
            if (ptdf is DispatchOutcome.Solved solved)
            {
                var other = ((DispatchOutcome.Solved)angle).Answer.ObjectiveUsdPerHour;
                Assert.Equal(other, solved.Answer.ObjectiveUsdPerHour, 1e-6 * (1 + other));
            }
        },
        iter: 60);

    // The price is a derivative: one small step of demand must cost what it says, from one of its two sides.
    [Fact]
    public void Solve_RandomGrid_PriceIsTheCostOfMoreDemand() => RandomGrid.Connected.Sample(
        grid =>
        {
            if (DcOpf.Solve(DcNetwork.From(grid, DcConvention.Matpower), new DispatchOptions()) is not DispatchOutcome.Solved solved)
            {
                return;
            }
            var last = grid.Buses[^1].Id;
            var up = ObjectiveWith(grid, last, 0.01) - solved.Answer.ObjectiveUsdPerHour;
            var down = solved.Answer.ObjectiveUsdPerHour - ObjectiveWith(grid, last, -0.01);
            var price = solved.Answer.PriceUsdPerMwh[solved.Answer.Network.FindBus(last)!.Value];
            Assert.InRange(price, (down / 0.01) - 1e-2, (up / 0.01) + 1e-2);
        },
        iter: 60);

    // A step that nothing can serve costs without bound, so that its side of the price is open: up ends at +infinity, down at -infinity.
    private static double ObjectiveWith(PowerGrid grid, BusId bus, double mw) =>
        DcOpf.Solve(DcNetwork.From(grid.Apply(new GridChange.AddLoad(bus, new Megawatts(mw))), DcConvention.Matpower), new DispatchOptions()) is DispatchOutcome.Solved solved
            ? solved.Answer.ObjectiveUsdPerHour
            : double.PositiveInfinity;

    private static DispatchAnswer Solve(PowerGrid grid, DispatchForm form) =>
        Assert.IsType<DispatchOutcome.Solved>(DcOpf.Solve(DcNetwork.From(grid, DcConvention.Matpower), new DispatchOptions { Form = form }, TestContext.Current.CancellationToken)).Answer;
}
