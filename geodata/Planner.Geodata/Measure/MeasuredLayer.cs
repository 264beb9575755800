using Planner.Domain.Facts;
using Planner.Geodata.Import;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Measure;

/// <summary>One layer ready for measuring: its features in metres, its coverage and where it comes from.</summary>
internal sealed class MeasuredLayer
{
    private readonly IReadOnlyList<string> columns;
    private readonly IReadOnlyList<MeasuredFeature> features;

    public MeasuredLayer(
        string id, DataSetInfo dataSet, string coverageDescription, MeasurePlane plane, IReadOnlyList<string> columns, IReadOnlyList<MeasuredFeature> features,
        Func<FeatureIndex, Coverage> coverage)
    {
        Id = id;
        Plane = plane;
        DataSet = dataSet;
        CoverageDescription = coverageDescription;
        this.columns = columns;
        this.features = features;
        Coverage = coverage(new FeatureIndex(plane, features));
    }

    public string Id { get; }

    public MeasurePlane Plane { get; }

    public DataSetInfo DataSet { get; }

    public string CoverageDescription { get; }

    public Coverage Coverage { get; }

    public object? Value(MeasuredFeature feature, string column) => feature.Values[IndexOf(column)];

    /// <summary>The features that meet the conditions, and those of which it is not known whether they do.</summary>
    public (FeatureIndex Sure, FeatureIndex Maybe) Select(IReadOnlyList<Condition> where)
    {
        var truths = features.ToLookup(feature => Holds(feature, where));
        return (new(Plane, truths[Truth.True]), new(Plane, truths[Truth.Unknown]));
    }

    private Truth Holds(MeasuredFeature feature, IReadOnlyList<Condition> where) =>
        where.Aggregate(Truth.True, (truth, condition) => truth & condition.Holds(Value(feature, condition.Column)));

    private int IndexOf(string column)
    {
        for (var position = 0; position < columns.Count; position++)
        {
            if (columns[position] == column)
            {
                return position;
            }
        }

        throw new InvalidOperationException($"Layer '{Id}' was loaded without column '{column}'.");
    }
}
