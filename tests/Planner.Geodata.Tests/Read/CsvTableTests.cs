using Planner.Domain.Diagnostics;
using Planner.Geodata.Read;

namespace Planner.Geodata.Tests.Read;

public sealed class CsvTableTests
{
    [Fact]
    public void NextRow_QuotedLineBreaks_CountsTheFilesLines()
    {
        var (rows, bag) = ReadAll("id,note\r\n1,\"two\nlines\"\n2,plain\n\n3,\"a \"\"quote\"\"\"\n# not a comment,x\n");
        Assert.Empty(bag.Kept);
        Assert.Equal([("1", 2), ("2", 4), ("3", 6), ("# not a comment", 7)], rows);
    }

    [Fact]
    public void Open_ByteOrderMark_IsNoPartOfTheFirstName()
    {
        using var folder = new ScratchFolder();
        File.WriteAllBytes(folder.Path("t.csv"), [0xEF, 0xBB, 0xBF, .. "id\n1\n"u8]);
        using var table = CsvTable.Open(folder.Path("t.csv"), "t.csv", new DiagnosticBag());
        Assert.Equal(["id"], table!.Header);
    }

    [Theory]
    [InlineData("id,note\n1,2,3\n4,5\n", "csv.field-count", 2)]
    [InlineData("id,note\n1,2\n3,\"open\n4,5\n", "csv.malformed", 3)]
    [InlineData("id,id\n1,2\n", "csv.duplicate-column", 1)]
    [InlineData("", "csv.empty", null)]
    public void Read_MalformedTable_SaysWhere(string text, string code, int? line)
    {
        var (_, bag) = ReadAll(text);
        var problem = Assert.Single(bag.Kept);
        Assert.Equal(code, problem.Code);
        Assert.Equal(line, problem.Where.Line);
    }

    [Fact]
    public void Read_BytesThatAreNotUtf8_AreReportedWithTheirLine()
    {
        using var folder = new ScratchFolder();
        File.WriteAllBytes(folder.Path("t.csv"), [.. "id,name\n1,ok\n2,S"u8, 0xE3, .. "o\n"u8]);
        var bag = new DiagnosticBag();
        Assert.Equal([("1", 2)], Rows(folder.Path("t.csv"), bag));
        Assert.Equal(("csv.not-utf8", 3), (bag.Kept[0].Code, bag.Kept[0].Where.Line));
    }

    [Fact]
    public void IndexOf_UnknownColumn_NamesTheNearest()
    {
        using var folder = new ScratchFolder();
        var bag = new DiagnosticBag();
        using var table = CsvTable.Open(folder.Write("t.csv", "name,lattude,longitude\n"), "t.csv", bag);
        Assert.Equal(-1, table!.IndexOf("latitude"));
        Assert.Equal("csv.unknown-column", bag.Kept[0].Code);
        Assert.StartsWith("did you mean 'lattude'?", bag.Kept[0].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void NextRow_SeveralBadRows_ReportsEveryOne()
    {
        var (rows, bag) = ReadAll("a,b\n1\n2,2\n3,3,3\n4,4\n5\n");
        Assert.Equal([("2", 3), ("4", 5)], rows);
        Assert.Equal([2, 4, 6], bag.Kept.Select(problem => problem.Where.Line!.Value));
    }

    private static (List<(string First, int Line)> Rows, DiagnosticBag Bag) ReadAll(string text)
    {
        using var folder = new ScratchFolder();
        var bag = new DiagnosticBag();
        return (Rows(folder.Write("t.csv", text), bag), bag);
    }

    private static List<(string First, int Line)> Rows(string path, DiagnosticBag bag)
    {
        var rows = new List<(string, int)>();
        using var table = CsvTable.Open(path, "t.csv", bag);
        while (table?.NextRow() == true)
        {
            rows.Add((table.Find(0)!, table.Where.Line!.Value));
        }

        return rows;
    }
}
