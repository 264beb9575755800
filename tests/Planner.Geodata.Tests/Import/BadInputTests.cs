using Planner.Domain.Diagnostics;
using Planner.Geodata.Import;
using Planner.Tests;

namespace Planner.Geodata.Tests.Import;

/// <summary>Every flaw of an input has its code, its place and its remedy; nothing is stored and the old workspace stays.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("B,Beta,50,-99.4,30.6", "B,Beta,50,30.6,-99.4", "geometry.swapped", "swap lonColumn and latColumn")]
    [InlineData("B,Beta,50,-99.4,30.6", "B,Beta,50,-589152,1000804", "geometry.outside-crs", "EPSG:4326")]
    [InlineData("B,Beta,50,-99.4,30.6", "B,Beta,50,NaN,30.6", "geometry.not-finite", "correct the row")]
    [InlineData("B,Beta,50,-99.4,30.6", "B,Beta,50,Infinity,30.6", "geometry.not-finite", "correct the row")]
    [InlineData("B,Beta,50,-99.4,30.6", "B,Beta,50,west,30.6", "geometry.not-a-number", "'where'")]
    [InlineData("B,Beta,50,-99.4,30.6", "B,Beta,50,,", "geometry.missing", "missingCoordinates: skip")]
    [InlineData("B,Beta,50,-99.4,30.6", "B,Beta,50,-80,40", "geometry.outside-bounds", "outsideBounds: skip")]
    [InlineData("B,Beta,50,-99.4,30.6", "A,Beta,50,-99.4,30.6", "row.duplicate-id", "remove one")]
    [InlineData("B,Beta,50,-99.4,30.6", ",Beta,50,-99.4,30.6", "row.no-id", "drop idColumn")]
    [InlineData("B,Beta,50,-99.4,30.6", "B,Beta,fifty,-99.4,30.6", "row.not-a-number", "missing")]
    public void Run_FlawInALayer_IsReportedWithItsLine(string good, string bad, string code, string remedy)
    {
        // The filter on mw would drop a row whose mw is no number; here the row's other flaw is to be seen.
        var recipe = SmallRecipe.Text.Replace("- { column: mw, atLeast: 1 }", "- { column: name, notIn: [x] }", StringComparison.Ordinal);
        using var import = new SmallImport { Recipe = recipe, Plants = SmallRecipe.Plants.Replace(good, bad, StringComparison.Ordinal) };
        var problem = Assert.Single(import.Refused());
        Assert.Equal((code, "plants.csv", 3), (problem.Code, problem.Where.File, problem.Where.Line));
        Assert.Contains(remedy, problem.Remedy, StringComparison.Ordinal);
        Assert.False(File.Exists(import.Workspace));
    }

    [Theory]
    [InlineData("s2,Second,-99.2,30.2", "s1,Second,-99.2,30.2", "row.duplicate-id")]
    [InlineData("s2,Second,-99.2,30.2", ",Second,-99.2,30.2", "row.no-id")]
    [InlineData("s2,Second,-99.2,30.2", "s2,Second,30.2,-99.2", "geometry.swapped")]
    [InlineData("s2,Second,-99.2,30.2", "s2,Second,,", "geometry.missing")]
    public void Run_FlawInTheSites_IsReportedWithItsLine(string good, string bad, string code)
    {
        using var import = new SmallImport { Sites = SmallRecipe.Sites.Replace(good, bad, StringComparison.Ordinal) };
        var problem = Assert.Single(import.Refused());
        Assert.Equal((code, "sites.csv", 3), (problem.Code, problem.Where.File, problem.Where.Line));
    }

    [Fact]
    public void Run_SiteWhereNoPlaneMeasures_IsRefused()
    {
        var recipe = SmallRecipe.Text.Replace("[-100, 30, -99, 31]", "[-160, 17, -66, 62]", StringComparison.Ordinal);
        using var import = new SmallImport { Recipe = recipe, Sites = "id,name,lon,lat\na,San Juan,-66.1,18.4\n" };
        Assert.Equal("site.outside-projection", Assert.Single(import.Refused()).Code);
    }

    [Theory]
    [InlineData("POLYGON((-99.5 30.5, -99.4 30.5, -99.4 30.6))", "geometry.bad-wkt")]
    [InlineData("somewhere", "geometry.bad-wkt")]
    [InlineData("POLYGON((-99.5 30.5, -99.4 30.5, -99.5 30.5, -99.5 30.5))", "geometry.no-area")]
    [InlineData("POINT(-99.5 30.5)", "geometry.other-kind")]
    public void Run_FlawInWkt_IsReported(string wkt, string code)
    {
        var recipe = SmallRecipe.Text.Replace("geometry: point", "geometry: polygon", StringComparison.Ordinal)
            .Replace("    lonColumn: lon\n    latColumn: lat\n", "    wktColumn: wkt\n", StringComparison.Ordinal);
        using var import = new SmallImport { Recipe = recipe, Plants = $"code,name,mw,wkt\nA,Alpha,100,\"{wkt}\"\n" };
        var problem = Assert.Single(import.Refused());
        Assert.Equal((code, 2), (problem.Code, problem.Where.Line));
    }

    [Fact]
    public void Run_UnknownColumn_NamesTheNearest()
    {
        using var import = new SmallImport { Plants = SmallRecipe.Plants.Replace("code,name,mw", "code,name,mws", StringComparison.Ordinal) };
        var problem = Assert.Single(import.Refused());
        Assert.Equal("csv.unknown-column", problem.Code);
        Assert.StartsWith("did you mean 'mws'?", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MissingFileAndFolder_AreBothReported()
    {
        using var import = new SmallImport { Recipe = SmallRecipe.Text.Replace("path: plants.csv", "path: ${dataRoot}/plants.csv", StringComparison.Ordinal).Replace("path: sites.csv", "path: none.csv", StringComparison.Ordinal) };
        Assert.Equal(["import.no-data-root", "import.file-not-found"], import.Refused().Select(problem => problem.Code));
    }

    [Fact]
    public void Run_FlawsInSeveralFiles_AreAllReportedAtOnce()
    {
        using var import = new SmallImport
        {
            Plants = "code,name,mw,lon,lat\nA,Alpha,100,-99.5,30.5\nA,Beta,50,-99.4,30.6\nC,Gamma,7,30.6,-99.3\n",
            Sites = "id,name,lon,lat\ns1,First,-99.6\n,Second,-99.2,30.2\n",
        };
        Assert.Equal(["row.duplicate-id", "geometry.swapped", "csv.field-count", "row.no-id"], import.Refused().Select(problem => problem.Code));
    }

    [Fact]
    public void Run_BadInput_LeavesTheOldWorkspaceByteForByte()
    {
        using var import = new SmallImport();
        import.Run();
        var before = File.ReadAllBytes(import.Workspace);
        import.Plants = "code,name,mw,lon,lat\nA,Alpha,100,NaN,30.5\n";
        Assert.NotEmpty(import.Refused());
        Assert.Equal(before, File.ReadAllBytes(import.Workspace));
        Assert.Equal(["texas.gpkg"], Directory.GetFiles(import.WorkspaceFolder).Select(Path.GetFileName));
    }

    [Fact]
    public void Run_AllowedFlaws_AreNotedAndLeftOut()
    {
        var recipe = SmallRecipe.Text.Replace("    idColumn: code\n", "    idColumn: code\n    missingCoordinates: skip\n    outsideBounds: skip\n", StringComparison.Ordinal);
        using var import = new SmallImport
        {
            Recipe = recipe,
            Plants = "code,name,mw,lon,lat\nA,Alpha,100,-99.5,30.5\nB,Beta,50,,\nC,Gamma,7,-80,40\n",
        };
        var report = import.Run();
        Assert.Equal(new LayerReport("plants", 3, 1), report.Layers[0]);
        Assert.Equal(["geometry.missing", "geometry.outside-bounds"], report.Diagnostics.Select(note => note.Code));
        Assert.All(report.Diagnostics, note => Assert.Equal(Severity.Note, note.Severity));
    }

    [Fact]
    public void Run_CrossedPolygon_IsRepairedWithANote()
    {
        using var import = new SmallImport { Sites = "id,name,lon,lat\ns1,First,-99.6,30.5\n" };
        var own = import.Write("own.csv", "id,name,wkt\nbow,Bow tie,\"POLYGON((-99.5 30.5, -99.4 30.6, -99.4 30.5, -99.5 30.6, -99.5 30.5))\"\n");
        var report = import.Run(new ImportOptions(null, own));
        Assert.Equal(2, report.SiteCount);
        Assert.Equal("geometry.repaired", Assert.Single(report.Diagnostics).Code);
    }
}
