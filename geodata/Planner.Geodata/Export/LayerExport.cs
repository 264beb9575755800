using Planner.Geodata.Store;

namespace Planner.Geodata.Export;

/// <summary>File formats that layers are written in; all in degrees on WGS 84, longitude first.</summary>
public enum ExportFormat
{
    /// <summary>GeoJSON (RFC 7946).</summary>
    GeoJson,

    /// <summary>GeoPackage 1.3 with one table.</summary>
    GeoPackage,

    /// <summary>Comma-separated, the geometry as WKT.</summary>
    Csv,

    /// <summary>GeoParquet 1.1, the geometry as WKB.</summary>
    GeoParquet,
}

/// <summary>Writes the features of one table to a file, one after the other.</summary>
internal static class LayerExport
{
    /// <summary>Beside the final file until it is whole.</summary>
    private const string DraftEnding = ".exporting";

    public static int Write(StoreConnection connection, TableDefinition table, ExportFormat format, string path, CancellationToken cancel)
    {
        var draft = path + DraftEnding;
        try
        {
            File.Delete(draft);
            var rows = Copy(connection, table, format, draft, cancel);
            File.Move(draft, path, overwrite: true);
            return rows;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static int Copy(StoreConnection connection, TableDefinition table, ExportFormat format, string path, CancellationToken cancel)
    {
        using var writer = Open(table, format, path);
        var rows = 0;
        foreach (var feature in LayerTable.Read(connection, table.Name, [.. table.Columns.Select(column => column.Name)]))
        {
            cancel.ThrowIfCancellationRequested();
            writer.Write(feature);
            rows++;
        }

        writer.Complete();
        return rows;
    }

    private static FeatureWriter Open(TableDefinition table, ExportFormat format, string path) => format switch
    {
        ExportFormat.GeoJson => new GeoJsonWriter(table, path),
        ExportFormat.GeoPackage => new GeoPackageWriter(table, path),
        ExportFormat.Csv => new CsvWriter(table, path),
        ExportFormat.GeoParquet => new GeoParquetWriter(table, path),
        _ => throw new InvalidOperationException($"{format} has no writer."),
    };
}

/// <summary>Takes features one by one; the file is good after <see cref="Complete"/>.</summary>
internal abstract class FeatureWriter : IDisposable
{
    public abstract void Write(StoredFeature feature);

    public abstract void Complete();

    public abstract void Dispose();
}
