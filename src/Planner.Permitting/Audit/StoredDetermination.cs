using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Texts;
using Planner.Permitting.Facts;
using Planner.Permitting.Json;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Audit;

/// <summary>A determination with all it was made of: facts with their sources, packs with hashes, day, version, findings.</summary>
/// <remarks>
/// Nothing in it is from the machine or the clock. Replaying evaluates the stored facts again under the stored day's law
/// and compares the whole determination byte by byte; where it differs, the replay says what, and whether packs or
/// program changed since.
/// </remarks>
public static class StoredDetermination
{
    public const string Format = "planner-determination/1";

    private static readonly JsonSerializerOptions Layout = new(PermittingJson.Options) { WriteIndented = true };

    /// <param name="determination">The answer.</param>
    /// <param name="facts">The facts it was given.</param>
    /// <param name="version">Version of the program.</param>
    public static JsonObject Write(Determination determination, FactSheet facts, string version)
    {
        var written = JsonSerializer.SerializeToNode(determination, PermittingJson.Options)!.AsObject();
        return new()
        {
            ["format"] = Format,
            ["version"] = version,
            ["id"] = determination.Id,
            ["regime"] = determination.Regime,
            ["asOf"] = determination.AsOf.ToString("O", CultureInfo.InvariantCulture),
            ["packs"] = written["packs"]!.DeepClone(),
            ["facts"] = new JsonArray([.. facts.Listed.Select(pair => Fact(pair.Key, pair.Value))]),
            ["sha256"] = HashOf(written),
            ["determination"] = written,
        };
    }

    /// <summary>The bytes as they are stored: UTF-8, indented, with a line end.</summary>
    public static byte[] ToBytes(JsonObject stored) => [.. JsonSerializer.SerializeToUtf8Bytes(stored, Layout), (byte)'\n'];

    internal static string HashOf(JsonNode node) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(node, PermittingJson.Options)));

    private static JsonObject Fact(FactId id, Fact fact) => fact switch
    {
        Fact.Known known => new()
        {
            ["id"] = id.Name,
            ["shape"] = ShapeOf(known.Value).ToString().ToLowerInvariant(),
            ["value"] = JsonSerializer.SerializeToNode(known.Value, PermittingJson.Options),
            ["unit"] = (known.Value as FactValue.Number)?.Unit,
            ["source"] = JsonSerializer.SerializeToNode(known.Source, PermittingJson.Options),
        },
        Fact.Unknown unknown => new() { ["id"] = id.Name, ["shape"] = "unknown", ["reason"] = Both(unknown.Reason), ["whatToGet"] = Both(unknown.WhatToGet) },
        _ => throw new InvalidOperationException("A fact is known or unknown."),
    };

    private static JsonObject Both(LocalizedText text) => new() { ["en"] = text.En, ["zh"] = text.Zh };

    private static FactType ShapeOf(FactValue value) => value switch
    {
        FactValue.Number => FactType.Number,
        FactValue.Flag => FactType.Flag,
        FactValue.Word => FactType.Word,
        FactValue.Words => FactType.Words,
        _ => FactType.Day,
    };
}

/// <summary>One thing in which a replay differs from what was stored.</summary>
/// <param name="Kind">"pack", "version", "tampered" or "result".</param>
/// <param name="Path">Where in the document.</param>
/// <param name="Stored">What was stored.</param>
/// <param name="Replayed">What came out now.</param>
public sealed record ReplayDifference(string Kind, string Path, string? Stored, string? Replayed);

/// <summary>Outcome of a replay.</summary>
/// <param name="Id">Id of the determination.</param>
/// <param name="IsByteEqual">The whole determination came out again, byte by byte.</param>
/// <param name="StoredHash">SHA-256 of the stored determination.</param>
/// <param name="ReplayedHash">SHA-256 of the one evaluated now.</param>
/// <param name="Differences">What differs; packs and version first.</param>
public sealed record Replay(string Id, bool IsByteEqual, string StoredHash, string ReplayedHash, ImmutableArray<ReplayDifference> Differences)
{
    private const int MostDifferences = 100;

    /// <summary>Evaluates a stored determination again.</summary>
    /// <returns>The comparison, or null after diagnostics: the text is not a stored determination.</returns>
    public static Replay? Run(RuleLibrary library, string file, string text, string version, DiagnosticBag bag)
    {
        if (StoredReader.Read(file, text, bag) is not { } stored || library.Book(stored.Regime, stored.AsOf, bag, new(file)) is not { } book)
        {
            return null;
        }

        var again = JsonSerializer.SerializeToNode(Screen.Run(book, stored.Facts, stored.Id), PermittingJson.Options)!.AsObject();
        var (before, after) = (StoredDetermination.HashOf(stored.Determination), StoredDetermination.HashOf(again));
        var differences = Packs(stored, library).Concat(Version(stored, version)).Concat(Tampered(stored, before))
            .Concat(before == after ? [] : Results("determination", stored.Determination, again).Take(MostDifferences));
        return new(stored.Id, before == after, before, after, [.. differences]);
    }

    private static IEnumerable<ReplayDifference> Packs(StoredContent stored, RuleLibrary library)
    {
        var now = library.Packs.ToDictionary(pack => pack.Id, pack => pack.Hash, StringComparer.Ordinal);
        return stored.Packs.Select(pack => pack.Key).Union(now.Keys).Order(StringComparer.Ordinal)
            .Where(id => stored.Packs.GetValueOrDefault(id) != now.GetValueOrDefault(id))
            .Select(id => new ReplayDifference("pack", $"packs.{id}", stored.Packs.GetValueOrDefault(id), now.GetValueOrDefault(id)));
    }

    private static IEnumerable<ReplayDifference> Version(StoredContent stored, string version) =>
        stored.Version == version ? [] : [new("version", "version", stored.Version, version)];

    private static IEnumerable<ReplayDifference> Tampered(StoredContent stored, string hash) =>
        stored.Hash == hash ? [] : [new("tampered", "sha256", stored.Hash, hash)];

    private static IEnumerable<ReplayDifference> Results(string path, JsonNode? stored, JsonNode? now) => (stored, now) switch
    {
        (JsonObject left, JsonObject right) => left.Select(pair => pair.Key).Union(right.Select(pair => pair.Key))
            .SelectMany(key => Results($"{path}.{key}", left[key], right[key])),
        (JsonArray left, JsonArray right) => Enumerable.Range(0, Math.Max(left.Count, right.Count))
            .SelectMany(i => Results($"{path}[{i}]", i < left.Count ? left[i] : null, i < right.Count ? right[i] : null)),
        _ when JsonNode.DeepEquals(stored, now) => [],
        _ => [new("result", path, Short(stored), Short(now))],
    };

    private static string? Short(JsonNode? node) => node?.ToJsonString(PermittingJson.Options) is { } text ? text.Length > 200 ? text[..200] + "..." : text : null;
}
