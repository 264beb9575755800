using System.IO.Compression;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using ParquetSharp;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Read;

namespace Planner.Geodata.Tests.Read;

/// <summary>Formats whose files are made here, with everything that can be wrong in them.</summary>
public sealed class WrittenFormatTests
{
    private const string Crs5070 = ",\"crs\":{\"id\":{\"authority\":\"EPSG\",\"code\":5070}}";

    [Theory]
    [InlineData("", -97.5, 30.5)]
    [InlineData(Crs5070, -143798.2, 827741.7)]
    public void GeoParquet_Points_AreReadInBatches(string crs, double x, double y)
    {
        using var folder = new ScratchFolder();
        WriteParquet(folder.Path("f.parquet"), crs, Enumerable.Repeat(new Coordinate(x, y), 10_000).ToArray());
        var bag = new DiagnosticBag();
        Assert.Equal(SourceFormat.GeoParquet, FormatDetection.Find(folder.Path("f.parquet"), "f.parquet", bag));
        var features = SourceReader.Read(new(folder.Path("f.parquet"), "f.parquet", SourceFormat.GeoParquet), ["mw", "name"], bag).ToList();
        Assert.Empty(bag.Kept);
        Assert.Equal(10_000, features.Count);
        Assert.Equal((9_999.0, "n9999", "row 10000"), ((double)features[^1].Values[0]!, (string)features[^1].Values[1]!, features[^1].Where.Path));
        Assert.InRange(features[^1].Geometry!.Coordinate.X, -97.6, -97.4);
        Assert.InRange(features[^1].Geometry!.Coordinate.Y, 30.4, 30.6);
    }

    [Theory]
    [InlineData(",\"crs\":null", "crs.missing")]
    [InlineData(",\"crs\":{\"name\":\"somewhere\"}", "crs.unknown")]
    [InlineData(",\"crs\":{\"id\":{\"authority\":\"EPSG\",\"code\":27700}}", "crs.unknown")]
    public void GeoParquet_SystemThatIsNotKnown_IsRefused(string crs, string code)
    {
        using var folder = new ScratchFolder();
        WriteParquet(folder.Path("f.parquet"), crs, [new(0, 0)]);
        Assert.Equal([code], Codes(folder.Path("f.parquet"), SourceFormat.GeoParquet, "mw"));
    }

    [Fact]
    public void GeoParquet_CutOffOrUnknownColumn_IsReported()
    {
        using var folder = new ScratchFolder();
        WriteParquet(folder.Path("f.parquet"), "", [new(0, 0)]);
        Assert.Equal(["file.unknown-column"], Codes(folder.Path("f.parquet"), SourceFormat.GeoParquet, "wm"));
        File.WriteAllBytes(folder.Path("f.parquet"), File.ReadAllBytes(folder.Path("f.parquet"))[..^20]);
        Assert.Equal(["file.unreadable"], Codes(folder.Path("f.parquet"), SourceFormat.GeoParquet, "mw"));
    }

    [Fact]
    public void Kml_PlacemarksWithDataAndMultiGeometry_AreRead()
    {
        using var folder = new ScratchFolder();
        var path = folder.Write("f.kml", """
            <?xml version="1.0" encoding="UTF-8"?>
            <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>not a place</name><Folder>
            <Placemark><name>one</name><ExtendedData><Data name="mw"><value>7</value></Data></ExtendedData><Point><coordinates>-97.5,30.5,0</coordinates></Point></Placemark>
            <Placemark><name>two</name><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="mw">8</SimpleData></SchemaData></ExtendedData>
            <MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>-98,30 -97,30 -97,31 -98,30</coordinates></LinearRing></outerBoundaryIs></Polygon>
            <Polygon><outerBoundaryIs><LinearRing><coordinates>-96,30 -95,30 -95,31 -96,30</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>-95.3,30.1 -95.2,30.1 -95.2,30.2 -95.3,30.1</coordinates></LinearRing></innerBoundaryIs></Polygon></MultiGeometry></Placemark>
            <Placemark><name>three</name><LineString><coordinates>-98,thirty</coordinates></LineString></Placemark>
            </Folder></Document></kml>
            """);
        var bag = new DiagnosticBag();
        Assert.Equal(SourceFormat.Kml, FormatDetection.Find(path, "f.kml", bag));
        var features = SourceReader.Read(new(path, "f.kml", SourceFormat.Kml), ["name", "mw"], bag).ToList();
        Assert.Empty(bag.Kept);
        Assert.Equal(["one", "two", "three"], features.Select(feature => feature.Values[0]));
        Assert.Equal(["7", "8", null], features.Select(feature => feature.Values[1]));
        Assert.Equal((3, 4, 7), (features[0].Where.Line, features[1].Where.Line, features[2].Where.Line));
        Assert.Equal(2, Assert.IsType<MultiPolygon>(features[1].Geometry).NumGeometries);
        Assert.Equal("geometry.unreadable", features[2].Problem?.Code);
    }

