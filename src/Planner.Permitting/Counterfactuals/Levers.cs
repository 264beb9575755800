namespace Planner.Permitting.Counterfactuals;

/// <summary>What a sponsor can turn, and the facts that go with it.</summary>
internal static class Levers
{
    private static readonly (string Lever, string[] Facts)[] Known =
    [
        ("load", ["project.ai_load_mw", "project.load_increment_mw", "grid.load_at_single_site_mw", "power.new_discrete_load_avg_mw", "gen.capacity_mw", "gen.avg_mw", "storage.power_mw", "grid.backup_gen_mw", "grid.gen_interconnect_mw"]),
        ("area", ["project.footprint_acres", "project.disturbance_acres", "sub.footprint_acres", "gen.disturbance_acres", "gen.geothermal_disturbance_acres", "water.construction_disturbance_acres"]),
        ("route", ["line.length_mi", "line.length_in_disturbed_row_mi", "line.new_access_road_mi", "line.existing_line", "line.wholly_in_compatible_row", "pipe.length_mi", "pipe.in_disturbed_row"]),
        ("disturbedLand", ["site.previously_disturbed", "site.within_existing_facility", "site.contiguous_to_developed", "project.new_disturbance_acres", "line.relocation_within_row_or_disturbed", "line.widening_outside_disturbed"]),
        ("federalShare", ["project.federal_assistance_usd", "project.total_cost_usd", "site.federal_owner", "project.federal_nexus", "project.sponsor_is_federal", "power.contract_sought"]),
        ("engines", ["engine.count", "engine.kw_mech", "engine.hours_per_year", "engine.ef_nox_g_per_kwh", "engine.is_emergency", "engine.testing_hours", "engine.nonemergency_hours", "gen.turbine_count", "gen.tech", "gen.heat_input_mmbtu_h"]),
        ("mitigation", ["nepa.ec_mitigated", "nepa.ec_present", "bio.effect_determination", "hist.effect_finding", "water.wotus_loss_acres", "water.temp_fill_acres", "water.stream_bed_loss_acres", "site.contamination_release_risk", "air.synthetic_minor_limits"]),
    ];

    private static readonly Dictionary<string, string> ByFact =
        Known.SelectMany(lever => lever.Facts.Select(fact => (fact, lever.Lever))).ToDictionary(pair => pair.fact, pair => pair.Lever, StringComparer.Ordinal);

    public static IEnumerable<string> Facts => ByFact.Keys;

    /// <summary>The lever of a fact; "other" for what a sponsor does not turn alone.</summary>
    public static string Of(string fact) => ByFact.TryGetValue(fact, out var lever) ? lever
        : fact.StartsWith("air.", StringComparison.Ordinal) ? "engines" : "other";
}
