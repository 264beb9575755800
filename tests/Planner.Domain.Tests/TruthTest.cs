using CsCheck;
using Planner.Domain.Facts;

namespace Planner.Domain.Tests;

public sealed class TruthTest
{
    private static readonly Gen<Truth> AnyTruth = Gen.Int[-1, 1].Select(Of);

    [Fact]
    public void Default_IsUnknown() => Assert.True(default(Truth).IsUnknown);

    [Theory]
    [InlineData(-1, -1, -1, -1)]
    [InlineData(-1, 0, -1, 0)]
    [InlineData(-1, 1, -1, 1)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(0, 1, 0, 1)]
    [InlineData(1, 1, 1, 1)]
    public void AndOr_EveryPair_FollowsKleeneTable(int left, int right, int and, int or)
    {
        Assert.Equal(Of(and), Of(left) & Of(right));
        Assert.Equal(Of(and), Of(right) & Of(left));
        Assert.Equal(Of(or), Of(left) | Of(right));
        Assert.Equal(Of(or), Of(right) | Of(left));
    }

    [Fact]
    public void Not_EveryValue_SwapsTrueAndFalseOnly()
    {
        Assert.True((!Truth.True).IsFalse);
        Assert.True((!Truth.False).IsTrue);
        Assert.True((!Truth.Unknown).IsUnknown);
    }

    [Fact]
    public void DeMorgan_AnyPair_Holds() =>
        Gen.Select(AnyTruth, AnyTruth).Sample((left, right) => !(left & right) == (!left | !right));

    [Fact]
    public void Distribution_AnyTriple_Holds() =>
        Gen.Select(AnyTruth, AnyTruth, AnyTruth).Sample((a, b, c) => (a & (b | c)) == ((a & b) | (a & c)));

    [Fact]
    public void AllAny_AnyList_EqualFolds() =>
        AnyTruth.Array[0, 8].Sample(truths =>
            Truth.All(truths) == !Truth.Any(truths.Select(truth => !truth)));

    [Fact]
    public void AllAny_None_IsTrueAndFalse()
    {
        Assert.True(Truth.All([]).IsTrue);
        Assert.True(Truth.Any([]).IsFalse);
    }

    private static Truth Of(int sign) => sign switch { < 0 => Truth.False, > 0 => Truth.True, _ => Truth.Unknown };
}
