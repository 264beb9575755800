using CsCheck;
using Planner.Domain.Geography;
using Planner.Domain.Units;

namespace Planner.Domain.Tests;

public sealed class UnitsTest
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Constructor_NotFinite_Throws(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Megawatts(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MegawattHours(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Kilovolts(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Kilometers(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Hectares(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UsDollars(value));
    }

    [Fact]
    public void Constructor_Negative_ThrowsWhereTheQuantityHasNoSign()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Kilovolts(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Kilometers(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Hectares(-1));
        Assert.Equal(-1, new Megawatts(-1).Value);
    }

    [Fact]
    public void Operators_AnyPair_ActOnValues() =>
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[-1e6, 1e6]).Sample((a, b) =>
        {
            var (left, right) = (new Megawatts(a), new Megawatts(b));
            Assert.Equal(a + b, (left + right).Value);
            Assert.Equal(a - b, (left - right).Value);
            Assert.Equal(-a, (-left).Value);
            Assert.Equal(a * b, (left * b).Value);
            Assert.Equal(a < b, left < right);
            Assert.Equal(a >= b, left >= right);
            Assert.Equal(Math.Sign(a.CompareTo(b)), Math.Sign(left.CompareTo(right)));
        });

    [Fact]
    public void Acres_OneHectare_IsTheInternationalAcre() =>
        Assert.Equal(2.471053814671653, new Hectares(1).Acres, 12);

    [Fact]
    public void Miles_OneMile_Is1609Point344Meters()
    {
        Assert.Equal(1.609344, Kilometers.FromMiles(1).Value, 12);
        Assert.Equal(1, Kilometers.FromMiles(1).Miles, 12);
    }

    [Fact]
    public void ToString_Any_ShowsTheUnit() => Assert.Equal("345.5 kV", new Kilovolts(345.5).ToString());

    [Theory]
    [InlineData(181, 0)]
    [InlineData(0, 90.0001)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    public void LonLat_OutsideRange_Throws(double longitude, double latitude)
    {
        Assert.False(LonLat.IsValid(longitude, latitude));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LonLat(longitude, latitude));
    }

    [Fact]
    public void LonLat_TexasPoint_KeepsOrder()
    {
        var point = new LonLat(-97.35, 31.22);
        Assert.Equal(-97.35, point.Longitude);
        Assert.Equal(31.22, point.Latitude);
    }
}
