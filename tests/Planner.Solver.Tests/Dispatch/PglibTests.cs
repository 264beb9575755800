using System.Globalization;
using Planner.Solver.Dispatch;
using Planner.Solver.Network;
using Planner.Tests.Cases;

namespace Planner.Tests.Dispatch;

/// <summary>Oracle: pglib-opf/baseline.csv, PGLib-OPF v23.07, PowerModels 0.19.9 DCPPowerModel, PowerModels convention.</summary>
public class PglibTests
{
    private const int FastBuses = 3000;

    [Fact]
    public void Solve_EveryCaseUpTo3000Buses_GivesThePublishedObjective() => CheckAll(buses => buses <= FastBuses);

    // Set PLANNER_SLOW_TESTS=1 to run it; the benchmark "pglib DIR" does the same.
    [Fact]
    public void Solve_EveryLargerCase_GivesThePublishedObjective()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PLANNER_SLOW_TESTS") == "1", "Slow: set PLANNER_SLOW_TESTS=1 to run the cases above 3,000 buses.");
        CheckAll(buses => buses > FastBuses);
    }

    [Theory]
    [InlineData("pglib_opf_case5_pjm.m")]
    [InlineData("pglib_opf_case30_as.m")]
    [InlineData("pglib_opf_case118_ieee.m")]
    [InlineData("api/pglib_opf_case73_ieee_rts__api.m")]
    [InlineData("sad/pglib_opf_case39_epri__sad.m")]
    [InlineData("sad/pglib_opf_case300_ieee__sad.m")]
    [InlineData("pglib_opf_case588_sdet.m")]
    public void Solve_AngleAndPtdfForm_Agree(string file)
    {
        var network = DcNetwork.From(CaseFile.Load("pglib-opf/" + file), DcConvention.PowerModels);
        var ptdf = Answer(network, DispatchForm.Ptdf);
        var angle = Answer(network, DispatchForm.Angle);
        Assert.Equal(angle.ObjectiveUsdPerHour, ptdf.ObjectiveUsdPerHour, 1e-6 * angle.ObjectiveUsdPerHour);
        Assert.Equal((DispatchForm.Ptdf, DispatchForm.Angle), (ptdf.Form, angle.Form));
    }

    [Fact]
    public void Solve_InfeasibleSadCase_IsProvedByBothForms()
    {
        var network = DcNetwork.From(CaseFile.Load("pglib-opf/sad/pglib_opf_case118_ieee__sad.m"), DcConvention.PowerModels);
        Assert.IsType<DispatchOutcome.Infeasible>(DcOpf.Solve(network, new DispatchOptions { Form = DispatchForm.Ptdf }, TestContext.Current.CancellationToken));
        Assert.IsType<DispatchOutcome.Infeasible>(DcOpf.Solve(network, new DispatchOptions { Form = DispatchForm.Angle }, TestContext.Current.CancellationToken));
    }

    private static DispatchAnswer Answer(DcNetwork network, DispatchForm form) =>
        Assert.IsType<DispatchOutcome.Solved>(DcOpf.Solve(network, new DispatchOptions { Form = form }, TestContext.Current.CancellationToken)).Answer;

    private static void CheckAll(Func<int, bool> wanted)
    {
        var rows = File.ReadLines(SharedData.Path("pglib-opf/baseline.csv")).Skip(1).Select(line => line.Split(','))
            .Where(row => row[6].Length > 0 && wanted(int.Parse(row[2], CultureInfo.InvariantCulture))).ToArray();
        Assert.NotEmpty(rows);
        Assert.Empty(rows.Select(Problem).OfType<string>());
    }

    // Null when the case agrees; case1803_snem's column has been reproduced by nobody, so 1 % there.
    private static string? Problem(string[] row)
    {
        var grid = CaseFile.Load("pglib-opf/" + row[6]);
        if ((grid.Buses.Length, grid.Branches.Length) != (int.Parse(row[2], CultureInfo.InvariantCulture), int.Parse(row[3], CultureInfo.InvariantCulture)))
        {
            return $"{row[0]}: {grid.Buses.Length} buses and {grid.Branches.Length} branches";
        }
        var outcome = DcOpf.Solve(DcNetwork.From(grid, DcConvention.PowerModels), new DispatchOptions(), TestContext.Current.CancellationToken);
        if (row[4] == "inf")
        {
            return outcome is DispatchOutcome.Infeasible ? null : $"{row[0]}: {outcome}";
        }
        var published = double.Parse(row[4], CultureInfo.InvariantCulture);
        var tolerance = row[0].Contains("case1803_snem", StringComparison.Ordinal) ? 1e-2 : 1e-4;
        var objective = (outcome as DispatchOutcome.Solved)?.Answer.ObjectiveUsdPerHour ?? double.NaN;
        return Math.Abs(objective - published) <= tolerance * published ? null : $"{row[0]}: {objective} against {published}, {string.Join("; ", outcome.Tries)}";
    }
}
