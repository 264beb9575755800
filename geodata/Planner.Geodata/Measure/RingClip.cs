namespace Planner.Geodata.Measure;

/// <summary>Cuts rings by half-planes and adds up their signed areas. Two per thread; their buffers are used again.</summary>
/// <remarks>
/// Sutherland and Hodgman, "Reentrant polygon clipping", CACM 17 (1), 1974. On a ring that is not convex the result may run
/// along the cut and back; such edges enclose nothing, so the signed area (shoelace formula) is that of the part inside all
/// the same. That is all an overlap needs, and it needs no topology.
/// </remarks>
internal sealed class RingClip
{
    [ThreadStatic]
    private static RingClip? ofThread;

    [ThreadStatic]
    private static RingClip? innerOfThread;

    private double[] from = new double[1024];
    private double[] to = new double[1024];

    /// <summary>The clip of the calling thread.</summary>
    public static RingClip Mine => ofThread ??= new();

    /// <summary>Another one, to cut further what <see cref="Mine"/> holds.</summary>
    public static RingClip Inner => innerOfThread ??= new();

    /// <summary>Corners of the ring as it is now.</summary>
    public int Count { get; private set; }

    /// <summary>x and y of the corners, one after the other.</summary>
    public ReadOnlySpan<double> Corners => from.AsSpan(0, 2 * Count);

    /// <summary>Begins with a ring of x, y, x, y ...; the first corner is not repeated.</summary>
    public RingClip Start(ReadOnlySpan<double> ring)
    {
        Reserve(ref from, ring.Length);
        ring.CopyTo(from);
        Count = ring.Length / 2;
        return this;
    }

    /// <summary>Keeps what lies in a box.</summary>
    public RingClip ToBox(double minX, double minY, double maxX, double maxY) =>
        Keep(1, 0, -minX).Keep(-1, 0, maxX).Keep(0, 1, -minY).Keep(0, -1, maxY);

    /// <summary>Keeps what lies left of the line from p to q, looking along it.</summary>
    public RingClip LeftOf(double px, double py, double qx, double qy) => Keep(py - qy, qx - px, ((qy - py) * px) - ((qx - px) * py));

    /// <summary>Keeps where a x + b y + c is not negative.</summary>
    public RingClip Keep(double a, double b, double c)
    {
        if (Count == 0)
        {
            return this;
        }

        Reserve(ref to, 4 * Count);
        var kept = 0;
        var (px, py) = (from[(2 * Count) - 2], from[(2 * Count) - 1]);
        var before = (a * px) + (b * py) + c;
        for (var corner = 0; corner < 2 * Count; corner += 2)
        {
            var (x, y) = (from[corner], from[corner + 1]);
            var here = (a * x) + (b * y) + c;
            if (before >= 0 != here >= 0)
            {
                var share = before / (before - here);
                to[kept++] = px + (share * (x - px));
                to[kept++] = py + (share * (y - py));
            }

            if (here >= 0)
            {
                to[kept++] = x;
                to[kept++] = y;
            }

            (px, py, before) = (x, y, here);
        }

        (from, to) = (to, from);
        Count = kept / 2;
        return this;
    }

    /// <summary>Signed area: positive when the ring runs counter-clockwise.</summary>
    public double Area() => Area(Corners);

    /// <summary>Signed area, taken round the first corner so that large coordinates lose no digits.</summary>
    public static double Area(ReadOnlySpan<double> ring)
    {
        var twice = 0.0;
        for (var corner = 2; corner + 3 < ring.Length; corner += 2)
        {
            twice += ((ring[corner] - ring[0]) * (ring[corner + 3] - ring[1])) - ((ring[corner + 2] - ring[0]) * (ring[corner + 1] - ring[1]));
        }

        return twice / 2;
    }

    private static void Reserve(ref double[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new double[Math.Max(length, 2 * buffer.Length)];
        }
    }
}
