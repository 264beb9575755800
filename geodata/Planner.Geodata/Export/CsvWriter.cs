using System.Globalization;
using Planner.Geodata.Store;

namespace Planner.Geodata.Export;

/// <summary>A comma-separated table (RFC 4180) with the columns fid, wkt and those of the layer.</summary>
internal sealed class CsvWriter : FeatureWriter
{
    private readonly StreamWriter file;

    public CsvWriter(TableDefinition table, string path)
    {
        file = File.CreateText(path);
        WriteRow(["fid", "wkt", .. table.Columns.Select(column => column.Name)]);
    }

    public override void Write(StoredFeature feature) => WriteRow(
    [
        feature.Fid.ToString(CultureInfo.InvariantCulture), feature.Degrees.AsText(),
        .. feature.Values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    ]);

    public override void Complete() => file.Flush();

    public override void Dispose() => file.Dispose();

    private void WriteRow(IEnumerable<string> fields)
    {
        file.Write(string.Join(',', fields.Select(Quote)));
        file.Write("\r\n");
    }

    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
