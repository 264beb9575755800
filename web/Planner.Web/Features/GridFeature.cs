using Planner.App;
using Planner.App.Grid;
using Planner.App.Scenarios;
using Planner.App.Technologies;

namespace Planner.Web.Features;

/// <summary>Flows and headroom of the workspace's grid, as values by branch id that the map joins to its tiles.</summary>
internal static class GridFeature
{
    private const int HeaviestShown = 50;
    private const int MostViolations = 5000;

    public static void MapGrid(this RouteGroupBuilder api)
    {
        api.MapGet("/grid/flow", (OpenWorkspace open) => FlowValues.Of(ExploreGrid.Flow(open.StudiedGrid, new())))
            .WithName("GetFlow");
        api.MapGet(
            "/grid/headroom",
            (OpenWorkspace open, CancellationToken cancel) => ExploreGrid.Headroom(open.StudiedGrid, new(), cancel))
            .WithName("GetHeadroom");
        api.MapGet("/grid/sensitivity", (OpenWorkspace open, int bus) => WhatIf.Sensitivity(open.StudiedGrid, bus))
            .WithName("GetSensitivity");
        api.MapPost("/grid/scenario", (ScenarioQuestion question, OpenWorkspace open) => ChangedFlowValues.Of(WhatIf.Flow(open.StudiedGrid, question)))
            .WithName("PostWhatIf");
        api.MapGet(
            "/grid/contingencies",
            (OpenWorkspace open, int? top, CancellationToken cancel) =>
                ScreenOutages.Run(open.StudiedGrid, new(), null, Math.Clamp(top ?? ScreenOutages.DefaultTop, 0, MostViolations), cancel))
            .WithName("GetContingencies");
        api.MapGet("/grid/generators", (OpenWorkspace open) => ListGenerators.Run(open.StudiedGrid)).WithName("GetGenerators");
        api.MapGet("/grid/technologies", ListTechnologies.Run).WithName("GetTechnologies");
    }

    /// <summary>A power flow as parallel arrays: small to send, quick to put on the map.</summary>
    internal sealed record FlowValues(
        string InputsHash,
        string Version,
        double ElapsedSeconds,
        string Convention,
        string Status,
        double TotalLoadMw,
        double TotalGenerationMw,
        IReadOnlyList<string> Adjustments,
        BranchValues Branches,
        IReadOnlyList<BranchFlow> Heaviest,
        int OverloadedCount,
        string Backend,
        double BuildSeconds,
        double SolveSeconds)
    {
        public static FlowValues Of(FlowAnswer flow) => new(
            flow.InputsHash,
            flow.Version,
            flow.ElapsedSeconds,
            flow.Convention,
            flow.Status,
            flow.TotalLoadMw,
            flow.TotalGenerationMw,
            flow.Adjustments,
            BranchValues.Of(flow.Branches),
            [.. flow.Branches.OrderByDescending(branch => branch.LoadingPercent).ThenBy(branch => branch.Id).Take(HeaviestShown)],
            flow.OverloadedCount,
            flow.Backend,
            flow.BuildSeconds,
            flow.SolveSeconds);
    }

    /// <summary>The flow after a list of changes, with the flow of each branch before; null there: it was not in service.</summary>
    internal sealed record ChangedFlowValues(FlowValues Flow, double?[] BaseFlowMw, IReadOnlyList<string> Changes)
    {
        public static ChangedFlowValues Of(ChangedFlowAnswer answer) => new(
            FlowValues.Of(answer.Flow),
            [.. answer.BaseFlowMw.Select(mw => mw is { } flow ? Math.Round(flow, 3) : (double?)null)],
            answer.Changes);
    }

    /// <summary>Value i of each array belongs to branch id i; null: no limit is stated.</summary>
    internal sealed record BranchValues(int[] Id, double[] FlowMw, double?[] RateMw, double?[] LoadingPercent)
    {
        public static BranchValues Of(IReadOnlyList<BranchFlow> branches) => new(
            [.. branches.Select(branch => branch.Id)],
            [.. branches.Select(branch => Math.Round(branch.FlowMw, 3))],
            [.. branches.Select(branch => branch.RateMw)],
            [.. branches.Select(branch => branch.LoadingPercent is { } percent ? Math.Round(percent, 2) : (double?)null)]);
    }
}
