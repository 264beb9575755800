using Planner.Domain.Grid;

namespace Planner.Solver.Siting;

/// <summary>The columns u[b,t]: an upgrade of a branch starts in stage t; at most once, and no earlier than its lead time.</summary>
internal sealed class UpgradeChoices
{
    private readonly ModelFrame frame;
    private readonly int[][] columns;

    public UpgradeChoices(ModelFrame frame)
    {
        this.frame = frame;
        columns = [.. frame.Study.Upgrades.Select(AddColumns)];
    }

    public IReadOnlyList<UpgradeOption> Options => frame.Study.Upgrades;

    public int ColumnOf(int option, int stage) => columns[option][stage];

    /// <summary>The columns that say whether an upgrade stands in a stage: started then or before.</summary>
    public IEnumerable<int> Standing(int option, int stage) => columns[option].Take(stage + 1);

    public bool Stands(int option, int stage, double[] values) => Standing(option, stage).Sum(column => values[column]) > 0.5;

    /// <summary>The numbers of the reconductorings of a branch.</summary>
    public IEnumerable<int> ReratingsOf(BranchId branch) => Enumerable.Range(0, Options.Count)
        .Where(option => Options[option].Branch == branch && Options[option].Kind == UpgradeKind.Reconductor);

    public IEnumerable<int> Twins => Enumerable.Range(0, Options.Count).Where(option => Options[option].Kind == UpgradeKind.NewCircuit);

    /// <summary>MW added to a limit by the reconductorings that stand, for a stated rating and what is allowed without them.</summary>
    public double AddedMw(BranchId branch, int stage, double statedMw, double allowedMw, double[] values) =>
        ReratingsOf(branch).Sum(option => Gain(option, statedMw, allowedMw) * Standing(option, stage).Sum(column => values[column]));

    /// <summary>−gain per standing column, for a row that bounds a flow from above.</summary>
    public IEnumerable<(int Column, double Value)> GainTerms(BranchId branch, int stage, double statedMw, double allowedMw) =>
        from option in ReratingsOf(branch)
        from column in Standing(option, stage)
        select (column, -Gain(option, statedMw, allowedMw));

    private double Gain(int option, double statedMw, double allowedMw) =>
        Math.Max(allowedMw, statedMw * Options[option].RatingFactor) - allowedMw;

    private int[] AddColumns(UpgradeOption option)
    {
        var first = frame.Timeline.FirstStageAfter(option.LeadMonths);
        var starts = frame.Timeline.Stages
            .Select(stage => frame.AddColumn(0, stage >= first ? 1 : 0, true, (Measure.Upgrades, option.Cost.Value * frame.Timeline.Discount(stage)))).ToArray();
        if (starts.Length > 1)
        {
            frame.AtMost(1, starts.Select(column => (column, 1.0)));
        }

        return starts;
    }
}
