using System.Buffers.Binary;
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
        // The system stands in the header alone (bytes 4 to 7), so that the geometry need not be copied to be marked with it.
        var blob = new GeoPackageGeoWriter { HandleOrdinates = Ordinates.XY }.Write(geometry);
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(4), GeoPackageSchema.Wgs84);
        return blob;
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
