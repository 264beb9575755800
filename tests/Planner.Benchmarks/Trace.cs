using Planner.Solver.Siting;

namespace Planner.Benchmarks;

/// <summary>Says on standard error how far the optimizer is, when asked to.</summary>
internal sealed class Trace(bool on) : IProgress<PortfolioProgress>
{
    private readonly System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();

    public void Report(PortfolioProgress value)
    {
        if (on)
        {
            Console.Error.WriteLine(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds:0.0} s  {value}"));
        }
    }
}
