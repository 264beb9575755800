using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Read;

/// <summary>Cuts a GeoJSON text sequence into its features: after record separators (RFC 8142), else one a line.</summary>
internal sealed class GeoJsonSequence(Stream stream, string label, DiagnosticBag bag)
{
    private const byte RecordSeparator = 0x1E;

    /// <summary>Bytes of each feature, with the line where it starts.</summary>
    public IEnumerable<(ReadOnlyMemory<byte> Json, int Line)> Features()
    {
        using var text = new BufferedStream(stream, 1 << 16);
        var record = new MemoryStream();
        byte? separator = null;
        var (line, start) = (1, 1);
        for (var next = text.ReadByte(); next >= 0; next = text.ReadByte())
        {
            separator ??= next is 0xEF or 0xBB or 0xBF ? null : next == RecordSeparator ? RecordSeparator : (byte)'\n';
            line += next == '\n' ? 1 : 0;
            if (next == separator && HasText(record))
            {
                yield return (record.ToArray(), start);
                record.SetLength(0);
            }

            if (next is not (RecordSeparator or 0xEF or 0xBB or 0xBF) || record.Length > 0)
            {
                start = record.Length == 0 ? line : start;
                record.WriteByte((byte)next);
            }

            if (record.Length > ReadLimits.FeatureBytes)
            {
                bag.Error("geojson.feature-too-large", $"A feature has more than {ReadLimits.FeatureBytes} bytes", new(label, start), "It would fill the memory", "split it into smaller features");
                yield break;
            }
        }

        if (HasText(record))
        {
            yield return (record.ToArray(), start);
        }
    }

    private static bool HasText(MemoryStream record) =>
        record.GetBuffer().AsSpan(0, (int)record.Length).IndexOfAnyExcept(" \t\r\n"u8) >= 0;
}
