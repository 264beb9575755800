using CsCheck;

namespace Planner.Permitting.Tests;

/// <summary>One of a few given values.</summary>
internal static class Pick
{
    public static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    public static T At<T>(int roll, params T[] values) => values[roll % values.Length];
}
