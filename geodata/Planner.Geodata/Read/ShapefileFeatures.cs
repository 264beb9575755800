using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NetTopologySuite.IO.Esri;
using NetTopologySuite.IO.Esri.Shapefiles.Readers;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Read;

/// <summary>Reads an Esri shapefile, record by record; its .prj says where it is, its .cpg how its texts are written.</summary>
/// <remarks>Without a .cpg texts are taken as UTF-8 when they are that, else as Latin-1 (dBASE's own mark is often wrong).</remarks>
internal static class ShapefileFeatures
{
    private static readonly string[] Parts = [".shp", ".shx", ".dbf", ".prj", ".cpg"];

    public static IReadOnlyList<string>? Columns(SourceRequest request, DiagnosticBag bag)
    {
        using var files = Locate(request, bag);
        using var reader = files is null ? null : Open(files.Shp, request, bag);
        return reader?.Fields.Select(field => field.Name).ToList();
    }

    public static IEnumerable<SourceFeature> Read(SourceRequest request, IReadOnlyList<string> columns, DiagnosticBag bag)
    {
        using var files = Locate(request, bag);
        var system = files is null ? null : FindSystem(files, request, bag);
        using var reader = system is null ? null : Open(files!.Shp, request, bag);
        if (reader is null || SourceReader.Find(columns, [.. reader.Fields.Select(field => field.Name)], request, bag) is not { } indices)
        {
            yield break;
        }

        for (var record = 1; ; record++)
        {
            var where = new InputLocation(request.Label, null, $"record {record}");
            if (!TryNext(reader, where, request, bag, out var isDeleted))
            {
                yield break;
            }

            if (!isDeleted)
            {
                var values = Array.ConvertAll(indices, index => SourceReader.Value(reader.Fields[index].Value));
                yield return SourceReader.ToDegrees(new(where, reader.Geometry, values), system!);
            }
        }
    }

