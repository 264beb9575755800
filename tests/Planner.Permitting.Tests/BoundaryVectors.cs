using Planner.Domain.Facts;
namespace Planner.Permitting.Tests;

/// <summary>The boundary vectors of the rule sheet: each line one side of a limit.</summary>
public class BoundaryVectors
{
    private const string Now = "2026-11-23";

    private static readonly (string, object) Campus = ("project.kind", "data_center");
    private static readonly (string, object) BigLoad = ("project.ai_load_mw", 100.1);

    [Fact]
    public void DataCenterProject_ExactlyHundredMegawatts_DoesNotQualify()
    {
        Assert.Equal(Truth.False, Shipped.Truth("E-01", Now, Campus, ("project.ai_load_mw", 100.0)));
        Assert.Equal(Truth.True, Shipped.Truth("E-02", Now, Campus, ("project.ai_load_mw", 100.0)));
        Assert.Equal(Truth.True, Shipped.Truth("E-01", Now, Campus, BigLoad));
        Assert.Equal(Truth.Unknown, Shipped.Truth("E-01", Now, Campus));
    }

    [Fact]
    public void QualifyingProject_CapitalWithoutTheFindingOfCommerce_IsUnknown()
    {
        Assert.Equal(Truth.Unknown, Shipped.Truth("E-12", Now, Campus, BigLoad, ("project.capex_committed_usd", 500e6)));
        Assert.Equal(Truth.True, Shipped.Truth("E-08", Now, Campus, BigLoad, ("project.capex_committed_usd", 500e6), ("project.capex_confirmed_by_commerce", true)));
        Assert.Equal(Truth.False, Shipped.Truth("E-08", Now, Campus, BigLoad, ("project.capex_committed_usd", 499.999e6), ("project.capex_confirmed_by_commerce", true)));
        Assert.Equal(Truth.True, Shipped.Truth("E-12", Now, Campus, BigLoad, ("project.load_increment_mw", 120.0)));
    }

    [Theory]
    [InlineData(499e6, "true", "false")]
    [InlineData(500e6, "false", "true")]
    public void FederalShare_AroundOneHalf_PresumptionEndsAtOneHalf(double assistance, string presumed, string none)
    {
        (string, object)[] facts = [Campus, BigLoad, ("project.load_increment_mw", 120.0), ("project.federal_assistance_usd", assistance), ("project.total_cost_usd", 1000e6)];
        Assert.Equal(presumed, Shipped.Truth("E-22", Now, facts).ToString());
        Assert.Equal(none, Shipped.Truth("E-23", Now, facts).ToString());
    }

    [Fact]
    public void CoveredComponent_SolarWithoutDesignation_IsNotNamed()
    {
        (string, object)[] facts = [("gen.tech", "solar_pv"), ("project.serves_data_center", true),
            ("project.designated_qualifying_by", Array.Empty<string>()), ("project.component_class", new[] { "generation_equipment" })];
        Assert.Equal(Truth.True, Shipped.Truth("E-05", Now, facts));
        Assert.Equal(Truth.False, Shipped.Truth("E-04", Now, facts));
    }

    [Theory]
    [InlineData(9.0, 0.0, "true")]
    [InlineData(10.5, 0.0, "unknown")]
    [InlineData(11.1, 0.0, "false")]
    [InlineData(17.0, 17.0, "true")]
    public void NewLine_AroundTenAndTwentyMiles_HasABand(double miles, double inRow, string expected) =>
        Assert.Equal(expected, Shipped.Truth("D-12", Now, ("line.existing_line", false), ("line.length_mi", miles), ("line.length_in_disturbed_row_mi", inRow)).ToString());

    [Fact]
    public void Rebuild_SixtyMiles_FitsFromTheDayTheLimitFell()
    {
        (string, object)[] facts = [("line.existing_line", true), ("line.length_mi", 60.0), ("line.relocation_within_row_or_disturbed", true), ("line.underwater", false)];
        (string, object) none = ("line.widening_outside_disturbed", "none");
        Assert.Equal(Truth.False, Shipped.Truth("D-13a", "2024-05-29", [.. facts, none]));
        Assert.Equal(Truth.True, Shipped.Truth("D-13", "2024-05-30", [.. facts, none]));
        Assert.Equal(Truth.Unknown, Shipped.Truth("D-13", "2024-05-30", facts));
        Assert.Null(Shipped.Book("2024-05-29").Find("D-13"));
        Assert.Null(Shipped.Book("2024-05-30").Find("D-13a"));
    }

