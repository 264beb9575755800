using Planner.Domain.Geography;

namespace Planner.App.SynthGrid;

/// <summary>A substation while the grid is being planned: its load, its plants and the voltages it holds.</summary>
internal sealed class Substation(string name, string state, Interconnection interconnection, LonLat position)
{
    public string Name { get; } = name;

    public string State { get; } = state;

    public Interconnection Interconnection { get; } = interconnection;

    public LonLat Position { get; } = position;

    public double LoadMw { get; init; }

    /// <summary>Nameplate of a closed plant that stood here; 0 where there was none.</summary>
    public double FormerMw { get; init; }

    public List<Plant> Plants { get; } = [];

    public double PlantMw => Plants.Sum(plant => plant.Nameplate.Value);

    /// <summary>Nominal voltages in kV, rising.</summary>
    public SortedSet<int> Kv { get; } = [];

    public double KmTo(Substation other) => GreatCircle.Km(Position, other.Position);
}
