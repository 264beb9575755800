using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.Domain.Facts;
using Planner.Domain.Geography;
using Planner.Permitting.Json;
using Planner.Permitting.Pathways;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Export;

/// <summary>What the federal standard asks about a project that a determination does not hold.</summary>
/// <remarks>Sponsor, Lead: null where nobody has stated them; the export then says so in the field.</remarks>
public sealed record NepaProject(string Id, string Title, string Description, string? Sponsor, string? Lead, string LocationText, LonLat? Location);

/// <summary>Writes a determination by the federal NEPA and Permitting Data and Technology Standard (JSON flavour).</summary>
/// <remarks>
/// The standard's JSON Schema (draft-07, https://permitting.innovation.gov/schemas/v1.0.0/nepa.schema.json) knows only
/// CE, EA and EIS as processes and asks for a process in each payload: where the level is none or open there is no
/// process, and the results stand under "other". Permits that are no NEPA process stand there too, since the enumeration
/// forbids them. A legal structure has no end date in the standard: it stands in compliance_data.
/// </remarks>
public static class NepaExport
{
    private const string Model = "planner-nepa-path";
    private const string NotStated = "not stated";

    /// <param name="project">Who and where.</param>
    /// <param name="determination">The answer to export.</param>
    /// <param name="timeline">Milestones; null leaves them out.</param>
    public static JsonObject Write(NepaProject project, Determination determination, Timeline? timeline)
    {
        var rules = determination.Findings.SelectMany(step => step.Children.Select(rule => (Step: step, Rule: rule)))
            .DistinctBy(pair => pair.Rule.Id).ToList();
        var process = ProcessType(determination.ReviewLevel) is { } type ? Process(project, determination, type) : null;
        var payloads = new JsonArray([.. rules.Select(pair => Payload(project, pair.Rule, process))]);
        var export = new JsonObject
        {
            ["projects"] = new JsonArray(Project(project)),
            ["legal_structures"] = new JsonArray([.. rules.Where(pair => pair.Rule.Citation is not null).Select(pair => Legal(pair.Rule, determination))]),
            ["process_models"] = new JsonArray(ProcessModel(determination)),
            ["decision_elements"] = new JsonArray([.. rules.Select(pair => Element(pair.Step, pair.Rule))]),
        };
        AddProcess(export, process, payloads, timeline);
        AddPlace(export, project);
        AddOther(export, determination, process is null ? payloads : []);
        return export;
    }

    private static void AddProcess(JsonObject export, JsonObject? process, JsonArray payloads, Timeline? timeline)
    {
        if (process is null)
        {
            return;
        }

        export["processes"] = new JsonArray(process);
        export["decision_payloads"] = payloads;
        if (timeline is not null)
        {
            export["case_events"] = new JsonArray([.. timeline.Longest.Tasks.Select(task => Event(task, timeline, process["process_id"]!.GetValue<string>()))]);
        }
    }

    private static void AddPlace(JsonObject export, NepaProject project)
    {
        if (project.Location is { } at)
        {
            export["gis_data"] = new JsonArray(Place(project.Id, at));
            export["gis_data_elements"] = new JsonArray(PlaceElement(project.Id, at));
        }
    }

    private static void AddOther(JsonObject export, Determination determination, JsonArray payloads) => export["other"] = new JsonObject
    {
        ["review_level"] = ReviewLevelConverter.Word(determination.ReviewLevel),
        ["as_of"] = Day(determination.AsOf),
        ["regime"] = determination.Regime,
        ["summary"] = determination.Summary.En,
        ["not_legal_advice"] = determination.NotLegalAdvice,
        ["permits"] = new JsonArray([.. determination.Permits.Select(permit => new JsonObject
        {
            ["id"] = permit.Id, ["title"] = permit.Title, ["needed"] = Result(permit.Truth), ["citation"] = permit.Citation,
        })]),
        ["missing_facts"] = new JsonArray([.. determination.MissingFacts.Select(fact => (JsonNode)fact.Id)]),
        ["decision_payloads"] = payloads,
    };

