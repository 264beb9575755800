// Writes the national sample's candidate sites from its own tables:
//   dotnet run geodata/us48/tools/MakeCandidates.cs -- geodata/us48/tables
// reads cities.csv, plants.csv, retired-coal.csv, federal-sites.csv, states.geojson and national-parks.geojson and writes
// candidates.csv. Same tables, same bytes. The sites are made up: no land is offered and no owner was asked.
//
// The rule, in this order; a site must lie wholly in its state, off the drawn parks, and Rule.SpacingKm from those before:
//   1. federal-land    the tract at the pin of each federal site (taken as it is: never refused)
//   2. retired-coal    at each closed coal plant, area by its former capacity (taken as it is: never refused)
//   3. plant-neighbour beside operating thermal plants of at least 1200 MW, at most 2 a state
//   4. city-edge       outside cities of a state, largest first, at most 6 a state, 14 to 28 km from the middle
//   5. test-case       one inside a drawn park and one nearer to a park than it is drawn exactly: excluded, and not to be told
// Directions are tried in an order drawn from the site's name (FNV-1a), so that adding a row moves no other site.
#:property RestorePackagesWithLockFile=false

using System.Globalization;
using System.Text;
using System.Text.Json;

var folder = args.Length == 1 ? args[0] : throw new ArgumentException("Say the folder with the tables.");
var plan = new CandidatePlan(folder);
plan.Run();
File.WriteAllText(Path.Combine(folder, "candidates.csv"), plan.ToCsv());
Console.WriteLine($"{plan.Sites.Count} candidates in {plan.Sites.Select(site => site.State).Distinct().Count()} states: "
    + string.Join(", ", plan.Sites.GroupBy(site => site.Kind).Select(kind => $"{kind.Key} {kind.Count()}")));

internal static class Rule
{
    public const double SpacingKm = 7;
    public const double LeastPlantMw = 1200;
    public const int PlantsInState = 2;
    public const int CitiesInState = 6;
    public const int Directions = 12;
    public const double KmPerDegree = 111.2;
}

internal sealed record Site(string Name, string State, string Kind, double Lon, double Lat, double Ha, double Mw)
{
    // Federal owner, "none", or empty where it is left open.
    public string Owner { get; init; } = "none";

    public bool OnNpl { get; init; }

    public bool IsAirForceOffer { get; init; }

    public bool IsFederal => Owner is not ("" or "none");

    public IReadOnlyList<(double Lon, double Lat)> Corners { get; } = Outline(Name, Lon, Lat, Ha);

    public double KmTo(double lon, double lat)
    {
        var east = (lon - Lon) * Math.Cos(Lat * Math.PI / 180);
        return Rule.KmPerDegree * Math.Sqrt((east * east) + ((lat - Lat) * (lat - Lat)));
    }

    // Seven corners on an uneven circle, scaled so that the polygon has the area.
    private static List<(double, double)> Outline(string name, double lon, double lat, double ha)
    {
        const int corners = 7;
        var drawn = Draw.Shares(name, corners);
        var radii = drawn.Select(share => 0.85 + (0.3 * share)).ToArray();
        var unit = 0.0;
        for (var i = 0; i < corners; i++)
        {
            unit += radii[i] * radii[(i + 1) % corners] * Math.Sin(2 * Math.PI / corners) / 2;
        }

        var scaleKm = Math.Sqrt(ha / 100 / unit);
        return [.. radii.Select((radius, i) => Move.By(lon, lat, 2 * Math.PI * i / corners, radius * scaleKm))];
    }
}

internal static class Draw
{
    public static double[] Shares(string name, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Hash($"{name}/{i.ToString(CultureInfo.InvariantCulture)}") / (double)uint.MaxValue)];

    private static uint Hash(string text) => Encoding.UTF8.GetBytes(text).Aggregate(2166136261u, (hash, one) => unchecked((hash ^ one) * 16777619u));
}

internal static class Move
{
    public static (double Lon, double Lat) By(double lon, double lat, double radFromNorth, double km) => (
        Math.Round(lon + (km / Rule.KmPerDegree * Math.Sin(radFromNorth) / Math.Cos(lat * Math.PI / 180)), 4),
        Math.Round(lat + (km / Rule.KmPerDegree * Math.Cos(radFromNorth)), 4));

