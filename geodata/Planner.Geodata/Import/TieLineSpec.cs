using Planner.Geodata.Routing;

namespace Planner.Geodata.Import;

/// <summary>How tie-lines are routed.</summary>
/// <param name="Costs">Table of line-costs.yaml.</param>
/// <param name="CellMetres">Side of the cells of the friction surface.</param>
/// <param name="CorridorMetres">Width of the right of way whose crossings are measured.</param>
/// <param name="Slope">Raster of slope in percent; null: not known.</param>
/// <param name="LandCover">Raster of NLCD classes; null: not known.</param>
/// <param name="Prefer">What lines should follow, such as existing lines.</param>
/// <param name="Barriers">What lines should keep out of.</param>
/// <param name="Line">Line of the recipe.</param>
public sealed record TieLineSpec(
    string Costs, double CellMetres, double CorridorMetres, string? Slope, string? LandCover,
    IReadOnlyList<PreferSpec> Prefer, IReadOnlyList<BarrierSpec> Barriers, int Line)
{
    internal static TieLineSpec Read(YamlMap map)
    {
        var spec = new TieLineSpec(
            map.Text("costs"), map.Number("cellM", 10, 1000), map.Number("corridorM", 1, 1000), map.FindText("slope"), map.FindText("landCover"),
            [.. map.Maps("prefer").Select(PreferSpec.Read)], [.. map.Maps("barriers").Select(BarrierSpec.Read)], map.Line);
        map.RefuseOtherKeys();
        return spec;
    }
}

/// <summary>Ground along which a line is cheaper to site: within a distance of features its friction is multiplied.</summary>
/// <remarks>The factor moves the route only; the money is counted without it.</remarks>
public sealed record PreferSpec(string Layer, IReadOnlyList<Condition> Where, double WithinMetres, double Factor, int Line)
{
    internal static PreferSpec Read(YamlMap map)
    {
        var spec = new PreferSpec(map.Text("layer"), LayerSectionReader.ReadConditions(map, "where"), map.Number("withinM", 0, 10_000), map.Number("factor", 0.05, 1), map.Line);
        map.RefuseOtherKeys();
        return spec;
    }
}

/// <summary>Ground that a line keeps out of: always (hard), or until no way is left (the lowest rank is given up first).</summary>
public sealed record BarrierSpec(string Layer, IReadOnlyList<Condition> Where, byte Rank, int Line)
{
    internal static BarrierSpec Read(YamlMap map)
    {
        var rank = map.Text("rank");
        var spec = new BarrierSpec(map.Text("layer"), LayerSectionReader.ReadConditions(map, "where"), rank == "hard" ? FrictionGrid.Hard : (byte)map.Integer("rank", 1, FrictionGrid.Hard - 1), map.Line);
        map.RefuseOtherKeys();
        return spec;
    }
}
