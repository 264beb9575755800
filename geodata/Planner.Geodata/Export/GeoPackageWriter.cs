using Microsoft.Data.Sqlite;
using Planner.Geodata.Store;

namespace Planner.Geodata.Export;

/// <summary>A GeoPackage with one table and its spatial index.</summary>
internal sealed class GeoPackageWriter : FeatureWriter
{
    // The file says nothing of the day it was written, so that the same layer gives the same file.
    private static readonly DateOnly NoDay = new(2000, 1, 1);

    private readonly TableDefinition table;
    private readonly GeoPackageConnection connection;
    private readonly TableWriter rows;

    public GeoPackageWriter(TableDefinition table, string path)
    {
        this.table = table;
        connection = new GeoPackageConnection(GeoPackageStore.Connect(path, SqliteOpenMode.ReadWriteCreate));
        connection.Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;");
        GeoPackageSchema.CreateCore(connection);
        connection.Execute("BEGIN");
        rows = connection.CreateTable(table);
    }

    public override void Write(StoredFeature feature) =>
        rows.Insert(feature.Fid, feature.Degrees, [.. feature.Values.Zip(table.Columns, Value)]);

    public override void Complete()
    {
        rows.Dispose();
        connection.Register(table, NoDay);
        connection.Execute("COMMIT");
    }

    public override void Dispose()
    {
        rows.Dispose();
        connection.Dispose();
    }

    private static object? Value(object? value, ColumnDefinition column) =>
        column.Type == "BOOLEAN" && value is string flag ? flag == "true" : value;
}
