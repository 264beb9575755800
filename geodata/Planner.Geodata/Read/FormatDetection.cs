using System.Text;
using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Read;

/// <summary>Finds out by its first bytes what a file is; its name decides only where the bytes can't.</summary>
internal static class FormatDetection
{
    private const int Looked = 1 << 16;

    /// <returns>The format, or null with a diagnostic.</returns>
    public static SourceFormat? Find(string path, string label, DiagnosticBag bag)
    {
        ReadOnlySpan<byte> start = Start(path);
        var found = start.StartsWith("PK\u0003\u0004"u8) ? InArchive(path, label, bag) : InBinary(start) ?? InText(Encoding.UTF8.GetString(start), path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase));
        if (found is null && !bag.HasErrors)
        {
            bag.Error("file.unknown-format", $"'{label}' is none of the formats that are read", new(label), "Its first bytes are neither CSV, GeoJSON, Shapefile, GeoPackage, GeoParquet, KML, XLSX nor GeoTIFF", "convert it, e.g. ogr2ogr out.gpkg in; from a file geodatabase take one layer at a time");
        }

        return found;
    }

    private static byte[] Start(string path)
    {
        using var file = File.OpenRead(path);
        var start = new byte[(int)Math.Min(Looked, file.Length)];
        file.ReadExactly(start);
        return start;
    }

    private static SourceFormat? InBinary(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("SQLite format 3\0"u8))
        {
            return SourceFormat.GeoPackage;
        }

        if (start.StartsWith("PAR1"u8))
        {
            return SourceFormat.GeoParquet;
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0, 0, 0x27, 0x0A]))
        {
            return SourceFormat.Shapefile;
        }

        var isTiff = start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8) || start.StartsWith("II+\0"u8) || start.StartsWith("MM\0+"u8);
        return isTiff ? SourceFormat.GeoTiff : null;
    }

    private static SourceFormat? InArchive(string path, string label, DiagnosticBag bag)
    {
        using var archive = ArchiveCheck.Open(path, label, bag);
        if (archive is null)
        {
            return null;
        }

        return archive switch
        {
            _ when archive.GetEntry("xl/workbook.xml") is not null => SourceFormat.Xlsx,
            _ when ShapefileFeatures.Names(archive).Count > 0 => SourceFormat.Shapefile,
            _ when archive.Entries.Any(entry => entry.FullName.EndsWith(".kml", StringComparison.OrdinalIgnoreCase)) => SourceFormat.Kml,
            _ => null,
        };
    }

    private static SourceFormat? InText(string start, bool isNamedCsv)
    {
        var text = start.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text switch
        {
            _ when text.StartsWith('\u001E') => SourceFormat.GeoJsonSequence,
            _ when text.StartsWith('{') => IsSequence(text) ? SourceFormat.GeoJsonSequence : SourceFormat.GeoJson,
            _ when text.StartsWith('[') => SourceFormat.JsonTable,
            _ when text.StartsWith('<') => text.Contains("<kml", StringComparison.Ordinal) ? SourceFormat.Kml : null,
            _ when text.Contains('\0', StringComparison.Ordinal) || text.Length == 0 => null,
            _ => isNamedCsv || text.Split('\n')[0].Contains(',', StringComparison.Ordinal) ? SourceFormat.Csv : null,
        };
    }

    // A collection names itself and its features before the first of them; a sequence is a feature at once.
    private static bool IsSequence(string text)
    {
        var firstLine = text.Split('\n')[0];
        return !text.Contains("\"features\"", StringComparison.Ordinal) && firstLine.Contains("\"Feature\"", StringComparison.Ordinal);
    }
}
