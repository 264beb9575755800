using Planner.Domain.Facts;
using Planner.Geodata.Import;

namespace Planner.Geodata.Store;

/// <summary>The routed tie-lines: one row for each site and point of interconnection, cheapest first.</summary>
internal static class TieLineTable
{
    public static readonly TableDefinition Table = new("tie_line", "Tie-lines (routed)", "LINESTRING",
    [
        new("site", "TEXT"), new("position", "INTEGER"), new("bus", "INTEGER"), new("base_kv", "REAL"), new("length_km", "REAL"), new("cost_usd", "REAL"), new("barriers_given_up", "TEXT"),
    ]);

    public static void Write(StoreConnection connection, IEnumerable<SiteFindings> sites)
    {
        using var table = connection.CreateTable(Table);
        var fid = 0;
        foreach (var site in sites)
        {
            foreach (var (position, line) in site.TieLines.Index())
            {
                var usd = line.CostUsd is Fact.Known { Value: FactValue.Number number } ? number.Value : (double?)null;
                table.Insert(
                    ++fid, site.Plane.ToDegrees(line.Line), site.Site.Site.Id.Text, position + 1, line.End.Bus.Number, line.End.Kilovolts, line.LengthM / 1000, usd,
                    line.GivenUp.Count == 0 ? null : string.Join(", ", line.GivenUp));
            }
        }
    }
}
