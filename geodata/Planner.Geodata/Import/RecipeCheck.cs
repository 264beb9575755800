using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Geodata.Measure;

namespace Planner.Geodata.Import;

/// <summary>Checks that the parts of a recipe fit together: names are unique, and what they name exists.</summary>
internal static class RecipeCheck
{
    private static readonly IReadOnlyDictionary<string, string[]> GridColumns = new Dictionary<string, string[]>
    {
        ["bus"] = ["name", "base_kv", "load_mw"],
        ["branch"] = ["name", "from_kv", "to_kv", "rate_mw", "is_transformer"],
    };

    /// <summary>Names of the tables that every workspace has.</summary>
    private static readonly IReadOnlyCollection<string> ReservedLayers =
        ["bus", "branch", "generator", "load", "dc_line", "site", "site_poi", "site_fact", "layer_coverage", "workspace", "raster", "raster_block", "tie_line", "setback"];

    public static void References(Recipe recipe, string file, DiagnosticBag bag)
    {
        Unique(recipe.Layers.Select(layer => (layer.Id, layer.File)).Concat(recipe.Rasters.Select(raster => (raster.Id, raster.File))), layer => layer.Id, "layer", layer => layer.File.Line);
        Unique(recipe.Facts.Select(fact => (fact.Id, fact.Line)).Concat(recipe.NeededFacts.Select(fact => (fact.Id, Line: 1))), fact => fact.Id.Name, "fact", fact => fact.Line);
        Unique(recipe.Criteria, criterion => criterion.Id, "criterion", _ => 1);
        Unique(recipe.Exclusions, exclusion => exclusion.Id, "exclusion", _ => 1);
        foreach (var layer in recipe.Layers)
        {
            CheckLayer(layer, Report);
            CheckUse(recipe, layer.Id, layer.Where, layer.File.Line, Report);
        }

        foreach (var part in recipe.Layers.Select(layer => layer.Coverage).Append(recipe.Grid?.Coverage).SelectMany(RegionLayers))
        {
            CheckUse(recipe, part.Layer, part.Where, part.Line, Report);
        }

        foreach (var fact in recipe.Facts)
        {
            CheckFact(recipe, fact, Report);
        }

        GroundCheck.References(recipe, (layer, where, line) => CheckUse(recipe, layer, where, line, Report), Report);

        CheckReaders(recipe, Report);
        CheckNote(recipe, Report);
        CheckCandidates(recipe, Report);

        void Report(string code, string what, int line, string remedy) =>
            bag.Error(code, what, new InputLocation(file, line), "The parts of a recipe must fit together", remedy);

        void Unique<T>(IEnumerable<T> items, Func<T, string> name, string word, Func<T, int> line)
        {
            foreach (var twice in items.GroupBy(name).Where(group => group.Count() > 1))
            {
                Report("recipe.duplicate-id", $"The {word} id '{twice.Key}' stands {twice.Count()} times", line(twice.Last()), "give each its own id");
            }
        }
    }

    private static IEnumerable<CoveragePart.LayerFeatures> RegionLayers(CoverageSpec? coverage) =>
        coverage is null ? [] : coverage.Parts.OfType<CoveragePart.LayerFeatures>();

    private static void CheckLayer(LayerSpec layer, Action<string, string, int, string> report)
    {
        var prefixed = layer.Id.Split('_')[0] is "gpkg" or "rtree" or "sqlite" or "planner";
        if (prefixed || ReservedLayers.Contains(layer.Id))
        {
            report("recipe.reserved-id", $"The layer id '{layer.Id}' is a name of the workspace's own tables", layer.File.Line, "choose another id");
        }

        var names = layer.Columns.Select(column => column.As).ToList();
        foreach (var twice in layer.Columns.GroupBy(column => column.As).Where(group => group.Count() > 1 || group.Key is "fid" or "geom" or "map_rank" or "feature_name"))
        {
            report("recipe.duplicate-id", $"The column '{twice.Key}' of layer '{layer.Id}' is taken", twice.Last().Line, "rename it with 'as'");
        }

        if (layer.RankColumn is { } rank && !names.Contains(rank))
        {
            report("recipe.unknown-column", $"rankColumn '{rank}' of layer '{layer.Id}' is not among its columns", layer.File.Line, NearestName.Advice(rank, names));
        }
    }

