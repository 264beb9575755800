namespace Planner.App.SynthGrid;

/// <summary>Makes lines and transformers strong enough for peak flow with a margin.</summary>
/// <remarks>
/// A branch above 75 % of its rating, or with more than 30 degrees across it (long lines are limited by stability before
/// heat: Dunlop, Gutman and Marchenko, "Analytical development of loadability characteristics for EHV and UHV transmission
/// lines", IEEE Trans. PAS-98, 1979, hold 44 degrees over a line and its two systems), gets the heavier conductor of its voltage, then one more circuit or bank; that moves
/// flow, so it goes round until nothing is above. Nothing is ever taken back: the end is reached.
/// </remarks>
internal static class Reinforcement
{
    public const double HighestLoading = 0.75;
    public const double WidestAngleDegrees = 30;
    private const int MostRounds = 200;

    public static void Run(GridDraft draft)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            draft.Solve();
            var weak = draft.Branches.Where(branch => branch.Loading > HighestLoading || AngleDegrees(draft, branch) > WidestAngleDegrees).ToList();
            if (weak.Count == 0)
            {
                return;
            }

            weak.ForEach(Strengthen);
        }

        throw new InvalidOperationException($"Reinforcement did not settle in {MostRounds} rounds.");
    }

    private static double AngleDegrees(GridDraft draft, DraftBranch branch) =>
        double.RadiansToDegrees(Math.Abs(draft.AngleRad(branch.From) - draft.AngleRad(branch.To)));

    private static void Strengthen(DraftBranch branch)
    {
        if (branch is DraftLine line && LineType.OfKv(line.Kv)[^1] is var heaviest && line.Type != heaviest)
        {
            line.Type = heaviest;
        }
        else
        {
            branch.Circuits++;
        }
    }
}
