using System.Globalization;
using System.Text.Json;
using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Read;

/// <summary>A JSON array of flat records, read one by one: what many web services publish instead of GeoJSON.</summary>
/// <remarks>The header is made of the first records' names; nested values are kept as JSON text.</remarks>
internal sealed class JsonTable : TableRows
{
    private const int SchemaRecords = 1000;

    private static readonly JsonSerializerOptions Options = new() { MaxDepth = ReadLimits.JsonDepth };

    private readonly FileStream file;
    private readonly IEnumerator<JsonElement> records;
    private readonly SourceRequest request;
    private readonly DiagnosticBag bag;
    private readonly Queue<JsonElement> first = [];
    private JsonElement record;

    private JsonTable(FileStream file, SourceRequest request, DiagnosticBag bag)
    {
        this.file = file;
        this.request = request;
        this.bag = bag;
        records = Records(file).GetEnumerator();
    }

    /// <returns>The table, or null with a diagnostic when the file is no array of records.</returns>
    public static JsonTable? Open(SourceRequest request, DiagnosticBag bag)
    {
        var table = new JsonTable(new FileStream(request.Path, FileMode.Open, FileAccess.Read, FileShare.Read), request, bag);
        var names = new List<string>();
        while (table.first.Count < SchemaRecords && table.Advance())
        {
            table.first.Enqueue(table.record);
            names.AddRange(table.record.EnumerateObject().Select(member => member.Name).Except(names));
        }

        table.Header = names;
        if (names.Count > 0)
        {
            return table;
        }

        if (!bag.HasErrors)
        {
            bag.Error("json.no-records", "There is no array of records", new(request.Label, 1, "$"), "The file is read as [{...}, {...}]", "give an array of objects, or GeoJSON");
        }

        table.Dispose();
        return null;
    }

    public override bool NextRow()
    {
        if (first.TryDequeue(out var earlier))
        {
            record = earlier;
        }
        else if (!Advance())
        {
            return false;
        }

        Where = new(request.Label, null, $"$[{RowsRead++}]");
        return true;
    }

    public override string? Find(int column)
    {
        if (!record.TryGetProperty(Header[column], out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString()!.Trim() is { Length: > 0 } text ? text : null,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
            _ => value.GetRawText(),
        };
    }

    public override int IndexOf(string column)
    {
        var index = Header.ToList().IndexOf(column);
        if (index < 0)
        {
            bag.Error("json.unknown-column", $"No record has '{column}'", new(request.Label, null, "$[*]"), "The recipe reads it", NearestName.Advice(column, Header.ToHashSet()));
        }

        return index;
    }

    protected override void Dispose(bool disposing)
    {
        records.Dispose();
        file.Dispose();
    }

    private bool Advance()
    {
        try
        {
            if (!records.MoveNext())
            {
                return false;
            }
        }
        catch (JsonException problem)
        {
            bag.Error("json.malformed", problem.Message.Split(" LineNumber:")[0].TrimEnd('.'), new(request.Label, (int?)problem.LineNumber + 1), "From here on the file is not an array of records", "mind commas, brackets and quotes near this line, and whether the file is cut off");
            return false;
        }

        record = records.Current;
        if (record.ValueKind == JsonValueKind.Object)
        {
            return true;
        }

        bag.Error("json.not-a-record", $"An element is {record.ValueKind}, not an object", new(request.Label), "Its columns have no names", "give an array of objects");
        return false;
    }

    private static IEnumerable<JsonElement> Records(Stream file) =>
        JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(file, Options).ToBlockingEnumerable();
}
