using System.Globalization;
using System.Xml;
using NetTopologySuite.Geometries;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Read;

/// <summary>Reads the placemarks of a KML 2.2 or KMZ file (OGC 12-007r2), one at a time; always degrees, longitude first.</summary>
/// <remarks>Columns: name, description, those of ExtendedData, and id: the placemark's own, else its name. Links to other files are refused, nothing is fetched.</remarks>
internal static class KmlFeatures
{
    private const int SchemaPlacemarks = 1000;

    public static IReadOnlyList<string>? Columns(SourceRequest request, DiagnosticBag bag)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal) { "name", "description" };
        foreach (var placemark in Placemarks(request, bag).Take(SchemaPlacemarks))
        {
            names.UnionWith(placemark.Values.Keys);
        }

        return bag.HasErrors ? null : [.. names];
    }

    public static IEnumerable<SourceFeature> Read(SourceRequest request, IReadOnlyList<string> columns, DiagnosticBag bag)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { "name", "description" };
        var read = 0;
        foreach (var placemark in Placemarks(request, bag))
        {
            read++;
            seen.UnionWith(placemark.Values.Keys.Take(1000));
            var values = columns.Select(column => placemark.Values.TryGetValue(column, out var value) ? SourceReader.Value(value) : null).ToArray();
            yield return placemark.Problem is { } problem ? SourceReader.BadGeometry(placemark.Where, values, problem) : new(placemark.Where, placemark.Geometry, values);
        }

        foreach (var missing in columns.Where(column => read > 0 && !seen.Contains(column)))
        {
            bag.Error("file.unknown-column", $"No placemark has '{missing}'", new(request.Label), "The recipe reads it", NearestName.Advice(missing, seen));
        }
    }

    private static IEnumerable<KmlPlacemark> Placemarks(SourceRequest request, DiagnosticBag bag)
    {
        using var folder = IsArchive(request.Path) ? ArchiveFolder.Unpack(request.Path, request.Label, new FirstKml().Choose, bag) : null;
        var path = folder?.Path("doc.kml") ?? request.Path;
        if (!IsArchive(request.Path) || (folder is not null && File.Exists(path)))
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, MaxCharactersInDocument = 0 });
            while (Next(reader, request, bag) is { } placemark)
            {
                yield return placemark;
            }
        }
        else if (folder is not null)
        {
            bag.Error("kml.no-document", "The archive holds no .kml file", new(request.Label), "A KMZ is a zip of one KML document and its pictures", "get the file again");
        }
    }

    private static KmlPlacemark? Next(XmlReader reader, SourceRequest request, DiagnosticBag bag)
    {
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Placemark")
                {
                    return KmlPlacemark.Read(reader, new(request.Label, ((IXmlLineInfo)reader).LineNumber));
                }

                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "NetworkLink")
                {
                    bag.Error("kml.network-link", "The file links to another one", new(request.Label, ((IXmlLineInfo)reader).LineNumber), "Nothing is fetched at import, so its places would be missing", "save the linked places into the file itself");
                }
            }
        }
        catch (XmlException problem)
        {
            bag.Error("kml.malformed", problem.Message.TrimEnd('.'), new(request.Label, problem.LineNumber), "From here on the file is not XML", "get the file again; a document type declaration is never read");
        }

        return null;
    }

    private static bool IsArchive(string path)
    {
        using var file = File.OpenRead(path);
        return file.ReadByte() == 'P' && file.ReadByte() == 'K';
    }

    // The root document comes first in the archive, whatever its name (KMZ, "doc.kml" by habit).
    private sealed class FirstKml
    {
        private bool found;

        public string? Choose(System.IO.Compression.ZipArchiveEntry entry)
        {
            if (found || !entry.FullName.EndsWith(".kml", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            found = true;
            return "doc.kml";
        }
    }
}

/// <summary>One placemark: its values by name and its geometry, or what is wrong with it.</summary>
internal sealed record KmlPlacemark(InputLocation Where, IReadOnlyDictionary<string, string> Values, Geometry? Geometry, string? Problem)
{
    /// <summary>Reads from the start tag to the end tag; the reader then stands on the end tag.</summary>
    public static KmlPlacemark Read(XmlReader reader, InputLocation where)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var parts = new List<Geometry>();
        string? problem = null;
        using var inside = reader.ReadSubtree();
        inside.Read();
        if (inside.GetAttribute("id") is { Length: > 0 } id)
        {
            values["id"] = id;
        }

        while (inside.Read())
        {
            if (inside.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (inside.LocalName)
            {
                case "name" or "description" when inside.Depth == 1:
                    values[inside.LocalName] = ReadText(inside);
                    break;
                case "SimpleData":
                    values[inside.GetAttribute("name") ?? ""] = ReadText(inside);
                    break;
                case "Data":
                    ReadData(inside, values);
                    break;
                case "Point" or "LineString" or "LinearRing" or "Polygon":
                    problem ??= TryRead(inside, parts);
                    break;
                case "Track" or "MultiTrack" or "Model":
                    problem ??= $"'{inside.LocalName}' is no point, line or polygon";
                    break;
            }
        }

        // Programs that draw places rarely number them, but they always name them.
        if (!values.ContainsKey("id") && values.TryGetValue("name", out var name))
        {
            values["id"] = name;
        }

        return new(where, values, problem is null ? Join(parts) : null, problem);
    }

    private static string ReadText(XmlReader reader)
    {
        using var element = reader.ReadSubtree();
        element.Read();
        return element.ReadElementContentAsString();
    }

    private static void ReadData(XmlReader reader, Dictionary<string, string> values)
    {
        var name = reader.GetAttribute("name") ?? "";
        using var data = reader.ReadSubtree();
        while (data.Read())
        {
            if (data.NodeType == XmlNodeType.Element && data.LocalName == "value")
            {
                values[name] = ReadText(data);
            }
        }
    }

    private static string? TryRead(XmlReader reader, List<Geometry> parts)
    {
        var kind = reader.LocalName;
        var rings = new List<(bool Inner, Coordinate[] Places)>();
        var inner = false;
        using var element = reader.ReadSubtree();
        while (element.Read())
        {
            if (element.NodeType == XmlNodeType.Element)
            {
                inner = element.LocalName switch { "innerBoundaryIs" => true, "outerBoundaryIs" => false, _ => inner };
                if (element.LocalName == "coordinates")
                {
                    if (Parse(ReadText(element)) is not { } places)
                    {
                        return "The coordinates are not 'longitude,latitude' pairs";
                    }

                    rings.Add((inner, places));
                }
            }
        }

        try
        {
            parts.Add(Make(kind, rings));
            return null;
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            return $"The {kind} is not well-formed: {problem.Message}";
        }
    }

    private static Geometry Make(string kind, List<(bool Inner, Coordinate[] Places)> rings)
    {
        var factory = Geometries.Factory;
        return kind switch
        {
            "Point" => factory.CreatePoint(rings.Single().Places.Single()),
            "LineString" => factory.CreateLineString(rings.Single().Places),
            "LinearRing" => factory.CreateLineString(factory.CreateLinearRing(rings.Single().Places).Coordinates),
            _ => factory.CreatePolygon(
                factory.CreateLinearRing(rings.Single(ring => !ring.Inner).Places),
                [.. rings.Where(ring => ring.Inner).Select(ring => factory.CreateLinearRing(ring.Places))]),
        };
    }

    private static Geometry? Join(List<Geometry> parts) => parts switch
    {
        [] => null,
        [var one] => one,
        _ when parts.TrueForAll(part => part is Polygon) => Geometries.Factory.CreateMultiPolygon([.. parts.Cast<Polygon>()]),
        _ when parts.TrueForAll(part => part is LineString) => Geometries.Factory.CreateMultiLineString([.. parts.Cast<LineString>()]),
        _ when parts.TrueForAll(part => part is Point) => Geometries.Factory.CreateMultiPoint([.. parts.Cast<Point>()]),
        _ => Geometries.Factory.CreateGeometryCollection([.. parts]),
    };

    private static Coordinate[]? Parse(string text)
    {
        var places = new List<Coordinate>();
        foreach (var tuple in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var numbers = tuple.Split(',');
            if (numbers.Length < 2 || !TryNumber(numbers[0], out var x) || !TryNumber(numbers[1], out var y))
            {
                return null;
            }

            places.Add(new(x, y));
        }

        return [.. places];
    }

    private static bool TryNumber(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
