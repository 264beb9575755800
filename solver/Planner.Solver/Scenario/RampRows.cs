using Planner.Solver.Network;

namespace Planner.Solver.Scenario;

/// <summary>How far the output of a unit may move from one hour of a block to the next.</summary>
/// <remarks>
/// −max(R, lost availability) ≤ p_h − p_(h−1) ≤ R with R the stated ramp of an hour: a unit that fails drops at once. The
/// first hour of a block is free.
/// </remarks>
internal sealed class RampRows
{
    private readonly DcNetwork network;
    private readonly HourInputs inputs;
    private readonly SolverSession session;
    private readonly List<(int Row, int Generator, int Slot)> rows = [];

    public RampRows(HourlyStudy study, DcNetwork network, HourInputs inputs, SolverSession session, BlockColumn[] columns, int length)
    {
        this.network = network;
        this.inputs = inputs;
        this.session = session;
        if (!study.Ramping)
        {
            return;
        }
        foreach (var unit in Enumerable.Range(0, columns.Length).Where(c => columns[c].Kind == ColumnKind.Segment).GroupBy(c => columns[c].Index))
        {
            if (network.Generators[unit.Key] is { RampPerHour: { } ramp } generator && ramp < generator.Max)
            {
                Add(unit.Key, [.. unit], columns.Length, length);
            }
        }
    }

    public void Set(int firstHour, int hours)
    {
        var (lower, upper) = (new double[rows.Count], new double[rows.Count]);
        for (var r = 0; r < rows.Count; r++)
        {
            var (_, g, slot) = rows[r];
            var rampMw = slot < hours ? network.Generators[g].RampPerHour!.Value.Value : double.PositiveInfinity;
            var lostMw = slot < hours ? inputs.AvailableMw(g, firstHour + slot - 1) - inputs.AvailableMw(g, firstHour + slot) : 0;
            (lower[r], upper[r]) = (-Math.Max(rampMw, lostMw), rampMw);
        }
        session.SetRowBounds([.. rows.Select(row => row.Row)], lower, upper);
    }

    private void Add(int generator, int[] segments, int width, int length)
    {
        for (var slot = 1; slot < length; slot++)
        {
            var now = segments.Select(c => ((slot * width) + c, 1.0));
            var before = segments.Select(c => (((slot - 1) * width) + c, -1.0));
            rows.Add((session.AddRow(double.NegativeInfinity, double.PositiveInfinity, now.Concat(before)), generator, slot));
        }
    }
}
