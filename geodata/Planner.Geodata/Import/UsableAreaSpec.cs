namespace Planner.Geodata.Import;

/// <summary>How the usable part of a site is found.</summary>
/// <param name="MegawattsPerHectare">Load that a hectare carries; stated, since it depends on the design.</param>
/// <param name="Exclude">What can't be built on.</param>
/// <param name="Setbacks">Distances that ordinances ask for, by county; null: none.</param>
/// <param name="Line">Line of the recipe.</param>
public sealed record UsableAreaSpec(double MegawattsPerHectare, IReadOnlyList<ExcludedGround> Exclude, SetbackSpec? Setbacks, int Line)
{
    internal static UsableAreaSpec Read(YamlMap map)
    {
        var spec = new UsableAreaSpec(
            map.Number("mwPerHa", 0.001, 1000), [.. map.Maps("exclude").Select(ExcludedGround.Read)],
            map.FindMap("setbacks") is { } setbacks ? SetbackSpec.Read(setbacks) : null, map.Line);
        map.RefuseOtherKeys();
        return spec;
    }
}

/// <summary>Features that can't be built on, and a strip round them.</summary>
public sealed record ExcludedGround(string Layer, IReadOnlyList<Condition> Where, double BufferM, int Line)
{
    internal static ExcludedGround Read(YamlMap map)
    {
        var spec = new ExcludedGround(map.Text("layer"), LayerSectionReader.ReadConditions(map, "where"), map.FindNumber("bufferM", 0, 100_000) ?? 0, map.Line);
        map.RefuseOtherKeys();
        return spec;
    }
}

/// <summary>A table of setbacks: which county asks for how much distance from which kind of feature.</summary>
/// <param name="File">CSV with the columns FIPS, Feature Type, Value Type, Value (as NREL publishes ordinances).</param>
/// <param name="Counties">Layer of county polygons.</param>
/// <param name="FipsColumn">Its column with the five-digit code.</param>
/// <param name="StructureHeightM">Height that "multipliers" of a height refer to; null: not known, and such rows make the area unknown.</param>
/// <param name="Features">Which layer each feature type of the table means.</param>
/// <param name="Line">Line of the recipe.</param>
public sealed record SetbackSpec(SourceFile File, string Counties, string FipsColumn, double? StructureHeightM, IReadOnlyDictionary<string, string> Features, int Line)
{
    internal static SetbackSpec Read(YamlMap map)
    {
        var spec = new SetbackSpec(
            LayerSectionReader.ReadFile(map, "path"), map.Text("counties"), map.Text("fipsColumn"), map.FindNumber("structureHeightM", 0, 1000),
            map.Map("features").AllTexts().ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase), map.Line);
        map.RefuseOtherKeys();
        return spec;
    }
}
