namespace Planner.Solver.Siting;

/// <summary>Groups of sites of which any two exclude each other, so that every excluding pair is in a group.</summary>
/// <remarks>
/// Σ x ≤ 1 over a clique says all its pairs at once and cuts off fractions that the pairs allow (Padberg 1973). Greedy: from
/// each pair not yet covered, grow by the sites that exclude all members.
/// </remarks>
internal static class CliqueCover
{
    public static IEnumerable<IReadOnlyList<int>> Of(int sites, IReadOnlyList<(int First, int Second)> pairs)
    {
        var near = new HashSet<int>[sites];
        for (var site = 0; site < sites; site++)
        {
            near[site] = [];
        }

        foreach (var (first, second) in pairs)
        {
            near[first].Add(second);
            near[second].Add(first);
        }

        var covered = new HashSet<(int, int)>();
        foreach (var (first, second) in pairs)
        {
            if (!covered.Contains((Math.Min(first, second), Math.Max(first, second))))
            {
                yield return Grow([first, second], near, covered);
            }
        }
    }

    private static List<int> Grow(List<int> clique, HashSet<int>[] near, HashSet<(int, int)> covered)
    {
        foreach (var site in near[clique[0]].Order().Where(site => site != clique[1]))
        {
            if (clique.TrueForAll(near[site].Contains))
            {
                clique.Add(site);
            }
        }

        clique.Sort();
        for (var first = 0; first < clique.Count; first++)
        {
            for (var second = first + 1; second < clique.Count; second++)
            {
                covered.Add((clique[first], clique[second]));
            }
        }

        return clique;
    }
}
