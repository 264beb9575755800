using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Import;
using Planner.Geodata.Read;
using Planner.Geodata.Store;
using Planner.Tests;

namespace Planner.Geodata.Tests.Import;

/// <summary>Every set of geodata in the test data folder imports, with the row counts that its README states.</summary>
public sealed class AllDataTests
{
    private static readonly Dictionary<string, int> Rows = """
        lines_texas 5209, lines_virginia 1499, lines_345kv 3051, data_centers 1165
        data_center_footprints 1233, power_plants 11879, eia_plants 11833, pricing_nodes 4065
        territories_tx 141, territories_va 29, nhd_streams 4671, nhd_lakes 1929
        nhd_reservoirs 75, nhd_stream_areas 52, nhd_estuaries 1, usace_districts 1
        wetland_regions 1, wetland_subregions 3, refuges 3, chesapeake_counties 9
        region_of_interest 1, meck_wetlands 2015, meck_historic 6, meck_parks 190
        meck_greenways 307, meck_railroads 364, meck_watersheds 96, meck_basins 33
        meck_hospitals 7, meck_schools 46, meck_libraries 24, meck_zipcodes 34
        tribal_oklahoma 44, tribal_trust 171, tribes_virginia 6, alaska_villages 227
        reservations 321, npl 1463, npl_detail 1566, park_areas 61
        park_lines 29, park_points 315, airports 891, lakes 1200
        states 100, urban_areas 2143, places 1249, water_systems 231
        ri_connections 1171, ri_supply_curve 83, ri_setbacks 15, ri_parcels 3514
        ri_railroads 450, ri_water 1087, ri_structures 100, ri_counties 5
        ri_protected 2064, activs_buses 2000, activs_branches 3206, activs_substations 1250
        reeds_areas 134, rts_buses 73, rts_branches 120, rts_generators 158
        rts_generator_lines 158
        """.Split([',', '\n'], StringSplitOptions.TrimEntries).Select(pair => pair.Split(' ')).ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture));

    /// <summary>Rows that the recipe leaves out, by layer, with the reason that the data's README gives.</summary>
    private static readonly Dictionary<string, int> LeftOut = new()
    {
        ["data_center_footprints"] = 84, // points among the footprints
        ["places"] = 2, // two stations in the Antarctic that look like swapped coordinates
        ["power_plants"] = 33, // 32 without coordinates, one at latitude 425
    };

    private static readonly string[] WithGaps = ["eia_plants", "pricing_nodes", "reservations", "npl", "npl_detail"];

    [Fact]
    public void Run_AllDataRecipe_ReadsEveryRowOfEverySet()
    {
        using var folder = new ScratchFolder();
        var data = SharedData.Path("README.md");
        var report = RecipeImport.Run(
            Repository.File("geodata/recipes/all-data.yaml"), folder.Path("all.gpkg"), new ImportOptions(Path.GetDirectoryName(data)), null, TestContext.Current.CancellationToken);
        var layers = report.Layers.ToDictionary(layer => layer.Id);
        Assert.All(Rows, expected => Assert.Equal((expected.Key, expected.Value), (expected.Key, layers[expected.Key].RowsRead)));
        Assert.All(Rows.Keys.Except(WithGaps), id => Assert.Equal((id, Rows[id] - LeftOut.GetValueOrDefault(id)), (id, layers[id].RowsKept)));
        // npl: 108 rows without coordinates and 23 repeated headers; npl_detail: only 157 have coordinates.
        Assert.Equal(157, layers["npl_detail"].RowsKept);
        Assert.Equal(1463 - 108 - 23, layers["npl"].RowsKept);
        Assert.Equal(11833 - 29, layers["eia_plants"].RowsKept);
        Assert.All(new[] { "ri_land_cover", "ri_slope", "ri_protected_cells" }, id => Assert.Equal(972 * 1434, layers[id].RowsRead));
        using var workspace = Workspace.Open(folder.Path("all.gpkg"));
        Assert.Equal(report.ContentHash, workspace.Info.ContentHash);
    }

    /// <summary>Both files write NaN where a number is missing, in 157 of 158 features.</summary>
    [Theory]
    [InlineData("rts-gmlc/GIS/gen.geojson", "Output_pct_4")]
    [InlineData("rts-gmlc/GIS/gen_conn.geojson", "HR_incr_4")]
    public void Read_GeoJsonWithNaN_IsEmptyWithANoteOfItsFeature(string file, string column)
    {
        var bag = new DiagnosticBag();
        var rows = SourceReader.Read(new(SharedData.Path(file), file, SourceFormat.GeoJson), ["GEN UID", column], bag).ToList();
        Assert.Equal(158, rows.Count);
        Assert.Equal(157, rows.Count(row => row.Values[1] is null));
        Assert.All(rows, row => Assert.IsType<string>(row.Values[0]));
        Assert.Equal((0, 157), (bag.ErrorCount, bag.NoteCount));
        Assert.All(bag.Kept, note => Assert.Equal(("geojson.not-a-number", file, true), (note.Code, note.Where.File, note.Where.Path!.StartsWith("$.features[", StringComparison.Ordinal))));
    }

    /// <summary>Tables of the sets that hold no places: they are read too.</summary>
    [Theory]
    [InlineData("commongrid-utilities/balancing-authorities.json", 45, "name")]
    [InlineData("commongrid-utilities/isos.json", 7, "name")]
    [InlineData("commongrid-utilities/regions.json", 3000, "name")]
    [InlineData("commongrid-utilities/utilities_TX_VA.json", 183, "name")]
    [InlineData("eia860/epa_eia_crosswalk.csv", 6935, "EIA_PLANT_ID")]
    [InlineData("eia860/pudl_schema_sample/generators_eia860.csv", 194, "planned_retirement_date")]
    [InlineData("activsg2000-geo/usa_tamu_texas/plant.csv", 598, "plant_id")]
    public void Read_TableWithoutPlaces_GivesItsRows(string file, int rows, string column)
    {
        var path = SharedData.Path(file);
        var bag = new DiagnosticBag();
        var format = FormatDetection.Find(path, file, bag);
        Assert.Equal(rows, SourceReader.Read(new(path, file, format!.Value), [column], bag).Count());
        Assert.Empty(bag.Kept);
    }
}
