using System.Globalization;
using System.Text.Json;
using ParquetSharp;
using Planner.Geodata.Store;

namespace Planner.Geodata.Export;

/// <summary>GeoParquet 1.1: columns fid, geometry (WKB) and those of the layer, in groups of rows.</summary>
internal sealed class GeoParquetWriter : FeatureWriter
{
    private const int RowsOfGroup = 50_000;

    private readonly TableDefinition table;
    private readonly ParquetFileWriter file;
    private readonly List<StoredFeature> group = [];

    public GeoParquetWriter(TableDefinition table, string path)
    {
        this.table = table;
        Column[] columns = [new Column<long>("fid"), new Column<byte[]>("geometry"), .. table.Columns.Select(ColumnOf)];
        file = new ParquetFileWriter(path, columns, Compression.Zstd, new Dictionary<string, string> { ["geo"] = Metadata() });
    }

    public override void Write(StoredFeature feature)
    {
        group.Add(feature);
        if (group.Count == RowsOfGroup)
        {
            WriteGroup();
        }
    }

    public override void Complete()
    {
        WriteGroup();
        file.Close();
    }

    public override void Dispose() => file.Dispose();

    private void WriteGroup()
    {
        using var rows = file.AppendRowGroup();
        Write(rows, feature => feature.Fid);
        Write(rows, feature => feature.Degrees.AsBinary());
        foreach (var (index, column) in table.Columns.Index())
        {
            WriteColumn(rows, column, index);
        }

        group.Clear();
    }

    private void WriteColumn(RowGroupWriter rows, ColumnDefinition column, int index)
    {
        switch (column.Type)
        {
            case "REAL":
                Write(rows, feature => feature.Values[index] is { } value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : (double?)null);
                break;
            case "INTEGER":
                Write(rows, feature => feature.Values[index] is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : (long?)null);
                break;
            case "BOOLEAN":
                Write(rows, feature => feature.Values[index] is string flag ? flag == "true" : (bool?)null);
                break;
            default:
                Write(rows, feature => Convert.ToString(feature.Values[index], CultureInfo.InvariantCulture));
                break;
        }
    }

    private void Write<T>(RowGroupWriter rows, Func<StoredFeature, T> value)
    {
        using var column = rows.NextColumn().LogicalWriter<T>();
        column.WriteBatch(group.ConvertAll(feature => value(feature)).ToArray());
    }

    private static Column ColumnOf(ColumnDefinition column) => column.Type switch
    {
        "REAL" => new Column<double?>(column.Name),
        "INTEGER" => new Column<long?>(column.Name),
        "BOOLEAN" => new Column<bool?>(column.Name),
        _ => new Column<string?>(column.Name),
    };

    // Without a crs the specification takes OGC:CRS84: longitude and latitude on WGS 84.
    private static string Metadata() => JsonSerializer.Serialize(new
    {
        version = "1.1.0",
        primary_column = "geometry",
        columns = new { geometry = new { encoding = "WKB", geometry_types = Array.Empty<string>() } },
    });
}
