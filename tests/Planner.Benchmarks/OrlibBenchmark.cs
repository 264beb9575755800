using System.Globalization;
using Planner.Solver.Siting;

namespace Planner.Benchmarks;

/// <summary>orlib FILE [--uncapacitated] [--capacity N] [--seconds S]: facility location and p-median to proven optimality.</summary>
/// <remarks>Runs through the same model as users' studies: a study with demand to serve and without grid.</remarks>
internal static class OrlibBenchmark
{
    public static Measurement Run(Arguments arguments)
    {
        var path = arguments.Get(0, "an OR-Library cap or pmed file");
        var study = OrlibReader.Read(path, arguments.Has("--uncapacitated"), Number(arguments.Find("--capacity")));
        var limit = TimeSpan.FromSeconds(Number(arguments.Find("--seconds")) ?? 600);
        PortfolioOutcome? outcome = null;
        var measured = new Measurement().With("benchmark", "orlib").With("instance", Path.GetFileName(path))
            .Time(1, () => outcome = PortfolioModel.Solve(study, new(limit)));
        var (plan, proof) = outcome!.Found();
        return measured.With("status", outcome!.Status)
            .With("objective", proof is null ? null : Math.Round(proof.Objective, 6)).With("bound", proof?.Bound).With("gap", proof?.Gap)
            .With("sites", plan?.Chosen.Length).With("rounds", outcome.Evidence.Rounds).With("backend", outcome.Evidence.Backend);
    }

    private static double? Number(string? text) => text is null ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
