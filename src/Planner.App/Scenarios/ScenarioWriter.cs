using ParquetSharp;
using Planner.Domain.Grid;
using Planner.Solver.Network;
using Planner.Solver.Scenario;

namespace Planner.App.Scenarios;

/// <summary>Takes the hours of a run in their order and writes them as Parquet, a row group per day.</summary>
/// <remarks>
/// Rows of a group are by hour, then by branch, bus or generator in the order of the grid, every one in every hour: so row =
/// hour · count + place, and a reader needs no search. A branch out of service has no flow (null).
/// </remarks>
internal sealed class ScenarioWriter : IDisposable
{
    private const int HoursPerGroup = 24;

    private readonly string draft;
    private readonly string folder;
    private readonly HourlyStudy study;
    private readonly (int First, int Count) window;
    private readonly double[] worstPercent;
    private readonly List<HourResult> group = [];
    private readonly Dictionary<DcNetwork, Places> places = [];
    private readonly ParquetFileWriter branches;
    private readonly ParquetFileWriter buses;
    private readonly ParquetFileWriter generators;

    public ScenarioWriter(string draft, string folder, HourlyStudy study)
    {
        (this.draft, this.folder, this.study) = (draft, folder, study);
        window = study.Window ?? (0, study.Profiles.Hours);
        worstPercent = new double[window.Count];
        branches = Writer("branches", new Column<int>("hour"), new Column<int>("branch"), new Column<float?>("flowMw"), new Column<float?>("limitMw"));
        buses = Writer("buses", new Column<int>("hour"), new Column<int>("bus"), new Column<float?>("priceUsdPerMwh"), new Column<float?>("unservedMw"));
        generators = Writer("generators", new Column<int>("hour"), new Column<int>("generator"), new Column<float?>("outputMw"));
    }

    /// <param name="hour">The hour after the last one that was added.</param>
    public void Add(HourResult hour)
    {
        if (group.Count > 0 && hour.Hour / HoursPerGroup != group[0].Hour / HoursPerGroup)
        {
            WriteGroup();
        }

        worstPercent[hour.Hour - window.First] = WorstPercent(hour);
        group.Add(hour);
    }

    /// <summary>Writes the rest and puts the run where it is found.</summary>
    public ScenarioAnswer Complete(ScenarioAnswer answer, HourlyAnswer run)
    {
        WriteGroup();
        WriteHours(run);
        Close();
        answer = answer with { Results = folder };
        ScenarioStore.Seal(draft, folder, answer, HoursOf(answer, run));
        return answer;
    }

    public void Dispose()
    {
        Close();
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }
    }

    private ParquetFileWriter Writer(string name, params Column[] columns) =>
        new(Path.Combine(draft, $"{name}.parquet"), columns, Compression.Snappy);

    private void Close()
    {
        foreach (var writer in new[] { branches, buses, generators })
        {
            writer.Dispose();
        }
    }

    private void WriteGroup()
    {
        if (group.Count == 0)
        {
            return;
        }

        HourResult[] hours = [.. group];
        group.Clear();
        var grid = study.Grid;
        WriteGroup(branches, hours, [.. grid.Branches.Select(branch => branch.Id.Number)],
            (hour, at) => at.Branch, (hour, l) => (float)hour.FlowMw[l], (hour, l) => double.IsFinite(hour.LimitMw[l]) ? (float)hour.LimitMw[l] : null);
        WriteGroup(buses, hours, [.. grid.Buses.Select(bus => bus.Id.Number)],
            (hour, at) => at.Bus, (hour, i) => (float)hour.PriceUsdPerMwh[i], (hour, i) => (float)hour.UnservedMw[i]);
        WriteGroup(generators, hours, [.. grid.Generators.Select(unit => unit.Id.Number)],
            (hour, at) => at.Generator, (hour, g) => (float)hour.OutputMw[g]);
    }

    private void WriteGroup(
        ParquetFileWriter writer, HourResult[] hours, int[] ids, Func<HourResult, Places, int[]> indexOf, params Func<HourResult, int, float?>[] values)
    {
        using var rows = writer.AppendRowGroup();
        WriteColumn(rows, [.. hours.SelectMany(hour => Enumerable.Repeat(hour.Hour, ids.Length))]);
        WriteColumn(rows, [.. hours.SelectMany(_ => ids)]);
        foreach (var value in values)
        {
            var column = new float?[hours.Length * ids.Length];
            for (var h = 0; h < hours.Length; h++)
            {
                var index = indexOf(hours[h], PlacesOf(hours[h].Network));
                for (var i = 0; i < ids.Length; i++)
                {
                    column[(h * ids.Length) + i] = index[i] >= 0 ? value(hours[h], index[i]) : null;
                }
            }

            WriteColumn(rows, column);
        }
    }

    private static void WriteColumn<T>(RowGroupWriter group, T[] values)
    {
        using var column = group.NextColumn().LogicalWriter<T>();
        column.WriteBatch(values);
    }

    private void WriteHours(HourlyAnswer run)
    {
        using var writer = Writer(
            "hours", new Column<int>("hour"), new Column<double>("demandMw"), new Column<double>("unservedMw"), new Column<double>("curtailedMw"),
            new Column<double>("costUsdPerHour"), new Column<double>("energyPriceUsdPerMwh"), new Column<double>("worstLoadingPercent"));
        using var rows = writer.AppendRowGroup();
        WriteColumn(rows, Enumerable.Range(window.First, window.Count).ToArray());
        foreach (var column in new[] { run.DemandMw, run.UnservedMw, run.CurtailedMw, run.CostUsdPerHour, run.EnergyPriceUsdPerMwh, worstPercent })
        {
            WriteColumn(rows, column);
        }
    }

    private ScenarioHours HoursOf(ScenarioAnswer answer, HourlyAnswer run) => new(
        answer.FirstHour, answer.Hours, answer.Start, Rounded(run.DemandMw), Rounded(run.UnservedMw), Rounded(run.CurtailedMw),
        Rounded(run.CostUsdPerHour), Rounded(run.EnergyPriceUsdPerMwh), Rounded(worstPercent), Rounded(run.LoadDurationMw()));

    private static double[] Rounded(double[] values) => Array.ConvertAll(values, value => Math.Round(value, 3));

    private static double WorstPercent(HourResult hour)
    {
        var worst = 0.0;
        for (var l = 0; l < hour.FlowMw.Length; l++)
        {
            worst = hour.LimitMw[l] > 0 ? Math.Max(worst, Math.Abs(hour.FlowMw[l]) / hour.LimitMw[l]) : worst;
        }

        return 100 * worst;
    }

    private Places PlacesOf(DcNetwork network)
    {
        if (!places.TryGetValue(network, out var found))
        {
            var unitOf = new Dictionary<GeneratorId, int>();
            for (var g = 0; g < network.GeneratorCount; g++)
            {
                unitOf[network.Generators[g].Id] = g;
            }

            found = places[network] = new(
                [.. study.Grid.Branches.Select(branch => network.FindBranch(branch.Id) ?? -1)],
                [.. study.Grid.Buses.Select(bus => network.FindBus(bus.Id) ?? -1)],
                [.. study.Grid.Generators.Select(unit => unitOf.GetValueOrDefault(unit.Id, -1))]);
        }

        return found;
    }

    /// <summary>Index in a network of each element of the grid; −1: not in service.</summary>
    private sealed record Places(int[] Branch, int[] Bus, int[] Generator);
}
