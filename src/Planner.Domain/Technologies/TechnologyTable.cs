using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Planner.Domain.Technologies;

/// <summary>A dated table of technologies. Immutable.</summary>
public sealed class TechnologyTable
{
    private readonly FrozenDictionary<string, Technology> byId;

    /// <param name="asOf">Day on which the table was put together.</param>
    /// <param name="technologies">Ids are unique.</param>
    public TechnologyTable(DateOnly asOf, IEnumerable<Technology> technologies)
    {
        AsOf = asOf;
        Technologies = [.. technologies];
        byId = Technologies.ToFrozenDictionary(technology => technology.Id.Text, StringComparer.Ordinal);
    }

    public DateOnly AsOf { get; }

    public ImmutableArray<Technology> Technologies { get; }

    public Technology? Find(string id) => byId.GetValueOrDefault(id);

    /// <exception cref="KeyNotFoundException">The table has no such technology.</exception>
    public Technology Get(string id) => byId[id];
}
