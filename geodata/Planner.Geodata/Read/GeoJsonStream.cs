using System.Text.Json;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Read;

/// <summary>Cuts a GeoJSON FeatureCollection into its features without reading the whole file into memory.</summary>
internal sealed class GeoJsonStream(Stream stream, string label, DiagnosticBag bag)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = ReadLimits.JsonDepth };

    private byte[] buffer = new byte[1 << 16];
    private int from;
    private int filled;
    private bool started;
    private int line = 1;
    private bool atEnd;
    private JsonReaderState state = new(Options);
    private string member = "";
    private bool sawFeatures;
    private bool broken;

    /// <summary>What the file says about its coordinates, once that was met.</summary>
    public SourceSystem System { get; private set; } = SourceSystem.Degrees;

    /// <summary>Bytes of each feature, with the line where it starts; valid until the next one is asked for.</summary>
    public IEnumerable<(ReadOnlyMemory<byte> Json, int Line)> Features()
    {
        while (Next() is { } slice)
        {
            yield return slice;
        }

        if (!sawFeatures && !broken)
        {
            bag.Error("geojson.no-features", "There is no array 'features' at the top", new(label, 1, "$"), "The file is not a GeoJSON FeatureCollection", "give a FeatureCollection (RFC 7946, section 3.3)");
        }
    }

    private (ReadOnlyMemory<byte> Json, int Line)? Next()
    {
        while (true)
        {
            try
            {
                if (Scan(out var start, out var length))
                {
                    return Take(start, length);
                }
            }
            catch (JsonException problem)
            {
                if (JsonNumbers.Replace(buffer.AsSpan(from, filled - from)))
                {
                    continue;
                }

                if (atEnd || !JsonNumbers.EndsWithin(buffer.AsSpan(from, filled - from)))
                {
                    Malformed(problem);
                    return null;
                }
            }

            if (atEnd)
            {
                return null;
            }

            if (!Fill())
            {
                return null;
            }
        }
    }

    /// <summary>Reads tokens up to a whole feature. What lies before it is dropped.</summary>
    private bool Scan(out int start, out int length)
    {
        (start, length) = (0, 0);
        var reader = new Utf8JsonReader(buffer.AsSpan(from, filled - from), atEnd, state);
        var before = reader;
        while (reader.Read())
        {
            started = true;
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
            {
                member = reader.GetString() ?? "";
            }

            sawFeatures |= member == "features" && reader is { TokenType: JsonTokenType.StartArray, CurrentDepth: 1 };
            var isElement = member == "features" && reader.CurrentDepth == 2 && reader.TokenType != JsonTokenType.EndArray;
            var isCrs = member == "crs" && reader is { TokenType: JsonTokenType.StartObject, CurrentDepth: 1 };
            if (isElement || isCrs)
            {
                start = (int)reader.TokenStartIndex;
                if (!reader.TrySkip())
                {
                    break;
                }

                length = (int)reader.BytesConsumed - start;
                state = reader.CurrentState;
                if (isElement)
                {
                    return true;
                }

                CheckCrs(buffer.AsMemory(from + start, length), line + CountLines(start));
            }

            before = reader;
        }

        length = 0;
        state = before.CurrentState;
        Drop((int)before.BytesConsumed);
        return false;
    }

    private (ReadOnlyMemory<byte> Json, int Line) Take(int start, int length)
    {
        var at = line + CountLines(start);
        var json = buffer.AsSpan(from + start, length).ToArray();
        Drop(start + length);
        return (json, at);
    }

    private void Drop(int bytes)
    {
        line += CountLines(bytes);
        from += bytes;
    }

    private bool Fill()
    {
        Buffer.BlockCopy(buffer, from, buffer, 0, filled - from);
        (filled, from) = (filled - from, 0);
        if (filled == buffer.Length)
        {
            if (buffer.Length > ReadLimits.FeatureBytes)
            {
                bag.Error("geojson.feature-too-large", $"A feature has more than {ReadLimits.FeatureBytes} bytes", new(label, line), "It would fill the memory", "split it into smaller features");
                broken = true;
                return false;
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        atEnd = read == 0;
        SkipByteOrderMark();
        return true;
    }

    private void SkipByteOrderMark()
    {
        if (!started && filled >= 3 && buffer.AsSpan(0, 3).SequenceEqual("\uFEFF"u8))
        {
            Drop(3);
        }
    }

    private void Malformed(JsonException problem)
    {
        broken = true;
        var at = problem.LineNumber is { } zeroBased ? (int)zeroBased + 1 : line;
        var what = problem.Message.Split(" LineNumber:")[0].TrimEnd('.');
        bag.Error("geojson.malformed", what, new(label, at, member.Length > 0 ? $"$.{member}" : "$"), "From here on the file is not JSON", "mind commas, brackets and quotes near this line, and whether the file is cut off");
    }

    // GeoJSON of 2008 could name a system; since RFC 7946 it is always degrees.
    private void CheckCrs(ReadOnlyMemory<byte> json, int at)
    {
        using var crs = JsonDocument.Parse(json);
        var name = crs.RootElement.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty("name", out var text) ? text.ToString() : crs.RootElement.ToString();
        var named = SourceSystem.Read(name, new(label, at), new DiagnosticBag());
        if (named is null || (sawFeatures && !named.IsDegrees))
        {
            bag.Error("geojson.crs", $"The file says its coordinate system is {name}{(named is null ? "" : ", after its features")}", new(label, at, "$.crs"), named is null ? "Planner does not know it (RFC 7946, section 4, has only degrees)" : "The features before it could not be placed", "convert it, e.g. ogr2ogr -t_srs EPSG:4326 out.geojson in.geojson");
            return;
        }

        System = named;
    }

    private int CountLines(int bytes) => buffer.AsSpan(from, bytes).Count((byte)'\n');
}
