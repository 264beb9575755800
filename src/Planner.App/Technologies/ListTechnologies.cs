using Planner.App.Answers;
using Planner.Domain.Technologies;

namespace Planner.App.Technologies;

/// <summary>The shipped technology table as an answer: every figure with its source.</summary>
public static class ListTechnologies
{
    public static TechnologiesAnswer Run() => new()
    {
        InputsHash = InputsHash.Of(new { analysis = "technologies" }, TechnologyTableFile.ShippedHash),
        AsOf = TechnologyTableFile.Shipped.AsOf,
        Technologies = [.. TechnologyTableFile.Shipped.Technologies.Select(Line)],
    };

    private static TechnologyLine Line(Technology technology) => new(
        technology.Id.Text, technology.Name, technology.Kind, technology.Fuel?.Name, technology.RunningUsdPerMwh, technology.Co2TonnesPerMwh,
        Figures(technology).Where(figure => figure.Figure is not null).ToDictionary(figure => figure.Key, figure => FigureLine.Of(figure.Figure!)));

    private static IEnumerable<(string Key, Figure? Figure)> Figures(Technology technology) =>
    [
        ("capitalUsdPerKw", technology.CapitalUsdPerKw), ("fixedUsdPerKwYear", technology.FixedUsdPerKwYear), ("variableUsdPerMwh", technology.VariableUsdPerMwh),
        ("heatRateBtuPerKwh", technology.HeatRateBtuPerKwh), ("capacityFactor", technology.CapacityFactor), ("rampSharePerMinute", technology.RampSharePerMinute),
        ("minStableShare", technology.MinStableShare), ("earliestYear", technology.EarliestYear), ("constructionMonths", technology.ConstructionMonths),
        ("plantMw", technology.PlantMw), ("waterGallonsPerMwh", technology.WaterGallonsPerMwh), ("storageHours", technology.StorageHours),
        ("roundTripEfficiency", technology.RoundTripEfficiency), ("fuelUsdPerMmbtu", technology.Fuel?.PriceUsdPerMmbtu),
    ];
}

/// <summary>The technology table.</summary>
public sealed record TechnologiesAnswer : Answer
{
    public required DateOnly AsOf { get; init; }

    public required IReadOnlyList<TechnologyLine> Technologies { get; init; }
}

/// <summary>A technology; a figure that no source states is not there.</summary>
public sealed record TechnologyLine(
    string Id, string Name, TechnologyKind Kind, string? Fuel, double? RunningUsdPerMwh, double? Co2TonnesPerMwh, IReadOnlyDictionary<string, FigureLine> Figures);

/// <summary>A figure with its source.</summary>
public sealed record FigureLine(double Value, string Source, string Date, Uri? Address, Confidence Confidence, int? DollarYear, string? Note)
{
    internal static FigureLine Of(Figure figure) => new(
        figure.Value, figure.Source.DataSet, figure.Source.Vintage, figure.Source.Address, figure.Confidence, figure.DollarYear, figure.Note);
}
