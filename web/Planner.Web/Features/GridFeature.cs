using Planner.App;
using Planner.App.Grid;
using Planner.App.Scenarios;
using Planner.App.Technologies;
using Planner.Domain.Texts;

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
        api.MapGet("/grid/branches", (OpenWorkspace open) => BranchList.Of(ExploreGrid.Flow(open.StudiedGrid, new())))
            .WithName("ListBranches");
        api.MapGet("/grid/loadings", (OpenWorkspace open) => LoadingValues.Of(ExploreGrid.Flow(open.StudiedGrid, new())))
            .WithName("GetLoadings");
        api.MapGet(
            "/grid/headroom",
            (OpenWorkspace open, CancellationToken cancel) => ExploreGrid.Headroom(open.StudiedGrid, new(), cancel))
            .WithName("GetHeadroom");
        api.MapPost(
            "/grid/headroom",
            (ScenarioQuestion question, OpenWorkspace open, CancellationToken cancel) => WhatIf.Headroom(open.StudiedGrid, question, cancel))
            .WithName("PostHeadroom");
        api.MapGet("/grid/sensitivity", (OpenWorkspace open, int bus) => WhatIf.Sensitivity(open.StudiedGrid, bus))
            .WithName("GetSensitivity");
        api.MapPost("/grid/scenario", (ScenarioQuestion question, OpenWorkspace open) => ChangedFlowValues.Of(WhatIf.Flow(open.StudiedGrid, question)))
            .WithName("PostWhatIf");
        api.MapGet(
            "/grid/contingencies",
            (OpenWorkspace open, int? top, CancellationToken cancel) =>
                ScreenOutages.Run(open.StudiedGrid, new(), null, Math.Clamp(top ?? ScreenOutages.DefaultTop, 0, MostViolations), cancel))
            .WithName("GetContingencies");
        api.MapPost(
            "/grid/contingencies",
            (ScenarioQuestion question, OpenWorkspace open, int? top, CancellationToken cancel) =>
                WhatIf.Outages(open.StudiedGrid, question, Math.Clamp(top ?? ScreenOutages.DefaultTop, 0, MostViolations), cancel))
            .WithName("PostContingencies");
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
        IReadOnlyList<LocalizedText> Adjustments,
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

    /// <summary>The branches in service by name and ends: value i of each array belongs to branch id i.</summary>
    internal sealed record BranchList(string InputsHash, string Version, double ElapsedSeconds, int[] Id, string[] Name, int[] From, int[] To, double[] Kv)
    {
        public static BranchList Of(FlowAnswer flow) => new(
            flow.InputsHash,
            flow.Version,
            flow.ElapsedSeconds,
            [.. flow.Branches.Select(branch => branch.Id)],
            [.. flow.Branches.Select(branch => branch.Name)],
            [.. flow.Branches.Select(branch => branch.From)],
            [.. flow.Branches.Select(branch => branch.To)],
            [.. flow.Branches.Select(branch => branch.Kv)]);
    }

    /// <summary>How heavily each branch is loaded in the base case, and nothing more: what a map needs as its background.</summary>
    /// <param name="InputsHash">Of the grid and the convention.</param>
    /// <param name="Version">Of the program.</param>
    /// <param name="ElapsedSeconds">Of this answer.</param>
    /// <param name="IdStep">The first branch's id, then each id's distance from the one before: mostly ones, which pack to nothing.</param>
    /// <param name="LoadingPercent">Of the rating, to a tenth; null: no limit is stated.</param>
    internal sealed record LoadingValues(string InputsHash, string Version, double ElapsedSeconds, int[] IdStep, double?[] LoadingPercent)
    {
        public static LoadingValues Of(FlowAnswer flow)
        {
            int[] ids = [0, .. flow.Branches.Select(branch => branch.Id)];
            return new(
                flow.InputsHash,
                flow.Version,
                flow.ElapsedSeconds,
                [.. ids.Zip(ids.Skip(1), (before, id) => id - before)],
                [.. flow.Branches.Select(branch => branch.LoadingPercent is { } percent ? Math.Round(percent, 1) : (double?)null)]);
        }
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