    [Fact]
    public void Solar_FortyAcresOnDisturbedLand_FitsFromTheDayTheLimitFell()
    {
        (string, object)[] facts = [("gen.tech", "solar_pv"), ("site.previously_disturbed", "all"), ("gen.disturbance_acres", 40.0), ("gen.on_roof_or_structure", false)];
        Assert.Equal(Truth.False, Shipped.Truth("D-20a", "2024-05-29", facts));
        Assert.Equal(Truth.True, Shipped.Truth("D-20", "2024-05-30", facts));
    }

    [Theory]
    [InlineData(0.50, "true")]
    [InlineData(0.51, "false")]
    public void NationwidePermit39_HalfAnAcre_IsTheLimit(double acres, string expected) =>
        Assert.Equal(expected, Shipped.Truth("P-01", Now, Campus, ("water.wotus_loss_acres", acres), ("water.tidal_or_adjacent", false)).ToString());

    [Theory]
    [InlineData(21, "false")]
    [InlineData(22, "true")]
    public void Psd_TwentyTwoTier2Sets_CrossTwoHundredFiftyTons(int sets, string expected)
    {
        (string, object)[] clean = [.. new[] { "voc", "so2", "co", "pm10", "pm25" }.Select(p => ($"air.pte_tpy.{p}", (object)0.0))];
        (string, object)[] attainment = [.. new[] { "nox", "ozone", "so2", "co", "pm10", "pm25" }.Select(p => ($"site.in_attainment.{p}", (object)true))];
        Assert.Equal(expected, Shipped.Truth("P-24", Now, [.. clean, .. attainment, ("engine.count", sets), ("engine.kw_mech", 3300),
            ("engine.ef_nox_g_per_kwh", 6.4), ("engine.hours_per_year", 500), ("air.source_is_listed_28", false), ("gen.fossil_steam", false)]).ToString());
    }

    [Theory]
    [InlineData(75.0, "true")]
    [InlineData(74.9, "false")]
    public void Ercot_SeventyFiveMegawatts_IsLarge(double load, string expected) =>
        Assert.Equal(expected, Shipped.Truth("P-98", Now, ("grid.region", "ERCOT"), ("grid.load_at_single_site_mw", load)).ToString());

    [Fact]
    public void LargeLoad_ExactlyTwentyMegawatts_IsUnknown() =>
        Assert.Equal(Truth.Unknown, Shipped.Truth("P-95", Now, ("grid.load_at_single_site_mw", 20.0), ("grid.connects_to_interstate_transmission", true)));

    [Fact]
    public void Fast41_WhenAnExclusionApplies_FirstRouteIsClosed() =>
        Assert.Equal(Truth.False, Shipped.Truth("F-01", Now, Campus, ("project.federal_nexus", new[] { "permit" }),
            ("project.total_investment_usd", 250e6), ("nepa.document", "ce")));

    [Fact]
    public void Geothermal_TwentyAcres_IsInactiveOneDayBefore()
    {
        (string, object)[] facts = [("gen.tech", "geothermal"), ("gen.geothermal_phase", "resource_confirmation"), ("gen.geothermal_disturbance_acres", 20.0)];
        Assert.Null(Shipped.Book("2025-01-15").Find("C-02"));
        Assert.Equal(Truth.False, Shipped.Truth("C-02", "2025-01-15", facts));
        Assert.Equal(Truth.True, Shipped.Truth("C-02", "2025-01-16", facts));
    }

    [Fact]
    public void Nexus_NoPermitMoneyOrLand_EndsNepa() =>
        Assert.Equal(Truth.True, Shipped.Truth("N-25", Now, ("project.federal_nexus", new[] { "none" })));

    [Fact]
    public void Wetlands_MappedButNotDelineated_LeaveThePermitUnknown()
    {
        Assert.Equal(Truth.True, Shipped.Truth("P-17", Now, ("water.nwi_overlap_acres", 3.0)));
        Assert.Equal(Truth.Unknown, Shipped.Truth("P-00", Now, ("water.nwi_overlap_acres", 3.0)));
    }

    [Theory]
    [InlineData(850.0, "P-38b")]
    [InlineData(851.0, "P-38c")]
    public void Turbine_AroundEightHundredFifty_ChangesClass(double heat, string rule) =>
        Assert.Equal(Truth.True, Shipped.Truth(rule, Now, ("gen.unit_construction_date", new DateOnly(2025, 6, 1)), ("gen.tech", "gas_simple_cycle"), ("gen.heat_input_mmbtu_h", heat)));

    [Theory]
    [InlineData(1320.0, true, "false")]
    [InlineData(1321.0, true, "true")]
    [InlineData(5000.0, false, "false")]
    public void Spcc_AboveThirteenHundredTwentyGallons_NeedsAPlan(double gallons, bool path, string expected) =>
        Assert.Equal(expected, Shipped.Truth("P-80", Now, ("fuel.ast_gal", gallons), ("fuel.buried_gal", 0.0), ("fuel.discharge_path_to_waters", path)).ToString());

