using NetTopologySuite.Geometries;

namespace Planner.Geodata.Store;

/// <summary>Fills one new table row by row; its spatial index is there when the workspace is sealed.</summary>
internal abstract class TableWriter(TableDefinition table) : IDisposable
{
    protected TableDefinition Table { get; } = table;

    /// <summary>Writes one row; a geometry of null is stored as NULL and stands on no map.</summary>
    public void Insert(long fid, Geometry? geometry, params ReadOnlySpan<object?> values)
    {
        if (values.Length != Table.Columns.Count)
        {
            throw new ArgumentException($"{Table.Name} has {Table.Columns.Count} columns, not {values.Length}.", nameof(values));
        }

        Write(fid, geometry, values);
    }

    public abstract void Dispose();

    protected abstract void Write(long fid, Geometry? geometry, ReadOnlySpan<object?> values);
}