    private static readonly string[] Names =
        ["north", "north-northeast", "east-northeast", "east", "east-southeast", "south-southeast", "south", "south-southwest", "west-southwest", "west", "west-northwest", "north-northwest"];

    public static string Name(int direction) => Names[direction];
}

// What an applicant would state. What is not stated is left open, so that the answer stays unknown. The judgements behind CE,
// EA and EIS (nepa.*) are made up, so that each answer is seen; no agency has said so.
internal static class Statement
{
    public const double InsideFenceHa = 50, LargeTractHa = 700;

    public static readonly string[] Columns =
    [
        "site.federal_owner", "site.previously_disturbed", "site.contiguous_to_developed", "site.active_utilities_and_roads",
        "site.within_existing_facility", "site.superfund_status", "site.cercla_action_authority", "site.contamination_release_risk",
        "project.federal_nexus", "project.lead_agency", "project.state", "project.ai_load_mw", "project.load_increment_mw",
        "project.disturbance_acres", "project.total_cost_usd", "action.kind", "action.impact_change_significant",
        "grid.load_at_single_site_mw", "grid.region", "nepa.significant_effect", "nepa.ec_present",
        "nepa.sensitive_resource_significant", "nepa.waste_facility_major", "nepa.permit_violation_threatened",
        "nepa.gmo_or_invasive_uncontained",
    ];

    public static Dictionary<string, string> Of(Site site)
    {
        var stated = new Dictionary<string, string>();
        Size(site, stated);
        Ground(site, stated);
        Decision(site, stated);
        Judgement(site, stated);
        return stated;
    }

    private static void Size(Site site, Dictionary<string, string> stated)
    {
        stated["project.state"] = site.State;
        stated["project.ai_load_mw"] = stated["project.load_increment_mw"] = stated["grid.load_at_single_site_mw"] = Text(site.Mw);
        stated["project.disturbance_acres"] = Text(Math.Round(site.Ha * 2.471));
        stated["project.total_cost_usd"] = Text(site.Mw * 10_000_000);
        stated["grid.region"] = site.State switch { "NY" => "NYISO", "ME" or "NH" or "VT" or "MA" or "RI" or "CT" => "ISONE", _ => "" };
    }

    private static void Ground(Site site, Dictionary<string, string> stated)
    {
        stated["site.federal_owner"] = site.Owner;
        (stated["site.previously_disturbed"], stated["site.contiguous_to_developed"], stated["site.active_utilities_and_roads"]) = site.Kind switch
        {
            "retired-coal" => ("all", "true", "true"),
            "plant-neighbour" => ("", "true", "true"),
            "federal-land" => ("", "true", ""),
            _ => ("none", "", ""),
        };
        if (site.OnNpl)
        {
            (stated["site.superfund_status"], stated["site.cercla_action_authority"]) = ("federal_facility", "9620");
        }
    }

    private static void Decision(Site site, Dictionary<string, string> stated)
    {
        stated["action.kind"] = "construct_building";
        if (site.IsFederal)
        {
            stated["action.kind"] = "construct_building|lease_or_outgrant";
            (stated["project.federal_nexus"], stated["project.lead_agency"]) = ("land|permit", site.Owner == "other" ? "NPS" : site.Owner);
        }
        else if (site.Owner == "none")
        {
            (stated["project.federal_nexus"], stated["project.lead_agency"]) = Private(site);
        }
    }

    // Half of the private sites need no federal permit, a third needs one of the Corps of Engineers, the rest leaves it open.
    private static (string Nexus, string Agency) Private(Site site) => Draw.Shares(site.Name + site.State, 3)[2] switch
    {
        < 0.5 => ("none", ""),
        < 0.83 => ("permit", "USACE"),
        _ => ("", ""),
    };

