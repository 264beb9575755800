using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Planner.Geodata.Store;

/// <summary>SHA-256 over the names, columns and rows of a workspace's tables: what it says, not how SQLite lays it out.</summary>
/// <remarks>
/// Tables in the order of their names, rows by fid, values with their type and length, doubles by their bits. The
/// R-tree and the GeoPackage's own tables follow from these and are left out, and so is the seal itself.
/// </remarks>
internal static class ContentHash
{
    public static string Of(SqliteConnection connection, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in connection.Query("SELECT table_name FROM gpkg_contents ORDER BY table_name", row => row.GetString(0)))
        {
            cancel.ThrowIfCancellationRequested();
            AddTable(connection, hash, table);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AddTable(SqliteConnection connection, IncrementalHash hash, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {Sql.Quote(table)} ORDER BY fid";
        using var reader = command.ExecuteReader();
        AddText(hash, table);
        for (var column = 0; column < reader.FieldCount; column++)
        {
            AddText(hash, reader.GetName(column));
        }

        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                AddValue(hash, reader.GetValue(column));
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
                throw new InvalidOperationException($"SQLite gave a {value.GetType()}.");
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
