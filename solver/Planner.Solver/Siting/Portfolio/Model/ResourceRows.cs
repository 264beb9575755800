using Planner.Domain.Texts;

namespace Planner.Solver.Siting;

/// <summary>Water, craft-hours and other things that are used up: one row per resource and calendar year in which it is used.</summary>
/// <remarks>
/// Construction uses are spread evenly over the calendar years before the start, as many as building takes; uses of each year
/// run from the start on. A study without time has one row per resource for all of it.
/// </remarks>
internal sealed class ResourceRows(ModelFrame frame)
{
    private readonly Dictionary<(string Resource, int Year), List<(int Column, double Value)>> used = [];

    /// <param name="column">Units started in the stage.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="uses">What one unit uses.</param>
    /// <param name="constructionMonths">How long building takes.</param>
    public void Use(int column, int stage, IReadOnlyList<ResourceUse> uses, double constructionMonths)
    {
        foreach (var use in uses)
        {
            foreach (var (year, amount) in Spread(use, stage, constructionMonths))
            {
                Terms(use.Resource, year).Add((column, amount));
            }
        }
    }

    /// <summary>After all uses are stated.</summary>
    public void Add()
    {
        foreach (var cap in frame.Study.Resources)
        {
            foreach (var ((_, year), terms) in used.Where(pair => pair.Key.Resource == cap.Id).OrderBy(pair => pair.Key.Year))
            {
                var when = Timeline.InYear(frame.Timeline.HasYears ? year : null);
                var text = LocalizedText.Of(
                    $"at most {cap.PerYear:#,0.###} {cap.Unit} of {cap.Id} are used{when.En}",
                    $"{cap.Id} 的用量不超过 {cap.PerYear:#,0.###} {cap.Unit}{when.Zh}");
                frame.Require(cap.Kind, text, cap.Unit, -SolverSession.Infinity, cap.PerYear, terms);
            }
        }
    }

    private IEnumerable<(int Year, double Amount)> Spread(ResourceUse use, int stage, double constructionMonths)
    {
        if (frame.Timeline.YearOf(stage) is not { } start)
        {
            return [(0, use.Amount)];
        }

        if (use.When == UseTime.EachYear)
        {
            return frame.Timeline.Stages.Skip(stage).Select(later => (frame.Timeline.YearOf(later)!.Value, use.Amount));
        }

        var years = Math.Max(1, (int)Math.Ceiling((constructionMonths / 12) - 1e-9));
        return Enumerable.Range(start - years, years).Select(year => (year, use.Amount / years));
    }

    private List<(int Column, double Value)> Terms(string resource, int year)
    {
        if (!used.TryGetValue((resource, year), out var terms))
        {
            used.Add((resource, year), terms = []);
        }

        return terms;
    }
}
