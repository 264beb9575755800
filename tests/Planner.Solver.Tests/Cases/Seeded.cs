using CsCheck;

namespace Planner.Tests.Cases;

/// <summary>Random cases that are the same in every run.</summary>
internal static class Seeded
{
    private const ulong Seed = 20_261_124;

    public static void Try<T>(this Gen<T> cases, int count, Action<T> check)
    {
        for (var number = 0; number < count; number++)
        {
            var one = cases.Generate(new PCG((uint)number, Seed), null, out _);
            try
            {
                check(one);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                throw new InvalidOperationException($"Case {number} of {count} failed: {failed.Message}", failed);
            }
        }
    }
}
