namespace Planner.Solver.Siting;

/// <summary>The least violation of one requirement under which all others hold, grid limits not yet in the model included.</summary>
/// <remarks>Elastic program (Chinneck 2008, section 6.1): slack columns on the requirement's rows are the only cost.</remarks>
internal sealed class ElasticSolve
{
    private readonly PortfolioModel model;
    private readonly Func<TimeSpan> remaining;
    private readonly int seed;

    public ElasticSolve(PortfolioModel model, int requirement, Func<TimeSpan> remaining, int seed)
    {
        this.model = model;
        this.remaining = remaining;
        this.seed = seed;
        for (var column = 0; column < model.Session.ColumnCount; column++)
        {
            model.Session.SetCost(column, 0);
        }

        foreach (var row in model.Requirements[requirement].Rows)
        {
            AddSlack(row);
        }
    }

    /// <summary>The sum of violations in the requirement's unit; null when even that can't help, or time is up.</summary>
    public double? Run(CancellationToken cancel)
    {
        while (true)
        {
            var answer = model.Session.Solve(new(remaining(), 1e-6, Seed: seed), cancel: cancel);
            if (answer.Status != SolveStatus.Optimal)
            {
                return null;
            }

            var broken = model.Grid?.ListBroken(model.Frame.Rounded(answer.Columns)).Where(flow => !model.Grid.HasLimit(flow.Limit)).Take(50).ToList() ?? [];
            if (broken.Count == 0)
            {
                return answer.Objective;
            }

            broken.ForEach(flow => model.Grid!.AddLimit(flow.Limit));
        }
    }

    private void AddSlack(BoundedRow row)
    {
        if (double.IsFinite(row.Lower))
        {
            model.Session.AddColumn(1, 0, SolverSession.Infinity, entries: [(row.Row, 1.0)]);
        }

        if (double.IsFinite(row.Upper))
        {
            model.Session.AddColumn(1, 0, SolverSession.Infinity, entries: [(row.Row, -1.0)]);
        }
    }
}
