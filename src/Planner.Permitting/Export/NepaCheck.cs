using System.Globalization;
using System.Text.Json.Nodes;
using Planner.Domain.Diagnostics;

namespace Planner.Permitting.Export;

/// <summary>What the standard's JSON Schema lets through: dangling references, doubled ids, places and days that can't be.</summary>
public static class NepaCheck
{
    /// <summary>Entity, its id, and (key, entity it points to).</summary>
    private static readonly (string Entity, string Id, (string Key, string To)[] References)[] Entities =
    [
        ("projects", "project_id", []),
        ("processes", "process_id", [("project_id", "projects"), ("process_model_id", "process_models"), ("parent_process_id", "processes")]),
        ("documents", "document_id", [("process_id", "processes")]),
        ("public_comments", "comment_id", [("related_document_id", "documents")]),
        ("public_engagement_events", "event_id", [("related_process_id", "processes")]),
        ("case_events", "case_event_id", [("process_id", "processes"), ("document_id", "documents")]),
        ("gis_data", "gis_id", []),
        ("gis_data_elements", "gis_element_id", [("gis_id", "gis_data")]),
        ("legal_structures", "legal_structure_id", []),
        ("process_models", "process_model_id", []),
        ("decision_elements", "decision_element_id", [("process_model_id", "process_models"), ("legal_structure_id", "legal_structures"), ("parent_decision_element_id", "decision_elements")]),
        ("decision_payloads", "decision_payload_id", [("process_id", "processes"), ("project_id", "projects"), ("decision_element_id", "decision_elements")]),
    ];

    private static readonly (string Key, double Most)[] Ranges =
    [
        ("location_lat", 90), ("location_lon", 180), ("centroid_latitude", 90), ("centroid_longitude", 180), ("top_left_lat", 90),
        ("top_left_lon", 180), ("bot_right_lat", 90), ("bot_right_lon", 180), ("north", 90), ("south", 90), ("east", 180), ("west", 180),
    ];

    public static void Run(JsonObject export, string file, DiagnosticBag bag)
    {
        var ids = Entities.ToDictionary(entity => entity.Entity, entity => Ids(export, entity.Entity, entity.Id, file, bag), StringComparer.Ordinal);
        foreach (var (entity, id, references) in Entities)
        {
            foreach (var (row, at) in Rows(export, entity))
            {
                foreach (var (key, to) in references)
                {
                    CheckReference(row, key, to, ids[to], new(file, null, $"{entity}[{at}].{key}"), bag);
                }
            }
        }

        Walk(export, "$", file, bag);
    }

    private static IEnumerable<(JsonObject Row, int At)> Rows(JsonObject export, string entity) =>
        (export[entity] as JsonArray ?? []).Select((row, at) => (row as JsonObject, at)).Where(pair => pair.Item1 is not null).Select(pair => (pair.Item1!, pair.at));

    private static HashSet<string> Ids(JsonObject export, string entity, string key, string file, DiagnosticBag bag)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (row, at) in Rows(export, entity))
        {
            if (Text(row[key]) is { } id && !ids.Add(id))
            {
                bag.Error("nepa.duplicate-id", $"{key} \"{id}\" is there twice", new(file, null, $"{entity}[{at}]"), "a reference to it could mean either", "give each its own id");
            }
        }

        return ids;
    }

    private static void CheckReference(JsonObject row, string key, string to, HashSet<string> ids, InputLocation where, DiagnosticBag bag)
    {
        if (Text(row[key]) is { } id && !ids.Contains(id))
        {
            bag.Error("nepa.reference", $"{key} is \"{id}\"", where, $"{to} holds no such id", NearestName.Remedy(id, ids, $"add it to {to}, or drop the reference"));
        }
    }

    private static void Walk(JsonNode? node, string path, string file, DiagnosticBag bag)
    {
        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                Walk(list[i], $"{path}[{i}]", file, bag);
            }
        }

        foreach (var (key, value) in node as JsonObject ?? [])
        {
            CheckRange(key, value, new(file, null, $"{path}.{key}"), bag);
            CheckDay(key, value, new(file, null, $"{path}.{key}"), bag);
            Walk(value, $"{path}.{key}", file, bag);
        }
    }

    private static void CheckRange(string key, JsonNode? value, InputLocation where, DiagnosticBag bag)
    {
        if (Array.Find(Ranges, range => range.Key == key) is { Key: not null } range && value is JsonValue number
            && number.TryGetValue(out double degrees) && Math.Abs(degrees) > range.Most)
        {
            bag.Error("nepa.range", $"{key} is {degrees.ToString(CultureInfo.InvariantCulture)}", where, $"no place has more than {range.Most} degrees there",
                "write degrees of WGS 84; latitude and longitude may be swapped");
        }
    }

    private static void CheckDay(string key, JsonNode? value, InputLocation where, DiagnosticBag bag)
    {
        if (key.EndsWith("_date", StringComparison.Ordinal) && Text(value) is { } text
            && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            bag.Error("nepa.day", $"{key} is \"{text}\"", where, "it is not a day of the calendar", "write YYYY-MM-DD");
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
