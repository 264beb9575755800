namespace Planner.Solver.Siting;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014): the same seed gives the same numbers on every runtime and machine.</summary>
internal sealed class SeededRandom(long seed)
{
    private ulong state = unchecked((ulong)seed);

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Exponential with mean 1.</summary>
    public double Exponential() => -Math.Log(1 - Uniform());

    /// <summary>Normal with mean 0 and deviation 1 (Box and Muller 1958).</summary>
    public double Normal() => Math.Sqrt(2 * Exponential()) * Math.Cos(2 * Math.PI * Uniform());

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }
}
