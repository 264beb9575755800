using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Operation.Distance;
using NetTopologySuite.Operation.Union;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Measure;

/// <summary>Where a layer speaks: inside, "nothing found" means "nothing there"; outside it says nothing.</summary>
internal abstract class Coverage
{
    /// <summary>Whether the shape and everything up to a distance round it is covered.</summary>
    public abstract bool Reaches(Geometry shape, double metres);

    /// <summary>A stated region, given in degrees.</summary>
    public sealed class Region : Coverage
    {
        private readonly IPreparedGeometry inside;
        private readonly IndexedFacetDistance edge;

        public Region(MeasurePlane plane, Geometry degrees)
        {
            var metres = plane.ToMetres(degrees);
            inside = PreparedGeometryFactory.Prepare(metres);
            edge = new IndexedFacetDistance(metres.Boundary);
        }

        // The plane may shrink the way to the edge, so the reach is taken longer than it is.
        public override bool Reaches(Geometry shape, double metres) =>
            inside.Covers(shape) && (metres == 0 || edge.Distance(shape) >= metres * MeasurePlane.Distortion);
    }

    /// <summary>Only the features themselves: what lies inside them is known, what lies between them is not.</summary>
    public sealed class Features(FeatureIndex features) : Coverage
    {
        public override bool Reaches(Geometry shape, double metres)
        {
            if (metres > 0)
            {
                return false;
            }

            var touching = features.Touching(shape);
            return touching.Any(feature => feature.Prepared.Covers(shape))
                || (touching.Count > 1 && UnaryUnionOp.Union(touching.Select(feature => feature.Metres)).Covers(shape));
        }
    }

    /// <summary>The layer is missing: nothing is known anywhere.</summary>
    public sealed class Nothing : Coverage
    {
        public override bool Reaches(Geometry shape, double metres) => false;
    }
}
