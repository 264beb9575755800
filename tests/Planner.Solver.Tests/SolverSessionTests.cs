using Planner.Solver;

namespace Planner.Tests.Solver;

public sealed class SolverSessionTests
{
    private static readonly SolveLimits Exact = new(TimeSpan.FromSeconds(10));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>min −3x − 5y, x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18 (Hillier and Lieberman): x = 2, y = 6, objective −36, duals 0, −1.5, −1.</summary>
    [Fact]
    public void Solve_LinearProgram_GivesOptimumBoundAndDuals()
    {
        using var session = new SolverSession();
        var x = session.AddColumn(-3, 0, SolverSession.Infinity);
        var y = session.AddColumn(-5, 0, SolverSession.Infinity);
        session.AddRow(-SolverSession.Infinity, 4, [(x, 1)]);
        session.AddRow(-SolverSession.Infinity, 12, [(y, 2)]);
        session.AddRow(-SolverSession.Infinity, 18, [(x, 3), (y, 2)]);

        var answer = session.Solve(Exact, cancel: Stop);

        Assert.Equal(SolveStatus.Optimal, answer.Status);
        Assert.Equal(-36, answer.Objective, 1e-9);
        Assert.Equal(-36, answer.Bound, 1e-9);
        Assert.Equal([2, 6], answer.Columns.Select(value => Math.Round(value, 9)));
        Assert.Equal([0, -1.5, -1], answer.RowDuals.Select(value => Math.Round(value, 9) + 0.0));
    }

    [Fact]
    public void Solve_Knapsack_IsIntegerAndGrowsByColumnsAndRows()
    {
        using var session = new SolverSession();
        var a = session.AddBinary(-10);
        var b = session.AddBinary(-6);
        var room = session.AddRow(-SolverSession.Infinity, 5, [(a, 4), (b, 3)]);
        Assert.Equal(-10, session.Solve(Exact, cancel: Stop).Objective, 1e-9);

        var c = session.AddColumn(-7, 0, 1, integer: true, entries: [(room, 2.0)]);
        var grown = session.Solve(Exact, cancel: Stop);
        Assert.Equal(-13, grown.Objective, 1e-9);
        Assert.Equal([0, 1, 1], grown.Columns.Select(value => Math.Round(value, 6) + 0.0));

        session.AddRow(-SolverSession.Infinity, 1, [(b, 1), (c, 1)]);
        Assert.Equal(-10, session.Solve(Exact, cancel: Stop).Objective, 1e-9);
    }

    [Fact]
    public void Solve_ContradictingRows_IsProvedInfeasible()
    {
        using var session = new SolverSession();
        var x = session.AddBinary(1);
        session.AddRow(2, SolverSession.Infinity, [(x, 1)]);

        var answer = session.Solve(Exact, cancel: Stop);

        Assert.Equal(SolveStatus.Infeasible, answer.Status);
        Assert.False(answer.HasSolution);
    }

    [Fact]
    public void Solve_Cancelled_StopsAndKeepsWhatItFound()
    {
        using var session = HardKnapsack();
        using var cancel = new CancellationTokenSource();
        var heard = 0;

        var answer = session.Solve(
            new(TimeSpan.FromSeconds(60)),
            (_, _) =>
            {
                heard++;
                cancel.Cancel();
            },
            cancel.Token);

        Assert.True(heard > 0);
        Assert.Equal(SolveStatus.Interrupted, answer.Status);
        Assert.True(answer.HasSolution);
        Assert.True(answer.Bound <= answer.Objective);
    }

    [Fact]
    public void Solve_TimeLimit_KeepsIncumbentAndBound()
    {
        using var session = HardKnapsack();

        var answer = session.Solve(new(TimeSpan.FromSeconds(0.5)), cancel: Stop);

        Assert.Equal(SolveStatus.TimeLimit, answer.Status);
        Assert.True(answer.HasSolution);
        Assert.InRange(answer.Bound, double.MinValue, answer.Objective);
    }

    [Fact]
    public void Solve_ListenerThrows_ReachesTheCaller()
    {
        using var session = HardKnapsack();

        Assert.Throws<InvalidTimeZoneException>(
            () => session.Solve(new(TimeSpan.FromSeconds(20)), (_, _) => throw new InvalidTimeZoneException(), Stop));
    }

    /// <summary>A market split problem (Cornuéjols and Dawande 1998): small, and hard for branch and bound.</summary>
    private static SolverSession HardKnapsack()
    {
        const int Rows = 5;
        const int Columns = 40;
        var random = new Random(7);
        var session = new SolverSession();
        var columns = Enumerable.Range(0, Columns).Select(_ => session.AddBinary(0)).ToArray();
        for (var row = 0; row < Rows; row++)
        {
            var weights = columns.Select(_ => (double)random.Next(0, 100)).ToArray();
            var over = session.AddColumn(1, 0, SolverSession.Infinity);
            var under = session.AddColumn(1, 0, SolverSession.Infinity);
            var half = Math.Floor(weights.Sum() / 2);
            session.AddRow(half, half, [.. columns.Zip(weights), (over, 1), (under, -1)]);
        }

        return session;
    }
}
