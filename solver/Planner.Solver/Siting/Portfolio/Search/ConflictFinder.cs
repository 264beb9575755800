using System.Collections.Immutable;
using System.Globalization;

namespace Planner.Solver.Siting;

/// <summary>Finds requirements of an infeasible model that can't hold together, each of them needed for that.</summary>
/// <remarks>
/// Deletion filter (Chinneck and Dravnieks 1991; Chinneck 2008, section 6.2): leave out one requirement; when the rest is
/// still infeasible it stays out, else it is a member. First whole kinds are tried, so that hundreds of branch limits cost
/// few solves. Each step re-solves the integer model: the solver's own assumption core is not trusted.
/// The session is left with all requirements in force.
/// </remarks>
internal sealed class ConflictFinder(PortfolioModel model, Baseline? baseline, Func<TimeSpan> remaining, int seed)
{
    public Conflict Find(CancellationToken cancel)
    {
        model.StateInFull();
        var members = model.Requirements.ToList();
        var minimal = true;
        foreach (var kind in members.GroupBy(requirement => requirement.Kind).OrderByDescending(group => group.Count()))
        {
            DropIfIdle(members, [.. kind], cancel);
        }

        foreach (var requirement in members.ToList())
        {
            minimal &= DropIfIdle(members, [requirement], cancel) is not null;
        }

        Activate(model.Requirements);
        return new([.. members.Select(member => member.Member)], minimal, Relaxations(members, cancel));
    }

    /// <summary>True when the model stays infeasible without them, which are then dropped; null when that can't be told in time.</summary>
    private bool? DropIfIdle(List<Requirement> members, IReadOnlyList<Requirement> some, CancellationToken cancel)
    {
        var infeasible = IsInfeasible([.. members.Except(some)], cancel);
        if (infeasible == true)
        {
            members.RemoveAll(some.Contains);
        }

        return infeasible;
    }

    private bool? IsInfeasible(IReadOnlyList<Requirement> active, CancellationToken cancel)
    {
        Activate(active);
        var answer = model.Session.Solve(new(remaining(), SolverSession.Infinity, Seed: seed), cancel: cancel);
        return answer.Status == SolveStatus.Infeasible ? true : answer.HasSolution ? false : null;
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

    private static string Words(Requirement requirement, double amount) => string.Create(
        CultureInfo.InvariantCulture, $"give way by {amount:0.###} {requirement.Unit} on: {requirement.Text}");
}
