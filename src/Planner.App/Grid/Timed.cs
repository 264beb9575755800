using System.Diagnostics;

namespace Planner.App.Grid;

/// <summary>What was computed once and kept, with the time that it took then.</summary>
internal readonly record struct Timed<T>(T Value, double Seconds)
{
    public static Timed<T> Of(Func<T> compute)
    {
        var clock = Stopwatch.StartNew();
        var value = compute();
        return new(value, clock.Elapsed.TotalSeconds);
    }
}
