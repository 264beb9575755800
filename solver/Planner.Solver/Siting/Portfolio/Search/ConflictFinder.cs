using System.Collections.Immutable;
using Planner.Domain.Texts;

namespace Planner.Solver.Siting;

/// <summary>Finds requirements of an infeasible model that can't hold together, each of them needed for that.</summary>
/// <remarks>
/// Deletion filter (Chinneck and Dravnieks 1991; Chinneck 2008, section 6.2): leave out one requirement; when the rest is
/// still infeasible it stays out, else it is a member. Whole kinds are tried first, then halves of what is needed in part
/// (Junker 2004), so that hundreds of branch limits cost few solves. Each step re-solves: the solver's own assumption core is
/// not trusted. The linear relaxation goes first; where it is infeasible the integer model is too, at a fraction of the time.
/// The session is left without its objective.
/// </remarks>
internal sealed class ConflictFinder(PortfolioModel model, Baseline? baseline, Func<TimeSpan> remaining, int seed)
{
    public Conflict Find(CancellationToken cancel)
    {
        model.StateInFull();
        ForgetObjective();
        var members = model.Requirements.ToList();
        var minimal = true;
        foreach (var kind in members.GroupBy(requirement => requirement.Kind).OrderByDescending(group => group.Count()))
        {
            minimal &= Thin(members, [.. kind], isNeeded: false, cancel);
        }

        return new([.. members.Select(member => member.Member)], minimal, Relaxations(members, cancel));
    }

    /// <summary>Drops those of some requirements without which the rest stays infeasible; false when that can't be told in time.</summary>
    /// <param name="members">What is left.</param>
    /// <param name="some">Those to thin.</param>
    /// <param name="isNeeded">True: it is known that they can't all go.</param>
    /// <param name="cancel">Stops.</param>
    private bool Thin(List<Requirement> members, Requirement[] some, bool isNeeded, CancellationToken cancel)
    {
        var infeasible = isNeeded ? false : IsInfeasible([.. members.Except(some)], cancel);
        if (infeasible == true)
        {
            members.RemoveAll(some.Contains);
        }

        return infeasible switch
        {
            false when some.Length > 1 => ThinHalves(members, some, cancel),
            null => false,
            _ => true,
        };
    }

    private bool ThinHalves(List<Requirement> members, Requirement[] some, CancellationToken cancel)
    {
        var (first, second) = (some[..(some.Length / 2)], some[(some.Length / 2)..]);
        var told = Thin(members, first, isNeeded: false, cancel);
        // Without both the rest can hold: when the first half has gone, the second can't go whole.
        return Thin(members, second, isNeeded: !members.Exists(first.Contains), cancel) && told;
    }

    /// <summary>Null: it can't be told in time.</summary>
    private bool? IsInfeasible(IReadOnlyList<Requirement> active, CancellationToken cancel)
    {
        Activate(active);
        model.Session.SetIntegers([]);
        var relaxed = model.Session.Solve(new(remaining(), Seed: seed), cancel: cancel).Status;
        model.Session.SetIntegers(model.Frame.Integers);
        if (relaxed == SolveStatus.Infeasible)
        {
            return true;
        }

        var answer = model.Session.Solve(new(remaining(), SolverSession.Infinity, Seed: seed), cancel: cancel);
        return answer.Status == SolveStatus.Infeasible ? true : answer.HasSolution ? false : null;
    }

    private void ForgetObjective()
    {
        for (var column = 0; column < model.Session.ColumnCount; column++)
        {
            model.Session.SetCost(column, 0);
        }
    }

    private void Activate(IReadOnlyList<Requirement> active)
    {
        foreach (var row in model.Requirements.SelectMany(requirement => requirement.Rows))
        {
            model.Session.SetRowBounds(row.Row, -SolverSession.Infinity, SolverSession.Infinity);
        }

        foreach (var row in active.SelectMany(requirement => requirement.Rows))
        {
            model.Session.SetRowBounds(row.Row, row.Lower, row.Upper);
        }
    }

    private ImmutableArray<Relaxation> Relaxations(IReadOnlyList<Requirement> members, CancellationToken cancel) =>
        [.. members.Select(member => Relax(member, cancel)).OfType<Relaxation>()];

    /// <summary>The least change of one requirement that makes the model feasible (elastic program), or null when none does in time.</summary>
    private Relaxation? Relax(Requirement requirement, CancellationToken cancel)
    {
        using var elastic = model.Copy(baseline);
        elastic.StateInFull();
        var place = model.Requirements.ToList().IndexOf(requirement);
        return new ElasticSolve(elastic, place, remaining, seed).Run(cancel) is { } amount
            ? new(requirement.Member, amount, requirement.Unit, Words(requirement, amount))
            : null;
    }

    private static LocalizedText Words(Requirement requirement, double amount) => LocalizedText.Of(
        $"give way by {amount:0.###} {requirement.Unit} on: {requirement.Text.En}",
        $"放宽 {amount:0.###} {InChinese(requirement.Unit)}：{requirement.Text.Zh}");

    // What is no unit of measure is a word.
    private static string InChinese(string unit) => unit switch
    {
        "sites" => "个场址",
        "USD" => "美元",
        "t" => "吨",
        "points" or "score" => "分",
        "MW-years" => "MW·年",
        "share of the region" => "（区域份额）",
        "demand" => "（需求）",
        _ => unit,
    };
}
