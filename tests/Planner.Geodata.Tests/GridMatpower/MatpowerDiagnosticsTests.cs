using Planner.Domain.Diagnostics;

namespace Planner.Tests.GridMatpower;

public class MatpowerDiagnosticsTests
{
    public static TheoryData<string, int, string> Errors => new()
    {
        { "matpower.version", 2, CaseText.Of(head: "mpc.version = '1';\nmpc.baseMVA = 100;\n") },
        { "matpower.version", 1, CaseText.Of(head: "mpc.baseMVA = 100;\n") },
        { "matpower.base-power", 1, CaseText.Of(head: "mpc.version = '2';\nmpc.baseMVA = 0;\n") },
        { "matpower.not-a-number", 3, CaseText.Of(head: "mpc.version = '2';\nmpc.baseMVA = 1e2*3;\n") },
        { "matpower.open-quote", 2, CaseText.Of(head: "mpc.version = '2;\nmpc.baseMVA = 100;\n") },
        { "matpower.missing-table", 1, CaseText.Of(gen: "") },
        { "matpower.missing-columns", 9, CaseText.Of(gen: "mpc.gen = [\n 1 50 0;\n];\n") },
        { "matpower.table-twice", 11, CaseText.Of(gen: CaseText.Gen + CaseText.Gen) },
        { "matpower.not-a-number", 9, CaseText.Of(gen: CaseText.Gen.Replace("50", "fifty", StringComparison.Ordinal)) },
        { "matpower.ragged-row", 6, CaseText.Of(bus: CaseText.Bus.Replace("230 1 1.1 0.9;\n]", "230 1 1.1;\n]", StringComparison.Ordinal)) },
        { "matpower.truncated-table", 10, CaseText.Of(gen: CaseText.Gen.Replace("];\n", "", StringComparison.Ordinal)) },
        { "matpower.truncated-table", 16, CaseText.Of(cost: CaseText.Cost.Replace("];\n", "", StringComparison.Ordinal)) },
        { "matpower.unsupported-statement", 14, CaseText.Of(cost: "mpc.branch(:, 4) = 2 * mpc.branch(:, 4);\n") },
        { "matpower.unsupported-statement", 14, CaseText.Of(cost: "hello world\n") },
        { "grid.bus-number", 5, CaseText.Of(bus: CaseText.Bus.Replace(" 1 3", " 1.5 3", StringComparison.Ordinal)) },
        { "grid.bus-type", 5, CaseText.Of(bus: CaseText.Bus.Replace(" 1 3", " 1 7", StringComparison.Ordinal)) },
        { "grid.duplicate-bus", 6, CaseText.Of(bus: CaseText.Bus.Replace(" 2 1 50", " 1 1 50", StringComparison.Ordinal)) },
        { "grid.negative-voltage", 5, CaseText.Of(bus: CaseText.Bus.Replace("0 230 1 1.1 0.9;\n 2", "0 -230 1 1.1 0.9;\n 2", StringComparison.Ordinal)) },
        { "grid.not-finite", 6, CaseText.Of(bus: CaseText.Bus.Replace("2 1 50", "2 1 NaN", StringComparison.Ordinal)) },
        { "grid.not-finite", 9, CaseText.Of(gen: CaseText.Gen.Replace("90 10", "Inf 10", StringComparison.Ordinal)) },
        { "grid.no-reference-bus", 5, CaseText.Of(bus: CaseText.Bus.Replace(" 1 3", " 1 2", StringComparison.Ordinal)) },
        { "grid.two-references", 6, CaseText.Of(bus: CaseText.Bus.Replace(" 2 1 50", " 2 3 50", StringComparison.Ordinal)) },
        { "grid.unknown-bus", 12, CaseText.Of(branch: CaseText.Branch.Replace(" 1 2 0.01", " 1 9 0.01", StringComparison.Ordinal)) },
        { "grid.unknown-bus", 9, CaseText.Of(gen: CaseText.Gen.Replace(" 1 50", " 7 50", StringComparison.Ordinal)) },
        { "grid.zero-reactance", 12, CaseText.Of(branch: CaseText.Branch.Replace("0.01 0.1", "0 0", StringComparison.Ordinal)) },
        { "grid.loop-branch", 12, CaseText.Of(branch: CaseText.Branch.Replace(" 1 2 0.01", " 1 1 0.01", StringComparison.Ordinal)) },
        { "grid.negative-tap", 12, CaseText.Of(branch: CaseText.Branch.Replace("100 0 0 0 0", "100 0 0 -1 0", StringComparison.Ordinal)) },
        { "grid.negative-rating", 12, CaseText.Of(branch: CaseText.Branch.Replace("100 0 0 0 0", "-100 0 0 0 0", StringComparison.Ordinal)) },
        { "grid.angle-limits", 12, CaseText.Of(branch: CaseText.Branch.Replace("-30 30", "30 -30", StringComparison.Ordinal)) },
        { "grid.min-above-max", 9, CaseText.Of(gen: CaseText.Gen.Replace("90 10", "10 90", StringComparison.Ordinal)) },
        { "grid.cost-rows", 15, CaseText.Of(cost: "mpc.gencost = [\n 2 0 0 3 0 1 0;\n 2 0 0 3 0 1 0;\n 2 0 0 3 0 1 0;\n];\n") },
        { "grid.cost-model", 15, CaseText.Of(cost: CaseText.Cost.Replace(" 2 0", " 3 0", StringComparison.Ordinal)) },
        { "grid.cost-count", 15, CaseText.Of(cost: CaseText.Cost.Replace("0 3 0.01", "0 9 0.01", StringComparison.Ordinal)) },
        { "grid.cost-points", 15, CaseText.Of(cost: "mpc.gencost = [\n 1 0 0 2 10 5 10 9;\n];\n") },
        { "grid.unknown-bus", 18, CaseText.Of(cost: CaseText.Cost + "mpc.dcline = [\n 1 8 1 0 0 0 0 1 1 -10 10 0 0 0 0 0 0;\n];\n") },
    };

