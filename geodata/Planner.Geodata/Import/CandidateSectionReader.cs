using Planner.Domain.Units;

namespace Planner.Geodata.Import;

/// <summary>Reads the section 'candidates' of a recipe.</summary>
internal static class CandidateSectionReader
{
    private const int MostCandidates = 1_000_000;

    public static CandidateSpec Read(YamlMap map)
    {
        var spec = new CandidateSpec
        {
            DefaultFootprint = new Hectares(map.Number("defaultFootprintHa", 0.01, 100_000)),
            Poi = ReadPoi(map.Map("poi")),
            Rule = map.FindMap("rule") is { } rule ? ReadRule(rule) : null,
            Files = [.. map.Maps("files").Select(ReadFile)],
        };
        map.RefuseOtherKeys();
        return spec;
    }

    private static PoiSpec ReadPoi(YamlMap map)
    {
        var poi = new PoiSpec(
            new Kilovolts(map.Number("minKv", 0, 1500)),
            new Kilometers(map.Number("withinKm", 0.001, 1000)),
            map.Integer("count", 1, 100));
        map.RefuseOtherKeys();
        return poi;
    }

    private static CandidateRule ReadRule(YamlMap map)
    {
        var rule = new CandidateRule(
            RecipeName.Read(map, "idPrefix"),
            new Kilovolts(map.Number("nearBusOfAtLeastKv", 0, 1500)),
            new Kilometers(map.Number("withinKm", 0.001, 1000)),
            new Kilometers(map.Number("spacingKm", 0.1, 1000)),
            map.Integer("limit", 1, MostCandidates),
            map.Integer("seed", 0, int.MaxValue),
            map.FindMap("inside") is { } inside ? LayerSectionReader.ReadLayerFeatures(inside) : null);
        map.RefuseOtherKeys();
        return rule;
    }

    private static CandidateFile ReadFile(YamlMap map)
    {
        var file = new CandidateFile
        {
            File = LayerSectionReader.ReadFile(map, "path"),
            Format = LayerSectionReader.ReadFormat(map),
            Table = map.FindText("table"),
            Crs = LayerSectionReader.ReadCrs(map),
            Position = LayerSectionReader.ReadPosition(map),
            IdColumn = map.FindText("idColumn") ?? "id",
            NameColumn = map.FindText("nameColumn") ?? "name",
            RequestedMwColumn = map.FindText("requestedMwColumn"),
        };
        LayerSectionReader.RequirePosition(map, file.Format, file.Position);
        map.RefuseOtherKeys();
        return file;
    }
}
