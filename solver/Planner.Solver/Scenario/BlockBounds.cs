using Planner.Solver.Network;

namespace Planner.Solver.Scenario;

/// <summary>What each column of an hour may be in that hour.</summary>
internal sealed class BlockBounds(HourlyStudy study, DcNetwork network, HourInputs inputs, CostSegments[] costs)
{
    public (double Lower, double Upper) Of(BlockColumn column, int hour, double[] demandMw) => column.Kind switch
    {
        ColumnKind.Segment => (0, SegmentMw(column, hour)),
        ColumnKind.Unserved => (0, Math.Max(0, demandMw[column.Bus]) + NewDemandAt(column.Bus, hour)),
        ColumnKind.Onsite => (0, study.NewLoads[column.Index].OnsiteMw),
        ColumnKind.Curtailed => (0, study.NewLoads[column.Index].CurtailableShare * inputs.NewLoadMw(column.Index, hour)),
        ColumnKind.Shifted => Symmetric(study.NewLoads[column.Index].ShiftableShare * inputs.NewLoadMw(column.Index, hour)),
        ColumnKind.DcForward => Positive(network.Arrays.DcLines[column.Index].Min.Value, network.Arrays.DcLines[column.Index].Max.Value),
        ColumnKind.DcBackward => Positive(-network.Arrays.DcLines[column.Index].Max.Value, -network.Arrays.DcLines[column.Index].Min.Value),
        ColumnKind.Stored => (0, study.Storage[column.Index].EnergyMwh),
        _ => (0, study.Storage[column.Index].PowerMw),
    };

    private static (double, double) Positive(double leastMw, double mostMw) => (Math.Max(0, leastMw), Math.Max(0, mostMw));

    private static (double, double) Symmetric(double mw) => (-mw, mw);

    private double SegmentMw(BlockColumn column, int hour)
    {
        var below = costs[column.Index].WidthMw.Take(column.Segment).Sum();
        return Math.Clamp(inputs.AvailableMw(column.Index, hour) - below, 0, costs[column.Index].WidthMw[column.Segment]);
    }

    private double NewDemandAt(int bus, int hour)
    {
        var mw = 0.0;
        for (var n = 0; n < inputs.NewLoadBus.Length; n++)
        {
            mw += inputs.NewLoadBus[n] == bus ? inputs.NewLoadMw(n, hour) : 0;
        }
        return mw;
    }
}