    [Theory]
    [InlineData("<NetworkLink><Link><href>https://example.org/x.kml</href></Link></NetworkLink>", "kml.network-link")]
    [InlineData("<Placemark><name>cut</name>", "kml.malformed")]
    public void Kml_Flaw_IsReported(string inside, string code)
    {
        using var folder = new ScratchFolder();
        var end = code == "kml.malformed" ? "" : "</Document></kml>";
        Assert.Equal([code], Codes(folder.Write("f.kml", $"<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>{inside}{end}"), SourceFormat.Kml, "name"));
    }

    [Fact]
    public void Kml_EntityOfAnotherFile_IsNeverRead()
    {
        using var folder = new ScratchFolder();
        var secret = folder.Write("secret.txt", "secret");
        var path = folder.Write("f.kml", $"<!DOCTYPE kml [<!ENTITY x SYSTEM \"file://{secret}\">]><kml><Placemark><name>&x;</name></Placemark></kml>");
        Assert.Equal(["kml.malformed"], Codes(path, SourceFormat.Kml, "name"));
    }

    [Fact]
    public void Xlsx_TitleRowAboveTheHeader_IsSkipped()
    {
        using var folder = new ScratchFolder();
        WriteXlsx(folder.Path("f.xlsx"), "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Annual report</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Code</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>lon</t></is></c><c r=\"C2\" t=\"inlineStr\"><is><t>lat</t></is></c></row><row r=\"3\"><c r=\"A3\"><v>17</v></c><c r=\"B3\"><v>-97.5</v></c><c r=\"C3\"><v>30.5</v></c></row><row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t> </t></is></c></row><row r=\"5\"><c r=\"A5\"><v>18</v></c><c r=\"B5\" t=\"inlineStr\"><is><t>west</t></is></c><c r=\"C5\"><v>30.5</v></c></row>");
        var bag = new DiagnosticBag();
        Assert.Equal(SourceFormat.Xlsx, FormatDetection.Find(folder.Path("f.xlsx"), "f.xlsx", bag));
        var features = SourceReader.Read(new(folder.Path("f.xlsx"), "f.xlsx", SourceFormat.Xlsx, new("lon", "lat", null)), ["Code"], bag).ToList();
        Assert.Empty(bag.Kept);
        Assert.Equal(["17", "18"], features.Select(feature => feature.Values[0]));
        Assert.Equal((3, "Plants", -97.5), (features[0].Where.Line, features[0].Where.Path, features[0].Geometry!.Coordinate.X));
        Assert.Equal("geometry.not-a-number", features[1].Problem?.Code);
    }

    [Fact]
    public void Xlsx_WrongSheetOrColumn_IsReportedWithTheNearest()
    {
        using var folder = new ScratchFolder();
        WriteXlsx(folder.Path("f.xlsx"), "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>lattitude</t></is></c></row>");
        Assert.Equal(["xlsx.unknown-column"], Codes(folder.Path("f.xlsx"), SourceFormat.Xlsx, "latitude"));
        var bag = new DiagnosticBag();
        Assert.Empty(SourceReader.Read(new(folder.Path("f.xlsx"), "f.xlsx", SourceFormat.Xlsx, Table: "Plant"), ["lattitude"], bag));
        Assert.Equal("xlsx.unknown-sheet", Assert.Single(bag.Kept).Code);
        File.WriteAllBytes(folder.Path("f.xlsx"), File.ReadAllBytes(folder.Path("f.xlsx"))[..^30]);
        Assert.Equal(["archive.malformed"], Codes(folder.Path("f.xlsx"), SourceFormat.Xlsx, "lattitude"));
    }

    [Fact]
    public void JsonTable_ArrayOfRecords_IsRead()
    {
        using var folder = new ScratchFolder();
        var path = folder.Write("f.json", "[{\"id\":\"a\",\"latitude\":30.5,\"longitude\":-97.5,\"tags\":[1]},\n{\"id\":\"b\",\"latitude\":null,\"longitude\":null}]");
        var bag = new DiagnosticBag();
        Assert.Equal(SourceFormat.JsonTable, FormatDetection.Find(path, "f.json", bag));
        var features = SourceReader.Read(new(path, "f.json", SourceFormat.JsonTable, new("longitude", "latitude", null)), ["id", "tags"], bag).ToList();
        Assert.Equal(["a", "b"], features.Select(feature => feature.Values[0]));
        Assert.Equal((30.5, null), (features[0].Geometry!.Coordinate.Y, features[1].Geometry));
        Assert.Equal(["json.malformed"], Codes(folder.Write("g.json", "[{\"id\":1},{\"id\""), SourceFormat.JsonTable, "id"));
    }

