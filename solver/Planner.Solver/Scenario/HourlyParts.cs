using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Planner.Solver.Network;

namespace Planner.Solver.Scenario;

/// <summary>Where the solved parts of one hourly run are kept until all are there: a run that was cut off goes on from them.</summary>
/// <remarks>Called from several threads, for one part at a time from one. What was kept for another study must not be found.</remarks>
public interface IHourlyParts
{
    /// <summary>What was kept for a part; null when nothing was, or not all of it is there.</summary>
    byte[]? Find(int part);

    void Keep(int part, byte[] values);
}

/// <summary>Keeps parts as long as the run lasts.</summary>
public sealed class HourlyPartsInMemory : IHourlyParts
{
    private readonly ConcurrentDictionary<int, byte[]> kept = new();

    public byte[]? Find(int part) => kept.GetValueOrDefault(part);

    public void Keep(int part, byte[] values) => kept[part] = values;
}

/// <summary>The grid of some hours: the branches in service, and what the hours need of it.</summary>
internal sealed record HourlyGrid(DcNetwork Network, HourInputs Inputs);

/// <summary>Hours that are solved one after another, each block from the basis of the last. As many on every machine, so that ties fall alike.</summary>
internal sealed record HourlyPart(int Number, Lazy<HourlyGrid> Grid, int First, int Count);

/// <summary>What the hours of one part gave; hours that no backend solved are named.</summary>
internal sealed record PartValues(IReadOnlyList<HourResult> Hours, IReadOnlyList<int> NotSolved)
{
    private const int Form = 1;

    /// <summary>Every bit of it, for <see cref="Read"/> on the same machine; networks and limits follow from the study.</summary>
    public byte[] ToBytes(HourlyPart part)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var number in Head(part).Append(NotSolved.Count).Concat(NotSolved))
        {
            writer.Write(number);
        }

        foreach (var hour in Hours)
        {
            writer.Write(hour.Hour);
            WriteAll(writer, [hour.DemandMw, hour.CurtailedMw, hour.CostUsdPerHour]);
            WriteAll(writer, hour.FlowMw);
            WriteAll(writer, hour.PriceUsdPerMwh);
            WriteAll(writer, hour.OutputMw);
            WriteAll(writer, hour.UnservedMw);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>The values; null when the bytes are those of another part or another form.</summary>
    public static PartValues? Read(HourlyPart part, byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        if (bytes.Length < 4 * (Head(part).Length + 1) || Head(part).Any(number => reader.ReadInt32() != number))
        {
            return null;
        }

        int[] notSolved = [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadInt32())];
        return new([.. Enumerable.Range(0, part.Count - notSolved.Length).Select(_ => ReadHour(reader, part.Grid.Value))], notSolved);
    }

    private static HourResult ReadHour(BinaryReader reader, HourlyGrid grid)
    {
        var (network, hour) = (grid.Network, reader.ReadInt32());
        var totals = ReadAll(reader, 3);
        return new(
            hour, network, ReadAll(reader, network.BranchCount), ReadAll(reader, network.BusCount), ReadAll(reader, network.GeneratorCount), ReadAll(reader, network.BusCount))
        {
            LimitMw = grid.Inputs.LimitMw(hour),
            DemandMw = totals[0],
            CurtailedMw = totals[1],
            CostUsdPerHour = totals[2],
        };
    }

    private static int[] Head(HourlyPart part) =>
        [Form, part.First, part.Count, part.Grid.Value.Network.BusCount, part.Grid.Value.Network.BranchCount, part.Grid.Value.Network.GeneratorCount];

    private static void WriteAll(BinaryWriter writer, ReadOnlySpan<double> values) => writer.Write(MemoryMarshal.AsBytes(values));

    private static double[] ReadAll(BinaryReader reader, int count)
    {
        var values = new double[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
