using System.Runtime.CompilerServices;
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
                var tightening = new Tightening(limits[p], existingShare, rate, pair);
                if (limits[p].Unit >= 0)
                {
                    ApplyLostUnit(limits[p], tightening, rows, begin, end);
                }
                else
                {
                    Apply(limits[p], tightening, rows, begin, end);
                }
            }
        });
    }

    // D = Δ_m + LODF·Δ_k.
    private static void Apply(in FlowLimit limit, in Tightening tightening, TransferRows rows, int begin, int end)
    {
        ref var monitored = ref MemoryMarshal.GetArrayDataReference(rows.Get(limit.Monitored));
        ref var outaged = ref MemoryMarshal.GetArrayDataReference(rows.Get(limit.Outaged >= 0 ? limit.Outaged : limit.Monitored));
        var lodf = Vector512.Create(limit.Lodf);
        for (var i = (nuint)begin; i < (nuint)end; i += (nuint)Vector512<double>.Count)
        {
            tightening.Take(Vector512.FusedMultiplyAdd(lodf, Vector512.LoadUnsafe(ref outaged, i), Vector512.LoadUnsafe(ref monitored, i)), i);
        }
    }

    // D = Δ_m + c at the buses of the branch's island, 0 elsewhere.
    private static void ApplyLostUnit(in FlowLimit limit, in Tightening tightening, TransferRows rows, int begin, int end)
    {
        ref var monitored = ref MemoryMarshal.GetArrayDataReference(rows.Get(limit.Monitored));
        ref var isThere = ref MemoryMarshal.GetArrayDataReference(rows.InIslandOf(limit.Monitored));
        var offset = Vector512.Create(limit.ChangePerMw);
        for (var i = (nuint)begin; i < (nuint)end; i += (nuint)Vector512<double>.Count)
        {
            tightening.Take(Vector512.FusedMultiplyAdd(offset, Vector512.LoadUnsafe(ref isThere, i), Vector512.LoadUnsafe(ref monitored, i)), i);
        }
    }

    /// <summary>One limit as vectors: the headroom in direction of a change D is margin/D on the side that D moves to.</summary>
    private readonly struct Tightening(in FlowLimit limit, double existingShare, double[] rate, double[] pair)
    {
        private readonly Vector512<double> up = Vector512.Create(limit.RateUp);
        private readonly Vector512<double> down = Vector512.Create(-limit.RateDown);
        private readonly Vector512<double> stopUp = Vector512.Create(limit.StopUp(existingShare));
        private readonly Vector512<double> stopDown = Vector512.Create(-limit.StopDown(existingShare));
        private readonly Vector512<double> number = Vector512.Create((double)limit.Number);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(Vector512<double> change, nuint i)
        {
            ref var best = ref MemoryMarshal.GetArrayDataReference(rate);
            var candidate = Vector512.Max(change * up, change * down);
            var stops = Vector512.GreaterThanOrEqual(change, stopUp) | Vector512.LessThanOrEqual(change, stopDown);
            candidate = Vector512.ConditionalSelect(stops, Vector512.Create(double.PositiveInfinity), candidate);
            var current = Vector512.LoadUnsafe(ref best, i);
            var tighter = Vector512.GreaterThan(candidate, current);
            if (tighter != Vector512<double>.Zero)
            {
                ref var who = ref MemoryMarshal.GetArrayDataReference(pair);
                Vector512.ConditionalSelect(tighter, candidate, current).StoreUnsafe(ref best, i);
                Vector512.ConditionalSelect(tighter, number, Vector512.LoadUnsafe(ref who, i)).StoreUnsafe(ref who, i);
            }
        }
    }
}
