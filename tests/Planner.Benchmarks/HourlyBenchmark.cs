using Planner.Domain.Diagnostics;
using Planner.Geodata.Read.RtsGmlc;
using Planner.Solver.Network;
using Planner.Solver.Scenario;

namespace Planner.Benchmarks;

/// <summary>hourly FOLDER [--storage]: a year of hourly DC optimal power flow of an RTS-GMLC folder.</summary>
internal static class HourlyBenchmark
{
    private const int HoursOfAYear = 8760;

    public static Measurement Run(Arguments arguments)
    {
        var bag = new DiagnosticBag();
        var folder = RtsGmlcReader.Read(arguments.Get(0, "an RTS-GMLC folder"), bag);
        bag.ThrowIfErrors();
        var study = new HourlyStudy
        {
            Grid = folder!.Grid,
            Profiles = folder.Profiles!,
            Convention = DcConvention.Matpower,
            Storage = arguments.Has("--storage") ? folder.Storage : [],
            Window = (0, Math.Min(HoursOfAYear, folder.Profiles!.Hours)),
        };
        HourlyAnswer? answer = null;
        var measured = new Measurement().With("benchmark", "hourly").Time(1, () => answer = HourlyScenario.Run(study));
        return measured.With("hours", answer!.Hours).With("status", answer.NotSolved.Count == 0 ? "all solved" : $"{answer.NotSolved.Count} hours not solved")
            .With("objective", answer.CostUsdPerHour.Sum()).With("unservedMwh", answer.UnservedMwh)
            .With("branchesAtLimit", answer.Branches.Count(branch => branch.HoursAtLimit > 0));
    }
}