    private static void Judgement(Site site, Dictionary<string, string> stated)
    {
        if (site is { Kind: "federal-land", Owner: "DOE", Ha: < InsideFenceHa })
        {
            Exclusion(stated);
            return;
        }

        stated["action.impact_change_significant"] = site.IsFederal && (site.Owner != "DOE" || site.Ha >= LargeTractHa) ? "true" : "";
        stated["nepa.ec_present"] = site is { Kind: "federal-land", Owner: "DOD" } or { Kind: "federal-land", Ha: >= LargeTractHa } ? "yes" : "";
        stated["nepa.significant_effect"] = site switch
        {
            { Kind: "federal-land", Owner: "DOE", Ha: >= LargeTractHa } => "yes",
            { IsAirForceOffer: true } => "no",
            _ => "",
        };
    }

    // A building inside the fence of a laboratory: DOE's exclusion B1.15.
    private static void Exclusion(Dictionary<string, string> stated)
    {
        stated["action.kind"] = "construct_building";
        stated["site.previously_disturbed"] = "all";
        stated["site.active_utilities_and_roads"] = stated["site.within_existing_facility"] = "true";
        stated["site.contamination_release_risk"] = "controlled";
        stated["nepa.ec_present"] = stated["nepa.sensitive_resource_significant"] = "no";
        stated["nepa.waste_facility_major"] = stated["nepa.permit_violation_threatened"] = stated["nepa.gmo_or_invasive_uncontained"] = "false";
    }

    private static string Text(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}

internal sealed class CandidatePlan(string folder)
{
    private readonly Dictionary<string, List<List<(double Lon, double Lat)>>> states = Polygons(Path.Combine(folder, "states.geojson"), "usps");
    private readonly List<List<(double Lon, double Lat)>> parks = [.. Polygons(Path.Combine(folder, "national-parks.geojson"), "id").Values.SelectMany(park => park)];

    public List<Site> Sites { get; } = [];

    public void Run()
    {
        foreach (var row in Rows("federal-sites.csv"))
        {
            var ha = Number(row["tract_ha"]);
            Sites.Add(new($"{row["name"]} tract", row["state"], "federal-land", Number(row["lon"]), Number(row["lat"]), ha, Tens(Math.Min(1000, Math.Max(20, ha))))
            {
                Owner = row["owner"],
                OnNpl = row["npl_epa_id"].Length > 0,
                IsAirForceOffer = row["programme"].StartsWith("Air Force", StringComparison.Ordinal),
            });
        }

        foreach (var row in Rows("retired-coal.csv"))
        {
            var formerMw = Number(row["former_mw"]);
            var (ha, mw) = (Math.Clamp(formerMw * 0.15, 30, 300), Tens(Math.Clamp(formerMw / 2, 50, 800)));
            Sites.Add(new($"{row["name"]} coal plant reuse", row["state"], "retired-coal", Number(row["lon"]), Number(row["lat"]), ha, mw) { Owner = row["federal_owner"] });
        }

        foreach (var state in Rows("plants.csv").Where(IsLargeThermal).GroupBy(row => row["state"]))
        {
            TakeFirst(state, Rule.PlantsInState, row => Beside($"{row["name"]} plant", row, "plant-neighbour", 4, 200, 400));
        }

        foreach (var state in Rows("cities.csv").Where(row => row["state"] != "DC").OrderByDescending(row => Number(row["population"])).GroupBy(row => row["state"]))
        {
            TakeFirst(state, Rule.CitiesInState, row => Beside(row["name"], row, "city-edge", 14 + (14 * Draw.Shares(row["name"], 1)[0]), 150, Tens(150 + (350 * Draw.Shares(row["name"], 2)[1]))));
        }

        Sites.Add(new("Yellowstone interior (test case)", "WY", "test-case", -110.5, 44.6, 150, 300) { Owner = "other" });
        Sites.Add(new("Mammoth Cave outskirts (test case)", "KY", "test-case", -85.93, 37.2, 150, 300));
    }

