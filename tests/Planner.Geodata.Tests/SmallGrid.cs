using Planner.Tests;

namespace Planner.Geodata.Tests;

/// <summary>A grid of three buses for the small recipe.</summary>
internal static class SmallGrid
{
    public const string Section = """
        grid:
          matpower: grid.m
          busCoordinates: { path: buses.csv, bus: bus, lon: lon, lat: lat }
          title: { en: Grid, zh: 电网 }
          vintage: "2026"
          licence: public domain
          source: Grid of the test
          attribution: the test
          coverage: { description: the box, regions: [{ bounds: [-100, 30, -99, 31] }] }

        """;

    public const string Case = """
        function mpc = grid
        mpc.version = '2';
        mpc.baseMVA = 100;
        mpc.bus = [
        1 3 10.5 0 0 0 1 1 0 345 1 1.1 0.9;
        2 1 20 0 2.5 0 1 1 0 138 1 1.1 0.9;
        3 1 0 0 0 0 2 1 0 345 1 1.1 0.9;
        ];
        mpc.gen = [
        1 30 0 10 -10 1 100 1 200 5 0 0 0 0 0 0 0 0 0 0 0;
        ];
        mpc.branch = [
        1 2 0.01 0.1 0.02 250 300 320 0 0 1 -30 30;
        2 3 0 0.05 0 0 0 0 0.98 1.5 1 -360 360;
        ];
        mpc.gencost = [
        2 0 0 3 0.02 20 100;
        ];
        """;

    public const string Buses = "bus,lon,lat\n1,-99.8,30.2\n2,-99.6,30.4\n3,-99.6,30.4\n";

    public static string Recipe { get; } = SmallRecipe.Text.Replace("layers:\n", Section + "layers:\n", StringComparison.Ordinal);

    /// <summary>The small recipe with the grid of a folder, which says itself where its buses stand.</summary>
    public static string FolderRecipe(string folder) => Recipe
        .Replace("matpower: grid.m", $"folder: {folder}", StringComparison.Ordinal)
        .Replace("  busCoordinates: { path: buses.csv, bus: bus, lon: lon, lat: lat }\n", "", StringComparison.Ordinal);

    public static SmallImport Import(string buses = Buses)
    {
        var import = new SmallImport { Recipe = Recipe };
        import.Write("grid.m", Case);
        import.Write("buses.csv", buses);
        return import;
    }
}
