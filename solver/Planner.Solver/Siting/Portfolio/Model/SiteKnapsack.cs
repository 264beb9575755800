namespace Planner.Solver.Siting;

/// <summary>The regions that one site would serve at a gain, within its capacity: a continuous knapsack (Dantzig 1957).</summary>
internal sealed class SiteKnapsack(ServiceCosts costs, double capacity)
{
    private readonly List<(int Region, double GainUsd)> offers = [];
    private readonly List<(int Region, double Share)> taken = [];

    public bool IsLimited => double.IsFinite(capacity);

    public void Clear() => offers.Clear();

    public void Offer(int region, double gainUsd) => offers.Add((region, gainUsd));

    /// <summary>Minus the largest gain within the capacity.</summary>
    public double Solve()
    {
        taken.Clear();
        var room = capacity;
        var total = 0.0;
        if (IsLimited && offers.Sum(offer => Demand(offer)) > capacity)
        {
            offers.Sort((left, right) => Density(right).CompareTo(Density(left)));
        }

        foreach (var offer in offers)
        {
            var share = Demand(offer) <= room ? 1 : Math.Max(0, room) / Demand(offer);
            total += share * offer.GainUsd;
            room -= share * Demand(offer);
            taken.Add((offer.Region, share));
        }

        return -total;
    }

    /// <summary>Subtracts the shares that <see cref="Solve"/> took.</summary>
    public void TakeFrom(double[] regions)
    {
        foreach (var (region, share) in taken)
        {
            regions[region] -= share;
        }
    }

    private double Demand((int Region, double GainUsd) offer) => costs.Regions[offer.Region].Demand;

    private double Density((int Region, double GainUsd) offer) => offer.GainUsd / Demand(offer);
}
