namespace Planner.App.SynthGrid;

/// <summary>Chooses which candidate lines are built, by what they carry in a DC power flow at peak.</summary>
/// <remarks>
/// After Birchfield et al. 2017, section IV. All edges of the triangulation are there first; in rounds the lines that
/// carry the least are taken out, as long as every part stays joined, then lines to second and third neighbours that would
/// carry the most per km are put in. The numbers aimed at are those observed in real grids: 1.1 to 1.4 lines per substation
/// at one voltage, most of them along the triangulation, some two or three steps away.
/// </remarks>
internal sealed class Topology(GridDraft draft)
{
    public const double LinesPerBus = 1.11;
    public const double SecondShare = 0.20, ThirdShare = 0.06;
    private const double RoundShare = 0.2;
    private const int FartherRounds = 3;

    private readonly List<BuiltLines> levels =
    [
        .. draft.Buses
            .GroupBy(bus => (bus.Substation.Interconnection, bus.Kv))
            .OrderBy(level => level.Key.Interconnection).ThenBy(level => level.Key.Kv)
            .Select(level => new BuiltLines(new CandidateLines(level.Key.Kv, level))),
    ];

    /// <summary>The candidates of each voltage of each interconnection.</summary>
    public IEnumerable<CandidateLines> Levels => levels.Select(level => level.Candidates);

    /// <summary>Puts the chosen lines into the draft.</summary>
    public void Choose()
    {
        BuildTriangulation();
        Solve();
        while (ThinAll(level => (int)(Target(level) * (1 - SecondShare - ThirdShare))))
        {
            Solve();
        }

        for (var round = 0; round < FartherRounds; round++)
        {
            levels.ForEach(AddFarther);
            Solve();
        }

        // The farther lines now join what only a triangle's edge joined before.
        while (ThinAll(Target))
        {
            Solve();
        }
    }

    private void Solve()
    {
        draft.Lines.Clear();
        draft.Lines.AddRange(levels.SelectMany(level => level.Lines).OrderBy(line => line.From.Number).ThenBy(line => line.To.Number));
        draft.Solve();
    }

    private static int Target(BuiltLines level) => (int)Math.Round(level.Candidates.BusCount * LinesPerBus);

    // A spanning tree also joins New England's 115 kV to Minnesota's. Such long lines are built only where nothing else joins
    // the two sides: neither shorter lines nor transformers and the voltages above, which come first: the backbone holds
    // together by itself.
    private void BuildTriangulation()
    {
        var joined = new DisjointSets(draft.Buses.Count + 1);
        draft.Transformers.ForEach(transformer => joined.Join(transformer.From.Number, transformer.To.Number));
        foreach (var (level, line) in levels.SelectMany(level => level.Candidates.First.Select(line => (level, line)))
            .OrderByDescending(pair => Math.Min(pair.line.Kv, GridDraft.LeastExtraHighKv)).ThenBy(pair => pair.line.Km))
        {
            if (joined.Join(line.From.Number, line.To.Number) || !line.IsTooLong)
            {
                level.Add(line);
            }
        }
    }

    private bool ThinAll(Func<BuiltLines, int> target) => levels.Sum(level => Thin(level, target(level))) > 0;

    // Takes out the least worthy lines of a level and says how many: none when it has as few as it should, or none may go.
    private static int Thin(BuiltLines level, int target)
    {
        var goal = Math.Min(level.Lines.Count - target, Math.Max(1, (int)(level.Lines.Count * RoundShare)));
        var taken = 0;
        foreach (var line in level.Lines.Where(line => line.Hops == 1).OrderBy(Worth).ThenBy(line => line.From.Number).ThenBy(line => line.To.Number).ToList())
        {
            if (taken < goal && level.MayGo(line))
            {
                level.Remove(line);
                taken++;
            }
        }

        return taken;
    }

    // What a line carries, set against its cost: a short line is worth keeping for less.
    private static double Worth(DraftLine line) => Math.Abs(line.FlowMw) / line.Km;

    private void AddFarther(BuiltLines level)
    {
        var wanted = level.Candidates.Farther().Where(line => !level.Joins(line.From, line.To))
            .OrderByDescending(WouldCarryPerKm).ThenBy(line => line.From.Number).ThenBy(line => line.To.Number).ToList();
        foreach (var (hops, share) in new[] { (2, SecondShare), (3, ThirdShare) })
        {
            foreach (var line in wanted.Where(line => line.Hops == hops).Take((int)(Target(level) * share / FartherRounds)))
            {
                level.Add(line);
            }
        }
    }

    // Flow of a line that is not there, as the angles stand, per km of its route.
    private double WouldCarryPerKm(DraftLine line) =>
        Math.Abs(draft.AngleRad(line.From) - draft.AngleRad(line.To)) / line.ReactancePu * GridDraft.BaseMva / line.Km;
}
