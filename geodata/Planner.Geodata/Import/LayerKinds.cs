namespace Planner.Geodata.Import;

/// <summary>The kinds of layer that the map and the facts know.</summary>
public static class LayerKinds
{
    public static IReadOnlyList<string> All { get; } =
    [
        "transmission-line", "substation", "power-plant", "data-center", "gas-pipeline", "fiber", "road", "rail",
        "superfund", "brownfield", "federal-site", "military-land", "protected-area", "tribal-land", "critical-habitat",
        "wetland", "floodplain", "water", "historic-place", "nonattainment-area", "utility-territory",
        "balancing-area", "state", "county", "city", "urban-area", "airport", "retired-coal", "farmland", "labour-area",
        "water-system", "receptor", "seismic", "parcel", "building", "slope", "land-cover", "suitability", "other",
    ];
}
