using Planner.Domain.Texts;

namespace Planner.Solver.Siting;

/// <summary>What all blocks of a portfolio model share: the session, the stages, the requirements, and what each column is worth.</summary>
/// <remarks>A block adds its columns with their worth in each measure; the objective is made from these and from nothing else.</remarks>
internal sealed class ModelFrame(PortfolioStudy study) : IDisposable
{
    private readonly Dictionary<Measure, List<(int Column, double Value)>> worth = [];
    private readonly Dictionary<int, (double Lower, double Upper)> integers = [];

    public PortfolioStudy Study { get; } = study;

    public Timeline Timeline { get; } = new(study);

    public SolverSession Session { get; } = new();

    public List<Requirement> Requirements { get; } = [];

    public IEnumerable<int> Integers => integers.Keys;

    public int AddColumn(double lower, double upper, bool integer, params ReadOnlySpan<(Measure Measure, double Value)> measures)
    {
        var cost = 0.0;
        foreach (var (measure, value) in measures)
        {
            cost += Objectives.Weight(Study, measure) * value;
        }

        var column = Session.AddColumn(cost, lower, upper, integer);
        foreach (var (measure, value) in measures)
        {
            Worth(measure).Add((column, value));
        }

        if (integer)
        {
            integers.Add(column, (lower, upper));
        }

        return column;
    }

    public int AddBinary(params ReadOnlySpan<(Measure Measure, double Value)> measures) => AddColumn(0, 1, integer: true, measures);

    public void Require(string kind, LocalizedText text, string unit, double lower, double upper, IEnumerable<(int Column, double Value)> terms) =>
        Requirements.Add(new(kind, text, unit, [AddRow(lower, upper, terms)]));

    public void AtMost(double upper, IEnumerable<(int Column, double Value)> terms) => AddRow(-SolverSession.Infinity, upper, terms);

    /// <summary>A row in which a column may stand more than once: its values add up.</summary>
    public BoundedRow AddRow(double lower, double upper, IEnumerable<(int Column, double Value)> terms)
    {
        var sums = new Dictionary<int, double>();
        foreach (var (column, value) in terms)
        {
            sums[column] = sums.TryGetValue(column, out var sum) ? sum + value : value;
        }

        return new(Session.AddRow(lower, upper, sums.Select(pair => (pair.Key, pair.Value))), lower, upper);
    }

    /// <summary>Σ value·column of a measure.</summary>
    public double Sum(Measure measure, double[] columns) =>
        worth.TryGetValue(measure, out var terms) ? terms.Sum(term => term.Value * columns[term.Column]) : 0;

    /// <summary>The terms of an objective, added up by column.</summary>
    public IEnumerable<(int Column, double Value)> Terms(PortfolioObjective objective) => worth
        .Where(pair => Objectives.IsIn(objective, pair.Key)).SelectMany(pair => pair.Value)
        .GroupBy(term => term.Column).Select(group => (group.Key, group.Sum(term => term.Value)));

    /// <summary>The column values with each integer column at a whole number.</summary>
    public double[] Rounded(double[] columns)
    {
        var rounded = (double[])columns.Clone();
        foreach (var column in integers.Keys)
        {
            rounded[column] = Math.Round(columns[column]);
        }

        return rounded;
    }

    /// <summary>Holds every integer column at its value, so that the rest is a linear program.</summary>
    public void FixIntegers(double[] columns)
    {
        foreach (var column in integers.Keys)
        {
            Session.SetColumnBounds(column, columns[column], columns[column]);
        }

        Session.SetIntegers([]);
    }

    /// <summary>Undoes <see cref="FixIntegers"/>.</summary>
    public void FreeIntegers()
    {
        foreach (var (column, bounds) in integers)
        {
            Session.SetColumnBounds(column, bounds.Lower, bounds.Upper);
        }

        Session.SetIntegers(integers.Keys);
    }

    /// <summary>Shuts a binary column, or lets it be 1 again.</summary>
    public void SetOpenable(int column, bool openable)
    {
        integers[column] = (0, openable ? 1 : 0);
        Session.SetColumnBounds(column, 0, openable ? 1 : 0);
    }

    public void Dispose() => Session.Dispose();

    private List<(int Column, double Value)> Worth(Measure measure)
    {
        if (!worth.TryGetValue(measure, out var terms))
        {
            worth.Add(measure, terms = []);
        }

        return terms;
    }
}
