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
