using Microsoft.Data.Sqlite;
using NetTopologySuite.IO;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Read;

/// <summary>Reads one feature table of a GeoPackage (OGC 12-128r17), row by row.</summary>
internal static class GeoPackageFeatures
{
    public static IReadOnlyList<string>? Columns(SourceRequest request, DiagnosticBag bag)
    {
        using var file = Open(request, bag);
        return file is null ? null : Guard<List<string>>(request, bag, () => FindTable(file, request, bag) is { } table ? ListColumns(file, table) : null);
    }

    public static IEnumerable<SourceFeature> Read(SourceRequest request, IReadOnlyList<string> columns, DiagnosticBag bag)
    {
        using var file = Open(request, bag);
        var table = file is null ? null : Guard(request, bag, () => FindTable(file, request, bag));
        var system = table is null ? null : Guard(request, bag, () => FindSystem(file!, table, request, bag));
        var known = system is null ? null : Guard(request, bag, () => ListColumns(file!, table!));
        if (known is null || SourceReader.Find(columns, known, request, bag) is null)
        {
            yield break;
        }

        using var command = file!.CreateCommand();
        command.CommandText = $"SELECT {Quote(table!.Geometry)}{string.Concat(columns.Select(name => ", " + Quote(name)))} FROM {Quote(table.Name)}";
        using var reader = Guard(request, bag, command.ExecuteReader);
        for (var row = 1; reader is not null && Guard(request, bag, () => reader.Read() ? reader : null) is not null; row++)
        {
            yield return ReadRow(reader, new(request.Label, null, $"{table.Name}, row {row}"), columns.Count, system!);
        }
    }

    /// <summary>Names of the feature tables.</summary>
    public static IReadOnlyList<string> Tables(SqliteConnection file)
    {
        using var command = file.CreateCommand();
        command.CommandText = "SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY table_name";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static SourceFeature ReadRow(SqliteDataReader reader, InputLocation where, int columns, SourceSystem system)
    {
        var values = new object?[columns];
        for (var column = 0; column < columns; column++)
        {
            var value = reader.GetValue(column + 1);
            values[column] = (value is byte[]) ? null : SourceReader.Value(value);
        }

        if (reader.IsDBNull(0))
        {
            return new(where, null, values);
        }

        try
        {
            var geometry = new GeoPackageGeoReader(Geometries.Services.DefaultCoordinateSequenceFactory, Geometries.Services.DefaultPrecisionModel) { HandleSRID = false }
                .Read(reader.GetFieldValue<byte[]>(0));
            return SourceReader.ToDegrees(new(where, geometry.IsEmpty ? null : geometry, values), system);
        }
        catch (Exception problem) when (problem is ParseException or ArgumentException or IOException or InvalidCastException or IndexOutOfRangeException or InvalidOperationException)
        {
            return SourceReader.BadGeometry(where, values, $"The geometry is no GeoPackage binary: {problem.Message}");
        }
    }

    private static SqliteConnection? Open(SourceRequest request, DiagnosticBag bag) => Guard(request, bag, () =>
    {
        var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = request.Path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        file.Open();
        using var command = file.CreateCommand();
        // A stranger's file: its views and triggers may not call functions with effects.
        command.CommandText = "PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; SELECT count(*) FROM gpkg_contents";
        command.ExecuteScalar();
        return file;
    });

    private static FeatureTable? FindTable(SqliteConnection file, SourceRequest request, DiagnosticBag bag)
    {
        var names = Tables(file);
        if (request.Table is null ? names.Count != 1 : !names.Contains(request.Table))
        {
            bag.Error("geopackage.which", request.Table is null ? $"The file holds {names.Count} feature tables: {string.Join(", ", names.Take(20))}" : $"There is no feature table '{request.Table}'", new(request.Label), "Nothing says which one is meant", request.Table is null ? "name one with 'table'" : NearestName.Advice(request.Table, names.ToList()));
            return null;
        }

        var name = request.Table ?? names[0];
        using var command = file.CreateCommand();
        command.CommandText = "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = $table";
        command.Parameters.AddWithValue("$table", name);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new(name, reader.GetString(0), reader.GetInt64(1)) : throw new InvalidDataException($"gpkg_geometry_columns does not list '{name}'");
    }

    private static SourceSystem? FindSystem(SqliteConnection file, FeatureTable table, SourceRequest request, DiagnosticBag bag)
    {
        using var command = file.CreateCommand();
        command.CommandText = "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = $srs";
        command.Parameters.AddWithValue("$srs", table.SrsId);
        using var reader = command.ExecuteReader();
        // -1 and 0 are "undefined" (1.1.2.1.2).
        if (table.SrsId is -1 or 0 || !reader.Read())
        {
            return SourceReader.Choose(null, hasOwn: false, request, bag);
        }

        var code = $"{reader.GetString(0).ToUpperInvariant()}:{reader.GetInt64(1)}";
        var definition = reader.IsDBNull(2) ? "" : reader.GetString(2);
        var where = new InputLocation(request.Label, null, table.Name);
        var known = SourceSystem.Read(code, where, new DiagnosticBag());
        return SourceReader.Choose(known ?? SourceSystem.Read(definition.Length > 0 && definition != "undefined" ? definition : code, where, bag), hasOwn: true, request, bag);
    }

    private static List<string> ListColumns(SqliteConnection file, FeatureTable table)
    {
        using var command = file.CreateCommand();
        command.CommandText = $"PRAGMA table_info({Quote(table.Name)})";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(1));
        }

        names.Remove(table.Geometry);
        return names;
    }

    private static T? Guard<T>(SourceRequest request, DiagnosticBag bag, Func<T?> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (Exception problem) when (problem is SqliteException or InvalidDataException or InvalidCastException)
        {
            SourceReader.Unreadable(request, bag, "as a GeoPackage", problem);
            return null;
        }
    }

    private static string Quote(string name) => Store.Sql.Quote(name);

    private sealed record FeatureTable(string Name, string Geometry, long SrsId);
}
