using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Texts;
using Planner.Domain.Units;

namespace Planner.Geodata.Import;

/// <summary>A box in degrees on WGS 84: west, south, east, north.</summary>
public sealed record Bounds(double West, double South, double East, double North)
{
    public bool Contains(double longitude, double latitude) =>
        West <= longitude && longitude <= East && South <= latitude && latitude <= North;
}

/// <summary>What to import and how to read it: one YAML file (format: geodata/recipes/README.md). Immutable.</summary>
public sealed record Recipe
{
    /// <summary>Short name in lower case, e.g. "texas".</summary>
    public required string Name { get; init; }

    public required LocalizedText Title { get; init; }

    /// <summary>What is not real about this workspace; null when everything is. Shown wherever the data are shown.</summary>
    public LocalizedText? IllustrativeNote { get; init; }

    public required Bounds Bounds { get; init; }

    /// <summary>The day for which the workspace speaks.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Load asked for at a site when the question does not say.</summary>
    public required Megawatts RequestedLoad { get; init; }

    public GridSpec? Grid { get; init; }

    public required IReadOnlyList<LayerSpec> Layers { get; init; }

    /// <summary>Rasters that facts and routes read; they stand on no map.</summary>
    public required IReadOnlyList<RasterSpec> Rasters { get; init; }

    /// <summary>How tie-lines are routed from the sites to their points of interconnection; null: they are not.</summary>
    public TieLineSpec? TieLines { get; init; }

    /// <summary>How the usable part of each site is found; null: it is not.</summary>
    public UsableAreaSpec? UsableArea { get; init; }

    public required CandidateSpec Candidates { get; init; }

    public required IReadOnlyList<FactSpec> Facts { get; init; }

    /// <summary>Facts that hold for every site because the recipe says so.</summary>
    public required FactSheet StatedFacts { get; init; }

    /// <summary>Facts that count but that no layer of the recipe tells: unknown, with what to get, until a site's row states them.</summary>
    public required IReadOnlyList<NeededFact> NeededFacts { get; init; }

    /// <summary>Where one of these holds, a site is out, whatever its score.</summary>
    public required IReadOnlyList<Exclusion> Exclusions { get; init; }

    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>The recipe's own text, kept in the workspace.</summary>
    public required string Text { get; init; }

    /// <summary>Reads a recipe; all its problems go to the bag, and the answer is null when there is an error.</summary>
    public static Recipe? Load(string path, DiagnosticBag bag)
    {
        var reader = new RecipeReader(Path.GetFileName(path), bag);
        return reader.ReadText(path) is { } text ? reader.Read(text) : null;
    }

    /// <summary>Reads a recipe from its text.</summary>
    internal static Recipe? Parse(string text, string label, DiagnosticBag bag) => new RecipeReader(label, bag).Read(text);
}

/// <summary>The grid of the workspace, and where its buses stand.</summary>
public sealed record GridSpec
{
    /// <summary>A MATPOWER case, or a folder with the tables of RTS-GMLC, PyPSA or the plain form.</summary>
    public required SourceFile Case { get; init; }

    public required bool IsFolder { get; init; }

    /// <summary>Null: the folder says where its buses stand.</summary>
    public BusPlaces? Places { get; init; }

    /// <summary>Title, vintage, licence and attribution, as of a layer.</summary>
    public required DataSetInfo DataSet { get; init; }

    public required CoverageSpec Coverage { get; init; }
}

/// <summary>The table that says where the buses of a case stand.</summary>
/// <param name="File">CSV.</param>
/// <param name="BusColumn">Column of the bus number.</param>
/// <param name="LongitudeColumn">Degrees.</param>
/// <param name="LatitudeColumn">Degrees.</param>
public sealed record BusPlaces(SourceFile File, string BusColumn, string LongitudeColumn, string LatitudeColumn);

/// <summary>A file named by the recipe.</summary>
/// <param name="Written">As the recipe writes it; stable, so it stands in diagnostics and in the workspace.</param>
/// <param name="Line">Line of the recipe that names it.</param>
public sealed record SourceFile(string Written, int Line);

/// <summary>Where a data set comes from and what it may be used for.</summary>
/// <param name="Title">Name of the data set as its publisher writes it.</param>
/// <param name="Vintage">Date or edition of the data.</param>
/// <param name="Licence">Licence or legal status.</param>
/// <param name="Publisher">Who publishes it and how it was had.</param>
/// <param name="Address">Address of the data set.</param>
/// <param name="Attribution">Line to show with the data.</param>
/// <param name="PositionalAccuracyM">Stated accuracy of positions in m; null: not stated.</param>
/// <param name="Illustrative">Synthetic or made up: says so on the map.</param>
public sealed record DataSetInfo(
    LocalizedText Title,
    string Vintage,
    string Licence,
    string Publisher,
    Uri? Address,
    string Attribution,
    double? PositionalAccuracyM,
    bool Illustrative);

/// <summary>One criterion of the ranking, passed on to it as the recipe states it.</summary>
/// <param name="Id">Stable id, e.g. "line_345kv".</param>
/// <param name="Fact">The fact it reads.</param>
/// <param name="Title">Short title.</param>
/// <param name="Description">What it says about a site, and why that side is better.</param>
/// <param name="Unit">Unit of the fact.</param>
/// <param name="Anchors">Points (fact value, score 0..1) of the piecewise linear value function, x rising.</param>
/// <param name="Direction">"higher" or "lower": which side of the fact is better.</param>
/// <param name="DefaultWeight">0..100.</param>
/// <param name="Source">Where the anchors come from; null: not stated.</param>
public sealed record Criterion(
    string Id,
    FactId Fact,
    LocalizedText Title,
    LocalizedText Description,
    string Unit,
    string Direction,
    IReadOnlyList<CriterionAnchor> Anchors,
    double DefaultWeight,
    string? Source = null);

/// <summary>A fact that the recipe can't measure.</summary>
/// <param name="Id">Its name, with the unit.</param>
/// <param name="Title">Short title.</param>
/// <param name="Unit">Unit of a number.</param>
/// <param name="WhatToGet">The data that would tell it, and where they are had.</param>
public sealed record NeededFact(FactId Id, LocalizedText Title, string Unit, LocalizedText WhatToGet)
{
    public Fact.Unknown Unknown => new(new("no layer of this workspace tells it", "此工作区没有可说明此项的图层"), WhatToGet);
}

/// <summary>A point of a value function.</summary>
public sealed record CriterionAnchor(double X, double Score);
