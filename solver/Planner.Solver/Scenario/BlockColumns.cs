using Planner.Domain.Grid;
using Planner.Solver.Network;

namespace Planner.Solver.Scenario;

/// <summary>What a column of one hour's model stands for.</summary>
internal enum ColumnKind
{
    Segment,
    Unserved,
    Onsite,
    Curtailed,
    Shifted,
    Charge,
    Discharge,
    Stored,
    DcForward,
    DcBackward,
}

/// <summary>One column of an hour: its cost and where it injects.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Index">Generator, bus, new load or storage index.</param>
/// <param name="Segment">Cost segment; 0 for other kinds.</param>
/// <param name="Bus">Bus index where it injects.</param>
/// <param name="Factor">MW injected for each MW of the column.</param>
/// <param name="Cost">$/MWh.</param>
internal sealed record BlockColumn(ColumnKind Kind, int Index, int Segment, int Bus, double Factor, double Cost)
{
    /// <summary>The other end of a DC line; −1 for other kinds.</summary>
    public int OtherBus { get; init; } = -1;

    /// <summary>MW injected there for each MW of the column.</summary>
    public double OtherFactor { get; init; }
}

/// <summary>The columns of one hour, the same for every hour of a topology.</summary>
internal static class BlockColumns
{
    public static (BlockColumn[] Columns, CostSegments[] Costs) Of(HourlyStudy study, DcNetwork network, HourInputs inputs)
    {
        var costs = Array.ConvertAll(network.Generators.ToArray(), CostSegments.Of);
        var columns = new List<BlockColumn>();
        for (var g = 0; g < costs.Length; g++)
        {
            columns.AddRange(costs[g].SlopeUsdPerMwh.Select((slope, s) => new BlockColumn(ColumnKind.Segment, g, s, network.Arrays.GeneratorBus[g], 1, slope)));
        }
        var drawsAt = study.Grid.Loads.Select(load => network.FindBus(load.Bus)).OfType<int>().Concat(inputs.NewLoadBus).Distinct().Order();
        columns.AddRange(drawsAt.Select(bus => new BlockColumn(ColumnKind.Unserved, bus, 0, bus, 1, study.UnservedUsdPerMwh)));
        for (var n = 0; n < study.NewLoads.Count; n++)
        {
            var bus = inputs.NewLoadBus[n];
            columns.Add(new(ColumnKind.Onsite, n, 0, bus, 1, study.NewLoads[n].OnsiteUsdPerMwh));
            columns.Add(new(ColumnKind.Curtailed, n, 0, bus, 1, study.NewLoads[n].CurtailmentUsdPerMwh));
            columns.Add(new(ColumnKind.Shifted, n, 0, bus, 1, 0));
        }
        for (var u = 0; u < study.Storage.Count; u++)
        {
            var bus = network.FindBus(study.Storage[u].Bus) ?? throw new KeyNotFoundException($"{study.Storage[u].Bus} of a storage unit is not in the network.");
            columns.Add(new(ColumnKind.Charge, u, 0, bus, -1, 0));
            columns.Add(new(ColumnKind.Discharge, u, 0, bus, 1, 0));
            columns.Add(new(ColumnKind.Stored, u, 0, bus, 0, 0));
        }
        columns.AddRange(network.Arrays.DcLines.SelectMany((line, d) => OfDcLine(network, line, d)));
        return ([.. columns], costs);
    }

    // One column for each direction, so that a loss is a loss either way; the fixed loss is part of the steady demand.
    private static BlockColumn[] OfDcLine(DcNetwork network, DcLine line, int index)
    {
        var (from, to) = (network.Arrays.IndexOfBus[line.From.Number], network.Arrays.IndexOfBus[line.To.Number]);
        return
        [
            new(ColumnKind.DcForward, index, 0, from, -1, 0) { OtherBus = to, OtherFactor = 1 - line.LossShare },
            new(ColumnKind.DcBackward, index, 0, to, -1, 0) { OtherBus = from, OtherFactor = 1 - line.LossShare },
        ];
    }
}
