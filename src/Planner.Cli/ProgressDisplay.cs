using Planner.Domain.Diagnostics;
using Spectre.Console;

namespace Planner.Cli;

/// <summary>Shows a progress bar on standard error for work that takes longer than a second.</summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static async Task<T> ShowAsync<T>(Func<IProgress<StepProgress>, T> work, CancellationToken cancel)
    {
        var latest = new Latest();
        var working = Task.Run(() => work(latest), cancel);
        await Task.WhenAny(working, Task.Delay(Patience, cancel));
        if (!working.IsCompleted)
        {
            await FollowAsync(working, latest);
        }

        return await working;
    }

    private static Task FollowAsync(Task working, Latest latest) =>
        ErrorConsole().Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .AutoClear(true)
            .StartAsync(async context =>
            {
                var bar = context.AddTask("Working");
                while (!working.IsCompleted)
                {
                    Show(latest.Value, bar);
                    await Task.WhenAny(working, Task.Delay(100));
                }
            });

    private static void Show(StepProgress progress, ProgressTask bar)
    {
        bar.Description = Markup.Escape(progress.Step ?? "Working");
        bar.IsIndeterminate = progress.Fraction is null;
        bar.Value = 100 * (progress.Fraction ?? 0);
    }

    private static IAnsiConsole ErrorConsole() =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    private sealed class Latest : IProgress<StepProgress>
    {
        private readonly Lock gate = new();
        private StepProgress value;

        public StepProgress Value
        {
            get
            {
                lock (gate)
                {
                    return value;
                }
            }
        }

        public void Report(StepProgress value)
        {
            lock (gate)
            {
                this.value = value;
            }
        }
    }
}
