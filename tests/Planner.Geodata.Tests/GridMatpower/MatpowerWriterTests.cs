using Planner.Domain.Diagnostics;
using Planner.Geodata.Read.Matpower;

namespace Planner.Tests.GridMatpower;

public class MatpowerWriterTests
{
    [Theory]
    [InlineData("rts-gmlc/MATPOWER/RTS_GMLC.m")]
    [InlineData("matpower/case_ACTIVSg2000.m")]
    [InlineData("pglib-opf/pglib_opf_case2869_pegase.m")]
    [InlineData("pglib-opf/pglib_opf_case7336_epigrids.m")]
    public void Write_RealCase_ReadsBackIdentical(string path)
    {
        var bag = new DiagnosticBag();
        RoundTrip(MatpowerReader.Read(SharedData.Path(path), bag)!);
    }

    [Fact]
    public void Write_EveryKindOfValue_ReadsBackIdentical()
    {
        var text = CaseText.Of(cost: CaseText.Cost + "mpc.odd = [ Inf -Inf 0.1 1e-300 -0 123456789.123456789 ];\nmpc.bus_name = { 'O''Hare'; 'a % b' };\nmpc.none = [];\nmpc.dcline = [ 1 2 1 5 4 0 0 1 1 -10 20 0 0 0 0 0.5 0.1 ];\n");
        var bag = new DiagnosticBag();
        RoundTrip(CaseText.ReadCase(text, bag)!);
        Assert.Empty(bag.Kept);
    }

    private static void RoundTrip(MatpowerCase first)
    {
        var text = Written(first);
        var bag = new DiagnosticBag();
        var second = CaseText.ReadCase(text, bag);
        Assert.False(bag.HasErrors, string.Join('\n', bag.Kept.Take(3)));
        Assert.Equal(first.BaseMva, second!.BaseMva);
        Same(first.Bus, second.Bus);
        Same(first.Gen, second.Gen);
        Same(first.Branch, second.Branch);
        Same(first.GenCost, second.GenCost);
        Same(first.DcLine, second.DcLine);
        Assert.Equal(first.OtherTables.Select(table => table.Key), second.OtherTables.Select(table => table.Key));
        foreach (var (a, b) in first.OtherTables.Zip(second.OtherTables))
        {
            Same(a.Value, b.Value);
        }
        Assert.Equal(first.TextTables.SelectMany(table => table.Value.Rows), second.TextTables.SelectMany(table => table.Value.Rows));
        Assert.Equal(text, Written(second));
    }

    private static void Same(MatpowerMatrix? first, MatpowerMatrix? second)
    {
        Assert.Equal((first?.Rows, first?.Columns), (second?.Rows, second?.Columns));
        for (var row = 0; row < (first?.Rows ?? 0); row++)
        {
            Assert.True(first!.Row(row).SequenceEqual(second!.Row(row)), $"row {row + 1}");
        }
    }

    private static string Written(MatpowerCase source)
    {
        using var writer = new StringWriter();
        MatpowerWriter.Write(source, writer);
        return writer.ToString();
    }
}
