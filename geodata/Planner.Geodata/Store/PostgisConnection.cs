using System.Data.Common;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Store;

/// <summary>A connection whose search path is the schema of one workspace's content.</summary>
internal sealed class PostgisConnection : StoreConnection
{
    private readonly NpgsqlDataSource source;
    private readonly string schema;

    public PostgisConnection(NpgsqlDataSource source, NpgsqlConnection database, string schema)
        : base(database)
    {
        this.source = source;
        this.schema = schema;
        Execute($"SET search_path TO {Sql.Quote(schema)}, public");
    }

    public override string GeometrySql => "ST_AsBinary(geom, 'NDR')";

    public override Geometry ReadGeometry(DbDataReader row, int column) => new WKBReader(Geometries.Services).Read(row.GetFieldValue<byte[]>(column));

    public override ReadOnlySpan<byte> ReadWkb(DbDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    public override ReadOnlySpan<byte> ReadText(DbDataReader row, int column) =>
        row.IsDBNull(column) ? [] : System.Text.Encoding.UTF8.GetBytes(row.GetString(column));

    public override string BoxFilter(string table) => "geom && ST_MakeEnvelope(@w, @s, @e, @n, 4326)";

    // The planner knows how many rows a box holds and picks the order itself.
    public override string BoxFilterByRow(string table) => BoxFilter(table);

    public override (string Sql, object Value) IdFilter(string parameter, IReadOnlyCollection<long> ids) =>
        ($"fid = ANY({parameter})", ids.ToArray());

    public override TableWriter CreateTable(TableDefinition table)
    {
        Create(table);
        return new PostgisTableWriter(source, schema, table);
    }

    // Rows come by a connection of their own, which sees no table of a transaction that is under way.
    public override void AddEmptyTable(TableDefinition table, DateOnly lastChange)
    {
        Create(table);
        Index(table);
    }

    public override void AddColumn(TableDefinition table, ColumnDefinition column) =>
        Execute($"ALTER TABLE {table.QuotedName} ADD COLUMN {Sql.Quote(column.Name)} {PostgisTypes.Of(column)}");

    /// <summary>Makes the spatial index of a filled table.</summary>
    public void Index(TableDefinition table)
    {
        if (table.HasGeometry)
        {
            Execute($"CREATE INDEX {Sql.Quote($"{table.Name}_geom")} ON {table.QuotedName} USING gist (geom)");
        }
    }

    private void Create(TableDefinition table)
    {
        var geometry = table.HasGeometry ? [$"geom geometry({table.GeometryType}, {GeoPackageSchema.Wgs84})"] : Array.Empty<string>();
        var columns = table.Columns.Select(column => $"{Sql.Quote(column.Name)} {PostgisTypes.Of(column)}");
        Execute($"CREATE TABLE {table.QuotedName} ({string.Join(", ", ["fid bigint PRIMARY KEY", .. geometry, .. columns])})");
    }

    public override IReadOnlyList<string> ListTables() => Query(
        "SELECT tablename::text FROM pg_tables WHERE schemaname = @schema AND tablename <> 'planner_seal' ORDER BY tablename COLLATE \"C\"",
        row => row.GetString(0), ("@schema", schema));

    public override IList<string> ListColumns(string table) => Query(
        "SELECT column_name::text FROM information_schema.columns WHERE table_schema = @schema AND table_name = @table ORDER BY ordinal_position",
        row => row.GetString(0), ("@schema", schema), ("@table", table));

    public override Envelope? FindExtent(string table) => !ListColumns(table).Contains("geom")
        ? null
        : Query(
            $"SELECT ST_XMin(box), ST_XMax(box), ST_YMin(box), ST_YMax(box) FROM (SELECT ST_Extent(geom) AS box FROM {Sql.Quote(table)}) AS extent WHERE box IS NOT NULL",
            row => new Envelope(row.GetDouble(0), row.GetDouble(1), row.GetDouble(2), row.GetDouble(3))).SingleOrDefault();

    public override bool HasTable(string name) => Query(
        "SELECT 1 FROM pg_tables WHERE schemaname = @schema AND tablename = @name", row => row.GetInt32(0), ("@schema", schema), ("@name", name)).Count > 0;

    public override void Dispose()
    {
        base.Dispose();
        source.Dispose();
    }
}
