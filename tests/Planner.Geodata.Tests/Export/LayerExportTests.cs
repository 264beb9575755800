using System.Text.Json;
using Microsoft.Data.Sqlite;
using ParquetSharp;
using Planner.Geodata.Export;
using Planner.Geodata.Store;
using Planner.Tests;

namespace Planner.Geodata.Tests.Export;

/// <summary>What is exported is what the workspace holds, in each format.</summary>
public sealed class LayerExportTests : IDisposable
{
    private readonly SmallImport import = SmallGrid.Import();
    private readonly ScratchFolder folder = new();
    private readonly Workspace workspace;

    public LayerExportTests()
    {
        import.Plants = SmallRecipe.Plants.Replace("Beta", "\"Beta, the \"\"second\"\"\"", StringComparison.Ordinal);
        import.Run();
        workspace = Workspace.Open(import.Workspace);
    }

    [Fact]
    public void GeoJson_HoldsFeaturesWithTypedProperties()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Export("branch", ExportFormat.GeoJson, 1)));
        var feature = json.RootElement.GetProperty("features")[0];
        Assert.Equal("LineString", feature.GetProperty("geometry").GetProperty("type").GetString());
        Assert.Equal(1, feature.GetProperty("id").GetInt64());
        Assert.Equal(250, feature.GetProperty("properties").GetProperty("rate_mw").GetDouble());
        Assert.True(feature.GetProperty("properties").GetProperty("in_service").GetBoolean());
    }

    [Fact]
    public void Csv_QuotesWhatNeedsIt()
    {
        var lines = File.ReadAllText(Export("plants", ExportFormat.Csv, 2)).Split("\r\n");
        Assert.Equal("fid,wkt,feature_name,map_rank,name,mw", lines[0]);
        Assert.Equal("1,POINT (-99.5 30.5),Alpha,0,Alpha,100", lines[1]);
        Assert.Equal("2,POINT (-99.4 30.6),\"Beta, the \"\"second\"\"\",0,\"Beta, the \"\"second\"\"\",50", lines[2]);
    }

    [Fact]
    public void GeoPackage_HoldsTheTableWithItsIndex()
    {
        using var connection = new GeoPackageConnection(GeoPackageStore.Connect(Export("bus", ExportFormat.GeoPackage, 3), SqliteOpenMode.ReadOnly));
        Assert.Equal(["bus"], connection.ListTables());
        Assert.Equal([345, 138, 345], connection.Query("SELECT base_kv FROM bus ORDER BY fid", row => row.GetDouble(0)));
        Assert.Equal([3], connection.Query("SELECT count(*) FROM rtree_bus_geom", row => row.GetInt32(0)));
        Assert.Equal("ok", connection.Query("PRAGMA integrity_check", row => row.GetString(0)).Single());
    }

    [Fact]
    public void GeoParquet_HoldsColumnsAndItsMetadata()
    {
        using var file = new ParquetFileReader(Export("plants", ExportFormat.GeoParquet, 2));
        using var geo = JsonDocument.Parse(file.FileMetaData.KeyValueMetadata["geo"]);
        Assert.Equal("geometry", geo.RootElement.GetProperty("primary_column").GetString());
        using var rows = file.RowGroup(0);
        using var fids = rows.Column(0).LogicalReader<long>();
        Assert.Equal([1, 2], fids.ReadAll(2));
        using var shapes = rows.Column(1).LogicalReader<byte[]>();
        Assert.Equal("POINT (-99.5 30.5)", new NetTopologySuite.IO.WKBReader().Read(shapes.ReadAll(2)[0]).AsText());
        using var mw = rows.Column(5).LogicalReader<double?>();
        Assert.Equal([100.0, 50.0], mw.ReadAll(2).Select(value => value!.Value));
    }

    [Fact]
    public void Export_Cancelled_LeavesTheOldFileAndNoOther()
    {
        var path = Export("plants", ExportFormat.Csv, 2);
        var before = File.ReadAllText(path);
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => workspace.Export("plants", ExportFormat.Csv, path, cancel.Token));
        Assert.Equal(before, File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Root));
        Assert.Throws<KeyNotFoundException>(() => workspace.Export("nothing", ExportFormat.Csv, path, CancellationToken.None));
    }

    public void Dispose()
    {
        workspace.Dispose();
        import.Dispose();
        folder.Dispose();
    }

    private string Export(string layer, ExportFormat format, int features)
    {
        var path = folder.Path($"{layer}.{format}");
        Assert.Equal(features, workspace.Export(layer, format, path, TestContext.Current.CancellationToken));
        return path;
    }
}
