namespace Planner.Permitting.Pathways;

/// <summary>Random numbers of one draw of one step, from a seed: the same seed, step and draw give the same numbers.</summary>
/// <remarks>
/// SplitMix64 (Steele, Lea, Flood 2014). Each step and draw has its own stream, so that a step draws the same duration
/// whatever other steps there are: two cases of one project differ by their steps and not by luck.
/// </remarks>
internal struct DrawStream
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong state;

    private DrawStream(ulong state) => this.state = state;

    public static DrawStream Of(int seed, ulong step, int draw) =>
        new(Mix(Mix(step ^ Mix((uint)seed)) + ((ulong)draw * Golden)));

    /// <summary>FNV-1a (64 bit) of a step's id.</summary>
    public static ulong KeyOf(string step) =>
        step.Aggregate(0xCBF29CE484222325UL, (hash, letter) => (hash ^ letter) * 0x100000001B3UL);

    /// <summary>Uniform in the open interval from 0 to 1.</summary>
    public double NextUnit()
    {
        state += Golden;
        return ((Mix(state) >> 11) + 0.5) * (1.0 / (1UL << 53));
    }

    /// <summary>Standard normal (Box and Muller 1958).</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(NextUnit())) * Math.Cos(2 * Math.PI * NextUnit());

    /// <summary>Gamma with scale 1 (Marsaglia and Tsang 2000); <paramref name="shape"/> is at least 1.</summary>
    public double NextGamma(double shape)
    {
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = NextNormal();
            var cube = Math.Pow(1 + (c * normal), 3);
            if (cube > 0 && Math.Log(NextUnit()) < (0.5 * normal * normal) + (d * (1 - cube + Math.Log(cube))))
            {
                return d * cube;
            }
        }
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
