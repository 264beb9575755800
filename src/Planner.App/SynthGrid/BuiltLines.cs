namespace Planner.App.SynthGrid;

/// <summary>The lines that stand at one voltage of one interconnection while the grid is being planned.</summary>
internal sealed class BuiltLines(CandidateLines candidates)
{
    private const double RadialMw = 250;

    private readonly Dictionary<DraftBus, HashSet<DraftLine>> at = [];
    private readonly HashSet<DraftLine> lines = [];

    public CandidateLines Candidates { get; } = candidates;

    public IReadOnlyCollection<DraftLine> Lines => lines;

    public void Add(DraftLine line)
    {
        lines.Add(line);
        At(line.From).Add(line);
        At(line.To).Add(line);
    }

    public void Remove(DraftLine line)
    {
        lines.Remove(line);
        At(line.From).Remove(line);
        At(line.To).Remove(line);
    }

    public bool Joins(DraftBus one, DraftBus other) => At(one).Any(line => line.From == other || line.To == other);

    /// <summary>
    /// Whether a line may go: its ends stay joined at this voltage, and each keeps two feeds (lines here, or a transformer);
    /// one is enough for a small substation.
    /// </summary>
    public bool MayGo(DraftLine line) => KeepsFeeds(line.From) && KeepsFeeds(line.To) && StayJoined(line);

    private bool KeepsFeeds(DraftBus bus) =>
        At(bus).Count - 1 + (bus.Substation.Kv.Count > 1 ? 1 : 0) >= (bus.Substation.LoadMw + bus.Substation.PlantMw > RadialMw ? 2 : 1);

    private bool StayJoined(DraftLine without)
    {
        var seen = new HashSet<DraftBus> { without.From };
        var queue = new Queue<DraftBus>(seen);
        while (queue.TryDequeue(out var bus))
        {
            foreach (var line in At(bus).Where(line => line != without))
            {
                var next = line.From == bus ? line.To : line.From;
                if (next == without.To)
                {
                    return true;
                }

                if (seen.Add(next))
                {
                    queue.Enqueue(next);
                }
            }
        }

        return false;
    }

    private HashSet<DraftLine> At(DraftBus bus)
    {
        if (!at.TryGetValue(bus, out var there))
        {
            at[bus] = there = [];
        }

        return there;
    }
}