    /// <summary>The standard's word; null where there is no NEPA process or its kind is open.</summary>
    private static string? ProcessType(ReviewLevel level) =>
        level is ReviewLevel.CE or ReviewLevel.EA or ReviewLevel.EIS ? level.ToString() : null;

    private static JsonObject Project(NepaProject project)
    {
        var written = new JsonObject
        {
            ["project_id"] = project.Id,
            ["project_title"] = project.Title,
            ["project_description"] = project.Description,
            ["project_sector"] = "energy",
            ["project_sponsor"] = new JsonObject { ["name"] = project.Sponsor ?? NotStated, ["contact_info"] = NotStated },
            ["lead_agency"] = project.Lead ?? "none designated",
            ["location"] = new JsonObject { ["description"] = project.LocationText },
            ["current_status"] = "pre-application",
        };
        if (project.Location is { } at)
        {
            written["location"]!["gis_reference"] = PlaceId(project.Id);
            (written["location_lat"], written["location_lon"]) = (at.Latitude, at.Longitude);
        }

        return written;
    }

    private static JsonObject Process(NepaProject project, Determination determination, string type) => new()
    {
        ["process_id"] = $"{project.Id}-nepa",
        ["project_id"] = project.Id,
        ["process_type"] = type,
        ["process_status"] = "planned",
        ["process_stage"] = "screening",
        ["lead_agency"] = project.Lead ?? "none designated",
        ["process_model_id"] = Model,
        ["description"] = determination.Summary.En,
        ["notes"] = determination.NotLegalAdvice,
    };

    private static JsonObject ProcessModel(Determination determination) => new()
    {
        ["process_model_id"] = Model,
        ["name"] = "Order of evaluation of a NEPA path",
        ["description"] = "Federal decision, reach of NEPA, categorical exclusion, extraordinary circumstances, then EA or EIS.",
        ["legal_structure_text"] = "42 USC 4336",
        ["screening_description"] = string.Join("; ", determination.Packs.Select(pack => $"{pack.Id} {pack.Version} sha256:{pack.Hash}")),
    };

    private static JsonObject Legal(Finding rule, Determination determination)
    {
        var citation = rule.Citation!;
        var written = new JsonObject
        {
            ["legal_structure_id"] = LegalId(rule),
            ["title"] = citation.Title,
            ["citation"] = citation.Clause.Length == 0 ? citation.Title : $"{citation.Title}, {citation.Clause}",
            ["effective_date"] = Day(citation.EffectiveFrom),
            ["compliance_data"] = new JsonObject
            {
                ["end_date"] = citation.EffectiveTo is { } to ? Day(to) : null,
                ["confidence"] = rule.Confidence.ToString().ToLowerInvariant(),
                ["rule_packs"] = new JsonArray([.. determination.Packs.Select(pack => (JsonNode)$"{pack.Id} {pack.Version} {pack.Hash}")]),
            },
        };
        if (citation.Url is { } url)
        {
            written["url"] = url.AbsoluteUri;
        }

        return written;
    }

    private static string LegalId(Finding rule) => $"legal-{rule.Id}";

    private static JsonObject Element(Finding step, Finding rule) => new()
    {
        ["decision_element_id"] = rule.Id,
        ["process_model_id"] = Model,
        ["element_title"] = rule.Title,
        ["element_description"] = rule.Text,
        ["measure"] = string.Join(", ", rule.Facts.Select(fact => fact.Unit is null ? fact.Id : $"{fact.Id} [{fact.Unit}]")),
        ["spatial"] = "false",
        ["evaluation_method"] = "three-valued logic over stated and measured facts",
        ["category"] = Category(step.Id),
        ["legal_structure_id"] = rule.Citation is null ? null : LegalId(rule),
    };

