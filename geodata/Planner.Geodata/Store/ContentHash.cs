using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace Planner.Geodata.Store;

/// <summary>SHA-256 over the names, columns and rows of a workspace's tables: what it says, not how a store lays it out: the same content has the same hash in each.</summary>
/// <remarks>
/// Tables in the order of their names, rows by fid, values with their type and length, doubles by their bits. Geometries
/// as WKB, a flag as 0 or 1. What a store adds of its own follows from these and is left out, and so is the seal itself.
/// </remarks>
internal static class ContentHash
{
    public static string Of(StoreConnection connection, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in connection.ListTables())
        {
            AddTable(connection, hash, table, cancel);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AddTable(StoreConnection connection, IncrementalHash hash, string table, CancellationToken cancel)
    {
        var columns = connection.ListColumns(table);
        var geometry = columns.IndexOf("geom");
        AddText(hash, table);
        foreach (var column in columns)
        {
            AddText(hash, column);
        }

        var selected = columns.Select((column, index) => index == geometry ? connection.GeometrySql : Sql.Quote(column));
        foreach (var row in connection.Stream($"SELECT {string.Join(", ", selected)} FROM {Sql.Quote(table)} ORDER BY fid", row => row))
        {
            cancel.ThrowIfCancellationRequested();
            AddRow(connection, hash, row, columns.Count, geometry);
        }
    }

    private static void AddRow(StoreConnection connection, IncrementalHash hash, DbDataReader row, int columns, int geometry)
    {
        for (var column = 0; column < columns; column++)
        {
            if (column == geometry && !row.IsDBNull(column))
            {
                AddBytes(hash, 4, connection.ReadWkb(row, column));
            }
            else
            {
                AddValue(hash, row.GetValue(column));
            }
        }
    }

    private static void AddValue(IncrementalHash hash, object value)
    {
        switch (value)
        {
            case DBNull:
                AddBytes(hash, 0, []);
                break;
            case long number:
                AddNumber(hash, 1, number);
                break;
            case bool flag:
                AddNumber(hash, 1, flag ? 1 : 0);
                break;
            case double number:
                AddNumber(hash, 2, BitConverter.DoubleToInt64Bits(number));
                break;
            case string text:
                AddText(hash, text);
                break;
            case byte[] blob:
                AddBytes(hash, 4, blob);
                break;
            default:
                throw new InvalidOperationException($"The database gave a {value.GetType()}.");
        }
    }

    private static void AddNumber(IncrementalHash hash, byte kind, long bits)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, bits);
        AddBytes(hash, kind, bytes);
    }

    private static void AddText(IncrementalHash hash, string text) => AddBytes(hash, 3, Encoding.UTF8.GetBytes(text));

    private static void AddBytes(IncrementalHash hash, byte kind, ReadOnlySpan<byte> bytes)
    {
        Span<byte> head = stackalloc byte[5];
        head[0] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
        hash.AppendData(head);
        hash.AppendData(bytes);
    }
}