    public string ToCsv()
    {
        var text = new StringBuilder($"id,name,state,kind,requested_mw,area_ha,source,{string.Join(',', Statement.Columns.Select(column => $"fact:{column}"))},wkt\n");
        var counts = new Dictionary<string, int>();
        foreach (var site in Sites)
        {
            var number = counts[site.State] = counts.GetValueOrDefault(site.State) + 1;
            var stated = Statement.Of(site);
            text.Append(CultureInfo.InvariantCulture, $"{site.State}-{number:00},\"{site.Name}\",{site.State},{site.Kind},{site.Mw},{site.Ha:0},made up by the rule in tools/MakeCandidates.cs; not an offer of land,");
            text.Append(CultureInfo.InvariantCulture, $"{string.Join(',', Statement.Columns.Select(column => stated.GetValueOrDefault(column, "")))},\"{Wkt(site)}\"\n");
        }

        return text.ToString();
    }

    private static string Wkt(Site site) => string.Create(CultureInfo.InvariantCulture,
        $"POLYGON(({string.Join(", ", site.Corners.Reverse().Append(site.Corners[^1]).Select(corner => string.Create(CultureInfo.InvariantCulture, $"{corner.Lon:0.0000} {corner.Lat:0.0000}")))}))");

    private void TakeFirst(IEnumerable<Dictionary<string, string>> rows, int most, Func<Dictionary<string, string>, Site?> place)
    {
        var taken = 0;
        foreach (var row in rows)
        {
            if (taken < most && place(row) is { } site)
            {
                Sites.Add(site);
                taken++;
            }
        }
    }

    private Site? Beside(string of, Dictionary<string, string> row, string kind, double km, double ha, double mw)
    {
        var order = Draw.Shares(of + row["state"], Rule.Directions).Select((share, direction) => (share, direction)).Order().Select(pair => pair.direction);
        foreach (var direction in order)
        {
            var (lon, lat) = Move.By(Number(row["lon"]), Number(row["lat"]), 2 * Math.PI * direction / Rule.Directions, km);
            var site = new Site($"{of} {Move.Name(direction)}", row["state"], kind, lon, lat, ha, mw);
            if (Fits(site))
            {
                return site;
            }
        }

        return null;
    }

    private bool Fits(Site site) =>
        site.Corners.All(corner => states[site.State].Exists(ring => Holds(ring, corner)))
        && !site.Corners.Any(corner => parks.Exists(ring => Holds(ring, corner)))
        && Sites.TrueForAll(other => other.KmTo(site.Lon, site.Lat) >= Rule.SpacingKm);

    private static bool IsLargeThermal(Dictionary<string, string> row) =>
        row["fuel"] is "nuclear" or "coal" or "gas-cc" or "gas-steam" && Number(row["capacity_mw"]) >= Rule.LeastPlantMw;

    // Even-odd rule.
    private static bool Holds(List<(double Lon, double Lat)> ring, (double Lon, double Lat) point)
    {
        var inside = false;
        for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
        {
            if (ring[i].Lat > point.Lat != ring[j].Lat > point.Lat
                && point.Lon < ((ring[j].Lon - ring[i].Lon) * (point.Lat - ring[i].Lat) / (ring[j].Lat - ring[i].Lat)) + ring[i].Lon)
            {
                inside = !inside;
            }
        }

        return inside;
    }

    private static Dictionary<string, List<List<(double Lon, double Lat)>>> Polygons(string path, string key)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var byKey = new Dictionary<string, List<List<(double, double)>>>();
        foreach (var feature in document.RootElement.GetProperty("features").EnumerateArray())
        {
            var geometry = feature.GetProperty("geometry");
            var coordinates = geometry.GetProperty("coordinates");
            var polygons = geometry.GetProperty("type").GetString() == "Polygon" ? [coordinates] : coordinates.EnumerateArray().ToArray();
            byKey[feature.GetProperty("properties").GetProperty(key).GetString()!] =
                [.. polygons.Select(polygon => polygon[0].EnumerateArray().Select(point => (point[0].GetDouble(), point[1].GetDouble())).ToList())];
        }

        return byKey;
    }

    private List<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, file));
        var header = Fields(lines[0]);
        return [.. lines.Skip(1).Select(line => header.Zip(Fields(line)).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string> { "" };
        var quoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                fields.Add("");
            }
            else
            {
                fields[^1] += letter;
            }
        }

        return fields;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Tens(double mw) => Math.Round(mw / 10) * 10;
}
