namespace Planner.Solver.Siting;

/// <summary>What one more unit of each requirement would be worth, with the whole choices kept as they are.</summary>
/// <remarks>
/// With the integers fixed the model is a linear program and its duals are prices (O'Neill et al. 2005). In a study without
/// dispatch everything is a whole choice: then no requirement has a price, and what shaped the plan are the limits that were added.
/// </remarks>
internal static class ShadowPrices
{
    private const double Noticed = 1e-6;

    public static IReadOnlyList<BindingRequirement> Of(PortfolioModel model, double[] best, TimeSpan time)
    {
        if (!model.HasDispatch)
        {
            return [];
        }

        model.Frame.FixIntegers(best);
        // The plan is known; its prices are worth a little time beyond the limit.
        var answer = model.Session.Solve(new(time + TimeSpan.FromSeconds(5)));
        model.Frame.FreeIntegers();
        if (answer.Status != SolveStatus.Optimal)
        {
            return [];
        }

        return
        [
            .. model.Requirements.Select(requirement => (requirement, Price: requirement.Rows.Sum(row => answer.RowDuals[row.Row])))
                .Where(pair => Math.Abs(pair.Price) > Noticed)
                .OrderBy(pair => pair.requirement.Kind, StringComparer.Ordinal).ThenByDescending(pair => Math.Abs(pair.Price))
                .Select(pair => new BindingRequirement(
                    pair.requirement.Kind, pair.requirement.Text, pair.requirement.Unit, model.Objective(pair.Price), pair.requirement.Branch)),
        ];
    }
}
