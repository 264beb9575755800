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

    /// <summary>The shortest of several timed runs; others load the machine, so the best is the least disturbed.</summary>
    public static double BestSeconds(int runs, Action run)
    {
        var best = double.PositiveInfinity;
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return best;
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
