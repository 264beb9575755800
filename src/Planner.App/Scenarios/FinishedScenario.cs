using ParquetSharp;

namespace Planner.App.Scenarios;

/// <summary>A finished run: its answer, and what every hour gave, read from Parquet when asked.</summary>
public sealed class FinishedScenario
{
    private const int HourColumn = 0, BranchColumn = 1, FlowColumn = 2, LimitColumn = 3;

    private readonly string folder;

    internal FinishedScenario(string folder, ScenarioAnswer answer) => (this.folder, Answer) = (folder, answer);

    public ScenarioAnswer Answer { get; }

    public ScenarioHours Hours() => ScenarioStore.Hours(folder);

    /// <summary>Path of one of the tables: branches, buses, generators, hours; null when there is no such table.</summary>
    public string? FindTable(string name) =>
        name is "branches" or "buses" or "generators" or "hours" ? Path.Combine(folder, $"{name}.parquet") : null;

    /// <summary>Values of every branch for some hours; hours outside the run are left out.</summary>
    public BranchHours Branches(int firstHour, int count)
    {
        using var file = Open();
        var rows = new SortedDictionary<int, (float?[] Flow, float?[] Loading)>();
        var ids = Array.Empty<int>();
        for (var g = 0; g < file.FileMetaData.NumRowGroups; g++)
        {
            using var group = file.RowGroup(g);
            if (Range(group) is var (first, last) && last >= firstHour && first < firstHour + count)
            {
                ids = Ids(group);
                TakeHours(group, ids.Length, firstHour, count, rows);
            }
        }

        return new(rows.Keys.FirstOrDefault(firstHour), ids, [.. rows.Values.Select(row => row.Flow)], [.. rows.Values.Select(row => row.Loading)]);
    }

    /// <summary>One branch through the whole run; null when the grid has no such branch.</summary>
    public BranchSeries? FindBranch(int id)
    {
        using var file = Open();
        var (flow, loading) = (new float?[Answer.Hours], new float?[Answer.Hours]);
        var place = -1;
        for (var g = 0; g < file.FileMetaData.NumRowGroups; g++)
        {
            using var group = file.RowGroup(g);
            var ids = Ids(group);
            place = Array.IndexOf(ids, id);
            if (place < 0)
            {
                return null;
            }

            var (hours, flowMw, limitMw) = (Whole(group, HourColumn), Column(group, FlowColumn), Column(group, LimitColumn));
            for (var row = place; row < hours.Length; row += ids.Length)
            {
                var at = hours[row] - Answer.FirstHour;
                (flow[at], loading[at]) = (Rounded(flowMw[row]), Percent(flowMw[row], limitMw[row]));
            }
        }

        return new(id, Answer.FirstHour, flow, loading);
    }

    private ParquetFileReader Open() => new(Path.Combine(folder, "branches.parquet"));

    private static void TakeHours(RowGroupReader group, int width, int firstHour, int count, SortedDictionary<int, (float?[], float?[])> rows)
    {
        var (hours, flowMw, limitMw) = (Whole(group, HourColumn), Column(group, FlowColumn), Column(group, LimitColumn));
        for (var start = 0; start < flowMw.Length; start += width)
        {
            var hour = hours[start];
            if (hour >= firstHour && hour < firstHour + count)
            {
                rows[hour] = (
                    [.. Enumerable.Range(start, width).Select(row => Rounded(flowMw[row]))],
                    [.. Enumerable.Range(start, width).Select(row => Percent(flowMw[row], limitMw[row]))]);
            }
        }
    }

    private static (int First, int Last) Range(RowGroupReader group)
    {
        using var chunk = group.MetaData.GetColumnChunkMetaData(0);
        using var hours = (Statistics<int>)chunk.Statistics!;
        return (hours.Min, hours.Max);
    }

    private static int[] Ids(RowGroupReader group)
    {
        var all = Whole(group, BranchColumn);
        var again = Array.IndexOf(all, all[0], 1);
        return again < 0 ? all : all[..again];
    }

    private static int[] Whole(RowGroupReader group, int place)
    {
        using var column = group.Column(place).LogicalReader<int>();
        return column.ReadAll(checked((int)group.MetaData.NumRows));
    }

    private static float?[] Column(RowGroupReader group, int place)
    {
        using var column = group.Column(place).LogicalReader<float?>();
        return column.ReadAll(checked((int)group.MetaData.NumRows));
    }

    private static float? Rounded(float? mw) => mw is { } value ? MathF.Round(value, 2) : null;

    private static float? Percent(float? flowMw, float? limitMw) =>
        flowMw is { } flow && limitMw is > 0 and var limit ? MathF.Round(100 * MathF.Abs(flow) / limit, 1) : null;
}
