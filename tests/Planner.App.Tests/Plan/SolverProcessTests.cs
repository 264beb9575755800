using System.Text.Json;
using Planner.App.Plan.Solving;
using Planner.Solver.Siting;

namespace Planner.App.Tests.Plan;

/// <summary>The two ends of a solver process, each against a stand-in for the other.</summary>
public sealed class SolverProcessTests
{
    /// <summary>The process that asks is told of a plan, cancels, and gets that plan as its answer.</summary>
    [Fact]
    public void Solve_Cancelled_TakesThePlanThatTheProcessHas()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "The stand-in is a shell script.");
        var kept = new PortfolioResult(Kept(), null, null);
        string[] lines = [Line(new() { Progress = new(1, 0, 2, 3) }), Line(new() { Result = kept })];
        // Answers with the result only once it has read a second line, which is the cancel.
        (string, string[]) program = ("/bin/sh", ["-c", "read -r task; echo \"$1\"; read -r word; test \"$word\" = cancel && echo \"$2\"", "sh", .. lines]);
        using var cancel = new CancellationTokenSource();

        var result = SolverProcess.Solve(Task(), program, new OnProgress(cancel.Cancel), cancel.Token);

        var feasible = Assert.IsType<PortfolioOutcome.Feasible>(result.Outcome);
        Assert.Equal(StopReason.Cancelled, feasible.Stopped);
        Assert.Equal(["first", "third"], feasible.Plan.Chosen.Select(chosen => chosen.Site.Text));
    }

    /// <summary>The process that solves is cancelled when it has told of a plan; its last line holds one.</summary>
    [Fact]
    public void Run_CancelledWithAPlan_WritesIt()
    {
        using var told = new ManualResetEventSlim();
        using var output = new Written(told);

        SolverHost.Run(new Asked(JsonSerializer.Serialize(Task(), PortfolioJson.Options), told), output);

        var last = JsonSerializer.Deserialize<SolverLine>(output.Lines[^1], PortfolioJson.Options)!;
        Assert.NotNull(last.Result!.Outcome.Found().Plan);
        Assert.Contains(output.Lines, line => JsonSerializer.Deserialize<SolverLine>(line, PortfolioJson.Options)!.Progress is not null);
    }

    [Fact]
    public void Solve_ProcessEndsWithoutResult_SaysWithWhichCodeAndWhatItSaid()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "The stand-in is a shell script.");
        (string, string[]) program = ("/bin/sh", ["-c", "read -r task; echo 'out of memory' >&2; exit 137"]);

        var ended = Assert.Throws<SolverProcessException>(() => SolverProcess.Solve(Task(), program, new OnProgress(() => { }), CancellationToken.None));

        Assert.Contains("exit code 137", ended.Message, StringComparison.Ordinal);
        Assert.Contains("out of memory", ended.Message, StringComparison.Ordinal);
    }

    private static PortfolioTask Task() => new(
        new()
        {
            Sites = [Site("first", 0.9), Site("second", 0.8), Site("third", 0.6)],
            Objective = PortfolioObjective.MaximiseScore,
            MaxSites = 2,
        },
        PortfolioOptions.Default);

    private static SiteOption Site(string id, double score) => new(new(id), PermitPath.NoReview, [new SiteDesign { Load = new(100), Score = score }]);

    private static PortfolioOutcome.Feasible Kept()
    {
        var best = (PortfolioOutcome.Optimal)Task().Run(null, CancellationToken.None).Outcome;
        var plan = best.Plan with { Chosen = [best.Plan.Chosen[0], best.Plan.Chosen[0] with { Site = new("third") }] };
        return new(plan, best.Proof, StopReason.Cancelled, best.Evidence);
    }

    private static string Line(SolverLine line) => JsonSerializer.Serialize(line, PortfolioJson.Options);

    private sealed class OnProgress(Action act) : IProgress<PortfolioProgress>
    {
        public void Report(PortfolioProgress value) => act();
    }

    /// <summary>The task, and a cancel once something was told.</summary>
    private sealed class Asked(string task, ManualResetEventSlim told) : TextReader
    {
        private int lines;

        public override string? ReadLine()
        {
            if (lines++ == 0)
            {
                return task;
            }

            told.Wait(TimeSpan.FromSeconds(30));
            return SolverProcess.CancelLine;
        }
    }

    private sealed class Written(ManualResetEventSlim told) : StringWriter
    {
        public List<string> Lines { get; } = [];

        public override void WriteLine(string? value)
        {
            Lines.Add(value!);
            told.Set();
        }
    }
}
