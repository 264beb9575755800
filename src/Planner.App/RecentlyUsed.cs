namespace Planner.App;

/// <summary>Keeps the values asked for last and computes the others anew. Thread-safe; a value is computed once at a time.</summary>
/// <param name="most">How many values are kept.</param>
internal sealed class RecentlyUsed<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, Lazy<TValue> Value)>> byKey = [];
    private readonly LinkedList<(TKey Key, Lazy<TValue> Value)> latestFirst = [];

    /// <summary>The kept value, or a new one; a computation that throws is not kept.</summary>
    public TValue GetOrAdd(TKey key, Func<TValue> compute)
    {
        var kept = Find(key, compute);
        try
        {
            return kept.Value;
        }
        catch
        {
            Forget(key, kept);
            throw;
        }
    }

    // The value itself is computed outside the lock, so that another key need not wait for it.
    private Lazy<TValue> Find(TKey key, Func<TValue> compute)
    {
        lock (gate)
        {
            if (byKey.TryGetValue(key, out var node))
            {
                latestFirst.Remove(node);
            }
            else
            {
                node = new((key, new(compute)));
                byKey[key] = node;
            }

            latestFirst.AddFirst(node);
            DropOldest();
            return node.Value.Value;
        }
    }

    private void DropOldest()
    {
        if (byKey.Count > most)
        {
            byKey.Remove(latestFirst.Last!.Value.Key);
            latestFirst.RemoveLast();
        }
    }

    private void Forget(TKey key, Lazy<TValue> failed)
    {
        lock (gate)
        {
            if (byKey.TryGetValue(key, out var node) && ReferenceEquals(node.Value.Value, failed))
            {
                byKey.Remove(key);
                latestFirst.Remove(node);
            }
        }
    }
}