    private static void CheckFact(Recipe recipe, FactSpec fact, Action<string, string, int, string> report)
    {
        if (fact.Subject == MeasureSubject.TieLine && recipe.TieLines is null)
        {
            report("recipe.bad-fact", $"'{fact.Id}' is measured on the tie-line, and the recipe routes none", fact.Line, "add 'tieLines', or remove 'of: tie-line'");
        }

        if (fact.Kind.IsRaster())
        {
            GroundCheck.Raster(recipe, fact.Layer, fact.Line, report);
            foreach (var condition in fact.Where.Where(condition => condition.Column != "value"))
            {
                report("recipe.unknown-column", $"The raster '{fact.Layer}' has no column '{condition.Column}'", condition.Line, "write 'value', which is the cell's value");
            }

            return;
        }

        CheckUse(recipe, fact.Layer, fact.Where, fact.Line, report);
        CheckColumn(recipe, fact.Layer, fact.Column, fact.Line, report);
    }

    private static void CheckUse(Recipe recipe, string layer, IReadOnlyList<Condition> where, int line, Action<string, string, int, string> report)
    {
        if (ColumnsOf(recipe, layer) is null)
        {
            var known = recipe.Layers.Select(other => other.Id).Concat(GridColumns.Keys).ToList();
            report("recipe.unknown-layer", $"There is no layer '{layer}'", line, NearestName.Advice(layer, known));
        }

        foreach (var condition in where)
        {
            CheckColumn(recipe, layer, condition.Column, condition.Line, report);
        }
    }

    private static void CheckColumn(Recipe recipe, string layer, string? column, int line, Action<string, string, int, string> report)
    {
        if (column is not null && ColumnsOf(recipe, layer) is { } known && !known.Contains(column))
        {
            report("recipe.unknown-column", $"The layer '{layer}' has no column '{column}'", line, NearestName.Advice(column, known));
        }
    }

    private static List<string>? ColumnsOf(Recipe recipe, string layer) =>
        recipe.Grid is not null && GridColumns.TryGetValue(layer, out var columns)
            ? [.. columns]
            : recipe.Layers.FirstOrDefault(candidate => candidate.Id == layer)?.Columns.Select(column => column.As).ToList();

    /// <summary>Facts of the grid and of the law that are added when a question is asked.</summary>
    private static readonly string[] LaterFacts = ["grid.headroom_mw", "grid.headroom_share", "permit.review_rank", "permit.months_to_power_p50", "permit.months_to_power_p90"];

    /// <summary>A criterion that reads a fact which never comes would be unknown everywhere, so it is refused.</summary>
    private static void CheckReaders(Recipe recipe, Action<string, string, int, string> report)
    {
        var facts = recipe.Facts.Select(fact => fact.Id).Concat(recipe.NeededFacts.Select(fact => fact.Id)).Concat(recipe.StatedFacts.Listed.Select(pair => pair.Key))
            .Concat(SiteExtent.All).Select(id => id.Name).Concat(LaterFacts).Concat(GroundCheck.Facts(recipe)).ToList();
        var readers = recipe.Criteria.Select(criterion => ($"Criterion '{criterion.Id}'", criterion.Fact))
            .Concat(recipe.Exclusions.Select(exclusion => ($"Exclusion '{exclusion.Id}'", exclusion.Fact)));
        foreach (var (reader, fact) in readers.Where(pair => IsOfThePlace(pair.Fact) && !facts.Contains(pair.Fact.Name)))
        {
            report("recipe.unknown-fact", $"{reader} reads '{fact}', which the recipe neither measures nor states", 1, NearestName.Advice(fact.Name, facts));
        }
    }

    /// <summary>Facts of the project and the action may be stated by a site's own row, which the recipe does not see.</summary>
    private static bool IsOfThePlace(FactId fact) => fact.Name.Split('.')[0] is "site" or "poi" or "grid" or "permit";

    private static void CheckNote(Recipe recipe, Action<string, string, int, string> report)
    {
        var illustrative = recipe.Layers.Any(layer => layer.DataSet.Illustrative) || recipe.Grid is { DataSet.Illustrative: true };
        if (illustrative && recipe.IllustrativeNote is null)
        {
            report("recipe.missing-key", "A part is illustrative but 'illustrativeNote' is missing", 1, "say in illustrativeNote what is not real");
        }
    }

    private static void CheckCandidates(Recipe recipe, Action<string, string, int, string> report)
    {
        if (recipe.Candidates.Rule is not { } rule)
        {
            return;
        }

        if (recipe.Grid is null)
        {
            report("recipe.bad-candidates", "The candidate rule asks for buses but the recipe has no grid", 1, "add 'grid', or give candidates in 'files'");
        }

        if (rule.Inside is { } inside)
        {
            CheckUse(recipe, inside.Layer, inside.Where, inside.Line, report);
        }
    }
}
