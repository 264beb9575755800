namespace Planner.Benchmarks;

/// <summary>Positional arguments and options of a benchmark.</summary>
internal sealed class Arguments(string[] all)
{
    /// <summary>The position-th argument that is no option.</summary>
    public string Get(int position, string what) =>
        Find(position) ?? throw new ArgumentException($"Argument {position + 1} is missing: {what}.");

    public string? Find(int position) => Positional().ElementAtOrDefault(position);

    public string? Find(string option) => Array.IndexOf(all, option) is >= 0 and var at && at + 1 < all.Length ? all[at + 1] : null;

    public bool Has(string flag) => Array.IndexOf(all, flag) >= 0;

    private IEnumerable<string> Positional()
    {
        for (var i = 0; i < all.Length; i++)
        {
            if (!all[i].StartsWith("--", StringComparison.Ordinal))
            {
                yield return all[i];
            }
            else if (!Flags.Contains(all[i]))
            {
                i++;
            }
        }
    }

    private static readonly string[] Flags = ["--json", "--uncapacitated", "--storage", "--baselines", "--trace"];
}
