using System.Globalization;
using Planner.App.Answers;
using Planner.App.Plan;
using Planner.App.Rank;
using Planner.App.Sites;
using Planner.Domain.Facts;

namespace Planner.App.Report;

/// <summary>The tables of reports, for spreadsheets. What is not known is an empty cell.</summary>
internal static class ReportSheets
{
    public static IEnumerable<Sheet> Of(SiteAnswer site, ReportLanguage language) =>
    [
        new("Site", ["name", "value"],
        [
            ["id", site.Id], ["name", site.Name], ["lon", site.Lon], ["lat", site.Lat], ["area_ha", site.AreaHa], ["area_acre", Measured.Us(site.AreaHa, "ha")],
            ["status", Word(site.Status)], ["status_reason", site.StatusReason.In(language)],
            ["poi", site.Poi?.BusName], ["poi_km", site.Poi?.DistanceKm],
            ["poi_mi", Measured.Us(site.Poi?.DistanceKm, "km")], ["headroom_mw", site.Headroom?.InjectionMw],
            ["review_level", site.Determination.ReviewLevel.ToString()],
            ["law_as_of", site.Determination.AsOf.ToString("O", CultureInfo.InvariantCulture)], ["regime", site.Determination.Regime],
            ["not_legal_advice", site.Determination.NotLegalAdvice], ["inputs_sha256", site.InputsHash], ["planner_version", site.Version],
        ]),
        Facts(site, language),
        new("Missing facts", ["fact", "title", "what_to_get"],
            [.. site.Determination.MissingFacts.Select(fact => new object?[] { fact.Id, language.Say(fact.Title, fact.TitleZh ?? fact.Title), language.Say(fact.WhatToGet, fact.WhatToGetZh) })]),
        new("Permits", ["id", "title", "needed", "citation"],
            [.. site.Determination.Permits.Select(row => new object?[] { row.Id, language.Say(row.Title, row.TitleZh ?? row.Title), row.Truth.ToString(), row.Citation })]),
        new("Exclusions", ["citation", "title", "fits", "may_be_used", "url"],
            [.. site.Determination.CategoricalExclusions.Select(row => new object?[] { row.Citation, language.Say(row.Title, row.TitleZh ?? row.Title), row.Truth.ToString(), row.Usable.ToString(), row.Url?.AbsoluteUri })]),
    ];

    public static Sheet Facts(SiteAnswer site, ReportLanguage language) => new(
        "Facts",
        ["fact", "title", "value", "unit", "value_us", "unit_us", "state", "data_set", "vintage", "licence", "method", "detail", "reason", "what_to_get"],
        [.. site.Facts.Select(fact => new object?[]
        {
            fact.Id, fact.Title?.In(language), Value(fact.Value), fact.Unit, InUs(fact)?.Value, InUs(fact)?.Unit, fact.State, fact.Source?.DataSet, fact.Source?.Vintage,
            fact.Source?.Licence, fact.Source?.Method.ToString(), fact.Source?.Detail, fact.Reason?.In(language), fact.WhatToGet?.In(language),
        })]);

    public static Sheet Ranking(RankAnswer ranking, ReportLanguage language) => new(
        "Ranking",
        [
            "rank", "id", "name", "county", "state", "lon", "lat", "score", "score_high", "status", "status_reason", "requested_mw", "headroom_mw",
            .. ranking.Criteria.Select(criterion => $"part:{criterion}"),
        ],
        [.. ranking.Sites.Select(site => new object?[]
        {
            site.Rank, site.Id, site.Name, site.County, site.State, site.Lon, site.Lat, site.Score, site.ScoreHigh, Word(site.Status), site.StatusReason.In(language),
            site.RequestedMw, site.HeadroomMw,
        }.Concat(ranking.Criteria.Select(criterion => (object?)site.Contributions.GetValueOrDefault(criterion))).ToArray())]);

    public static IEnumerable<Sheet> Of(PlanAnswer plan, ReportLanguage language) =>
    [
        new("Plan", ["name", "value"],
        [
            ["status", plan.Status], ["objective", plan.Objective], ["bound", plan.Bound], ["gap", plan.Gap], ["solver", plan.Backend],
            ["seed", plan.Seed], ["note", plan.Note.In(language)], ["inputs_sha256", plan.InputsHash], ["planner_version", plan.Version],
        ]),
        Chosen(plan),
        new("Binding limits", ["branch", "name", "flow_mw", "rate_mw"],
            [.. plan.BindingLimits.Select(limit => new object?[] { limit.BranchId, limit.Name, limit.FlowMw, limit.RateMw })]),
        new("Costs", ["kind", "usd"], [.. plan.Costs.Select(cost => new object?[] { cost.Kind, cost.Usd })]),
        new("Years", ["year", "load_mw", "capital_usd", "emissions_tons", "lost_load_mwh"],
            [.. plan.Years.Select(year => new object?[] { year.Year, year.LoadMw, year.CapitalUsd, year.EmissionsTons, year.LostLoadMwh })]),
        new("Upgrades", ["branch", "name", "kind", "year", "cost_usd", "add_mw"],
            [.. plan.Upgrades.Select(line => new object?[] { line.BranchId, line.Name, line.Kind.ToString(), line.Year, line.CostUsd, line.AddMw })]),
        new("Conflict", ["demand"], [.. plan.Conflict.Select(demand => new object?[] { demand.In(language) })]),
    ];

    public static Sheet Chosen(PlanAnswer plan) => new(
        "Chosen sites",
        [
            "site", "name", "requested_mw", "poi", "poi_name", "score", "status", "design", "year", "cost_usd", "connection_km", "connection_mi",
            "permit_months_p50", "permit_months_p90", "connection_usd", "connection_basis",
        ],
        [.. plan.Chosen.Select(site => new object?[]
        {
            site.Site, site.Name, site.RequestedMw, site.Poi, site.PoiName, site.Score, Word(site.Status), site.Design, site.Year, site.CostUsd,
            site.ConnectionKm, Measured.Us(site.ConnectionKm, "km"), site.PermitMonthsP50, site.PermitMonthsP90, site.ConnectionUsd, site.ConnectionBasis,
        })]);

    /// <summary>The same in miles and acres; null where that is no other number.</summary>
    private static (double Value, string Unit)? InUs(FactLine fact) =>
        fact.Value is FactValue.Number number && UnitSystem.Us.In(number.Value, number.Unit) is var us && us.Unit != number.Unit ? us : null;

    private static object? Value(FactValue? value) => value switch
    {
        null => null,
        FactValue.Number number => number.Value,
        FactValue.Flag flag => flag.Value,
        _ => value.ToString(),
    };

    private static string Word(SiteStatus status) => status.ToString().ToLowerInvariant();
}
