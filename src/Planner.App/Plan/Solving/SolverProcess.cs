using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Planner.Domain.Diagnostics;
using Planner.Solver.Siting;

namespace Planner.App.Plan.Solving;

/// <summary>The native solver ended its process: a crash, or more memory than it may have.</summary>
public sealed class SolverProcessException(string message) : Exception(message);

/// <summary>Solves a task in a process of its own, so that a crash of the native solver costs one job and not the server.</summary>
/// <remarks>
/// The same program with the hidden command <c>solve</c>: the task goes in as one line of JSON, progress and result come out
/// as lines. A cancel is a second line; the process then answers with the best plan it has, and is ended when it does not in
/// time. A process that needs more memory than its share is ended.
/// </remarks>
internal static class SolverProcess
{
    public const string Command = "solve";
    public const string CancelLine = "cancel";

    private static readonly TimeSpan PatienceAfterCancel = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    /// <summary>Variable of the environment: MB of memory that one solver may have; without it three quarters of the machine's.</summary>
    public const string MemoryVariable = "PLANNER_SOLVER_MEMORY_MB";

    /// <summary>The planner program beside this library, or null where there is none (a program that only uses the library).</summary>
    public static (string File, string[] Arguments)? Find()
    {
        var library = Path.Combine(AppContext.BaseDirectory, "planner.dll");
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "planner.exe" : "planner");
        if (Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "planner")
        {
            return (self, [Command]);
        }

        return File.Exists(library) && File.Exists(Environment.ProcessPath) && Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? (Environment.ProcessPath!, [library, Command])
            : File.Exists(program) ? (program, [Command]) : null;
    }

    /// <exception cref="SolverProcessException">The process ended without a result.</exception>
    /// <exception cref="BadInputException">The study contradicts itself.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before any plan was found.</exception>
    public static PortfolioResult Solve(PortfolioTask task, (string File, string[] Arguments) program, IProgress<PortfolioProgress> progress, CancellationToken cancel)
    {
        var mostBytes = MostBytes();
        using var process = Start(program);
        var reading = Task.Run(() => ReadAsync(process, progress), CancellationToken.None);
        var complaint = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            Send(process, JsonSerializer.Serialize(task, PortfolioJson.Options));
            Watch(process, reading, mostBytes, cancel);
            return reading.GetAwaiter().GetResult() ?? throw Ended(process, complaint.GetAwaiter().GetResult(), cancel);
        }
        finally
        {
            End(process);
        }
    }

    private static long MostBytes() => Environment.GetEnvironmentVariable(MemoryVariable) switch
    {
        null or "" => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) && megabytes > 0 => (long)megabytes << 20,
        var text => throw new SolverProcessException($"{MemoryVariable} is '{text}'. Give a whole number of megabytes above 0, or remove it."),
    };

    private static Process Start((string File, string[] Arguments) program)
    {
        var start = new ProcessStartInfo(program.File, program.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        return Process.Start(start) ?? throw new SolverProcessException($"{program.File} could not be started.");
    }

    private static async Task<PortfolioResult?> ReadAsync(Process process, IProgress<PortfolioProgress> progress)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } text)
        {
            var line = JsonSerializer.Deserialize<SolverLine>(text, PortfolioJson.Options)!;
            if (line.Refused is { } refused)
            {
                throw refused.ToException();
            }

            if (line.Result is { } result)
            {
                return result;
            }

            progress.Report(line.Progress!);
        }

        return null;
    }

    /// <summary>Until the result is there: passes on a cancel once, and ends a process that takes too long after it or too much memory.</summary>
    private static void Watch(Process process, Task reading, long mostBytes, CancellationToken cancel)
    {
        Stopwatch? sinceCancel = null;
        while (!reading.Wait(BetweenLooks, CancellationToken.None))
        {
            if (cancel.IsCancellationRequested && sinceCancel is null)
            {
                sinceCancel = Stopwatch.StartNew();
                Send(process, CancelLine);
            }

            var isTooLarge = BytesOf(process) > mostBytes;
            if (isTooLarge || sinceCancel?.Elapsed > PatienceAfterCancel)
            {
                End(process);
                reading.Wait(CancellationToken.None);
                throw isTooLarge
                    ? new SolverProcessException($"The solver needed more than {mostBytes >> 20} MB and was ended. Ask for fewer sites, years or snapshots, or a higher voltage to watch.")
                    : new OperationCanceledException("The solver did not stop in time and was ended.", cancel);
            }
        }
    }

    private static long BytesOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It has ended since; what it wrote last is still being read.
            return 0;
        }
    }

    // A process that has gone can't be told anything; what it said last, or its exit code, will tell.
    private static void Send(Process process, string line)
    {
        try
        {
            process.StandardInput.WriteLine(line);
            process.StandardInput.Flush();
        }
        catch (IOException)
        {
        }
    }

    private static SolverProcessException Ended(Process process, string complaint, CancellationToken cancel)
    {
        process.WaitForExit();
        cancel.ThrowIfCancellationRequested();
        return new SolverProcessException(
            $"The solver's process ended with exit code {process.ExitCode} and no result. The study and the server are unharmed; ask again, or with a higher gap."
            + (complaint.Length > 0 ? $" It said: {complaint[..Math.Min(complaint.Length, 2000)]}" : ""));
    }

    private static void End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
