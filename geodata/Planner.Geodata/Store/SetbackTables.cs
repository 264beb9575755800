using Planner.Domain.Diagnostics;
using Planner.Geodata.Import;

namespace Planner.Geodata.Store;

/// <summary>The setbacks of the recipe's table, kept so that sites can be measured without its file.</summary>
internal static class SetbackTables
{
    public static readonly TableDefinition Table = new("setback", "Setbacks by county", null, [new("fips", "TEXT"), new("feature", "TEXT"), new("metres", "REAL"), new("origin", "TEXT")]);

    public static void Write(StoreConnection connection, IReadOnlyList<Setback> setbacks)
    {
        using var table = connection.CreateTable(Table);
        foreach (var (position, setback) in setbacks.Index())
        {
            table.Insert(position + 1, null, setback.Fips, setback.Feature, setback.Metres, setback.Where.ToString());
        }
    }

    public static IReadOnlyList<Setback> Read(StoreConnection connection) => connection.Query(
        "SELECT fips, feature, metres, origin FROM setback ORDER BY fid",
        row => new Setback(row.GetString(0), row.GetString(1), row.FindDouble(2), new InputLocation(row.GetString(3))));
}
