using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Planner.Web.Tests;

/// <summary>The map UI's types are made from the API's document and committed: they must be of today's.</summary>
public sealed partial class ApiTypesTest
{
    [Fact]
    public async Task Types_OfTheMapUi_AreMadeFromTodaysDocument()
    {
        var document = await PlannerServer.DescribeApiAsync(TestContext.Current.CancellationToken);
        // The version changes with every commit and is no part of the contract.
        var contract = Version().Replace(document.Replace("\r", "", StringComparison.Ordinal), "\"version\": \"\"", 1);
        var expected = "// openapi " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contract)));
        var found = File.ReadLines(FindTypes()).First();
        Assert.True(expected == found, "web/ui/src/api/schema.d.ts is of another document: build src/Planner.Cli in Release and run 'npm run api' in web/ui.");
    }

    private static string FindTypes()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var types = Path.Combine(folder.FullName, "web", "ui", "src", "api", "schema.d.ts");
            if (File.Exists(types))
            {
                return types;
            }
        }

        throw new FileNotFoundException("web/ui/src/api/schema.d.ts");
    }

    [GeneratedRegex("\"version\": \"[^\"]*\"")]
    private static partial Regex Version();
}
