using Planner.Domain.Geography;

namespace Planner.App.SynthGrid;

/// <summary>The two nominal voltages that make up the bulk grid of a place: extra-high voltage over high voltage, in kV.</summary>
/// <remarks>
/// A simplification of what utilities publish (EIA, "U.S. electric system is made up of interconnections and balancing
/// authorities", 2016; FERC Form 1; NERC): each state is given its prevailing pair. 765 kV is the AEP region's and comes
/// on top (<see cref="VoltagePlan"/>). Voltages below 115 kV are left out.
/// </remarks>
internal readonly record struct VoltageRegion(int ExtraHighKv, int HighKv)
{
    private const double WestOfSusquehanna = -78.5;

    /// <summary>Plants of at least this size connect at extra-high voltage, smaller ones at high voltage.</summary>
    public double LeastPlantMw => ExtraHighKv >= 500 ? 800 : 600;

    /// <summary>Load that one extra-high-voltage substation feeds into the high-voltage grid.</summary>
    public double HubLoadMw => ExtraHighKv >= 500 ? 2600 : 1900;

    public static VoltageRegion Of(Substation substation) => substation.Interconnection switch
    {
        Interconnection.Ercot => new(345, 138),
        Interconnection.Western => Western(substation.State),
        _ => Eastern(substation.State, substation.Position),
    };

    private static VoltageRegion Western(string state) => state switch
    {
        "WA" or "OR" or "CA" or "AZ" or "NV" or "MT" => new(500, 230),
        "NM" or "TX" => new(345, 115),
        "UT" or "ID" => new(345, 138),
        _ => new(345, 230),
    };

    private static VoltageRegion Eastern(string state, LonLat position) => state switch
    {
        "ME" or "NH" or "VT" or "MA" or "RI" or "CT" or "NY" or "MN" or "ND" or "SD" or "NE" or "NM" or "MT" => new(345, 115),
        "PA" when position.Longitude < WestOfSusquehanna => new(345, 138),
        "PA" or "NJ" or "DE" or "MD" or "DC" or "VA" or "NC" or "SC" or "GA" or "AL" or "FL" or "MS" or "LA" => new(500, 230),
        "TN" or "AR" => new(500, 161),
        "IA" or "MO" => new(345, 161),
        "TX" when position.Latitude > 33.3 && position.Longitude < -100 => new(345, 115),
        _ => new(345, 138),
    };
}
