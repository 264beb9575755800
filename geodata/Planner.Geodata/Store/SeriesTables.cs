using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using Planner.Domain.Grid;

namespace Planner.Geodata.Store;

/// <summary>The hourly series and the storage of the grid's source, to the last bit.</summary>
/// <remarks>One row holds one series: MW by hour as little-endian doubles, so that a year of a grid is some hundred rows.</remarks>
internal static class SeriesTables
{
    private const string Area = "area", Bus = "bus", Generator = "generator";

    public static readonly TableDefinition Series = new("hourly_series", "Hourly demand and availability", null,
        [new("kind", "TEXT"), new("number", "INTEGER"), new("first_hour", "TEXT"), new("mw", "BLOB")]);

    public static readonly TableDefinition Storage = new("storage", "Storage", null,
        [new("bus", "INTEGER"), new("power_mw", "REAL"), new("energy_mwh", "REAL"), new("round_trip_efficiency", "REAL")]);

    public static void Write(StoreConnection connection, HourlyProfiles? profiles, IReadOnlyList<StorageUnit> storage)
    {
        using var series = connection.CreateTable(Series);
        foreach (var (position, (kind, number, mw)) in (profiles is null ? [] : List(profiles)).Index())
        {
            series.Insert(position + 1, null, kind, number, profiles!.FirstHour.ToString("s", CultureInfo.InvariantCulture), Pack(mw));
        }

        using var units = connection.CreateTable(Storage);
        foreach (var (position, unit) in storage.Index())
        {
            units.Insert(position + 1, null, unit.Bus.Number, unit.PowerMw, unit.EnergyMwh, unit.RoundTripEfficiency);
        }
    }

    /// <summary>The series; null when the grid's source has none.</summary>
    public static HourlyProfiles? ReadProfiles(StoreConnection connection)
    {
        var rows = connection.Query("SELECT kind, number, first_hour, mw FROM hourly_series ORDER BY fid", ReadSeries);
        return rows.Count == 0 ? null : new(
            rows[0].FirstHour, rows[0].Mw.Length,
            Of(Area, number => number), Of(Generator, number => new GeneratorId(number)), Of(Bus, number => new BusId(number)));

        Dictionary<TKey, double[]> Of<TKey>(string kind, Func<int, TKey> key)
            where TKey : notnull => rows.Where(row => row.Kind == kind).ToDictionary(row => key(row.Number), row => row.Mw);
    }

    public static IReadOnlyList<StorageUnit> ReadStorage(StoreConnection connection) => connection.Query(
        "SELECT bus, power_mw, energy_mwh, round_trip_efficiency FROM storage ORDER BY fid",
        row => new StorageUnit(new BusId(row.GetInt32(0)), row.GetDouble(1), row.GetDouble(2), row.GetDouble(3)));

    private static IEnumerable<(string Kind, int Number, double[] Mw)> List(HourlyProfiles profiles) =>
    [
        .. profiles.DemandOfAreaMw.Select(one => (Area, one.Key, one.Value)),
        .. profiles.DemandOfBusMw.Select(one => (Bus, one.Key.Number, one.Value)),
        .. profiles.AvailableMw.Select(one => (Generator, one.Key.Number, one.Value)),
    ];

    private static (string Kind, int Number, DateTime FirstHour, double[] Mw) ReadSeries(DbDataReader row) => (
        row.GetString(0), row.GetInt32(1), DateTime.ParseExact(row.GetString(2), "s", CultureInfo.InvariantCulture), Unpack(row.GetFieldValue<byte[]>(3)));

    private static byte[] Pack(double[] mw)
    {
        var bytes = new byte[mw.Length * sizeof(double)];
        for (var hour = 0; hour < mw.Length; hour++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(hour * sizeof(double)), mw[hour]);
        }

        return bytes;
    }

    private static double[] Unpack(byte[] bytes)
    {
        var mw = new double[bytes.Length / sizeof(double)];
        for (var hour = 0; hour < mw.Length; hour++)
        {
            mw[hour] = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(hour * sizeof(double)));
        }

        return mw;
    }
}
