using System.Diagnostics;
using System.Text.Json;

namespace Planner.Cli.Tests;

/// <summary>Runs the built <c>planner</c> command as a user does: a process of its own, its output and its exit code.</summary>
internal static class PlannerProcess
{
    public static Task<Ended> RunAsync(params string[] arguments) => RunWithAsync([], arguments);

    public static async Task<Ended> RunWithAsync((string Variable, string Value)[] environment, params string[] arguments)
    {
        using var process = StartWith(environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    public static Process Start(params string[] arguments) => StartWith([], arguments);

    public static Process StartWith((string Variable, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        Array.ForEach(environment, pair => start.Environment[pair.Variable] = pair.Value);
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "planner.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>How a command ended.</summary>
    internal sealed record Ended(int ExitCode, string Output, string Error)
    {
        /// <summary>The one JSON document on standard output.</summary>
        public JsonElement Json() => JsonDocument.Parse(Output).RootElement;
    }
}