    /// <summary>Members of an archive that belong to one shapefile; with several, the one whose name is asked for.</summary>
    public static IReadOnlyList<string> Names(ZipArchive archive) =>
        [.. archive.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith(".shp", StringComparison.OrdinalIgnoreCase)).Select(name => name[..^4])];

    private static Files? Locate(SourceRequest request, DiagnosticBag bag)
    {
        if (!request.Path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return new(request.Path, null);
        }

        if (ChooseMember(request, bag) is not { } stem)
        {
            return null;
        }

        var folder = ArchiveFolder.Unpack(request.Path, request.Label, entry => NameOf(entry.FullName, stem), bag);
        return folder is null ? null : new(folder.Path("layer.shp"), folder);
    }

    private static string? NameOf(string member, string stem) =>
        Parts.FirstOrDefault(part => string.Equals(member, stem + part, StringComparison.OrdinalIgnoreCase)) is { } found ? "layer" + found : null;

    private static string? ChooseMember(SourceRequest request, DiagnosticBag bag)
    {
        using var archive = ArchiveCheck.Open(request.Path, request.Label, bag);
        var names = archive is null ? [] : Names(archive);
        var chosen = names.Where(name => request.Table is null || Path.GetFileName(name) == request.Table).ToList();
        if (chosen.Count == 1 || archive is null)
        {
            return chosen.FirstOrDefault();
        }

        bag.Error("shapefile.which", chosen.Count == 0 ? $"The archive holds no shapefile{(request.Table is null ? "" : $" '{request.Table}'")}" : $"The archive holds {names.Count} shapefiles: {string.Join(", ", names.Select(Path.GetFileName))}", new(request.Label), "Nothing says which one is meant", "name one with 'table'");
        return null;
    }

    private static SourceSystem? FindSystem(Files files, SourceRequest request, DiagnosticBag bag)
    {
        var prj = Path.ChangeExtension(files.Shp, ".prj");
        var own = File.Exists(prj) ? SourceSystem.Read(File.ReadAllText(prj), new(Path.ChangeExtension(request.Label, ".prj")), bag) : null;
        return SourceReader.Choose(own, File.Exists(prj), request, bag);
    }

    private static ShapefileReader? Open(string shp, SourceRequest request, DiagnosticBag bag)
    {
        if (!IsWhole(shp, request, bag))
        {
            return null;
        }

        try
        {
            var options = new ShapefileReaderOptions
            {
                Factory = Geometries.Factory,
                GeometryBuilderMode = GeometryBuilderMode.IgnoreInvalidShapes,
                Encoding = FindEncoding(shp),
            };
            return Shapefile.OpenRead(shp, options);
        }
        catch (Exception problem) when (IsBroken(problem))
        {
            SourceReader.Unreadable(request, bag, "as a shapefile (it needs .shp and .dbf)", problem);
            return null;
        }
    }

    private static Encoding? FindEncoding(string shp)
    {
        var cpg = Path.ChangeExtension(shp, ".cpg");
        if (File.Exists(cpg))
        {
            return CodePage(File.ReadAllText(cpg).Trim());
        }

        return LooksLikeUtf8(Path.ChangeExtension(shp, ".dbf")) ? Encoding.UTF8 : Encoding.Latin1;
    }

    private static Encoding? CodePage(string name)
    {
        var digits = new string([.. name.Where(char.IsAsciiDigit)]);
        return name.ToUpperInvariant() switch
        {
            "UTF-8" or "UTF8" or "65001" => Encoding.UTF8,
            "ISO-8859-1" or "88591" or "LATIN1" or "1252" or "ANSI 1252" or "CP1252" or "WINDOWS-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? Encoding.Latin1,
            _ => int.TryParse(digits, out var page) ? CodePagesEncodingProvider.Instance.GetEncoding(page) : null,
        };
    }

    private static bool LooksLikeUtf8(string dbf)
    {
        if (!File.Exists(dbf))
        {
            return true;
        }

        using var file = File.OpenRead(dbf);
        var start = new byte[Math.Min(1 << 20, file.Length)];
        file.ReadExactly(start);
        try
        {
            // The last characters of the part may be cut.
            _ = new UTF8Encoding(false, true).GetCharCount(start, 32, Math.Max(0, start.Length - 36));
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool TryNext(ShapefileReader reader, InputLocation where, SourceRequest request, DiagnosticBag bag, out bool isDeleted)
    {
        isDeleted = false;
        try
        {
            return reader.Read(out isDeleted);
        }
        catch (Exception problem) when (IsBroken(problem))
        {
            SourceReader.Unreadable(request, bag, $"at {where.Path}", problem);
            return false;
        }
    }

    /// <summary>Whether both files are as long as their headers say: the reader takes what is missing for empty.</summary>
    private static bool IsWhole(string shp, SourceRequest request, DiagnosticBag bag)
    {
        var dbf = Path.ChangeExtension(shp, ".dbf");
        if (!File.Exists(dbf))
        {
            bag.Error("shapefile.no-dbf", "The .dbf is missing", new(request.Label), "Its columns would be missing", "put .shp, .shx, .dbf and .prj side by side");
            return false;
        }

        // ESRI Shapefile Technical Description, 1998: length in 16-bit words, big-endian, at byte 24. dBASE: records at 4, header at 8, record length at 10.
        var shape = Head(shp);
        var table = Head(dbf);
        var shapeBytes = shape.Length < 100 ? long.MaxValue : 2L * BinaryPrimitives.ReadInt32BigEndian(shape.AsSpan(24));
        var tableBytes = table.Length < 32 ? long.MaxValue : BinaryPrimitives.ReadUInt16LittleEndian(table.AsSpan(8)) + (long)BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(4)) * BinaryPrimitives.ReadUInt16LittleEndian(table.AsSpan(10));
        var cut = new FileInfo(shp).Length < shapeBytes ? ".shp" : new FileInfo(dbf).Length < tableBytes ? ".dbf" : null;
        if (cut is not null)
        {
            bag.Error("shapefile.cut-off", $"The {cut} is shorter than its header says", new(request.Label), "Features at its end would be missing", "get the file again");
        }

        return cut is null;
    }

    private static byte[] Head(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[Math.Min(100, file.Length)];
        file.ReadExactly(head);
        return head;
    }

    private static bool IsBroken(Exception problem) =>
        problem is IOException or ArgumentException or InvalidOperationException or NotSupportedException or FormatException or IndexOutOfRangeException or OverflowException or OutOfMemoryException
        || problem.GetType().Name.EndsWith("ShapefileException", StringComparison.Ordinal);

    private sealed record Files(string Shp, ArchiveFolder? Folder) : IDisposable
    {
        public void Dispose() => Folder?.Dispose();
    }
}
