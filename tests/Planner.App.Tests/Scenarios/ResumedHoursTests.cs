using Planner.App.Grid;
using Planner.App.Scenarios;
using Planner.Domain.Diagnostics;
using Planner.Tests;

namespace Planner.App.Tests.Scenarios;

/// <summary>A run that was cut off goes on when it is asked again, to the bytes of one that was not.</summary>
public sealed class ResumedHoursTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("whole")]
    [InlineData("short")]
    [InlineData("flipped")]
    public void A_run_cut_off_in_the_middle_ends_in_the_bytes_of_a_whole_one(string lastPart)
    {
        var grid = StudiedGrid.Read(SharedData.Path("rts-gmlc"));
        // The name makes a run of this test's own.
        var whole = RunScenario.Run(grid, Question("whole"), new Silent(), TestContext.Current.CancellationToken);

        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => RunScenario.Run(grid, Question("cut off"), new CancelAfter(0.5, cancel), cancel.Token));
        var progress = new Remembers();
        Tear(lastPart);
        var resumed = RunScenario.Run(grid, Question("cut off"), progress, TestContext.Current.CancellationToken);

        Assert.Equal("Running the hours that a cut-off run left", progress.Steps[0].Step);
        SameRun.Check(whole, resumed);
        Assert.False(ScenarioStore.PartsOf(resumed.InputsHash).HasSome);

        void Tear(string how)
        {
            var parts = Directory.GetFiles(Path.GetDirectoryName(whole.Results)!, "*.part", SearchOption.AllDirectories)
                .OrderByDescending(File.GetLastWriteTimeUtc).ToList();
            Assert.NotEmpty(parts);
            var bytes = File.ReadAllBytes(parts[0]);
            bytes[^1] ^= how == "flipped" ? (byte)1 : (byte)0;
            File.WriteAllBytes(parts[0], how == "short" ? bytes[..(bytes.Length / 2)] : bytes);
        }
    }

    private ScenarioQuestion Question(string name) =>
        new() { Name = $"{name} {folder.PathOf("")}", FirstHour = 4000, Hours = 72, Changes = [new() { Kind = "load", Bus = 101, Mw = 150 }] };

    private sealed class Remembers : IProgress<StepProgress>
    {
        public List<StepProgress> Steps { get; } = [];

        public void Report(StepProgress value)
        {
            lock (Steps)
            {
                Steps.Add(value);
            }
        }
    }

    private sealed class CancelAfter(double share, CancellationTokenSource cancel) : IProgress<StepProgress>
    {
        public void Report(StepProgress value)
        {
            if (value.Fraction >= share)
            {
                cancel.Cancel();
            }
        }
    }
}
