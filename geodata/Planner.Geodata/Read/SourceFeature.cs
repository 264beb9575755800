using NetTopologySuite.Geometries;
using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Read;

/// <summary>One row or feature as its file has it: nothing is checked against the recipe yet.</summary>
/// <param name="Where">File and line (for GeoJSON the line where the feature starts, and its path).</param>
/// <param name="Geometry">Geometry in the file's own coordinates; null when the row has none.</param>
/// <param name="Values">Values of the asked columns in their order: text, double, or null when empty or absent.</param>
/// <param name="Problem">Why the geometry can't be read; reported only when the row is wanted. Null: no problem.</param>
internal sealed record SourceFeature(InputLocation Where, Geometry? Geometry, object?[] Values, Diagnostic? Problem = null);

/// <summary>Limits that keep a hostile or broken file from filling the memory.</summary>
internal static class ReadLimits
{
    /// <summary>Largest CSV record in characters.</summary>
    public const int RecordCharacters = 16_000_000;

    /// <summary>Largest GeoJSON feature in bytes.</summary>
    public const int FeatureBytes = 256_000_000;

    /// <summary>Deepest nesting of a JSON file: a MultiPolygon in a collection needs 9.</summary>
    public const int JsonDepth = 32;
}