    [Fact]
    public void RuralDevelopment_Limits_AreThoseOfTheText()
    {
        (string, object) lead = ("project.lead_agency", "USDA_RD");
        Assert.Equal(Truth.False, Shipped.Truth("C-22", Now, lead, ("line.existing_line", false), ("line.voltage_kv", 230.0), ("line.length_mi", 2.0), ("line.integrates_major_new_generation", true)));
        Assert.Equal(Truth.True, Shipped.Truth("C-24", Now, lead, ("project.kind", "substation"), ("sub.footprint_acres", 12.0)));
        (string, object)[] solar = [lead, ("gen.tech", "solar_pv"), ("gen.avg_mw", 8.0), ("gen.at_existing_facility", false), ("gen.hrsg_addition", false), ("gen.disturbance_acres", 12.0)];
        Assert.Equal(Truth.False, Shipped.Truth("C-25", Now, solar));
        Assert.Equal(Truth.False, Shipped.Truth("C-26", Now, solar));
        (string, object)[] standby = [lead, ("engine.is_emergency", true), ("gen.at_existing_facility", true)];
        Assert.Equal(Truth.True, Shipped.Truth("C-27", Now, [.. standby, ("gen.avg_mw", 1.0)]));
        Assert.Equal(Truth.False, Shipped.Truth("C-27", Now, [.. standby, ("gen.avg_mw", 1.1)]));
    }

    [Fact]
    public void Tva_BatteryAndBuildings_FollowTheirItems()
    {
        (string, object) lead = ("project.lead_agency", "TVA");
        Assert.Equal(Truth.False, Shipped.Truth("C-35", Now, lead, ("gen.tech", "battery_only"), ("gen.at_existing_facility", true), ("project.disturbance_acres", 5.0), ("project.new_disturbance_acres", 5.0)));
        foreach (var (acres, expected) in new[] { (22.0, "true"), (26.0, "unknown"), (28.0, "false") })
        {
            Assert.Equal(expected, Shipped.Truth("C-36", Now, lead, ("action.kind", new[] { "construct_building" }), ("project.disturbance_acres", acres), ("project.new_disturbance_acres", 0.0)).ToString());
        }
    }

    [Fact]
    public void PowerContract_TenAverageMegawatts_IsAStatementClassToTheLastDay()
    {
        (string, object)[] facts = [("action.kind", new[] { "power_contract" }), ("power.new_discrete_load_avg_mw", 10.0)];
        Assert.Equal(Truth.True, Shipped.Truth("D-90", "2025-07-02", facts));
        Assert.Null(Shipped.Book("2025-07-03").Find("D-90"));
    }

    [Fact]
    public void Doe_Maintenance_Pilot_Lease_Pipeline_AreJudgedByTheirClass()
    {
        Assert.Equal(Truth.True, Shipped.Truth("D-54", Now, ("action.kind", new[] { "replace_in_kind" }), ("action.replacement_in_kind", true), ("action.capacity_or_life_change", "none")));
        Assert.Equal(Truth.False, Shipped.Truth("D-32", Now, ("action.kind", new[] { "lease_or_outgrant" }), ("action.impact_change_significant", true)));
        Assert.Equal(Truth.False, Shipped.Truth("D-26", Now, ("project.kind", "pipeline"), ("pipe.length_mi", 15.0), ("pipe.in_disturbed_row", true), ("pipe.existing_source_and_receiver", false)));
        foreach (var (years, expected) in new[] { (1.5, "true"), (23 / 12.0, "unknown"), (2.5, "false") })
        {
            Assert.Equal(expected, Shipped.Truth("D-71", Now, ("action.kind", new[] { "research_or_pilot" }), ("action.scale", "pilot"), ("action.duration_years", years),
                ("site.previously_disturbed", "all"), ("site.active_utilities_and_roads", true)).ToString());
        }
    }

    [Fact]
    public void Tower_NearAHeliport_NeedsNotice() =>
        Assert.Equal(Truth.True, Shipped.Truth("P-75", Now, ("project.max_height_ft_agl", 180.0), ("site.heliport_distance_ft", 4000.0)));

    [Fact]
    public void ArmyLand_WhenAnotherAgencyLeadsWithItsExclusion_FollowsIt() =>
        Assert.Equal(Truth.True, Shipped.Truth("C-61", "2025-07-02", ("site.federal_owner", "DOD"), ("project.lead_agency", "DOE"), ("project.kind", "substation")));
}
