using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Texts;

namespace Planner.App.Sites;

/// <summary>What the map page needs to know first.</summary>
public sealed record WorkspaceAnswer : Answer
{
    public required string Name { get; init; }

    public required LocalizedText Title { get; init; }

    /// <summary>True: a part is synthetic or made up, and every view of it says so.</summary>
    public required bool Illustrative { get; init; }

    public required LocalizedText? IllustrativeNote { get; init; }

    public required string ContentHash { get; init; }

    public required IReadOnlyList<double> Bounds { get; init; }

    public required int SiteCount { get; init; }

    public required int BusCount { get; init; }

    public required int BranchCount { get; init; }

    public required double RequestedMwDefault { get; init; }

    /// <summary>The day whose law is applied.</summary>
    public required DateOnly AsOf { get; init; }

    public required string Regime { get; init; }

    public required IReadOnlyList<PackLine> RulePacks { get; init; }

    public required IReadOnlyList<string> Attributions { get; init; }
}

/// <summary>A rule pack with the hash of its bytes.</summary>
public sealed record PackLine(string Id, string Version, string Hash);

/// <summary>Describes an opened workspace.</summary>
public static class DescribeWorkspace
{
    public static WorkspaceAnswer Run(OpenWorkspace open)
    {
        var clock = Stopwatch.StartNew();
        var info = open.Info;
        return new WorkspaceAnswer
        {
            InputsHash = InputsHash.Of("workspace", info.ContentHash, open.LawHash),
            Name = info.Name,
            Title = info.Title,
            Illustrative = info.IsIllustrative,
            IllustrativeNote = info.IllustrativeNote,
            ContentHash = info.ContentHash,
            Bounds = BoxLine.Of(info.Bounds)!,
            SiteCount = info.SiteCount,
            BusCount = info.BusCount,
            BranchCount = info.BranchCount,
            RequestedMwDefault = info.RequestedLoad.Value,
            AsOf = info.AsOf,
            Regime = open.Book.Regime,
            RulePacks = [.. open.Library.Packs.Select(pack => new PackLine(pack.Id, pack.Version, pack.Hash))],
            Attributions = info.Attributions,
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }
}
