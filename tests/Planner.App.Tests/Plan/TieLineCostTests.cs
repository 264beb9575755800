using Planner.App.Plan;
using Planner.Domain.Sites;

namespace Planner.App.Tests.Plan;

/// <summary>A routed line's own cost comes first, then its length, then the straight distance; what is not known stays so.</summary>
public sealed class TieLineCostTests
{
    [Theory]
    [InlineData(12.0, 3e6, 12.0, 3e6, "own cost")]
    [InlineData(12.0, null, 12.0, 24e6, "routed line whose cost is not known")]
    [InlineData(null, null, 10.0, 20e6, "straight distance")]
    public void Of_Poi_TakesTheBestThatIsKnown(double? routeKm, double? routeUsd, double km, double usd, string basis)
    {
        var line = TieLineCost.Of(new(UsdPerKm: 2e6), Poi(routeKm, routeUsd))!;
        Assert.Equal((km, usd), (line.Km, line.Usd));
        Assert.Contains(basis, line.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoCostPerKmAndNoRoutedCost_IsNotKnown()
    {
        Assert.Null(TieLineCost.Of(new(), Poi(12, null))!.Usd);
        Assert.Null(TieLineCost.Of(new(), Poi(null, null))!.Usd);
        Assert.Equal(3e6, TieLineCost.Of(new(), Poi(12, 3e6))!.Usd);
        Assert.Null(TieLineCost.Of(null, Poi(12, 3e6)));
    }

    private static PoiOption Poi(double? routeKm, double? routeUsd) => new(new(7), new(10))
    {
        Route = routeKm is { } km ? new(new(km), routeUsd is { } usd ? new(usd) : null) : null,
    };
}
