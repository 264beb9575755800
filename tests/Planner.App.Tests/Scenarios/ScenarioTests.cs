using System.Text.Json.Nodes;
using Planner.App.Files;
using Planner.App.Grid;
using Planner.App.Scenarios;
using Planner.Domain.Diagnostics;
using Planner.Tests;

namespace Planner.App.Tests.Scenarios;

public sealed class ScenarioTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Sensitivity_times_megawatts_is_what_the_changed_flow_gives()
    {
        var grid = ReadCase();
        var sensitivity = WhatIf.Sensitivity(grid, 3);
        var changed = WhatIf.Flow(grid, Asking(new ScenarioChange { Kind = "load", Bus = 3, Mw = 25 }));

        for (var l = 0; l < changed.Flow.Branches.Count; l++)
        {
            Assert.Equal(changed.Flow.Branches[l].FlowMw, changed.BaseFlowMw[l]!.Value + (25 * sensitivity.Branches.MwPerMw[l]), 1e-4);
        }

        Assert.Contains(changed.Flow.Branches, branch => Math.Abs(branch.FlowMw - changed.BaseFlowMw[0]!.Value) > 1);
    }

    [Fact]
    public void Kept_plant_is_kept_whatever_the_order_of_the_changes()
    {
        var grid = ReadCase();
        var kept = WhatIf.Flow(grid, Asking(new() { Kind = "keep", Generator = 2 }, new() { Kind = "retire", Generator = 1 }));

        Assert.Contains(kept.Changes, text => text.Contains("kept in service", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_problem_of_the_changes_is_told_with_its_path()
    {
        var refused = Assert.Throws<BadInputException>(() => WhatIf.Flow(ReadCase(), Asking(
            new() { Kind = "lod", Bus = 1, Mw = 1 },
            new() { Kind = "load", Bus = 99, Mw = 1 },
            new() { Kind = "load", Bus = 1 },
            new() { Kind = "load", Bus = 1, Mw = -5 },
            new() { Kind = "retire", Generator = 1, Mw = 5 },
            new() { Kind = "generation", Bus = 1, Mw = 5, Technology = "gas-combined-cicle" },
            new() { Kind = "generation", Bus = 1, Mw = 5, Technology = "fusion" },
            new() { Kind = "storage", Bus = 1, Mw = 5 },
            new() { Kind = "outage", Branch = 1, FromHour = 5, UntilHour = 5 },
            new() { Kind = "upgrade", Branch = 3, Factor = 2 })));

        Assert.Equal(
            [
                "scenario.unknown-kind", "scenario.unknown-element", "scenario.missing-member", "scenario.out-of-range", "scenario.stray-member",
                "scenario.unknown-technology", "scenario.no-running-cost", "scenario.no-storage-size", "scenario.bad-hours", "scenario.no-rating",
            ],
            refused.Diagnostics.Where(diagnostic => diagnostic.Where.Path!.StartsWith("$.changes[", StringComparison.Ordinal)).Select(diagnostic => diagnostic.Code).Distinct());
        Assert.Equal("$.changes[1].bus", refused.Diagnostics[1].Where.Path);
        Assert.Contains("load", refused.Diagnostics[0].Remedy, StringComparison.Ordinal);
        Assert.Contains(refused.Diagnostics, diagnostic => diagnostic.Remedy.Contains("gas-combined-cycle", StringComparison.Ordinal));
    }

    [Fact]
    public void Unknown_convention_and_empty_change_are_refused()
    {
        var refused = Assert.Throws<BadInputException>(() => WhatIf.Flow(ReadCase(), new() { Convention = "acdc", Changes = [null!] }));

        Assert.Equal(["scenario.bad-figure", "scenario.no-change"], refused.Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void Heat_that_derates_a_fuel_moves_the_supply_to_the_others()
    {
        // Without fuel names of a case every unit burns nothing: a new plant gives one a name.
        var gas = new ScenarioChange { Kind = "generation", Bus = 3, Mw = 100, UsdPerMwh = 40, Fuel = "NG" };
        ScenarioChange Heat(string fuel, double factor) => new() { Kind = "heat-wave", CapacityFactorOfFuel = new Dictionary<string, double> { [fuel] = factor } };

        var whole = WhatIf.Flow(ReadCase(), Asking(gas));
        var hot = WhatIf.Flow(ReadCase(), Asking(gas, Heat("ng", 0.5)));

        Assert.Equal(whole.Flow.Branches.Select(branch => branch.FlowMw), WhatIf.Flow(ReadCase(), Asking(gas, Heat("NG", 1))).Flow.Branches.Select(branch => branch.FlowMw));
        // 100 MW of excess are shared by capacity: 100 of 330 MW before; 50 of 280 MW, and 50 MW of excess, in the heat.
        var supplied = (Before: 100 - (100.0 * 100 / 330), After: 50 - (50.0 * 50 / 280));
        Assert.Equal(40 - supplied.Before, Inflow(whole), 1e-6);
        Assert.Equal(40 - supplied.After, Inflow(hot), 1e-6);

        static double Inflow(ChangedFlowAnswer answer) => answer.Flow.Branches.Where(branch => branch.Id is 2 or 3).Sum(branch => branch.FlowMw);
    }

    [Fact]
    public void Fuel_that_no_plant_burns_or_that_is_named_twice_is_refused()
    {
        var refused = Assert.Throws<BadInputException>(() => WhatIf.Flow(ReadCase(), Asking(
            new() { Kind = "fuel-price", Fuel = "coal", Factor = 2 },
            new() { Kind = "generation", Bus = 3, Mw = 100, UsdPerMwh = 40, Fuel = "NG" },
            new() { Kind = "heat-wave", CapacityFactorOfFuel = new Dictionary<string, double> { ["NG"] = 0.9, ["ng"] = 0.8, ["NGG"] = 0.5 } })));

        Assert.Equal(
            [("scenario.unknown-fuel", "$.changes[0].fuel"), ("scenario.unknown-fuel", "$.changes[2].capacityFactorOfFuel"), ("scenario.fuel-twice", "$.changes[2].capacityFactorOfFuel")],
            refused.Diagnostics.Select(one => (one.Code, one.Where.Path!)));
        Assert.Contains("'NG'", refused.Diagnostics[1].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Technology_before_its_year_is_refused()
    {
        var question = Asking(new ScenarioChange { Kind = "generation", Bus = 1, Mw = 5, Technology = "nuclear-smr" });

        Assert.Equal("scenario.too-early", Assert.Throws<BadInputException>(() => WhatIf.Flow(ReadCase(), question with { Year = 2030 })).Diagnostics.Single().Code);
        Assert.NotEmpty(WhatIf.Flow(ReadCase(), question with { Year = 2031 }).Changes);
    }

    [Fact]
    public void Unknown_key_of_a_file_is_refused_with_the_nearest()
    {
        var path = folder.Write("scenario.yaml", "chnages: []\nchanges:\n  - kind: load\n    bus: 3\n    mv: 5\n");
        var refused = Assert.Throws<BadInputException>(() => ScenarioFile.Read(path));

        Assert.Equal([(1, true), (5, true)], refused.Diagnostics.Select(one => (one.Where.Line!.Value, one.Code == "file.unknown-key")));
        Assert.Contains("changes", refused.Diagnostics[0].Remedy, StringComparison.Ordinal);
        Assert.Contains("mw", refused.Diagnostics[1].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Value_of_a_wrong_kind_is_refused_with_its_line()
    {
        var path = folder.Write("scenario.yaml", "changes:\n  - kind: load\n    bus: three\n    mw: 5\n");
        var refused = Assert.Throws<BadInputException>(() => ScenarioFile.Read(path));

        Assert.Equal(("file.wrong-value", 3), (refused.Diagnostics.Single().Code, refused.Diagnostics.Single().Where.Line));
    }

    [Fact]
    public void Schema_names_every_member_and_every_kind()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scenarios", "scenario.schema.json")))!;
        var kinds = schema["properties"]!["changes"]!["items"]!["oneOf"]!.AsArray();

        Assert.Equal(
            RecordFile.Members(typeof(ScenarioFile)).Select(member => member.Key).Order(),
            schema["properties"]!.AsObject().Select(member => member.Key).Order());
        Assert.Equal(ChangeKinds.All.Keys.Order(), kinds.Select(kind => kind!["properties"]!["kind"]!["const"]!.GetValue<string>()).Order());
        foreach (var kind in kinds)
        {
            var (required, optional) = ChangeKinds.All[kind!["properties"]!["kind"]!["const"]!.GetValue<string>()];
            Assert.Equal(
                required.SelectMany(group => group.Split('|')).Concat(optional).Append("kind").Order(),
                kind["properties"]!.AsObject().Select(member => member.Key).Order());
            Assert.Equal(
                required.Where(group => !group.Contains('|', StringComparison.Ordinal)).Prepend("kind"),
                kind["required"]!.AsArray().Select(name => name!.GetValue<string>()));
        }
    }

    [Fact]
    public void Run_keeps_every_hour_and_answers_the_same_question_from_there()
    {
        var grid = ReadCase();
        var question = Asking(
            new() { Kind = "load", Bus = 3, Mw = 40 },
            new() { Kind = "outage", Branch = 3, FromHour = 30, UntilHour = 33 },
            new() { Kind = "storage", Bus = 2, Mw = 10, Technology = "battery-4h" }) with
        { Hours = 50, FirstHour = 10 };

        var answer = RunScenario.Run(grid, question, new Silent(), TestContext.Current.CancellationToken);
        var done = ScenarioStore.Find(answer.InputsHash)!;
        var hours = done.Hours();

        Assert.Equal(("solved", 50, 10), (answer.Status, answer.Hours, answer.FirstHour));
        Assert.Equal(answer.DemandMwh, hours.DemandMw.Sum(), 0.1);
        Assert.Equal(hours.DemandMw.OrderDescending(), hours.LoadDurationMw);
        var some = done.Branches(28, 3);
        Assert.Equal((28, 3), (some.FirstHour, some.FlowMw.Length));
        Assert.NotNull(some.FlowMw[1][2]);
        Assert.Null(some.FlowMw[2][2]);
        var series = done.FindBranch(3)!;
        Assert.Equal([30, 31, 32], Enumerable.Range(10, 50).Where(hour => series.FlowMw[hour - 10] is null));
        Assert.Equal(some.FlowMw[0][0], done.FindBranch(some.Id[0])!.FlowMw[18]);
        Assert.Null(done.FindBranch(99));
        Assert.Equal(answer.ElapsedSeconds, RunScenario.Run(grid, question, new Silent(), TestContext.Current.CancellationToken).ElapsedSeconds);
    }

    [Fact]
    public void Run_that_is_cancelled_leaves_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var question = Asking(new ScenarioChange { Kind = "load", Bus = 3, Mw = 41 }) with { Hours = 30 };

        Assert.ThrowsAny<OperationCanceledException>(() => RunScenario.Run(ReadCase(), question, new Silent(), cancelled.Token));
        var answer = RunScenario.Run(ReadCase(), question, new Silent(), TestContext.Current.CancellationToken);
        Assert.Equal(30, answer.Hours);
    }

    [Fact]
    public void File_with_series_runs_on_its_own_case()
    {
        folder.Write("case.m", SmallCase);
        folder.Write("load.csv", "hour,factor\n0,0.5\n1,1.0\n2,0.8\n");
        folder.Write("sun.csv", "hour,generator:2\n0,0\n1,0.5\n2,1\n");
        var path = folder.Write("scenario.yaml", "case: case.m\nloadFile: load.csv\navailabilityFile: sun.csv\nchanges:\n  - {kind: scale, loadFactor: 1.1}\n");
        var file = ScenarioFile.Read(path);

        var answer = RunScenario.Run(StudiedGrid.Read(file.CasePath!), file, new Silent(), TestContext.Current.CancellationToken);

        Assert.Equal(3, answer.Hours);
        Assert.Equal(1.1 * 60 * (0.5 + 1 + 0.8), answer.DemandMwh, 1e-6);
    }

    [Fact]
    public void Series_that_name_nothing_are_refused()
    {
        folder.Write("case.m", SmallCase);
        folder.Write("load.csv", "hour,bus:9\n0,1\n");
        folder.Write("sun.csv", "hour,generator:2\n0,1.5\n");
        var file = ScenarioFile.Read(folder.Write("scenario.yaml", "case: case.m\nloadFile: load.csv\navailabilityFile: sun.csv\n"));

        var refused = Assert.Throws<BadInputException>(() => RunScenario.Run(StudiedGrid.Read(file.CasePath!), file, new Silent(), CancellationToken.None));
        Assert.Equal(["profile.unknown-column", "profile.no-share"], refused.Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    // Finished runs are kept by their inputs: a comment of this test's own makes them its own.
    private StudiedGrid ReadCase() => StudiedGrid.Read(folder.Write("case.m", $"{SmallCase}\n% {folder.PathOf("")}\n"));

    private static ScenarioQuestion Asking(params ScenarioChange[] changes) => new() { Changes = changes };

    internal const string SmallCase = """
        function mpc = small
        mpc.version = '2';
        mpc.baseMVA = 100;
        mpc.bus = [
          1 3 0  0 0 0 1 1 0 230 1 1.1 0.9;
          2 2 20 0 0 0 1 1 0 230 1 1.1 0.9;
          3 1 40 0 0 0 1 1 0 230 1 1.1 0.9;
        ];
        mpc.gen = [
          1 40 0 0 0 1 100 1 150 0;
          2 20 0 0 0 1 100 1 80 0;
        ];
        mpc.branch = [
          1 2 0.01 0.1 0 100 100 120 0 0 1 -360 360;
          1 3 0.01 0.1 0 100 100 120 0 0 1 -360 360;
          2 3 0.01 0.1 0 0 0 0 0 0 1 -360 360;
        ];
        mpc.gencost = [
          2 0 0 2 20 0;
          2 0 0 2 30 0;
        ];
        """;
}
