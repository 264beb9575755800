using Planner.App.SynthGrid;

namespace Planner.App.Tests.SynthGrid;

/// <summary>The tables of the national sample, and the grid made from them once for all tests.</summary>
internal static class ShippedTables
{
    public const int Seed = 1;

    private static readonly Lazy<SynthGridResult> Made = new(() => Generate(Seed));

    public static string Folder { get; } = Find();

    public static SynthGridResult Grid => Made.Value;

    public static string Path(string file) => System.IO.Path.Combine(Folder, file);

    public static string[] SwitchyardPaths => [Path("retired-coal.csv"), Path("federal-sites.csv")];

    public static GridPlaces Places() => MakeSynthGrid.ReadPlaces(Path("cities.csv"), Path("plants.csv"), SwitchyardPaths);

    public static SynthGridResult Generate(int seed) => SynthGridGenerator.Generate(Places(), seed);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Planner.sln")))
            {
                return System.IO.Path.Combine(folder.FullName, "geodata", "us48", "tables");
            }
        }

        throw new DirectoryNotFoundException("Planner.sln is in no folder above the tests.");
    }
}
