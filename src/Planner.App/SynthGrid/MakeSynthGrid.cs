using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;

namespace Planner.App.SynthGrid;

/// <summary>What a synthetic grid is made from and where it goes.</summary>
/// <param name="CitiesPath">Table of cities.</param>
/// <param name="PlantsPath">Table of plants.</param>
/// <param name="SwitchyardPaths">Tables of places with a substation but no load or plant; may be empty.</param>
/// <param name="Seed">Seed of everything that is drawn.</param>
/// <param name="OutputFolder">Folder for grid.m, bus-coordinates.csv and branch-names.csv.</param>
public sealed record SynthGridQuestion(string CitiesPath, string PlantsPath, IReadOnlyList<string> SwitchyardPaths, int Seed, string OutputFolder);

/// <summary>What was written and what the grid looks like.</summary>
public sealed record SynthGridAnswer : Answer
{
    /// <summary>Paths of the files written.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    public required int Seed { get; init; }

    /// <summary>Always true: no line of the grid is a real one.</summary>
    public bool Illustrative { get; init; } = true;

    public required IReadOnlyList<InterconnectionStatistics> Interconnections { get; init; }

    public required IReadOnlyList<LevelStatistics> Levels { get; init; }
}

/// <summary>Use case of <c>planner synth-grid</c>: read the tables, make the grid, write its files.</summary>
public static class MakeSynthGrid
{
    public const string CaseFile = "grid.m", CoordinatesFile = "bus-coordinates.csv", BranchNamesFile = "branch-names.csv";

    /// <exception cref="BadInputException">A table has problems; all of them are in it and nothing was written.</exception>
    public static SynthGridAnswer Run(SynthGridQuestion question, IProgress<StepProgress>? progress = null, CancellationToken cancel = default)
    {
        var clock = Stopwatch.StartNew();
        var places = ReadPlaces(question.CitiesPath, question.PlantsPath, question.SwitchyardPaths);
        var result = SynthGridGenerator.Generate(places, question.Seed, progress, cancel);
        return new()
        {
            InputsHash = InputsHash.Of(question with { OutputFolder = "" }, [.. InputFiles(question).Select(FileHash.Of)]),
            Files = Write(result, question),
            Seed = question.Seed,
            Interconnections = result.Interconnections,
            Levels = result.Levels,
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private static IEnumerable<string> InputFiles(SynthGridQuestion question) =>
        [question.CitiesPath, question.PlantsPath, .. question.SwitchyardPaths];

    private static string[] Write(SynthGridResult result, SynthGridQuestion question)
    {
        Directory.CreateDirectory(question.OutputFolder);
        string[] files = [.. new[] { CaseFile, CoordinatesFile, BranchNamesFile }.Select(file => Path.Combine(question.OutputFolder, file))];
        GridFiles.WriteCase(result.Grid, files[0], "synthetic_grid",
            $"Synthetic grid, seed {question.Seed}, written by 'planner synth-grid'; do not edit. No line or transformer here is a real one.");
        GridFiles.WriteCoordinates(result.Grid, files[1]);
        GridFiles.WriteBranchNames(result.Grid, files[2]);
        return files;
    }

    /// <summary>Reads the tables.</summary>
    /// <exception cref="BadInputException">A table has problems; all of them are in it.</exception>
    public static GridPlaces ReadPlaces(string citiesPath, string plantsPath, IReadOnlyList<string> switchyardPaths)
    {
        var bag = new DiagnosticBag();
        var cities = PlaceTables.ReadCities(citiesPath, bag);
        var plants = PlaceTables.ReadPlants(plantsPath, bag);
        var switchyards = switchyardPaths.SelectMany(path => PlaceTables.ReadSwitchyards(path, bag)).ToList();
        PlaceTables.CheckPopulations(cities, citiesPath, bag);
        RequireBoth(cities, plants, plantsPath, bag);
        bag.ThrowIfErrors();
        return new(cities, plants, switchyards);
    }

    // An interconnection with load and no plant (or the other way round) can't balance.
    private static void RequireBoth(List<City> cities, List<Plant> plants, string plantsPath, DiagnosticBag bag)
    {
        var withLoad = cities.Select(city => city.Interconnection).ToHashSet();
        foreach (var one in withLoad.Except(plants.Select(plant => plant.Interconnection)).Union(plants.Select(plant => plant.Interconnection).Except(withLoad)))
        {
            bag.Error("synth.one-sided", $"{GridStatistics.Name(one)} has {(withLoad.Contains(one) ? "cities but no plant" : "plants but no city")}",
                new(plantsPath), "Its load and generation can't balance", "Add the missing kind, or leave that interconnection out of both tables");
        }
    }
}
