using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Planner.Benchmarks;

/// <summary>What a benchmark measured: named figures, printed as one line for people or one JSON document.</summary>
internal sealed class Measurement
{
    private readonly List<(string Name, object? Value)> figures = [];

    public Measurement With(string name, object? value)
    {
        figures.Add((name, value));
        return this;
    }

    /// <summary>Runs several times and adds the shortest wall time ("seconds") and the least processor time of all threads.</summary>
    /// <remarks>The best is the least disturbed; processor time still means something while others load the machine.</remarks>
    public Measurement Time(int runs, Action run, string name = "seconds")
    {
        var (best, cpu) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var i = 0; i < runs; i++)
        {
            var (start, cpuStart) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            cpu = Math.Min(cpu, (Environment.CpuUsage.TotalTime - cpuStart).TotalSeconds);
        }
        return With(name, Math.Round(best, 6)).With("cpu" + char.ToUpperInvariant(name[0]) + name[1..], Math.Round(cpu, 6));
    }

    public string Text(bool asJson)
    {
        With("peakMemoryMb", Math.Round(Process.GetCurrentProcess().PeakWorkingSet64 / 1e6));
        return asJson
            ? JsonSerializer.Serialize(figures.ToDictionary(figure => figure.Name, figure => figure.Value))
            : string.Join("  ", figures.Select(figure => $"{figure.Name} {Shown(figure.Value)}"));
    }

    private static string Shown(object? value) => value switch
    {
        double number => number.ToString("G6", CultureInfo.InvariantCulture),
        string text => text,
        null => "-",
        System.Collections.IEnumerable => JsonSerializer.Serialize(value),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
