using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Solver.Siting;

namespace Planner.App.Rank;

/// <param name="Criteria">The objectives; null: the criteria that have weight in the workspace.</param>
/// <param name="RequestedMw">Load asked for at every site; null: each site's own.</param>
public sealed record RankParetoQuestion(IReadOnlyList<string>? Criteria = null, double? RequestedMw = null);

/// <summary>The sites that no other beats on every criterion, and why the others are beaten.</summary>
public sealed record RankParetoAnswer : Answer
{
    public required IReadOnlyList<string> Front { get; init; }

    public required IReadOnlyList<DominatedLine> Dominated { get; init; }
}

public sealed record DominatedLine(string Id, string By, string Because);

/// <summary>Finds the Pareto front of the sites.</summary>
public static class RankPareto
{
    /// <exception cref="BadInputException">Each problem with its path.</exception>
    public static RankParetoAnswer Run(OpenWorkspace open, RankParetoQuestion question)
    {
        var clock = Stopwatch.StartNew();
        var bag = new DiagnosticBag();
        RequestedLoad.Check(open, question.RequestedMw, bag);
        for (var number = 0; number < question.Criteria?.Count; number++)
        {
            RankParts.Criterion(open, question.Criteria[number], $"$.criteria[{number}]", bag);
        }

        bag.ThrowIfErrors();
        // A criterion that nobody knows would put every site on the front: it has no weight, and is asked for by name.
        var objectives = question.Criteria ?? open.Info.Criteria.Where(criterion => criterion.DefaultWeight > 0).Select(criterion => criterion.Id);
        var found = ParetoFront.Find(open.Judge(question.RequestedMw).Table, [.. objectives.Select(name => new CriterionId(name))]);
        return new()
        {
            InputsHash = InputsHash.Of(question, open.StateHash, open.LawHash),
            Front = [.. found.Front.Select(site => site.Text)],
            Dominated = [.. found.Dominated.Select(site => new DominatedLine(site.Site.Text, site.By.Text, site.Because))],
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }
}