    private static string Category(string step) => step switch
    {
        "circumstances" => "extraordinary circumstances",
        "exclusion" => "core",
        "blocks" => "limitation",
        _ => "condition",
    };

    private static JsonObject Payload(NepaProject project, Finding rule, JsonObject? process)
    {
        var written = new JsonObject
        {
            ["decision_payload_id"] = $"{project.Id}-{rule.Id}",
            ["project_id"] = project.Id,
            ["decision_element_id"] = rule.Id,
            ["result"] = Result(rule.Truth),
            ["result_notes"] = rule.Outcome ?? rule.Text,
            ["result_source"] = "Planner",
            ["payload_data"] = new JsonObject { ["facts"] = new JsonArray([.. AllFacts(rule).Select(Fact)]) },
        };
        if (process is not null)
        {
            written["process_id"] = process["process_id"]!.GetValue<string>();
        }

        if (!rule.Truth.IsUnknown)
        {
            written["result_bool"] = rule.Truth.IsTrue;
        }

        return written;
    }

    private static IEnumerable<FindingFact> AllFacts(Finding finding) =>
        finding.Facts.Concat(finding.Children.SelectMany(AllFacts)).DistinctBy(fact => fact.Id);

    private static JsonNode? Fact(FindingFact fact) => JsonSerializer.SerializeToNode(fact, PermittingJson.Options);

    private static string Result(Truth truth) => truth.IsTrue ? "met" : truth.IsFalse ? "not met" : "unknown";

    private static JsonObject Event(TimelineTask task, Timeline timeline, string process) => new()
    {
        ["case_event_id"] = $"{process}-{task.Id}",
        ["process_id"] = process,
        ["event_name"] = task.Title.En,
        ["event_date"] = Day(timeline.StartDate.AddDays((int)Math.Ceiling(task.EndDay))),
        ["event_type"] = task.Kind.ToString().ToLowerInvariant(),
        ["status"] = "pending",
        ["tier"] = task.IsCritical ? "1" : "2",
        ["source"] = $"forecast, median of {timeline.Draws} draws, seed {timeline.Seed}; {task.Citation}",
        ["description"] = task.Truth.IsTrue ? "needed" : "open: needed if the facts that are missing say so",
        ["other"] = new JsonObject
        {
            ["depends_on"] = new JsonArray([.. task.DependsOn.Select(link => new JsonObject { ["step"] = link.Id, ["type"] = link.Type, ["lag_days"] = link.LagDays })]),
            ["p10_days"] = task.P10Days,
            ["p90_days"] = task.P90Days,
        },
    };

    private static string PlaceId(string project) => $"{project}-place";

    private static JsonObject Place(string project, LonLat at) => new()
    {
        ["gis_id"] = PlaceId(project),
        ["description"] = "point inside the site",
        ["centroid_latitude"] = at.Latitude,
        ["centroid_longitude"] = at.Longitude,
        ["container_inventory"] = new JsonObject
        {
            ["format"] = "GeoJSON",
            ["access_method"] = "direct upload",
            ["coordinate_system"] = "EPSG:4326",
            ["bounding_box"] = new JsonObject { ["north"] = at.Latitude, ["south"] = at.Latitude, ["east"] = at.Longitude, ["west"] = at.Longitude },
            ["purpose"] = "analysis",
        },
    };

    private static JsonObject PlaceElement(string project, LonLat at) => new()
    {
        ["gis_element_id"] = $"{PlaceId(project)}-point",
        ["gis_id"] = PlaceId(project),
        ["data_type"] = "GeoJSON",
        ["access_method"] = "direct upload",
        ["coordinate_system"] = "EPSG:4326",
        ["top_left_lat"] = at.Latitude,
        ["top_left_lon"] = at.Longitude,
        ["bot_right_lat"] = at.Latitude,
        ["bot_right_lon"] = at.Longitude,
        ["purpose"] = "analysis",
        ["access_info"] = new JsonObject { ["geojson"] = new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(at.Longitude, at.Latitude) } },
    };

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
