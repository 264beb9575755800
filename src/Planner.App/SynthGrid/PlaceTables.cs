using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Domain.Geography;
using Planner.Domain.Units;
using Sylvan.Data.Csv;

namespace Planner.App.SynthGrid;

/// <summary>Reads the tables of cities and plants that a synthetic grid grows from.</summary>
internal static class PlaceTables
{
    /// <summary>Cities: columns name, state, interconnection, population, lat, lon; others are left alone.</summary>
    public static List<City> ReadCities(string path, DiagnosticBag bag) => Read(path, ["name", "state", "interconnection", "population", "lat", "lon"], bag, row =>
    {
        var population = row.Number("population", 1, 100_000_000);
        return (row.Text("name"), row.State(), row.Interconnection(), population, row.Position()) is
            ({ } name, { } state, { } interconnection, { } people, { } position)
            ? new City(name, state, interconnection, (int)people, position)
            : null;
    });

    /// <summary>Plants: columns name, state, interconnection, fuel, capacity_mw, lat, lon; others are left alone.</summary>
    public static List<Plant> ReadPlants(string path, DiagnosticBag bag) => Read(path, ["name", "state", "interconnection", "fuel", "capacity_mw", "lat", "lon"], bag, row =>
    {
        var nameplateMw = row.Number("capacity_mw", 0.001, 100_000);
        return (row.Text("name"), row.State(), row.Interconnection(), row.Fuel(), nameplateMw, row.Position()) is
            ({ } name, { } state, { } interconnection, { } fuel, { } mw, { } position)
            ? new Plant(name, state, interconnection, fuel, new Megawatts(mw), position)
            : null;
    });

    /// <summary>Switchyards: columns name, state, interconnection, lat, lon, and former_mw where there was a plant.</summary>
    public static List<Switchyard> ReadSwitchyards(string path, DiagnosticBag bag) => Read(path, ["name", "state", "interconnection", "lat", "lon"], bag, row =>
    {
        var formerMw = row.Has("former_mw") ? row.Number("former_mw", 0.001, 100_000) : null;
        return (row.Text("name"), row.State(), row.Interconnection(), row.Position()) is ({ } name, { } state, { } interconnection, { } position)
            ? new Switchyard(name, state, interconnection, formerMw is { } mw ? new Megawatts(mw) : null, position)
            : null;
    });

    /// <summary>A state whose cities hold more people than the state has: a wrong digit somewhere.</summary>
    public static void CheckPopulations(IReadOnlyList<City> cities, string path, DiagnosticBag bag)
    {
        foreach (var state in cities.GroupBy(city => city.State))
        {
            var inCities = state.Sum(city => (long)city.Population);
            if (inCities > StatePopulation.In2020[state.Key])
            {
                bag.Error("synth.population", $"The cities of {state.Key} hold {inCities} people, the state {StatePopulation.In2020[state.Key]}",
                    new(path), "Load is shared by population", "Correct the population of the cities or leave out places that lie inside others");
            }
        }
    }

    private static List<T> Read<T>(string path, string[] columns, DiagnosticBag bag, Func<PlaceRow, T?> take)
        where T : class
    {
        var taken = new List<T>();
        foreach (var row in PlaceRow.ReadAll(path, columns, bag))
        {
            if (take(row) is { } place)
            {
                taken.Add(place);
            }
        }

        if (taken.Count == 0 && !bag.HasErrors)
        {
            bag.Error("synth.no-rows", "The table has no row", new(path), "A grid needs load and generation", "Give at least one");
        }

        return taken;
    }
}

