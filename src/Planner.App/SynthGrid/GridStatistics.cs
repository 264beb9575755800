namespace Planner.App.SynthGrid;

/// <summary>What the lines of one voltage of one interconnection look like.</summary>
/// <param name="Interconnection">Where.</param>
/// <param name="Kv">Nominal voltage.</param>
/// <param name="Buses">Substations that hold the voltage.</param>
/// <param name="Lines">Pairs of substations joined by a line; parallel circuits count once.</param>
/// <param name="LinesPerBus">Lines over buses.</param>
/// <param name="OnTreeShare">Share of lines that lie on the minimum spanning tree.</param>
/// <param name="FirstShare">Share of lines that are edges of the Delaunay triangulation.</param>
/// <param name="SecondShare">Share of lines between second neighbours along it.</param>
/// <param name="ThirdShare">Share of lines between third neighbours.</param>
/// <param name="MedianKm">Median route length.</param>
/// <param name="LengthOverTree">Straight length of all lines over that of the minimum spanning tree.</param>
public sealed record LevelStatistics(
    string Interconnection, int Kv, int Buses, int Lines, double LinesPerBus, double OnTreeShare, double FirstShare,
    double SecondShare, double ThirdShare, double MedianKm, double LengthOverTree);

/// <summary>What one interconnection of a synthetic grid looks like.</summary>
/// <param name="Interconnection">Where.</param>
/// <param name="Substations">Sites.</param>
/// <param name="Buses">Sites times their voltages.</param>
/// <param name="Branches">Circuits and banks.</param>
/// <param name="LoadMw">Load at peak.</param>
/// <param name="GenerationMw">What the plants can give at peak.</param>
/// <param name="MeanDegree">Mean number of other substations that a substation has a line to.</param>
/// <param name="ExtraHighShare">Share of substations with a voltage above 200 kV.</param>
/// <param name="HighestLoading">Largest flow over rating at peak.</param>
/// <param name="LargestAngleDegrees">Largest angle across a line at peak.</param>
public sealed record InterconnectionStatistics(
    string Interconnection, int Substations, int Buses, int Branches, double LoadMw, double GenerationMw, double MeanDegree,
    double ExtraHighShare, double HighestLoading, double LargestAngleDegrees);

/// <summary>Measures a synthetic grid by the criteria of Birchfield et al. 2017.</summary>
internal static class GridStatistics
{
    public static IReadOnlyList<LevelStatistics> ByLevel(GridDraft draft, IEnumerable<CandidateLines> levels) =>
    [
        .. levels.Where(level => level.First.Count > 0).Select(level => Of(level, [.. draft.Lines.Where(line => line.Kv == level.Kv
            && line.From.Substation.Interconnection == level.First[0].From.Substation.Interconnection)])),
    ];

    public static IReadOnlyList<InterconnectionStatistics> ByInterconnection(GridDraft draft) =>
        [.. draft.Substations.GroupBy(substation => substation.Interconnection).Select(grid => Of(draft, grid.Key, [.. grid]))];

    private static LevelStatistics Of(CandidateLines level, List<DraftLine> lines)
    {
        double Share(Func<DraftLine, bool> counts) => Math.Round(lines.Count(counts) / (double)Math.Max(1, lines.Count), 3);
        return new(
            Name(level.First[0].From.Substation.Interconnection), level.Kv, level.BusCount, lines.Count,
            Math.Round(lines.Count / (double)level.BusCount, 3), Share(line => line.OnTree), Share(line => line.Hops == 1),
            Share(line => line.Hops == 2), Share(line => line.Hops == 3), Math.Round(Median(lines), 1),
            Math.Round(lines.Sum(line => line.Km) / level.TreeKm, 2));
    }

    private static InterconnectionStatistics Of(GridDraft draft, Interconnection interconnection, List<Substation> sites)
    {
        var lines = draft.Lines.Where(line => line.From.Substation.Interconnection == interconnection).ToList();
        var branches = draft.Branches.Where(branch => branch.From.Substation.Interconnection == interconnection).ToList();
        var pairs = lines.Select(line => (line.From.Substation, line.To.Substation)).Distinct().Count();
        return new(
            Name(interconnection), sites.Count, draft.Buses.Count(bus => bus.Substation.Interconnection == interconnection),
            branches.Sum(branch => branch.Circuits), Math.Round(sites.Sum(site => site.LoadMw)),
            Math.Round(sites.SelectMany(site => site.Plants).Sum(plant => plant.AtPeakMw)), Math.Round(2.0 * pairs / sites.Count, 3),
            Math.Round(sites.Count(site => site.Kv.Max > 200) / (double)sites.Count, 3),
            Math.Round(branches.Max(branch => branch.Loading), 3),
            Math.Round(lines.Max(line => double.RadiansToDegrees(Math.Abs(draft.AngleRad(line.From) - draft.AngleRad(line.To)))), 1));
    }

    private static double Median(List<DraftLine> lines)
    {
        var rising = lines.Select(line => line.Km).Order().ToList();
        return rising.Count == 0 ? double.NaN : rising[rising.Count / 2];
    }

    public static string Name(Interconnection interconnection) =>
        interconnection == Interconnection.Ercot ? "ERCOT" : interconnection.ToString();
}
