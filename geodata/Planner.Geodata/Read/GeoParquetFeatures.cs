using System.Text.Json;
using NetTopologySuite.IO;
using ParquetSharp;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Read;

/// <summary>Reads a GeoParquet file (version 1.x, geometries as WKB), some thousand rows at a time.</summary>
internal static class GeoParquetFeatures
{
    private const int BatchRows = 4096;

    public static IReadOnlyList<string>? Columns(SourceRequest request, DiagnosticBag bag) => Guard(request, bag, () =>
    {
        using var file = new ParquetFileReader(request.Path);
        return FindGeometry(file, request, bag) is { } geometry ? ColumnNames(file).Where(name => name != geometry.Column).ToList() : null;
    });

    public static IEnumerable<SourceFeature> Read(SourceRequest request, IReadOnlyList<string> columns, DiagnosticBag bag)
    {
        using var file = Guard(request, bag, () => new ParquetFileReader(request.Path));
        var geometry = file is null ? null : Guard(request, bag, () => FindGeometry(file, request, bag));
        if (geometry is null || SourceReader.Find([geometry.Column, .. columns], ColumnNames(file!), request, bag) is not { } indices)
        {
            yield break;
        }

        var row = 0L;
        for (var group = 0; group < file!.FileMetaData.NumRowGroups; group++)
        {
            using var rows = Guard(request, bag, () => file.RowGroup(group));
            var readers = rows is null ? null : Guard(request, bag, () => Array.ConvertAll(indices, index => rows.Column(index).LogicalReader(BatchRows)));
            var left = rows?.MetaData.NumRows ?? 0;
            while (left > 0 && readers is not null)
            {
                var count = (int)Math.Min(left, BatchRows);
                var batch = Guard(request, bag, () => Array.ConvertAll(readers, reader => reader.Apply(new Batch(count))));
                if (batch is null)
                {
                    yield break;
                }

                for (var item = 0; item < count; item++)
                {
                    row++;
                    yield return ReadRow(batch, item, new(request.Label, null, $"row {row}"), geometry.System);
                }

                left -= count;
            }
        }
    }

    private static SourceFeature ReadRow(object?[][] batch, int item, InputLocation where, SourceSystem system)
    {
        var values = Enumerable.Range(1, batch.Length - 1).Select(column => (batch[column][item] is byte[]) ? null : SourceReader.Value(batch[column][item])).ToArray();
        if (batch[0][item] is not byte[] wkb)
        {
            return new(where, null, values);
        }

        try
        {
            var geometry = new WKBReader(Geometries.Services) { HandleSRID = false }.Read(wkb);
            return SourceReader.ToDegrees(new(where, geometry.IsEmpty ? null : geometry, values), system);
        }
        catch (Exception problem) when (problem is ParseException or ArgumentException or IOException or InvalidOperationException or IndexOutOfRangeException)
        {
            return SourceReader.BadGeometry(where, values, $"The geometry is no WKB: {problem.Message}");
        }
    }

    private static List<string> ColumnNames(ParquetFileReader file) =>
        [.. Enumerable.Range(0, file.FileMetaData.NumColumns).Select(column => file.FileMetaData.Schema.Column(column).Path.ToDotString())];

    private static GeometryColumn? FindGeometry(ParquetFileReader file, SourceRequest request, DiagnosticBag bag)
    {
        var where = new InputLocation(request.Label);
        if (!file.FileMetaData.KeyValueMetadata.TryGetValue("geo", out var text))
        {
            bag.Error("geoparquet.no-geo", "The file has no 'geo' metadata", where, "Nothing says which column holds geometries and where they lie", "write it as GeoParquet, e.g. ogr2ogr -f Parquet");
            return null;
        }

        using var geo = JsonDocument.Parse(text);
        var column = geo.RootElement.GetProperty("primary_column").GetString() ?? "";
        var about = geo.RootElement.GetProperty("columns").GetProperty(column);
        if (about.GetProperty("encoding").GetString() is not "WKB" and var encoding)
        {
            bag.Error("geoparquet.encoding", $"Geometries are written as '{encoding}'", where, "Only WKB is read", "write the file with encoding WKB");
            return null;
        }

        var system = FindSystem(about, request, bag);
        return system is null ? null : new(column, system);
    }

    /// <summary>No 'crs' means OGC:CRS84; 'crs: null' means that nobody knows (GeoParquet 1.1, "crs").</summary>
    private static SourceSystem? FindSystem(JsonElement about, SourceRequest request, DiagnosticBag bag)
    {
        if (!about.TryGetProperty("crs", out var crs))
        {
            return SourceReader.Choose(SourceSystem.Degrees, hasOwn: true, request, bag);
        }

        if (crs.ValueKind != JsonValueKind.Object)
        {
            return SourceReader.Choose(null, hasOwn: false, request, bag);
        }

        var where = new InputLocation(request.Label);
        if (!crs.TryGetProperty("id", out var id))
        {
            bag.Error("crs.unknown", $"The coordinate system is '{(crs.TryGetProperty("name", out var name) ? name.GetString() : "")}' without a code", where, "Only systems named by a code are read from PROJJSON", "write the file in EPSG:4326 or EPSG:5070");
            return null;
        }

        return SourceReader.Choose(SourceSystem.FromCode(id.GetProperty("authority").GetString() ?? "", id.GetProperty("code").ToString(), where, bag), hasOwn: true, request, bag);
    }

    private static T? Guard<T>(SourceRequest request, DiagnosticBag bag, Func<T?> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (Exception problem) when (problem is ParquetException or IOException or JsonException or KeyNotFoundException or InvalidOperationException or NotSupportedException or InvalidCastException)
        {
            SourceReader.Unreadable(request, bag, "as GeoParquet", problem);
            return null;
        }
    }

    private sealed record GeometryColumn(string Column, SourceSystem System);

    private sealed class Batch(int count) : ILogicalColumnReaderVisitor<object?[]>
    {
        public object?[] OnLogicalColumnReader<TValue>(LogicalColumnReader<TValue> columnReader)
        {
            var values = new TValue[count];
            for (var filled = 0; filled < count;)
            {
                var read = columnReader.ReadBatch(values.AsSpan(filled));
                filled += read > 0 ? read : throw new InvalidDataException("a column ends before its rows do");
            }

            return Array.ConvertAll(values, value => (object?)value);
        }
    }
}