    public static TheoryData<string, int, string> Notes => new()
    {
        { "grid.unlimited-branch", 12, CaseText.Of(branch: CaseText.Branch.Replace("0 100 0", "0 0 0", StringComparison.Ordinal)) },
        { "grid.negative-reactance", 12, CaseText.Of(branch: CaseText.Branch.Replace("0.01 0.1", "0.01 -0.1", StringComparison.Ordinal)) },
        { "grid.zero-reactance-with-resistance", 12, CaseText.Of(branch: CaseText.Branch.Replace("0.01 0.1", "0.01 0", StringComparison.Ordinal)) },
        { "grid.min-above-max-out-of-service", 9, CaseText.Of(gen: CaseText.Gen.Replace("1 90 10", "0 10 90", StringComparison.Ordinal)) },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Read_BadCase_NamesCodeAndLineAndGivesNoGrid(string code, int line, string text)
    {
        var (grid, bag) = CaseText.Read(text);
        Assert.Null(grid);
        var found = bag.Kept.FirstOrDefault(d => d.Code == code);
        Assert.True(found is not null, string.Join('\n', bag.Kept));
        Assert.Equal((Severity.Error, "tiny.m", line), (found.Severity, found.Where.File, found.Where.Line!.Value));
        Assert.NotEmpty(found.Remedy);
    }

    [Theory]
    [MemberData(nameof(Notes))]
    public void Read_UnusualButLegal_GivesGridWithNote(string code, int line, string text)
    {
        var (grid, bag) = CaseText.Read(text);
        Assert.NotNull(grid);
        var note = Assert.Single(bag.Kept);
        Assert.Equal((code, Severity.Note, line), (note.Code, note.Severity, note.Where.Line!.Value));
    }

    [Fact]
    public void Read_SeveralProblems_ListsAllOfThem()
    {
        var text = CaseText.Of(
            gen: CaseText.Gen.Replace("90 10", "10 90", StringComparison.Ordinal),
            branch: CaseText.Branch.Replace("0.01 0.1", "0 0", StringComparison.Ordinal));
        Assert.Equal(2, CaseText.Read(text).Bag.ErrorCount);
    }

    [Fact]
    public void Read_TruncatedTable_StillReadsTheRest()
    {
        var (_, bag) = CaseText.Read(CaseText.Of(gen: CaseText.Gen.Replace("];\n", "", StringComparison.Ordinal)));
        Assert.Equal("matpower.truncated-table", Assert.Single(bag.Kept).Code);
    }

    [Fact]
    public void Read_NoSuchFile_IsADiagnostic()
    {
        var bag = new DiagnosticBag();
        Assert.Null(Planner.Geodata.Read.Matpower.MatpowerReader.Read("/nowhere/case.m", bag));
        Assert.Equal("file.not-found", Assert.Single(bag.Kept).Code);
    }
}
