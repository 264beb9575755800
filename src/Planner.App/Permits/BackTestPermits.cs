using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Permitting;
using Planner.Permitting.BackTests;

namespace Planner.App.Permits;

/// <summary>How the packs do against published determinations.</summary>
public sealed record BackTestAnswer : Answer
{
    public required IReadOnlyList<BackTestResult> Records { get; init; }

    public required BackTestSummary Summary { get; init; }
}

/// <summary>Runs the packs over a file of published determinations, each under the law of its own day.</summary>
public static class BackTestPermits
{
    /// <exception cref="BadInputException">The file or the mapping can't be read.</exception>
    public static BackTestAnswer Run(RuleLibrary library, string path)
    {
        var clock = Stopwatch.StartNew();
        var bag = new DiagnosticBag();
        var mapping = RecordMapping.Load(RecordMapping.ShippedFile, library.Catalogue, bag);
        var records = DeterminationRecord.Read(path, bag);
        bag.ThrowIfErrors();
        var report = BackTest.Run(library, mapping!, records);
        return new()
        {
            Records = report.Records,
            Summary = report.Summary,
            InputsHash = InputsHash.Of("backtest", [FileHash.Of(path), FileHash.Of(RecordMapping.ShippedFile), .. library.Packs.Select(pack => pack.Hash)]),
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }
}
