using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Planner.Geodata.Store;

namespace Planner.Geodata.Export;

/// <summary>A FeatureCollection (RFC 7946), feature by feature.</summary>
internal sealed class GeoJsonWriter : FeatureWriter
{
    private static readonly JsonSerializerOptions Geometries = new() { Converters = { new GeoJsonConverterFactory() } };

    private readonly TableDefinition table;
    private readonly FileStream file;
    private readonly Utf8JsonWriter json;

    public GeoJsonWriter(TableDefinition table, string path)
    {
        this.table = table;
        file = File.Create(path);
        json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
    }

    public override void Write(StoredFeature feature)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteNumber("id", feature.Fid);
        json.WritePropertyName("geometry");
        JsonSerializer.Serialize<Geometry>(json, feature.Degrees, Geometries);
        json.WriteStartObject("properties");
        foreach (var (column, value) in table.Columns.Zip(feature.Values))
        {
            json.WritePropertyName(column.Name);
            WriteValue(column, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        if (json.BytesPending > 1 << 16)
        {
            json.Flush();
        }
    }

    public override void Complete()
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }

    public override void Dispose()
    {
        json.Dispose();
        file.Dispose();
    }

    private void WriteValue(ColumnDefinition column, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case string flag when column.Type == "BOOLEAN":
                json.WriteBooleanValue(flag == "true");
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }
}
