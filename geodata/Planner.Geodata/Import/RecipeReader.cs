using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Units;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Planner.Geodata.Import;

/// <summary>Reads a recipe file into a <see cref="Recipe"/>; collects every problem with its line.</summary>
internal sealed class RecipeReader(string file, DiagnosticBag bag)
{
    private const long MaxBytes = 4_000_000;

    public Recipe? Read(string text)
    {
        var errorsBefore = bag.ErrorCount;
        if (Parse(text) is not { } root)
        {
            return null;
        }

        var recipe = ReadRecipe(new YamlMap(root, "", file, bag), text);
        if (bag.ErrorCount == errorsBefore)
        {
            RecipeCheck.References(recipe, file, bag);
        }

        return bag.ErrorCount == errorsBefore ? recipe : null;
    }

    public string? ReadText(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
        {
            bag.Error("recipe.not-found", $"There is no recipe '{path}'", new(file), "Nothing says what to import", "give the path of a recipe, e.g. geodata/recipes/texas.yaml");
            return null;
        }

        if (info.Length > MaxBytes)
        {
            bag.Error("recipe.too-large", $"The recipe has {info.Length} bytes", new(file), $"A recipe of more than {MaxBytes} bytes is no recipe", "give the recipe, not the data");
            return null;
        }

        return File.ReadAllText(path);
    }

    private YamlMappingNode? Parse(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root)
            {
                return root;
            }

            bag.Error("recipe.wrong-shape", "The file is not one YAML mapping", new(file, 1), "A recipe is 'key: value' lines", "see geodata/recipes/README.md");
        }
        catch (YamlException problem)
        {
            bag.Error("recipe.yaml-syntax", problem.Message, new(file, (int)problem.Start.Line), "The file is not well-formed YAML", "mind the indentation, quotes and repeated keys near this line");
        }

        return null;
    }

    private Recipe ReadRecipe(YamlMap map, string text)
    {
        var recipe = new Recipe
        {
            Name = RecipeName.Read(map, "name"),
            Title = map.Localized("title"),
            IllustrativeNote = map.FindLocalized("illustrativeNote"),
            Bounds = ReadBounds(map, "bounds"),
            AsOf = ReadDay(map, "asOf"),
            RequestedLoad = new Megawatts(map.Number("requestedMw", 0, 100_000)),
            Grid = map.FindMap("grid") is { } grid ? LayerSectionReader.ReadGrid(grid) : null,
            Layers = [.. map.Maps("layers").Concat(map.Maps("addedLayers")).Select(LayerSectionReader.ReadLayer)],
            Rasters = [.. map.Maps("rasters").Select(RasterSpec.Read)],
            TieLines = map.FindMap("tieLines") is { } ties ? TieLineSpec.Read(ties) : null,
            UsableArea = map.FindMap("usableArea") is { } usable ? UsableAreaSpec.Read(usable) : null,
            Candidates = CandidateSectionReader.Read(map.Map("candidates")),
            Facts = [.. map.Maps("facts").Select(FactSectionReader.ReadFact)],
            StatedFacts = StatementSectionReader.ReadFacts(map.FindMap("statedFacts"), Source.Stated(file, "stated for every site")),
            NeededFacts = [.. map.Maps("neededFacts").Select(StatementSectionReader.ReadNeeded)],
            Exclusions = [.. map.Maps("exclusions").Select(StatementSectionReader.ReadExclusion)],
            Criteria = [.. map.Maps("criteria").Select(FactSectionReader.ReadCriterion)],
            Text = text,
        };
        map.RefuseOtherKeys();
        return recipe;
    }

    internal static Bounds ReadBounds(YamlMap map, string key)
    {
        var sides = map.Numbers(key, -180, 180);
        if (sides is [var west, var south, var east, var north] && west < east && south < north && south >= -90 && north <= 90)
        {
            return new(west, south, east, north);
        }

        map.Error("recipe.bad-bounds", key, map.LineOf(key), "is not a box", "write [west, south, east, north] in degrees, west < east, south < north");
        return new(-180, -90, 180, 90);
    }

    private static DateOnly ReadDay(YamlMap map, string key)
    {
        var text = map.Text(key);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        map.Error("recipe.bad-date", key, map.LineOf(key), $"is '{text}'", "write a day as YYYY-MM-DD");
        return default;
    }
}
