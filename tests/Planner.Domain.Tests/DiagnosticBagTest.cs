using Planner.Domain.Diagnostics;

namespace Planner.Domain.Tests;

public sealed class DiagnosticBagTest
{
    private static readonly InputLocation Here = new("sites.csv", 7);

    [Fact]
    public void ThrowIfErrors_OnlyNotes_GoesOn()
    {
        var bag = new DiagnosticBag();
        bag.Note("csv.skipped", "row left out", Here, "it has no coordinates", "nothing to do");
        bag.ThrowIfErrors();
        Assert.Equal(1, bag.NoteCount);
    }

    [Fact]
    public void ThrowIfErrors_ManyNotesBeforeErrors_CarriesEveryError()
    {
        var bag = new DiagnosticBag();
        for (var row = 0; row < 2 * DiagnosticBag.Limit; row++)
        {
            bag.Note("csv.skipped", "row left out", Here, "it has no coordinates", "nothing to do");
        }

        bag.Error("csv.nan", "latitude is NaN", Here, "a site must stand somewhere", "write a number");
        bag.Error("csv.nan", "longitude is NaN", Here, "a site must stand somewhere", "write a number");
        var refused = Assert.Throws<BadInputException>(bag.ThrowIfErrors);
        Assert.Equal(2, refused.ErrorCount);
        Assert.Equal(2, refused.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error));
    }

    [Fact]
    public void Add_MoreThanTheLimit_CountsAllAndKeepsTheFirst()
    {
        var bag = new DiagnosticBag();
        for (var row = 0; row <= DiagnosticBag.Limit; row++)
        {
            bag.Error("csv.nan", $"row {row}", Here, "why", "remedy");
        }

        Assert.Equal(DiagnosticBag.Limit + 1, bag.ErrorCount);
        Assert.Equal(DiagnosticBag.Limit, bag.Kept.Count);
    }

    [Fact]
    public void ToString_Any_SaysWhereWhatWhyAndRemedy() =>
        Assert.Equal(
            "sites.csv:7: csv.nan: latitude is NaN. A site must stand somewhere. Write a number.",
            new Diagnostic("csv.nan", Severity.Error, "latitude is NaN", Here, "A site must stand somewhere", "Write a number")
                .ToString());
}
