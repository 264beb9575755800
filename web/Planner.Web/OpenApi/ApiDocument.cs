using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Planner.App.Answers;
using Planner.Domain.Facts;
using Planner.Permitting.Screening;

namespace Planner.Web.OpenApi;

/// <summary>The OpenAPI 3.1 document: from the endpoints, with the shapes that custom JSON converters hide from it.</summary>
internal static class ApiDocument
{
    private const string Name = "v1";

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) => Describe(document));
        options.AddSchemaTransformer((schema, context, _) => Shape(schema, context.JsonTypeInfo.Type));
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
        return Task.CompletedTask;
    }

    private static Task Shape(OpenApiSchema schema, Type type)
    {
        if (type == typeof(Truth))
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