    [Fact]
    public void Archive_ThatIsABombOrLeadsOut_IsRefused()
    {
        using var folder = new ScratchFolder();
        Zip(folder.Path("bomb.zip"), ("f.shp", new byte[80_000_000]));
        Assert.Equal(["archive.bomb"], Codes(folder.Path("bomb.zip"), SourceFormat.Shapefile, "name"));
        Zip(folder.Path("bomb.xlsx"), ("xl/workbook.xml", new byte[80_000_000]));
        Assert.Equal(["archive.bomb"], Codes(folder.Path("bomb.xlsx"), SourceFormat.Xlsx, "name"));
        foreach (var name in new[] { "../f.shp", "/etc/f.shp", "a/../../f.shp", "c:\\f.shp", "..\\f.shp" })
        {
            Zip(folder.Path("trick.zip"), (name, [0]));
            Assert.Equal(["archive.path-trick"], Codes(folder.Path("trick.zip"), SourceFormat.Shapefile, "name"));
        }

        Zip(folder.Path("many.kmz"), [.. Enumerable.Range(0, ArchiveCheck.MostEntries + 1).Select(number => ($"{number}.kml", Array.Empty<byte>()))]);
        Assert.Equal(["archive.too-many"], Codes(folder.Path("many.kmz"), SourceFormat.Kml, "name"));
    }

    [Fact]
    public void Archive_WhoseDirectoryLies_GivesNoMoreThanItSays()
    {
        using var folder = new ScratchFolder();
        Zip(folder.Path("f.kmz"), ("doc.kml", System.Text.Encoding.UTF8.GetBytes(new string(' ', 5000))));
        var bytes = File.ReadAllBytes(folder.Path("f.kmz"));
        // The uncompressed size in the central directory record (APPNOTE 4.3.12, offset 24) becomes 10.
        var directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(directory + 24), 10);
        File.WriteAllBytes(folder.Path("f.kmz"), bytes);
        using var unpacked = ArchiveFolder.Unpack(folder.Path("f.kmz"), "f.kmz", entry => entry.Name, new DiagnosticBag());
        Assert.True(unpacked is null || new FileInfo(unpacked.Path("doc.kml")).Length <= 10);
    }

    [Theory]
    [InlineData("")]
    [InlineData("just words")]
    [InlineData("<html></html>")]
    [InlineData("\u0000\u0001\u0002")]
    public void Find_FileOfNoFormat_IsReported(string text)
    {
        using var folder = new ScratchFolder();
        var bag = new DiagnosticBag();
        Assert.Null(FormatDetection.Find(folder.Write("f.bin", text), "f.bin", bag));
        Assert.Equal("file.unknown-format", Assert.Single(bag.Kept).Code);
    }

    private static IEnumerable<string> Codes(string path, SourceFormat format, string column)
    {
        var bag = new DiagnosticBag();
        foreach (var _ in SourceReader.Read(new(path, Path.GetFileName(path), format), [column], bag))
        {
        }

        return bag.Kept.Select(problem => problem.Code).Distinct();
    }

    private static void Zip(string path, params (string Name, byte[] Bytes)[] members)
    {
        File.Delete(path);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, bytes) in members)
        {
            using var to = zip.CreateEntry(name).Open();
            to.Write(bytes);
        }
    }

    private static void WriteXlsx(string path, string rows) => Zip(
        path,
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"u8.ToArray()),
        ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"u8.ToArray()),
        ("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Plants\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"u8.ToArray()),
        ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"u8.ToArray()),
        ("xl/worksheets/sheet1.xml", System.Text.Encoding.UTF8.GetBytes($"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>")));

    private static void WriteParquet(string path, string crs, Coordinate[] places)
    {
        var geo = $"{{\"version\":\"1.1.0\",\"primary_column\":\"geometry\",\"columns\":{{\"geometry\":{{\"encoding\":\"WKB\",\"geometry_types\":[\"Point\"]{crs}}}}}}}";
        Column[] columns = [new Column<double?>("mw"), new Column<string>("name"), new Column<byte[]>("geometry")];
        using var file = new ParquetFileWriter(path, columns, Compression.Snappy, new Dictionary<string, string> { ["geo"] = geo });
        using var group = file.AppendRowGroup();
        var factory = new GeometryFactory();
        using (var writer = group.NextColumn().LogicalWriter<double?>())
        {
            writer.WriteBatch([.. places.Index().Select(place => (double?)place.Index)]);
        }

        using (var writer = group.NextColumn().LogicalWriter<string>())
        {
            writer.WriteBatch([.. places.Index().Select(place => $"n{place.Index}")]);
        }

        using (var writer = group.NextColumn().LogicalWriter<byte[]>())
        {
            writer.WriteBatch([.. places.Select(place => new WKBWriter().Write(factory.CreatePoint(place)))]);
        }

        file.Close();
    }
}
