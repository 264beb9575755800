using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace Planner.Geodata.Store;

/// <summary>A connection to a GeoPackage file.</summary>
internal sealed class GeoPackageConnection(SqliteConnection database) : StoreConnection(database)
{
    private const string MeetsBox = "minx <= @e AND maxx >= @w AND miny <= @n AND maxy >= @s";

    private readonly Dictionary<string, Envelope> written = new(StringComparer.Ordinal);

    public override string GeometrySql => "geom";

    public override Geometry ReadGeometry(DbDataReader row, int column) => GeometryBlob.Read(row.GetFieldValue<byte[]>(column));

    public override ReadOnlySpan<byte> ReadWkb(DbDataReader row, int column) => GeometryBlob.Wkb(row.GetFieldValue<byte[]>(column));

    // The database's own bytes: millions of texts are compared, and few are new.
    public override ReadOnlySpan<byte> ReadText(DbDataReader row, int column) =>
        SQLitePCL.raw.sqlite3_column_blob(((SqliteDataReader)row).Handle, column);

    public override string BoxFilter(string table) =>
        $"fid IN (SELECT id FROM {Sql.Quote($"rtree_{table}_geom")} WHERE {MeetsBox})";

    public override string BoxFilterByRow(string table) =>
        $"EXISTS (SELECT 1 FROM {Sql.Quote($"rtree_{table}_geom")} WHERE id = fid AND {MeetsBox})";

    public override (string Sql, object Value) IdFilter(string parameter, IReadOnlyCollection<long> ids) =>
        ($"fid IN (SELECT value FROM json_each({parameter}))", JsonSerializer.Serialize(ids));

    public override TableWriter CreateTable(TableDefinition table)
    {
        Create(table);
        return new GeoPackageTableWriter((SqliteConnection)Database, table, written[table.Name]);
    }

    public override void AddEmptyTable(TableDefinition table, DateOnly lastChange)
    {
        Create(table);
        Register(table, lastChange);
    }

    public override void AddColumn(TableDefinition table, ColumnDefinition column) =>
        Execute($"ALTER TABLE {table.QuotedName} ADD COLUMN {Sql.Quote(column.Name)} {column.Type}");

    private void Create(TableDefinition table)
    {
        GeoPackageSchema.CreateTable(this, table);
        written[table.Name] = new Envelope();
    }

    public override IReadOnlyList<string> ListTables() => Query("SELECT table_name FROM gpkg_contents ORDER BY table_name", row => row.GetString(0));

    public override IList<string> ListColumns(string table) =>
        Query("SELECT name FROM pragma_table_info(@table) ORDER BY cid", row => row.GetString(0), ("@table", table));

    /// <summary>The box as gpkg_contents states it: exact, where the R-tree rounds to single precision.</summary>
    public override Envelope? FindExtent(string table) => Query(
        "SELECT min_x, max_x, min_y, max_y FROM gpkg_contents WHERE table_name = @table AND min_x IS NOT NULL",
        row => new Envelope(row.GetDouble(0), row.GetDouble(1), row.GetDouble(2), row.GetDouble(3)), ("@table", table)).SingleOrDefault();

    public override bool HasTable(string name) =>
        Query("SELECT 1 FROM sqlite_master WHERE name = @name", row => row.GetInt32(0), ("@name", name)).Count > 0;

    /// <summary>Lists a filled table in the GeoPackage's contents.</summary>
    public void Register(TableDefinition table, DateOnly lastChange) =>
        GeoPackageSchema.Register(this, table, lastChange, written[table.Name]);
}
