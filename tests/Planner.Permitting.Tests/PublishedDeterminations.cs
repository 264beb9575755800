using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Permitting.BackTests;
using Planner.Tests;

namespace Planner.Permitting.Tests;

/// <summary>The packs against real determinations, each under the law of its own day.</summary>
public class PublishedDeterminations
{
    private static BackTestReport Run()
    {
        var bag = new DiagnosticBag();
        var mapping = RecordMapping.Load(RecordMapping.ShippedFile, Shipped.Library.Catalogue, bag);
        var records = DeterminationRecord.Read(SharedData.Path("nepa-determinations/determinations.jsonl"), bag);
        bag.ThrowIfErrors();
        return BackTest.Run(Shipped.Library, mapping!, records);
    }

    [Fact]
    public void BackTest_OfTheSharedDeterminations_HoldsItsMeasures()
    {
        var summary = Run().Summary;
        Assert.Equal(116, summary.WithFacts);
        Assert.True(summary.RightShare >= 0.85, summary.ToString());
        Assert.True(summary.WrongShare <= 0.05, summary.ToString());
        Assert.Equal(summary.Records - summary.WithFacts, summary.WithoutFactsUndetermined);
        Assert.True(summary.OverlapShare >= 0.75, summary.ToString());
        Assert.True(summary.ExactShare >= 0.40, summary.ToString());
    }

    [Fact]
    public void Mapping_OfRecords_KnowsNoRecordByName()
    {
        var text = File.ReadAllText(RecordMapping.ShippedFile);
        Assert.All(Run().Records, record => Assert.DoesNotContain(record.Id, text, StringComparison.Ordinal));
    }
}

/// <summary>What the number of a document says about the day it was begun.</summary>
public class NumberSeriesTests
{
    private static readonly NumberSeries Series = new("EA-", new Dictionary<int, DateOnly>
    {
        [10] = new(2001, 1, 1),
        [20] = new(2000, 1, 1),
        [30] = new(2005, 1, 1),
    }.ToImmutableSortedDictionary());

    [Theory]
    [InlineData("EA-9", "2000-01-01")]
    [InlineData("EA-20", "2000-01-01")]
    [InlineData("EA-21", "2005-01-01")]
    public void GivenBefore_ANumberOfTheSeries_IsTheEarliestEndOfItOrAHigherOne(string id, string day) =>
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Series.GivenBefore(id));

    [Theory]
    [InlineData("EA-31")]
    [InlineData("EA-9-S1")]
    [InlineData("EIS-9")]
    public void GivenBefore_BeyondTheSeriesOrASupplement_SaysNothing(string id) => Assert.Null(Series.GivenBefore(id));
}
