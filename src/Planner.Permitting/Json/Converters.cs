using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Planner.Domain.Facts;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Json;

/// <summary>Answers are written, never read back, so reading is refused.</summary>
internal abstract class WriteOnlyConverter<T> : JsonConverter<T>
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException($"{typeof(T).Name} is only written.");
}

internal sealed class TruthConverter : WriteOnlyConverter<Truth>
{
    public override void Write(Utf8JsonWriter writer, Truth value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

internal sealed class ReviewLevelConverter : WriteOnlyConverter<ReviewLevel>
{
    public override void Write(Utf8JsonWriter writer, ReviewLevel value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Word(value));

    /// <summary>The word of the interface: none, CE, EA, EIS, EAorEIS, undetermined.</summary>
    public static string Word(ReviewLevel level) => level switch
    {
        ReviewLevel.None => "none",
        ReviewLevel.Undetermined => "undetermined",
        _ => level.ToString(),
    };
}

internal sealed class LowerCaseConverter<T> : WriteOnlyConverter<T>
    where T : struct, Enum
{
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        var name = value.ToString();
        writer.WriteStringValue(char.ToLowerInvariant(name[0]) + name[1..]);
    }
}

internal sealed class FactValueConverter : WriteOnlyConverter<FactValue>
{
    public override void Write(Utf8JsonWriter writer, FactValue value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case FactValue.Number number:
                writer.WriteNumberValue(number.Value);
                break;
            case FactValue.Flag flag:
                writer.WriteBooleanValue(flag.Value);
                break;
            case FactValue.Word word:
                writer.WriteStringValue(word.Value);
                break;
            case FactValue.Day day:
                writer.WriteStringValue(day.Value.ToString("O", CultureInfo.InvariantCulture));
                break;
            case FactValue.Words words:
                JsonSerializer.Serialize(writer, words.Values.ToArray(), options);
                break;
        }
    }
}

internal sealed class SourceConverter : WriteOnlyConverter<Source>
{
    public override void Write(Utf8JsonWriter writer, Source value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("dataSet", value.DataSet);
        writer.WriteString("vintage", value.Vintage);
        writer.WriteString("licence", value.Licence);
        var method = value.Method.ToString();
        writer.WriteString("method", char.ToLowerInvariant(method[0]) + method[1..]);
        writer.WriteString("detail", value.Detail);
        if (value.Address is { } address)
        {
            writer.WriteString("url", address.ToString());
        }

        writer.WriteEndObject();
    }
}
