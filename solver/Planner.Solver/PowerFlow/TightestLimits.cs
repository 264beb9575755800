using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Planner.Solver.PowerFlow;

/// <summary>The tightest limit at each bus so far: keeps r_i = max over limits of Δ/margin, so headroom is 1/r_i.</summary>
/// <remarks>r instead of its inverse: no division in the kernel, and 0 means that nothing binds.</remarks>
internal sealed class TightestLimits
{
    private const int Tile = 1024;

    private readonly double[] rate;
    private readonly double[] pair; // number of the limit that set the rate, held as double to blend with it

    public TightestLimits(int length)
    {
        rate = new double[length];
        pair = new double[length];
        Array.Fill(pair, -1);
    }

    public ReadOnlySpan<double> Rate => rate;

    /// <summary>Number of the limit that binds at a bus; −1 for none.</summary>
    public int PairAt(int bus) => (int)pair[bus];

    public TightestLimits Copy()
    {
        var copy = new TightestLimits(rate.Length);
        rate.CopyTo(copy.rate, 0);
        pair.CopyTo(copy.pair, 0);
        return copy;
    }

    /// <summary>Takes limits in: tiles of buses in parallel, so that a tile of every row stays in the cache.</summary>
    public void Apply(IReadOnlyList<FlowLimit> limits, TransferRows rows, double existingShare, CancellationToken cancel)
    {
        var tiles = (rate.Length + Tile - 1) / Tile;
        Parallel.For(0, tiles, new ParallelOptions { CancellationToken = cancel }, tile =>
        {
            var (begin, end) = (tile * Tile, Math.Min(rate.Length, (tile + 1) * Tile));
            for (var p = 0; p < limits.Count; p++)
            {
                Apply(limits[p], rows, existingShare, begin, end);
            }
        });
    }

    // D = Δ_m + LODF·Δ_k; the headroom in direction of D is margin/D on the side that D moves to.
    private void Apply(in FlowLimit limit, TransferRows rows, double existingShare, int begin, int end)
    {
        ref var monitored = ref MemoryMarshal.GetArrayDataReference(rows.Get(limit.Monitored));
        ref var outaged = ref MemoryMarshal.GetArrayDataReference(rows.Get(limit.Outaged >= 0 ? limit.Outaged : limit.Monitored));
        var lodf = Vector512.Create(limit.Lodf);
        var (up, down) = (Vector512.Create(limit.RateUp), Vector512.Create(-limit.RateDown));
        var (stopUp, stopDown) = (Vector512.Create(limit.StopUp(existingShare)), Vector512.Create(-limit.StopDown(existingShare)));
        var number = Vector512.Create((double)limit.Number);
        ref var best = ref MemoryMarshal.GetArrayDataReference(rate);
        ref var who = ref MemoryMarshal.GetArrayDataReference(pair);
        for (var i = (nuint)begin; i < (nuint)end; i += (nuint)Vector512<double>.Count)
        {
            var change = Vector512.FusedMultiplyAdd(lodf, Vector512.LoadUnsafe(ref outaged, i), Vector512.LoadUnsafe(ref monitored, i));
            var candidate = Vector512.Max(change * up, change * down);
            var stops = Vector512.GreaterThanOrEqual(change, stopUp) | Vector512.LessThanOrEqual(change, stopDown);
            candidate = Vector512.ConditionalSelect(stops, Vector512.Create(double.PositiveInfinity), candidate);
            var current = Vector512.LoadUnsafe(ref best, i);
            var tighter = Vector512.GreaterThan(candidate, current);
            if (tighter != Vector512<double>.Zero)
            {
                Vector512.ConditionalSelect(tighter, candidate, current).StoreUnsafe(ref best, i);
                Vector512.ConditionalSelect(tighter, number, Vector512.LoadUnsafe(ref who, i)).StoreUnsafe(ref who, i);
            }
        }
    }
}

/// <summary>A limit that a new load can reach: branch m, in the base case or after the outage of branch k.</summary>
internal readonly struct FlowLimit
{
    private const int None = -1;

    /// <param name="number">Number by which the answer finds this limit again.</param>
    /// <param name="monitored">Branch index m.</param>
    /// <param name="outaged">Branch index k; −1 in the base case.</param>
    /// <param name="lodf">LODF_m,k; 0 in the base case.</param>
    /// <param name="flowMw">Flow before the load is added.</param>
    /// <param name="limitMw">Rating that holds.</param>
    public FlowLimit(int number, int monitored, int outaged, double lodf, double flowMw, double limitMw)
    {
        (Number, Monitored, Outaged, Lodf) = (number, monitored, outaged, lodf);
        (RateUp, UpExceeded) = Rate(limitMw - flowMw);
        (RateDown, DownExceeded) = Rate(limitMw + flowMw);
    }

    public int Number { get; }

    public int Monitored { get; }

    public int Outaged { get; }

    public double Lodf { get; }

    /// <summary>1/margin towards +limit; 0 when that side is exceeded already.</summary>
    public double RateUp { get; }

    /// <summary>1/margin towards −limit; 0 when that side is exceeded already.</summary>
    public double RateDown { get; }

    private bool UpExceeded { get; }

    private bool DownExceeded { get; }

    public bool IsOutage => Outaged != None;

    /// <summary>Change per MW from which an exceeded upper side stops the load at once; ∞ when it is not exceeded.</summary>
    public double StopUp(double share) => UpExceeded ? AtLeast(share) : double.PositiveInfinity;

    public double StopDown(double share) => DownExceeded ? AtLeast(share) : double.PositiveInfinity;

    // A share of 0 still needs a true worsening, not rounding.
    private static double AtLeast(double share) => Math.Max(share, 1e-9);

    private static (double Rate, bool Exceeded) Rate(double marginMw) =>
        marginMw > Tolerances.OverloadMw ? (1 / marginMw, false) : (0, true);
}
