using System.Globalization;
using System.Text;
using System.Text.Json;
using Planner.Domain.Geography;
using Planner.Geodata.Import;
using Planner.Geodata.Store;

namespace Planner.App.Report;

/// <summary>A small map as inline SVG: the layers round some places, drawn in a plain cylindrical projection true to scale at its middle.</summary>
internal sealed class MapFigure(OpenWorkspace open, ReportLanguage language, UnitSystem units)
{
    private const double WidthPx = 700;
    private const double HeightPx = 420;
    private const int MostFeatures = 2000;

    /// <summary>Length of a degree of latitude on the mean sphere of radius 6371.0088 km (IUGG).</summary>
    private const double KmPerDegree = 111.195;

    private readonly StringBuilder svg = new();
    private Bounds view = new(0, 0, 1, 1);

    /// <summary>The map with a scale bar and a caption that names every layer drawn.</summary>
    /// <param name="places">What the map is about: each with its GeoJSON geometry.</param>
    /// <param name="reachKm">How far round them the map goes.</param>
    /// <param name="tieLines">Routes to draw, as GeoJSON.</param>
    public string Draw(IReadOnlyList<(string Name, LonLat At, string GeometryGeoJson)> places, double reachKm, IReadOnlyList<string> tieLines)
    {
        view = ViewOf([.. places.Select(place => place.At)], reachKm);
        svg.Append(CultureInfo.InvariantCulture, $"<figure><svg viewBox=\"0 0 {WidthPx} {HeightPx}\" role=\"img\" aria-label=\"{HtmlPage.Escape(language.Say("Map of the surroundings", "周边地图"))}\">");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"#f6f4ee\"/>");
        var drawn = DrawLayers();
        foreach (var line in tieLines)
        {
            DrawGeometry(line, "fill=\"none\" stroke=\"#0b5c8a\" stroke-width=\"2\" stroke-dasharray=\"6 3\"");
        }

        foreach (var (name, at, geometry) in places)
        {
            DrawPlace(name, at, geometry);
        }

