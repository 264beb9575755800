using System.CommandLine;
using Planner.Web;

namespace Planner.Cli.Commands;

/// <summary>Writes the OpenAPI document of the server; the build uses it, and so may whoever writes a client.</summary>
internal static class OpenApiCommand
{
    private static readonly Argument<string?> Target = new("FILE")
    {
        Description = "File to write; without it: standard output.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create()
    {
        var command = new Command("openapi", "Writes the OpenAPI 3.1 document of the server.\n\nExample: planner openapi openapi.json") { Target };
        command.SetAction(async (parsed, cancel) =>
        {
            var document = await PlannerServer.DescribeApiAsync(cancel);
            if (parsed.GetValue(Target) is { } file)
            {
                await File.WriteAllTextAsync(file, document, cancel);
            }
            else
            {
                await Console.Out.WriteLineAsync(document);
            }

            return ExitCode.Answered;
        });
        return command;
    }
}
