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
        return new GeoPackageGeoWriter().Write(marked);
    }

    public static Geometry Read(byte[] blob) => Geometries.Factory.CreateGeometry(Reader.Read(blob));
}
