using System.Globalization;
using System.Text;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Read;

namespace Planner.Geodata.Import;

/// <summary>Writes the recipe of a data set that a user hands over without one: kind and columns by the catalogue.</summary>
/// <remarks>
/// Nothing is guessed about what the file covers: absence of a feature says nothing until the user writes a coverage.
/// </remarks>
public static class SingleImport
{
    private const int MostColumns = 60;

    /// <summary>"auto": the kind is found by the columns.</summary>
    public const string Detect = "auto";

    /// <param name="kind">A data set or a kind of the catalogue, or <see cref="Detect"/>.</param>
    /// <param name="paths">Files to import, one layer each.</param>
    /// <param name="vintage">Date or edition of the data; null: "not stated".</param>
    /// <param name="bag">Takes the problems.</param>
    /// <returns>Each layer's part of a recipe by its id, and where the files are that it names.</returns>
    public static (IReadOnlyDictionary<string, string> Layers, IReadOnlyDictionary<string, string> Files) Write(string kind, IReadOnlyList<string> paths, string? vintage, DiagnosticBag bag)
    {
        var layers = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, path) in paths.Index())
        {
            var label = Path.GetFileName(path);
            if (!File.Exists(path))
            {
                bag.Error("import.file-not-found", $"There is no file '{path}'", new(label), "It was named as a data set", "correct the path");
            }
            else if (Describe(kind, path, label, bag) is { } found)
            {
                files[$"{index + 1}/{label}"] = path;
                var id = $"{Name(label)}{(paths.Count > 1 ? $"_{index + 1}" : "")}";
                layers[id] = Layer(id, $"{index + 1}/{label}", found, vintage);
            }
        }

        return (layers, files);
    }

    /// <summary>The recipe of a workspace that holds only these layers.</summary>
    /// <param name="path">File that the workspace is named for.</param>
    /// <param name="asOf">Day for which the workspace speaks.</param>
    /// <param name="layers">Parts of the recipe.</param>
    public static string Recipe(string path, DateOnly asOf, IEnumerable<string> layers) => string.Create(CultureInfo.InvariantCulture, $$"""
        name: {{Name(Path.GetFileName(path))}}
        title: { en: {{Quote(Path.GetFileName(path))}}, zh: {{Quote(Path.GetFileName(path))}} }
        bounds: [-180, 13, -64, 72]
        asOf: {{asOf:yyyy-MM-dd}}
        requestedMw: 100
        candidates: { defaultFootprintHa: 100, poi: { minKv: 100, withinKm: 30, count: 3 } }
        addedLayers:

        """) + string.Concat(layers);

    private static Found? Describe(string kind, string path, string label, DiagnosticBag bag)
    {
        var catalogue = LayerCatalogue.Shipped;
        var named = catalogue.DataSets.FirstOrDefault(set => set.Id == kind);
        var isKind = LayerKinds.All.Contains(kind);
        if (named is null && !isKind && kind != Detect)
        {
            bag.Error("import.unknown-kind", $"There is no kind '{kind}'", new(label), "The catalogue lists what can be imported", NearestName.Advice(kind, [.. LayerKinds.All, .. catalogue.DataSets.Select(set => set.Id), Detect]));
            return null;
        }

        if (FormatDetection.Find(path, label, bag) is not { } format || SourceReader.Columns(new(path, label, format), bag) is not { } columns)
        {
            return null;
        }

        var choice = named is not null ? new(named, []) : DataSetChoice.Of(catalogue.DataSets.Where(set => !isKind || set.Kind == kind), new(path, label, format), columns);
        if (choice.Set is { } set)
        {
            if (choice.Refused.Count > 0)
            {
                bag.Note("import.recognised", $"'{label}' is read as {set.Id}", new(label), $"It was weighed against {choice.InWords}", "name the data set or the kind if it is another one");
            }

            return new(format, set, set.Kind, [], null, set.Geometry);
        }

        if (kind == Detect)
        {
            var why = choice.Refused.Count == 0 ? "They are those of no data set of the catalogue" : $"It is none of those that come near: {choice.InWords}";
            bag.Error("import.unknown-kind", $"'{label}' has the columns {string.Join(", ", columns.Take(12))}", new(label), why, $"name its kind, one of {string.Join(", ", LayerKinds.All)}");
            return null;
        }

        var position = SourceRequest.IsTable(format) ? FindPosition(columns) : null;
        return new(format, null, kind, columns, position, DataSetChoice.FindGeometry(new(path, label, format, position)) ?? GeometryKind.Point);
    }

    private static PositionColumns? FindPosition(IReadOnlyList<string> columns)
    {
        string? Find(params string[] names) => columns.FirstOrDefault(column => names.Contains(column, StringComparer.OrdinalIgnoreCase));
        return Find("wkt", "geometry", "geom") is { } wkt
            ? new(null, null, wkt)
            : new(Find("lon", "lng", "long", "longitude", "x", "longitude83") ?? "lon", Find("lat", "latitude", "lattude", "y", "latitude83") ?? "lat", null);
    }

    private static string Layer(string id, string file, Found found, string? vintage)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"  - id: {id}\n    path: {Quote(file)}\n    vintage: {Quote(vintage ?? "not stated")}\n");
        text.Append("    missingCoordinates: skip\n    outsideBounds: keep\n    otherGeometry: skip\n    coverage: { description: the features themselves, featuresOnly: true }\n");
        if (found.Set is { } set)
        {
            return text.Append(CultureInfo.InvariantCulture, $"    dataset: {set.Id}\n").ToString();
        }

        text.Append(CultureInfo.InvariantCulture, $"    kind: {found.Kind}\n    geometry: {found.Geometry.ToString().ToLowerInvariant()}\n");
        text.Append(CultureInfo.InvariantCulture, $"    title: {{ en: {Quote(Path.GetFileName(file))}, zh: {Quote(Path.GetFileName(file))} }}\n    licence: not stated\n    source: {Quote(Path.GetFileName(file))}\n    attribution: {Quote(Path.GetFileName(file))}\n");
        text.Append(found.Position switch
        {
            { Wkt: { } wkt } => $"    wktColumn: {Quote(wkt)}\n",
            { Longitude: { } lon, Latitude: { } lat } => $"    lonColumn: {Quote(lon)}\n    latColumn: {Quote(lat)}\n",
            _ => "",
        });
        text.Append("    columns:\n");
        var taken = new HashSet<string>(["fid", "geom", "map_rank", "feature_name"]);
        foreach (var column in found.Columns.Where(column => column.Length > 0).Take(MostColumns))
        {
            text.Append(CultureInfo.InvariantCulture, $"      - {{ from: {Quote(column)}, as: {Unique(Name(column), taken)} }}\n");
        }

        return found.Columns.Count == 0 ? text.Replace("    columns:\n", "").ToString() : text.ToString();
    }

    private static string Unique(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = $"{name}_{number}";
        }

        return free;
    }

    private static string Name(string text)
    {
        var stem = Path.GetFileNameWithoutExtension(text) is { Length: > 0 } some ? some : text;
        var name = new string([.. stem.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')]).Trim('_');
        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name[..Math.Min(30, name.Length)] : "x" + name[..Math.Min(29, name.Length)];
    }

    private static string Quote(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private sealed record Found(SourceFormat Format, CatalogueDataSet? Set, string Kind, IReadOnlyList<string> Columns, PositionColumns? Position, GeometryKind Geometry);
}
