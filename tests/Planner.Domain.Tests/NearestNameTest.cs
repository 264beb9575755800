using Planner.Domain.Diagnostics;

namespace Planner.Domain.Tests;

public sealed class NearestNameTest
{
    private static readonly string[] Known = ["wetlands", "floodplain", "parks"];

    [Theory]
    [InlineData("wetland", "wetlands")]
    [InlineData("Floodplane", "floodplain")]
    [InlineData("roads", null)]
    [InlineData("", null)]
    public void Find_MisspeltName_GivesTheNearOneOrNone(string name, string? expected) =>
        Assert.Equal(expected, NearestName.Find(name, Known));

    [Fact]
    public void Advice_NothingNear_ListsAllThatIsKnown() =>
        Assert.Equal("known here: floodplain, parks, wetlands", NearestName.Advice("zzz", Known));

    [Fact]
    public void Remedy_NothingNear_GivesTheOtherAdvice() =>
        Assert.Equal("ask", NearestName.Remedy("zzz", Known, "ask"));
}
