using System.Diagnostics;

namespace Planner.Benchmarks.Browser;

/// <summary>The program itself, serving a workspace in a process of its own on a free port.</summary>
internal sealed class ServedPlanner : IDisposable
{
    private const string Says = "Planner answers at ";
    private readonly string state = Directory.CreateTempSubdirectory("planner-state-").FullName;
    private readonly Process process;

    /// <param name="workspace">The workspace; null: the shipped sample.</param>
    public ServedPlanner(string? workspace)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] asked = workspace is null ? [] : ["--workspace", Path.GetFullPath(workspace)];
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "planner.dll"), "serve", "--urls", "http://127.0.0.1:0", "--state", state, .. asked])
        {
            start.ArgumentList.Add(argument);
        }

        var clock = Stopwatch.StartNew();
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        Address = ReadAddress();
        StartSeconds = clock.Elapsed.TotalSeconds;
        // What it says later is read and left: a full pipe would stop it.
        _ = process.StandardError.ReadToEndAsync();
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to the line that names its address.</summary>
    public double StartSeconds { get; }

    public double MemoryMb
    {
        get
        {
            process.Refresh();
            return Math.Round(process.WorkingSet64 / 1e6);
        }
    }

    /// <summary>Waits until what is computed at the start is there.</summary>
    public async Task IsReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        while (!(await client.GetStringAsync("/health/ready")).Contains("\"ready\"", StringComparison.Ordinal))
        {
            await Task.Delay(200);
        }
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(state, recursive: true);
    }

    private Uri ReadAddress()
    {
        var said = new List<string>();
        while (process.StandardError.ReadLine() is { } line)
        {
            said.Add(line);
            if (line.StartsWith(Says, StringComparison.Ordinal))
            {
                return new(line[Says.Length..].Split(' ')[0]);
            }
        }

        throw new InvalidOperationException($"Planner did not start: {string.Join('\n', said)}");
    }
}
