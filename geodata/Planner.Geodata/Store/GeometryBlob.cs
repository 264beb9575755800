using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Store;

/// <summary>Geometries as GeoPackage binary (OGC 12-128r17, 2.1.3), degrees on WGS 84.</summary>
internal static class GeometryBlob
{
    private static GeoPackageGeoReader Reader =>
        new(Geometries.Services.DefaultCoordinateSequenceFactory, Geometries.Services.DefaultPrecisionModel) { HandleSRID = false };

    public static byte[] Write(Geometry geometry)
    {
        var marked = geometry.Copy();
        marked.SRID = GeoPackageSchema.Wgs84;
        return new GeoPackageGeoWriter { HandleOrdinates = Ordinates.XY }.Write(marked);
    }

    /// <summary>The WKB part of a blob: what follows the header and its envelope (table 5 of 2.1.3).</summary>
    public static ReadOnlySpan<byte> Wkb(byte[] blob) => blob.AsSpan(8 + (((blob[3] >> 1) & 7) switch
    {
        0 => 0,
        1 => 32,
        2 or 3 => 48,
        4 => 64,
        var other => throw new InvalidDataException($"{other} is no kind of envelope."),
    }));

    public static Geometry Read(byte[] blob) => Geometries.Factory.CreateGeometry(Reader.Read(blob));
}
