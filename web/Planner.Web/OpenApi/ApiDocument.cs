using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Planner.App.Answers;
using Planner.App.Plan;
using Planner.App.Scenarios;
using Planner.Domain.Facts;
using Planner.Permitting.Screening;
using Planner.Web.Jobs;

namespace Planner.Web.OpenApi;

/// <summary>The OpenAPI 3.1 document: from the endpoints, with the shapes that custom JSON converters hide from it.</summary>
internal static class ApiDocument
{
    private const string Name = "v1";

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) => Describe(document));
        options.AddDocumentTransformer((document, context, cancel) => AddJobAnswers(document, context, cancel));
        options.AddSchemaTransformer((schema, context, _) => Shape(schema, context.JsonTypeInfo));
        options.AddOperationTransformer((operation, context, _) => AddProblem(operation, context));
    }

    public static async Task<string> WriteAsync(WebApplication app, CancellationToken cancel)
    {
        var provider = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name);
        var document = await provider.GetOpenApiDocumentAsync(cancel);
        return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancel);
    }

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Planner",
            Version = PlannerVersion.Text,
            Description = "Permitting and energy planning. It proposes, it never grants, and it is no legal advice. "
                + "Units are in the names; null means not known, never zero.",
        };
        // Addresses are relative to wherever the document was read.
        document.Servers = [];
        // All alike, and named after whichever program hosts the server.
        document.Tags?.Clear();
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>()))
        {
            operation.Tags?.Clear();
        }

        return Task.CompletedTask;
    }

    // The result of a job is free in its state; a client takes the shape of the kind that it started.
    private static async Task AddJobAnswers(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        foreach (var answer in new[] { typeof(PlanAnswer), typeof(ScenarioAnswer) })
        {
            document.AddComponent(answer.Name, await context.GetOrCreateSchemaAsync(answer, null, cancel));
        }
    }

    private static Task Shape(OpenApiSchema schema, JsonTypeInfo json)
    {
        var type = json.Type;
        if (json.Kind == JsonTypeInfoKind.Object && IsWrittenWhole(type))
        {
            RequireAll(schema, json);
        }
        else if (type == typeof(Truth))
        {
            MakeWords(schema, "true", "false", "unknown");
        }
        else if (type == typeof(ReviewLevel))
        {
            MakeWords(schema, "none", "CE", "EA", "EIS", "EAorEIS", "undetermined");
        }
        else if (type == typeof(EligibilityStatus) || type == typeof(Confidence))
        {
            MakeWords(schema, [.. Enum.GetNames(type).Select(name => char.ToLowerInvariant(name[0]) + name[1..])]);
        }
        else if (type == typeof(FactValue))
        {
            MakeFactValue(schema);
        }

        return Task.CompletedTask;
    }

    /// <summary>True for what is only ever answered: every member of it is written, also a null.</summary>
    private static bool IsWrittenWhole(Type type) =>
        type.IsAssignableTo(typeof(Answer)) || type == typeof(Determination) || type == typeof(Finding) || type == typeof(JobState);

    private static void RequireAll(OpenApiSchema schema, JsonTypeInfo json)
    {
        foreach (var property in json.Properties.Where(property => schema.Properties?.ContainsKey(property.Name) == true))
        {
            (schema.Required ??= new HashSet<string>()).Add(property.Name);
            // A member without a setter is taken for one that may be null, though its getter says that it never is.
            if (!property.IsGetNullable && schema.Properties![property.Name] is OpenApiSchema { Type: { } kinds } member)
            {
                member.Type = kinds & ~JsonSchemaType.Null;
            }
        }
    }

    private static void MakeWords(OpenApiSchema schema, params string[] words)
    {
        schema.Type = JsonSchemaType.String;
        schema.Properties?.Clear();
        schema.Required?.Clear();
        schema.Enum = [.. words.Select(word => (JsonNode)JsonValue.Create(word))];
    }

    private static void MakeFactValue(OpenApiSchema schema)
    {
        schema.Properties?.Clear();
        schema.Required?.Clear();
        schema.Type = null;
        schema.AnyOf =
        [
            new OpenApiSchema { Type = JsonSchemaType.Number },
            new OpenApiSchema { Type = JsonSchemaType.String },
            new OpenApiSchema { Type = JsonSchemaType.Boolean },
            new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
        ];
    }

    // Whatever goes wrong, at any endpoint, comes as problem+json.
    private static async Task AddProblem(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var schema = await context.GetOrCreateSchemaAsync(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails));
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A problem (RFC 9457); its diagnostics say what is wrong, where, why and what to do.",
            Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = schema } },
        };
    }
}