/// <summary>One row of a table of places, with its problems going to the bag.</summary>
internal sealed class PlaceRow(IReadOnlyDictionary<string, string> cells, InputLocation where, DiagnosticBag bag)
{
    /// <summary>All rows; none, with a diagnostic, when the file is no table with these columns.</summary>
    public static IReadOnlyList<PlaceRow> ReadAll(string path, string[] columns, DiagnosticBag bag)
    {
        if (!File.Exists(path))
        {
            bag.Error("file.not-found", "There is no such file", new(path), "The table can't be read", "Check the path");
            return [];
        }

        try
        {
            using var reader = CsvDataReader.Create(path, new CsvDataReaderOptions { Delimiter = ',' });
            return HasColumns(reader, columns, path, bag) ? [.. Rows(reader, path, bag)] : [];
        }
        catch (Exception problem) when (problem is CsvFormatException or CsvRecordTooLargeException)
        {
            bag.Error("csv.malformed", problem.Message.TrimEnd('.'), new(path), "The file can't be split into fields", "Give a comma-separated table with a header line");
            return [];
        }
    }

    private static bool HasColumns(CsvDataReader reader, string[] columns, string path, DiagnosticBag bag)
    {
        var header = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        foreach (var column in columns.Where(column => header.Count(name => name == column) != 1))
        {
            bag.Error("synth.column", $"The column '{column}' stands {header.Count(name => name == column)} times in the header", new(path, 1),
                "Every place needs it once", $"The columns needed are {string.Join(", ", columns)}");
        }

        return columns.All(column => header.Count(name => name == column) == 1);
    }

    private static IEnumerable<PlaceRow> Rows(CsvDataReader reader, string path, DiagnosticBag bag)
    {
        while (reader.Read())
        {
            var cells = new Dictionary<string, string>();
            for (var column = 0; column < Math.Min(reader.FieldCount, reader.RowFieldCount); column++)
            {
                cells[reader.GetName(column)] = reader.GetString(column).Trim();
            }

            yield return new(cells, new(path, reader.RowNumber + 1), bag);
        }
    }

    public bool Has(string column) => cells.TryGetValue(column, out var text) && text.Length > 0;

    public string? Text(string column) =>
        cells.TryGetValue(column, out var text) && text.Length > 0
            ? text
            : Refuse<string>("synth.missing", $"The column '{column}' is missing or empty", "Every place needs it", $"Fill in '{column}'");

    public string? State() => Text("state") switch
    {
        null => null,
        var state when StatePopulation.In2020.ContainsKey(state) => state,
        var state => Refuse<string>("synth.state", $"'{state}' is no state of the lower 48", "Its voltages and population are not known", "Give the postal code, e.g. OH or DC"),
    };

    public Interconnection? Interconnection() => Text("interconnection") switch
    {
        "Eastern" => SynthGrid.Interconnection.Eastern,
        "Western" => SynthGrid.Interconnection.Western,
        "ERCOT" => SynthGrid.Interconnection.Ercot,
        null => null,
        var other => RefuseValue<Interconnection>("synth.interconnection", $"'{other}' is no interconnection", "Places of one interconnection form one grid", "Write Eastern, Western or ERCOT"),
    };

    public Fuel? Fuel() => Text("fuel") is not { } name
        ? null
        : SynthGrid.Fuel.Find(name) ?? Refuse<Fuel>("synth.fuel", $"'{name}' is no known fuel", "It says the plant's output at peak and its cost",
            $"Write one of {string.Join(", ", SynthGrid.Fuel.All.Select(fuel => fuel.Name))}");

    public double? Number(string column, double least, double most)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : RefuseValue<double>("synth.number", $"'{column}' is '{text}'", $"A number from {least} to {most} is needed", "Correct the value");
    }

    public LonLat? Position() => (Number("lon", -180, 180), Number("lat", -90, 90)) is ({ } lon, { } lat) ? new LonLat(lon, lat) : null;

    private T? Refuse<T>(string code, string what, string why, string remedy)
        where T : class
    {
        bag.Error(code, what, where, why, remedy);
        return null;
    }

    private T? RefuseValue<T>(string code, string what, string why, string remedy)
        where T : struct
    {
        bag.Error(code, what, where, why, remedy);
        return null;
    }
}
