using NetTopologySuite.Geometries;

namespace Planner.Geodata.Store;

/// <summary>The tables that every GeoPackage has, and the R-tree extension (OGC 12-128r17, version 1.3; extension F.3).</summary>
internal static class GeoPackageSchema
{
    public const int Wgs84 = 4326;

    private const string CoreTables = """
        PRAGMA application_id = 0x47504B47;
        PRAGMA user_version = 10300;
        CREATE TABLE gpkg_spatial_ref_sys (
          srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
          organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        CREATE TABLE gpkg_contents (
          table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
          last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
          min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
          CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (
          table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
          z TINYINT NOT NULL, m TINYINT NOT NULL,
          CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
          CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        CREATE TABLE gpkg_extensions (
          table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
          CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
        INSERT INTO gpkg_spatial_ref_sys VALUES
          ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
          ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
          ('WGS 84 geodetic', 4326, 'EPSG', 4326,
           'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
           'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
        """;

    public static void CreateCore(StoreConnection connection) => connection.Execute(CoreTables);

    public static void CreateTable(StoreConnection connection, TableDefinition table)
    {
        var geometry = table.HasGeometry ? [$"geom {table.GeometryType}"] : Array.Empty<string>();
        var columns = table.Columns.Select(column => $"{Sql.Quote(column.Name)} {column.Type}");
        var all = string.Join(", ", ["fid INTEGER PRIMARY KEY", .. geometry, .. columns]);
        connection.Execute($"CREATE TABLE {table.QuotedName} ({all})");
        if (table.HasGeometry)
        {
            connection.Execute($"CREATE VIRTUAL TABLE {Sql.Quote(table.RtreeName)} USING rtree(id, minx, maxx, miny, maxy)");
        }
    }

    /// <summary>Lists a filled table in the GeoPackage's contents, and declares its spatial index.</summary>
    public static void Register(StoreConnection connection, TableDefinition table, DateOnly lastChange, Envelope extent)
    {
        // Identifiers are unique (clause 1.1.3.1.1), and two layers of one data set may have one title.
        connection.Execute(
            """
            INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) VALUES (@name, @type,
            CASE WHEN EXISTS (SELECT 1 FROM gpkg_contents WHERE identifier = @title) THEN @title || ' (' || @name || ')' ELSE @title END, '', @day, @srs)
            """,
            ("@name", table.Name),
            ("@type", table.HasGeometry ? "features" : "attributes"),
            ("@title", table.Title),
            ("@day", lastChange.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + "T00:00:00.000Z"),
            ("@srs", table.HasGeometry ? Wgs84 : 0));
        if (table.HasGeometry)
        {
            RegisterGeometry(connection, table, extent);
        }
    }

    private static void RegisterGeometry(StoreConnection connection, TableDefinition table, Envelope extent)
    {
        connection.Execute(
            "INSERT INTO gpkg_geometry_columns VALUES (@name, 'geom', @type, @srs, 0, 0)",
            ("@name", table.Name), ("@type", table.GeometryType), ("@srs", Wgs84));
        connection.Execute(
            "INSERT INTO gpkg_extensions VALUES (@name, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
            ("@name", table.Name));
        if (!extent.IsNull)
        {
            connection.Execute(
                "UPDATE gpkg_contents SET min_x = @w, min_y = @s, max_x = @e, max_y = @n WHERE table_name = @name",
                ("@w", extent.MinX), ("@s", extent.MinY), ("@e", extent.MaxX), ("@n", extent.MaxY), ("@name", table.Name));
        }

        connection.Execute(RtreeTriggers(table));
    }

    /// <summary>The triggers of extension F.3: other programs that edit the table keep the index right with them.</summary>
    private static string RtreeTriggers(TableDefinition table)
    {
        var (t, r) = (table.QuotedName, Sql.Quote(table.RtreeName));
        string Name(string suffix) => Sql.Quote($"{table.RtreeName}_{suffix}");
        const string filled = "(NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))";
        const string empty = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))";
        var put = $"INSERT OR REPLACE INTO {r} VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));";
        var remove = $"DELETE FROM {r} WHERE id = OLD.fid;";
        return $"""
            CREATE TRIGGER {Name("insert")} AFTER INSERT ON {t} WHEN {filled} BEGIN {put} END;
            CREATE TRIGGER {Name("update1")} AFTER UPDATE OF geom ON {t} WHEN OLD.fid = NEW.fid AND {filled} BEGIN {put} END;
            CREATE TRIGGER {Name("update2")} AFTER UPDATE OF geom ON {t} WHEN OLD.fid = NEW.fid AND {empty} BEGIN {remove} END;
            CREATE TRIGGER {Name("update3")} AFTER UPDATE ON {t} WHEN OLD.fid != NEW.fid AND {filled} BEGIN {remove} {put} END;
            CREATE TRIGGER {Name("update4")} AFTER UPDATE ON {t} WHEN OLD.fid != NEW.fid AND {empty} BEGIN DELETE FROM {r} WHERE id IN (OLD.fid, NEW.fid); END;
            CREATE TRIGGER {Name("delete")} AFTER DELETE ON {t} WHEN OLD.geom NOT NULL BEGIN {remove} END;
            """;
    }
}