        DrawScale();
        svg.Append("</svg><figcaption>").Append(HtmlPage.Escape(Caption(drawn, tieLines.Count > 0))).Append("</figcaption></figure>");
        return svg.ToString();
    }

    private static Bounds ViewOf(LonLat[] places, double reachKm)
    {
        var (south, north) = (places.Min(place => place.Latitude), places.Max(place => place.Latitude));
        var (west, east) = (places.Min(place => place.Longitude), places.Max(place => place.Longitude));
        var middle = (south + north) / 2;
        var perLon = KmPerDegree * Math.Cos(middle * Math.PI / 180);
        var halfKm = Math.Max(((north - south) * KmPerDegree / 2) + reachKm, (((east - west) * perLon / 2) + reachKm) * HeightPx / WidthPx);
        var (halfLat, halfLon) = (halfKm / KmPerDegree, halfKm * WidthPx / HeightPx / perLon);
        return new(((west + east) / 2) - halfLon, middle - halfLat, ((west + east) / 2) + halfLon, middle + halfLat);
    }

    private List<LayerInfo> DrawLayers()
    {
        var drawn = new List<LayerInfo>();
        foreach (var layer in open.Layers.Where(layer => layer.Id != "site").OrderBy(layer => Order(layer)))
        {
            var page = open.ReadFeatures(new(layer.Id) { Boxes = [view], Limit = MostFeatures });
            foreach (var feature in page.Features)
            {
                DrawGeometry(feature.GeometryGeoJson, StyleOf(layer));
            }

            if (page.Features.Count > 0)
            {
                drawn.Add(layer);
            }
        }

        return drawn;
    }

    private static int Order(LayerInfo layer) => layer.Geometry switch { GeometryKind.Polygon => 0, GeometryKind.Line => 1, _ => 2 };

    private static string StyleOf(LayerInfo layer) => layer.Kind switch
    {
        "bus" => "fill=\"#fff\" stroke=\"#39464d\" stroke-width=\"1\"",
        "branch" => "fill=\"none\" stroke=\"#6a7f8a\" stroke-width=\"1.3\"",
        "water" => "fill=\"#bcd3de\" stroke=\"#8fb0bf\" stroke-width=\".8\" fill-opacity=\".7\"",
        "wetland" => "fill=\"#9fc0b4\" stroke=\"#74a08f\" stroke-width=\".6\" fill-opacity=\".6\"",
        "protected-area" => "fill=\"#c5d3a4\" stroke=\"#8fa35f\" stroke-width=\".8\" fill-opacity=\".6\"",
        "federal-site" or "federal-land" => "fill=\"#d8c7b0\" stroke=\"#a58a63\" stroke-width=\".8\" fill-opacity=\".6\"",
        _ => layer.Geometry == GeometryKind.Point
            ? "fill=\"#a79c8e\" stroke=\"none\""
            : "fill=\"none\" stroke=\"#b9b3a7\" stroke-width=\".8\"",
    };

    private void DrawPlace(string name, LonLat at, string geometry)
    {
        const string Style = "fill=\"#0b7163\" fill-opacity=\".35\" stroke=\"#0b7163\" stroke-width=\"1.6\"";
        DrawGeometry(geometry, Style);
        var (x, y) = At(at.Longitude, at.Latitude);
        svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"4\" {Style}/>");
        // A name stands on the side where there is room for it.
        var (side, anchor) = x > WidthPx * 0.65 ? (-7, "end") : (7, "start");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + side:0.#}\" text-anchor=\"{anchor}\" y=\"{y - 5:0.#}\" font-size=\"12\" paint-order=\"stroke\" stroke=\"#fff\" stroke-width=\"3\">{HtmlPage.Escape(name)}</text>");
    }

    private void DrawGeometry(string geoJson, string style)
    {
        using var document = JsonDocument.Parse(geoJson);
        var type = document.RootElement.GetProperty("type").GetString()!;
        var coordinates = document.RootElement.GetProperty("coordinates");
        if (type is "Point")
        {
            var (x, y) = At(coordinates);
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"2.4\" {style}/>");
            return;
        }

        var path = new StringBuilder();
        AddPaths(coordinates, type.EndsWith("Polygon", StringComparison.Ordinal), path);
        svg.Append("<path fill-rule=\"evenodd\" d=\"").Append(path).Append("\" ").Append(style).Append("/>");
    }

    /// <summary>Goes down to the lists of positions, however deep the type of geometry nests them.</summary>
    private void AddPaths(JsonElement coordinates, bool isClosed, StringBuilder path)
    {
        if (coordinates.GetArrayLength() == 0)
        {
            return;
        }

        if (coordinates[0].ValueKind == JsonValueKind.Number)
        {
            var (x, y) = At(coordinates);
            path.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}h.1");
        }
        else if (coordinates[0].GetArrayLength() > 0 && coordinates[0][0].ValueKind == JsonValueKind.Number)
        {
            AddLine(coordinates, path);
            path.Append(isClosed ? "Z" : "");
        }
        else
        {
            foreach (var part in coordinates.EnumerateArray())
            {
                AddPaths(part, isClosed, path);
            }
        }
    }

    private void AddLine(JsonElement positions, StringBuilder path)
    {
        var command = 'M';
        (double X, double Y)? last = null;
        foreach (var position in positions.EnumerateArray())
        {
            var at = At(position);
            // Corners closer than half a pixel can't be seen.
            if (last is not { } before || Math.Abs(before.X - at.X) + Math.Abs(before.Y - at.Y) >= 0.5)
            {
                path.Append(CultureInfo.InvariantCulture, $"{command}{at.X:0.#} {at.Y:0.#}");
                (command, last) = ('L', at);
            }
        }
    }

    private void DrawScale()
    {
        var (perKm, unit) = units.In(1, "km");
        var pxPerUnit = HeightPx / ((view.North - view.South) * KmPerDegree) / perKm;
        var length = new double[] { 500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5 }.FirstOrDefault(length => length * pxPerUnit <= WidthPx / 4, 0.2);
        svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate(14 {HeightPx - 16})\"><path d=\"M0 -4V0H{length * pxPerUnit:0.#}V-4\" fill=\"none\" stroke=\"#1d2326\"/><text x=\"0\" y=\"-8\" font-size=\"11\">{length:0.##} {unit}</text></g>");
    }

    private (double X, double Y) At(JsonElement position) => At(position[0].GetDouble(), position[1].GetDouble());

    private (double X, double Y) At(double longitude, double latitude) => (
        Math.Clamp((longitude - view.West) / (view.East - view.West) * WidthPx, -2 * WidthPx, 3 * WidthPx),
        Math.Clamp((view.North - latitude) / (view.North - view.South) * HeightPx, -2 * HeightPx, 3 * HeightPx));

    private string Caption(List<LayerInfo> drawn, bool withTieLine) =>
        language.Say("Drawn: ", "图中图层：")
        + string.Join(language.Say(", ", "、"), drawn.Select(layer => layer.DataSet.Title.In(language)))
        + (withTieLine ? language.Say("; dashed: the cheapest tie line", "；虚线：造价最低的接入线路") : "")
        + language.Say(". North is up. ", "。上北下南。")
        + string.Join("; ", drawn.Select(layer => layer.DataSet.Attribution).Where(text => text.Length > 0).Distinct());
}
