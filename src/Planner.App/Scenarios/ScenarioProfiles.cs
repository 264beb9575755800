using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Read.GridCsv;

namespace Planner.App.Scenarios;

/// <summary>The hourly series of a scenario: the case's own, a typical year, or a user's files, with the scenario's changes.</summary>
internal static class ScenarioProfiles
{
    public const string Own = "own";
    public const string Typical = "typical";

    /// <summary>Series before the changes; null after a diagnostic.</summary>
    public static HourlyProfiles? Choose(GridSeries series, ScenarioQuestion question, ScenarioFiles files, List<string> evidence, DiagnosticBag bag)
    {
        var chosen = question.Profile ?? (series.Profiles is null ? Typical : Own);
        if (chosen == Own && series.Profiles is null)
        {
            bag.Error("scenario.no-series", "The case has no hourly series of its own", new(files.Name, Path: "$.profile"), "There are no hours to run", "Write typical, or give a loadFile");
            return null;
        }

        if (chosen is not (Own or Typical))
        {
            bag.Error("scenario.unknown-profile", $"There is no profile \"{chosen}\"", new(files.Name, Path: "$.profile"), "There are no hours to run", NearestName.Advice(chosen, [Own, Typical]));
            return null;
        }

        evidence.Add(chosen == Own ? "hourly series of the case" : TypicalYear.Description);
        var profiles = chosen == Own ? series.Profiles! : TypicalYear.Of(series.Grid);
        return WithFiles(profiles, series.Grid, files, evidence, bag);
    }

    /// <summary>The series with what the scenario scales and adds.</summary>
    public static HourlyProfiles Apply(HourlyProfiles profiles, BuiltScenario built)
    {
        var available = profiles.AvailableMw.ToDictionary();
        foreach (var (id, share) in built.AvailableShare)
        {
            var mw = share * built.Grid.GetGenerator(id).Max.Value;
            available[id] = [.. Enumerable.Repeat(mw, profiles.Hours)];
        }

        return new(profiles.FirstHour, profiles.Hours, Scale(profiles.DemandOfAreaMw, built.LoadFactor), available, Scale(profiles.DemandOfBusMw, built.LoadFactor));
    }

    private static HourlyProfiles? WithFiles(HourlyProfiles profiles, PowerGrid grid, ScenarioFiles files, List<string> evidence, DiagnosticBag bag)
    {
        var demand = files.LoadPath is { } load ? ProfileFile.ReadDemand(load, grid, bag) : profiles;
        var available = files.AvailabilityPath is { } path ? ProfileFile.ReadAvailability(path, grid, bag) : null;
        if (demand is null || (available is null && files.AvailabilityPath is not null))
        {
            return null;
        }

        evidence.AddRange(new[] { files.LoadPath, files.AvailabilityPath }.OfType<string>().Select(file => $"series of {Path.GetFileName(file)}"));
        var rest = profiles.AvailableMw.Where(series => series.Value.Length == demand.Hours).ToDictionary();
        foreach (var (unit, mw) in available ?? new Dictionary<GeneratorId, double[]>())
        {
            rest[unit] = mw;
        }

        if (rest.Values.Any(series => series.Length != demand.Hours))
        {
            bag.Error("scenario.series-length", $"The availability has other hours than the demand's {demand.Hours}", new(files.AvailabilityPath ?? files.Name), "Hours would not match", "Give both the same number of rows");
            return null;
        }

        return new(profiles.FirstHour, demand.Hours, demand.DemandOfAreaMw, rest, demand.DemandOfBusMw);
    }

    private static Dictionary<TKey, double[]> Scale<TKey>(IReadOnlyDictionary<TKey, double[]> series, double factor)
        where TKey : notnull =>
        series.ToDictionary(one => one.Key, one => factor == 1 ? one.Value : Array.ConvertAll(one.Value, mw => factor * mw));
}

/// <summary>Files that a scenario file names beside itself; none for a question over HTTP.</summary>
/// <param name="Name">Name of the question for diagnostics.</param>
/// <param name="LoadPath">Demand series.</param>
/// <param name="AvailabilityPath">Availability series.</param>
internal sealed record ScenarioFiles(string Name, string? LoadPath = null, string? AvailabilityPath = null);
