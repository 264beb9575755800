using Planner.Tests;

namespace Planner.Cli.Tests;

/// <summary>The grid analyses as a user runs them, on every kind of case.</summary>
public sealed class GridCommandTest
{
    [Theory]
    [InlineData("rts-gmlc/MATPOWER/RTS_GMLC.m")]
    [InlineData("rts-gmlc")]
    public async Task Opf_PublishedCase_AnswersWithObjectivePricesAndBackend(string path)
    {
        var ended = await PlannerProcess.RunAsync("grid", "opf", SharedData.Path(path), "--json");
        Assert.True(ended.ExitCode == 0, ended.Error);
        var answer = ended.Json();
        Assert.Equal("optimal", answer.GetProperty("status").GetString());
        Assert.Equal(73, answer.GetProperty("buses").GetArrayLength());
        Assert.NotEmpty(answer.GetProperty("backend").GetString()!);
        Assert.True(answer.GetProperty("solveSeconds").GetDouble() > 0);
        if (path.EndsWith(".m", StringComparison.Ordinal))
        {
            Assert.Equal(225806.07, answer.GetProperty("objective").GetDouble(), 0.01);
        }
    }

    [Fact]
    public async Task Opf_InfeasibleCase_IsAnAnswer()
    {
        var ended = await PlannerProcess.RunAsync("grid", "opf", SharedData.Path("pglib-opf/sad/pglib_opf_case118_ieee__sad.m"), "--convention", "powermodels", "--json");
        Assert.Equal((0, "infeasible"), (ended.ExitCode, ended.Json().GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Contingencies_PublishedList_IsRun()
    {
        var ended = await PlannerProcess.RunAsync(
            "grid", "contingencies", SharedData.Path("matpower/case_ACTIVSg200.m"), "--list", SharedData.Path("matpower/contab_ACTIVSg200.m"), "--json");
        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.True(ended.Json().GetProperty("screened").GetInt32() > 100);
    }

    [Fact]
    public async Task Contingencies_OwnList_RunsSeveralElementsAndRefusesStrangers()
    {
        using var folder = new TemporaryFolder();
        var good = folder.Write("list.yaml", "contingencies:\n  - {name: double, branches: [1, 5]}\n  - {name: unit, generators: [2]}\n");
        var bad = folder.Write("bad.yaml", "contingencies:\n  - {name: ghost, branches: [999]}\n");
        var path = SharedData.Path("pglib-opf/pglib_opf_case14_ieee.m");

        var ended = await PlannerProcess.RunAsync("grid", "contingencies", path, "--list", good, "--json");
        var refused = await PlannerProcess.RunAsync("grid", "contingencies", path, "--list", bad);
        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Equal(2, ended.Json().GetProperty("screened").GetInt32() + ended.Json().GetProperty("splits").GetArrayLength());
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("contingency.unknown-element", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headroom_WithRedispatch_GivesBothNumbers()
    {
        var ended = await PlannerProcess.RunAsync("grid", "headroom", SharedData.Path("pglib-opf/pglib_opf_case14_ieee.m"), "--n-1", "--redispatch", "--json");
        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.All(ended.Json().GetProperty("buses").EnumerateArray(), bus => Assert.NotEmpty(bus.GetProperty("redispatchStatus").GetString()!));
    }

    [Fact]
    public async Task Scenario_OfAWeek_AnswersWithItsEnvelope()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("scenario.yaml", $"""
            name: a data center in July
            case: {SharedData.Path("rts-gmlc")}
            firstHour: 4800
            hours: 48
            changes:
              - kind: load
                bus: 103
                mw: 300
                onsiteMw: 100
                onsiteTechnology: gas-combustion-turbine
                curtailableShare: 0.2
              - {"{kind: keep, generator: 1}"}
              - {"{kind: generation, bus: 122, mw: 400, technology: gas-combined-cycle}"}
              - {"{kind: dynamic-rating, factor: 1.15, fromHour: 4800, untilHour: 4824}"}
            """);
        var ended = await PlannerProcess.RunAsync("scenario", "run", file, "--json");
        Assert.True(ended.ExitCode == 0, ended.Error);
        var answer = ended.Json();
        Assert.Equal(48, answer.GetProperty("hours").GetInt32());
        Assert.Equal(0, answer.GetProperty("notSolved").GetArrayLength());
        Assert.NotEqual(0, answer.GetProperty("lmp").GetProperty("bus").GetArrayLength());
        Assert.NotEqual(0, answer.GetProperty("evidence").GetArrayLength());
        Assert.True(File.Exists(Path.Combine(answer.GetProperty("results").GetString()!, "branches.parquet")));
    }

    [Fact]
    public async Task Scenario_UnknownKey_ExitsWith2AndNamesTheNearest()
    {
        using var folder = new TemporaryFolder();
        var ended = await PlannerProcess.RunAsync("scenario", "run", folder.Write("scenario.yaml", "chagnes: []\n"));
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("changes", ended.Error, StringComparison.Ordinal);
    }
}
