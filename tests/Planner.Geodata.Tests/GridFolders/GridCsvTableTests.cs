using Planner.Domain.Diagnostics;
using Planner.Geodata.Read.GridCsv;
using Planner.Geodata.Tests;

namespace Planner.Tests.GridFolders;

public sealed class GridCsvTableTests
{
    /// <summary>Whatever a cell is, its text is what the file says and its number what the text says.</summary>
    [Fact]
    public void Cells_AreKeptAsTheyAreWritten()
    {
        string[] cells = ["1", "1.0", "01", "-0", "0.1", "1e3", "1E+20", "100000000000000000000", "NaN", "inf", "", "NA", "a b", "0.30000000000000004", "1,5", "+2", " 7"];
        using var folder = new ScratchFolder();
        var path = folder.Write("t.csv", "first,second\n" + string.Concat(cells.Select((cell, row) => $"\"{cell}\",{row}\n")));
        var bag = new DiagnosticBag();
        var table = GridCsvTable.Read(path, bag)!;
        Assert.Equal(cells.Select(cell => cell.Trim()), Enumerable.Range(0, table.Rows).Select(row => table.Text(row, "first")));
        Assert.Equal(Enumerable.Range(0, cells.Length), Enumerable.Range(0, table.Rows).Select(row => table.Whole(row, "second")));
        Assert.Equal([1, 1, 1, -0.0, 0.1, 1000, 1e20, 1e20], Enumerable.Range(0, 8).Select(row => table.Number(row, "first")));
        Assert.Equal((0.30000000000000004, 2.0, 7.0), (table.Number(13, "first"), table.Number(15, "first"), table.Number(16, "first")));
        Assert.Equal(0, bag.ErrorCount);
        foreach (var row in new[] { 8, 9, 10, 11, 12, 14 })
        {
            Assert.Equal(0, table.Number(row, "first"));
        }

        Assert.Equal(Enumerable.Repeat("csv.not-a-number", 6), bag.Kept.Select(problem => problem.Code));
        Assert.Equal(10, bag.Kept[0].Where.Line);
    }
}
