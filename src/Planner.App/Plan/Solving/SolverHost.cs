using System.Text.Json;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Solver.Siting;

namespace Planner.App.Plan.Solving;

/// <summary>The other end of <see cref="SolverProcess"/>: what the hidden command <c>solve</c> does.</summary>
public static class SolverHost
{
    /// <summary>Reads a task from the input, writes progress and result to the output, one JSON document a line.</summary>
    public static void Run(TextReader input, TextWriter output)
    {
        var text = input.ReadLine() ?? throw new InvalidOperationException("There is no task on standard input.");
        var task = JsonSerializer.Deserialize<PortfolioTask>(text, PortfolioJson.Options)!;
        using var cancel = new CancellationTokenSource();
        var listening = new Thread(() => Listen(input, cancel)) { IsBackground = true };
        listening.Start();
        var lines = new Lines(output);
        try
        {
            lines.Write(new() { Result = task.Run(lines, cancel.Token) });
        }
        catch (BadInputException refused)
        {
            lines.Write(new() { Refused = Refusal.Of(refused) });
        }
        catch (OperationCanceledException)
        {
            // Nothing was found yet: the end without a result says so.
        }
    }

    // Also at the end of the input: whoever asked has gone, and nobody waits for the result.
    private static void Listen(TextReader input, CancellationTokenSource cancel)
    {
        input.ReadLine();
        try
        {
            cancel.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work had ended.
        }
    }

    private sealed class Lines(TextWriter output) : IProgress<PortfolioProgress>
    {
        private readonly Lock gate = new();

        public void Report(PortfolioProgress value) => Write(new() { Progress = value });

        public void Write(SolverLine line)
        {
            lock (gate)
            {
                output.WriteLine(JsonSerializer.Serialize(line, PortfolioJson.Options));
                output.Flush();
            }
        }
    }
}
