using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Planner.Domain.Grid;
using Planner.Domain.Sites;
using Planner.Domain.Texts;
using Planner.Domain.Units;
using Planner.Solver.Network;

namespace Planner.Solver.Siting;

/// <summary>How a task and its result cross the border to a solver process: JSON that both ends of one version understand.</summary>
/// <remarks>Not for users: an answer's JSON is the business of the App. Numbers keep every bit (shortest round-trip form).</remarks>
public static class PortfolioJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        IgnoreReadOnlyProperties = true,
        Converters =
        {
            new NumberConverter<Megawatts>(value => value.Value, number => new(number)),
            new NumberConverter<UsDollars>(value => value.Value, number => new(number)),
            new NumberConverter<Kilometers>(value => value.Value, number => new(number)),
            new NumberConverter<Kilovolts>(value => value.Value, number => new(number)),
            new NumberConverter<BusId>(value => value.Number, number => new((int)number)),
            new NumberConverter<BranchId>(value => value.Number, number => new((int)number)),
            new NumberConverter<GeneratorId>(value => value.Number, number => new((int)number)),
            new SiteIdConverter(),
            new AsOther<PowerGrid, GridParts>(GridParts.Of, parts => parts.ToGrid()),
            new AsOther<WatchedGrid, WatchedParts>(WatchedParts.Of, parts => parts.ToGrid()),
            new AsOther<EligibilityPolicy, PolicyParts>(policy => new(policy.Name, [.. policy.Allowed]), parts => new(parts.Name, parts.Allowed)),
            new AsOther<IReadOnlySet<SiteId>, ImmutableArray<SiteId>>(set => [.. set.Order()], sites => sites.ToImmutableSortedSet()),
        },
    };

    private sealed record PolicyParts(LocalizedText Name, ImmutableArray<PermitPath> Allowed);

    private sealed record WatchedParts(PowerGrid Grid, DcConvention Convention, Kilovolts? MinVoltage, bool WithOutages)
    {
        public static WatchedParts Of(WatchedGrid grid) => new(grid.Network.Grid, grid.Network.Convention, grid.MinVoltage, grid.WithOutages);

        public WatchedGrid ToGrid() => new(DcNetwork.From(Grid, Convention), MinVoltage, WithOutages);
    }

    private sealed class NumberConverter<T>(Func<T, double> toNumber, Func<double, T> ofNumber) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ofNumber(reader.GetDouble());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNumberValue(toNumber(value));
    }

    private sealed class SiteIdConverter : JsonConverter<SiteId>
    {
        public override SiteId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, SiteId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }

    private sealed class AsOther<T, TOther>(Func<T, TOther> to, Func<TOther, T> of) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            of(JsonSerializer.Deserialize<TOther>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, to(value), options);
    }
}
