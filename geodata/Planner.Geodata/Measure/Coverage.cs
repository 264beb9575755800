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
        private readonly Envelope surelyInside;

        public Region(MeasurePlane plane, Geometry degrees)
        {
            var metres = plane.ToMetres(degrees);
            inside = PreparedGeometryFactory.Prepare(metres);
            edge = new IndexedFacetDistance(metres.Boundary);
            surelyInside = BoxInside(metres.EnvelopeInternal);
        }

        // The plane may shrink the way to the edge, so the reach is taken longer than it is.
        public override bool Reaches(Geometry shape, double metres) =>
            (surelyInside.Covers(shape.EnvelopeInternal) || inside.Covers(shape)) && (metres == 0 || edge.Distance(shape) >= metres * MeasurePlane.Distortion);

        // Tests of a shape against a region of many corners are dear; most shapes lie in a box well inside it.
        private Envelope BoxInside(Envelope box)
        {
            for (var share = 0.02; share < 0.5; share += 0.02)
            {
                var shrunk = box.Copy();
                shrunk.ExpandBy(-share * box.Width, -share * box.Height);
                if (inside.Covers(Geometries.Factory.ToGeometry(shrunk)))
                {
                    return shrunk;
                }
            }

            return new Envelope();
        }
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
