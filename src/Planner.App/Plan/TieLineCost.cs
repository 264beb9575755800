using Planner.Domain.Sites;

namespace Planner.App.Plan;

/// <summary>What the tie line from a site to a point of interconnection costs in a study, and what that rests on.</summary>
/// <param name="Km">Along the routed line, else straight.</param>
/// <param name="Usd">Without substation work; null: not known, because no line was routed and the study states no cost per km.</param>
/// <param name="Basis">In words.</param>
internal sealed record TieLineCost(double Km, double? Usd, string Basis)
{
    /// <summary>Null: the study leaves the line to its designs.</summary>
    public static TieLineCost? Of(PlanConnection? connection, PoiOption poi) => connection is null ? null : poi.Route switch
    {
        { Cost: { } usd } route => new(route.Length.Value, usd.Value, "routed line at its own cost"),
        { } route => new(route.Length.Value, connection.UsdPerKm * route.Length.Value, "routed line whose cost is not known, at the study's cost per km"),
        _ => new(poi.Distance.Value, connection.UsdPerKm * poi.Distance.Value, "straight distance, no line was routed, at the study's cost per km"),
    };
}
