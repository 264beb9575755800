using Planner.Domain.Facts;

namespace Planner.Permitting.Screening;

/// <summary>Screens one sheet of facts against one book. Pure: the same book and facts give the same answer.</summary>
public static class Screen
{
    /// <param name="book">The law of one day.</param>
    /// <param name="facts">Facts of the project and its site; facts the catalogue doesn't list are left aside.</param>
    /// <param name="id">Id of the project or site, carried into the answer.</param>
    public static Determination Run(RuleBook book, FactSheet facts, string id)
    {
        var at = new Evaluation(book, facts);
        var decision = Decision.Of(book, at);
        return new(id, book.Regime, book.AsOf, decision.Level, decision.Status,
            () => new DetailWriter(new Evaluation(book, facts), decision));
    }
}
