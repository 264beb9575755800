using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql;
using NpgsqlTypes;

namespace Planner.Geodata.Store;

/// <summary>Rows into a table by binary COPY, on a connection of its own: several tables fill at the same time.</summary>
internal sealed class PostgisTableWriter : TableWriter
{
    private readonly NpgsqlConnection database;
    private readonly NpgsqlBinaryImporter copy;
    private readonly WKBWriter wkb = new(ByteOrder.LittleEndian, handleSRID: true);
    private bool hasFailed;

    public PostgisTableWriter(NpgsqlDataSource source, string schema, TableDefinition table)
        : base(table)
    {
        database = source.OpenConnection();
        copy = database.BeginBinaryImport($"COPY {Sql.Quote(schema)}.{table.QuotedName} FROM STDIN (FORMAT BINARY)");
    }

    public override void Dispose()
    {
        // Rows that failed are not kept; the draft is thrown away then.
        if (!hasFailed)
        {
            copy.Complete();
        }

        copy.Dispose();
        database.Dispose();
    }

    protected override void Write(long fid, Geometry? geometry, ReadOnlySpan<object?> values)
    {
        hasFailed = true;
        copy.StartRow();
        copy.Write(fid, NpgsqlDbType.Bigint);
        if (Table.HasGeometry)
        {
            WriteGeometry(geometry);
        }

        for (var column = 0; column < values.Length; column++)
        {
            WriteValue(values[column], PostgisTypes.TypeOf(Table.Columns[column]));
        }

        hasFailed = false;
    }

    // The binary form of a geometry in COPY is its EWKB.
    private void WriteGeometry(Geometry? geometry)
    {
        if (geometry is null)
        {
            copy.WriteNull();
            return;
        }

        var marked = geometry.Copy();
        marked.SRID = GeoPackageSchema.Wgs84;
        copy.Write(wkb.Write(marked), NpgsqlDbType.Bytea);
    }

    private void WriteValue(object? value, NpgsqlDbType type)
    {
        switch (type)
        {
            case var _ when value is null:
                copy.WriteNull();
                break;
            case NpgsqlDbType.Bigint:
                copy.Write(Convert.ToInt64(value, CultureInfo.InvariantCulture), type);
                break;
            case NpgsqlDbType.Double:
                copy.Write(Convert.ToDouble(value, CultureInfo.InvariantCulture), type);
                break;
            case NpgsqlDbType.Boolean:
                copy.Write((bool)value, type);
                break;
            case NpgsqlDbType.Bytea:
                copy.Write((byte[])value, type);
                break;
            default:
                copy.Write(Convert.ToString(value, CultureInfo.InvariantCulture)!, type);
                break;
        }
    }
}

/// <summary>PostgreSQL's types for the column types of a workspace.</summary>
internal static class PostgisTypes
{
    public static NpgsqlDbType TypeOf(ColumnDefinition column) => column.Type switch
    {
        "TEXT" => NpgsqlDbType.Text,
        "REAL" => NpgsqlDbType.Double,
        "INTEGER" => NpgsqlDbType.Bigint,
        "BOOLEAN" => NpgsqlDbType.Boolean,
        "BLOB" => NpgsqlDbType.Bytea,
        _ => throw new InvalidOperationException($"{column.Type} has no PostgreSQL type."),
    };

    public static string Of(ColumnDefinition column) => TypeOf(column) switch
    {
        NpgsqlDbType.Double => "double precision",
        var type => type.ToString().ToLowerInvariant(),
    };
}
