using Planner.Domain.Geography;

namespace Planner.App.SynthGrid;

/// <summary>Sets out substations: load substations at and round cities, one for each plant.</summary>
/// <remarks>
/// After Birchfield et al. 2017, section III: load by population, generation where the plants are. Load is scaled so that
/// what the plants can give at peak is the load and a reserve: the tables hold the largest plants only, so the load is net
/// of what smaller plants serve. People outside the listed cities are shared out over the cities of their state, 30 % by
/// size (suburbs) and 70 % evenly (the country between).
/// </remarks>
internal sealed class SubstationPlan(GridPlaces places, int seed)
{
    /// <summary>Generation at peak over load: the reference margin level of NERC's assessments is about 15 %.</summary>
    public const double ReserveFactor = 1.15;

    private const double MostLoadMw = 400;
    private const double SuburbShare = 0.3;
    private const double OneSiteKm = 1.5;
    private const double RingKm = 6;
    private const double FarNeighbourKm = 150;
    private const int Directions = 6;

    private readonly IReadOnlyList<City> cities = places.Cities;
    private readonly IReadOnlyList<Plant> plants = places.Plants;
    private readonly Random random = new(seed);
    private readonly List<Substation> placed = [];

    public IReadOnlyList<Substation> Place()
    {
        foreach (var interconnection in Enum.GetValues<Interconnection>())
        {
            PlaceLoads(interconnection);
            foreach (var plant in plants.Where(plant => plant.Interconnection == interconnection))
            {
                PlacePlant(plant);
            }

            foreach (var switchyard in places.Switchyards.Where(switchyard => switchyard.Interconnection == interconnection))
            {
                PlaceSwitchyard(switchyard);
            }
        }

        return placed;
    }

    private void PlaceLoads(Interconnection interconnection)
    {
        var weights = cities.Where(city => city.Interconnection == interconnection).ToDictionary(city => city, PeopleServed);
        var loadMw = plants.Where(plant => plant.Interconnection == interconnection).Sum(plant => plant.AtPeakMw) / ReserveFactor;
        var people = weights.Values.Sum();
        foreach (var (city, weight) in weights)
        {
            PlaceCity(city, loadMw * weight / people);
        }
    }

    private double PeopleServed(City city)
    {
        var inState = cities.Where(other => other.State == city.State).ToList();
        double inCities = inState.Sum(other => (long)other.Population);
        var elsewhere = StatePopulation.In2020[city.State] - inCities;
        return city.Population + (elsewhere * ((SuburbShare * city.Population / inCities) + ((1 - SuburbShare) / inState.Count)));
    }

    private void PlaceCity(City city, double loadMw)
    {
        var count = (int)Math.Ceiling(loadMw / MostLoadMw);
        var neighbours = cities
            .Where(other => other != city && other.Interconnection == city.Interconnection)
            .Select(other => (Bearing: GreatCircle.BearingRad(city.Position, other.Position), Km: GreatCircle.Km(city.Position, other.Position)))
            .Where(other => other.Km < FarNeighbourKm)
            .OrderBy(other => other.Km).Take(Directions).ToList();
        for (var i = 0; i < count; i++)
        {
            var position = i == 0 ? city.Position : Outskirts(city, i - 1, neighbours);
            var name = i == 0 ? $"{city.Name} {city.State}" : $"{city.Name} {city.State} {i + 1}";
            placed.Add(new(name, city.State, city.Interconnection, position) { LoadMw = loadMw / count });
        }
    }

    // Suburbs lie towards the next cities: there is land. Compass directions where there is no next city.
    private LonLat Outskirts(City city, int i, List<(double Bearing, double Km)> neighbours)
    {
        var directions = neighbours.Count == 0 ? Directions : neighbours.Count;
        var ring = 1 + (i / directions);
        var bearing = neighbours.Count == 0 ? 2 * Math.PI * i / Directions : neighbours[i % directions].Bearing;
        bearing += (random.NextDouble() - 0.5) * Math.PI / 3;
        var km = RingKm * Math.Pow(ring, 0.8) * (0.8 + (0.4 * random.NextDouble()));
        var position = GreatCircle.Move(city.Position, bearing, km);
        while (placed.Any(other => GreatCircle.Km(other.Position, position) < OneSiteKm))
        {
            km += OneSiteKm;
            position = GreatCircle.Move(city.Position, bearing, km);
        }

        return position;
    }

    private void PlacePlant(Plant plant)
    {
        var there = placed.Find(other => other.Plants.Count > 0 && GreatCircle.Km(other.Position, plant.Position) < OneSiteKm);
        if (there is null)
        {
            there = new(FreeName(plant), plant.State, plant.Interconnection, FreePlace(plant));
            placed.Add(there);
        }

        there.Plants.Add(plant);
    }

    // Where a plant or a town stands there already, its substation does.
    private void PlaceSwitchyard(Switchyard switchyard)
    {
        if (placed.TrueForAll(other => GreatCircle.Km(other.Position, switchyard.Position) >= OneSiteKm))
        {
            placed.Add(new($"{switchyard.Name} {switchyard.State} switchyard", switchyard.State, switchyard.Interconnection, switchyard.Position)
            {
                FormerMw = switchyard.Former is { } mw ? mw.Value : 0,
            });
        }
    }

    private string FreeName(Plant plant)
    {
        var name = $"{plant.Name} {plant.State}";
        return placed.Any(other => other.Name == name) ? $"{name} plant" : name;
    }

    // Two substations can't stand on one point; a plant in the middle of a town moves by the width of its fence.
    private LonLat FreePlace(Plant plant)
    {
        var position = plant.Position;
        while (placed.Any(other => other.Position == position))
        {
            position = GreatCircle.Move(position, random.NextDouble() * 2 * Math.PI, 0.5);
        }

        return position;
    }
}
