using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Projections;
using Planner.Geodata.Read;

namespace Planner.Geodata.Import;

/// <summary>Checks where a row lies and what shape it has, and reports what the recipe does not allow.</summary>
internal sealed class RowPosition(GeometryKind kind, RowPolicy missing, RowPolicy outside, RowPolicy other, Bounds bounds, DiagnosticBag bag)
{
    private readonly Envelope box = new(bounds.West, bounds.East, bounds.South, bounds.North);

    /// <summary>Rows left out because they lie outside the bounds, as the recipe allows.</summary>
    public int SkippedOutside { get; private set; }

    /// <param name="row">The row.</param>
    /// <param name="isValid">Whether its geometry is valid, when that is known already.</param>
    /// <returns>The geometry to store, or null when the row is left out or refused.</returns>
    public Geometry? Check(SourceFeature row, bool? isValid = null)
    {
        if (row.Problem is { } problem)
        {
            bag.Add(problem);
            return null;
        }

        if (row.Geometry is not { IsEmpty: false } geometry)
        {
            return Missing(row.Where);
        }

        return IsOnEarth(geometry, isValid ?? false, row.Where) && IsInside(geometry, row.Where) ? Shape(geometry, isValid, row.Where) : null;
    }

    private Geometry? Missing(InputLocation where)
    {
        if (missing == RowPolicy.Skip)
        {
            bag.Note("geometry.missing", "The row has no position and is left out", where, "It stands on no map and near no site", "nothing, or complete the row");
        }
        else
        {
            bag.Error("geometry.missing", "The row has no position", where, "It would silently be missing from every measure", "complete the row, or allow it with 'missingCoordinates: skip'");
        }

        return null;
    }

    private bool IsOnEarth(Geometry geometry, bool isValid, InputLocation where)
    {
        // A valid geometry has no such coordinate.
        var bad = isValid ? null : geometry.Coordinates.FirstOrDefault(at => !double.IsFinite(at.X) || !double.IsFinite(at.Y));
        if (bad is not null)
        {
            bag.Error("geometry.not-finite", $"A coordinate is ({bad.X}, {bad.Y})", where, "It is no place", "correct the row");
            return false;
        }

        var extent = geometry.EnvelopeInternal;
        if (extent.MinX >= -180 && extent.MaxX <= 180 && extent.MinY >= -90 && extent.MaxY <= 90)
        {
            return true;
        }

        if (!LooksSwapped(extent, where))
        {
            bag.Error("geometry.outside-crs", $"The coordinates ({extent.MinX}, {extent.MinY}) are no degrees of longitude and latitude", where, "Only WGS 84 degrees are read; metres or feet of a projection look like this", "convert the file to EPSG:4326, e.g. ogr2ogr -t_srs EPSG:4326");
        }

        return false;
    }

    private bool IsInside(Geometry geometry, InputLocation where)
    {
        var extent = geometry.EnvelopeInternal;
        if (box.Intersects(extent))
        {
            return true;
        }

        if (LooksSwapped(extent, where))
        {
            return false;
        }

        switch (outside)
        {
            case RowPolicy.Keep:
                return true;
            case RowPolicy.Skip:
                SkippedOutside++;
                return false;
            default:
                bag.Error("geometry.outside-bounds", $"The row lies at ({extent.Centre.X:0.####}, {extent.Centre.Y:0.####}), outside the recipe's bounds", where, $"The recipe speaks for [{bounds.West}, {bounds.South}, {bounds.East}, {bounds.North}]", "correct the row or the bounds, or say 'outsideBounds: skip' or 'keep'");
                return false;
        }
    }

    private bool LooksSwapped(Envelope extent, InputLocation where)
    {
        var swapped = new Envelope(extent.MinY, extent.MaxY, extent.MinX, extent.MaxX);
        if (!box.Contains(swapped))
        {
            return false;
        }

        bag.Error("geometry.swapped", $"Longitude and latitude look swapped: ({extent.MinX}, {extent.MinY}) lies outside the bounds, the other way round inside", where, "Planner reads longitude first", "swap lonColumn and latColumn, or the coordinates of the file");
        return true;
    }

    private Geometry? Shape(Geometry geometry, bool? isValid, InputLocation where)
    {
        var single = geometry is MultiPoint { NumGeometries: 1 } points ? points.GetGeometryN(0) : geometry;
        if (single.Dimension != DimensionOf(kind) || (kind == GeometryKind.Point && single is not Point))
        {
            return Other(single, where);
        }

        return kind switch
        {
            GeometryKind.Line => single is MultiLineString ? single : Geometries.Factory.CreateMultiLineString([(LineString)single]),
            GeometryKind.Polygon => Repair(single, isValid ?? single.IsValid, where),
            _ => single,
        };
    }

    private Geometry? Other(Geometry geometry, InputLocation where)
    {
        var what = $"The geometry is a {geometry.GeometryType}, the layer holds {kind} features";
        if (other == RowPolicy.Skip)
        {
            bag.Note("geometry.other-kind", what + "; the row is left out", where, "A layer has one kind of geometry", "nothing, or give these rows a layer of their own");
        }
        else
        {
            bag.Error("geometry.other-kind", what, where, "A layer has one kind of geometry", "correct 'geometry', or leave the rows out with 'otherGeometry: skip'");
        }

        return null;
    }

    private MultiPolygon? Repair(Geometry polygon, bool isValid, InputLocation where)
    {
        var valid = polygon;
        if (!isValid)
        {
            valid = GeometryFixer.Fix(polygon);
            if (valid.IsEmpty || valid.Dimension != Dimension.Surface)
            {
                bag.Error("geometry.no-area", "The polygon has no area", where, "Nothing can lie in it", "correct the ring, or remove the row");
                return null;
            }

            bag.Note("geometry.repaired", $"The polygon crosses itself and was repaired; its area in square degrees went from {Math.Abs(polygon.Area):G6} to {valid.Area:G6}", where, "Areas can only be measured on valid polygons", "nothing, or repair the source");
        }

        var parts = PolygonExtracter.GetPolygons(valid).Cast<Polygon>().ToArray();
        return Geometries.Factory.CreateMultiPolygon(parts);
    }

    private static Dimension DimensionOf(GeometryKind kind) => kind switch
    {
        GeometryKind.Point => Dimension.Point,
        GeometryKind.Line => Dimension.Curve,
        GeometryKind.Polygon => Dimension.Surface,
        _ => throw new InvalidOperationException($"{kind} has no dimension."),
    };
}
