using CsCheck;
using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.Tests.Cases;

/// <summary>Random connected grids: a random tree plus chords, parallel lines, taps, shifts and ratings included.</summary>
internal static class RandomGrid
{
    public static readonly Gen<PowerGrid> Connected =
        from busCount in Gen.Int[3, 25]
        from parents in Gen.Int[0, 1_000_000].Array[busCount - 1]
        from chords in Gen.Select(Gen.Int[0, busCount - 1], Gen.Int[0, busCount - 1]).Array[0, busCount]
        from electrical in Gen.Select(Gen.Double[0.01, 0.5], Gen.Double[0, 0.1], Gen.Double[0.9, 1.1], Gen.Double[-5, 5]).Array[2 * busCount]
        from ratings in Gen.Double[20, 400].Array[2 * busCount]
        from demand in Gen.Double[0, 100].Array[busCount]
        from plants in Gen.Select(Gen.Int[0, busCount - 1], Gen.Double[10, 300], Gen.Double[0, 1], Gen.Double[5, 80]).Array[2, 6]
        select Build(parents, chords, electrical, ratings, demand, plants);

    private static PowerGrid Build(
        int[] parents, (int, int)[] chords, (double X, double R, double Tap, double Shift)[] electrical, double[] ratings,
        double[] demand, (int Bus, double Max, double Share, double Cost)[] plants)
    {
        var edges = parents.Select((parent, i) => (From: i + 1, To: parent % (i + 1)))
            .Concat(chords.Where(chord => chord.Item1 != chord.Item2).Select(chord => (From: chord.Item1, To: chord.Item2)));
        return new PowerGrid(
            new Megawatts(100),
            demand.Select((_, i) => ToBus(i)),
            edges.Select((edge, l) => ToBranch(l, edge, electrical[l % electrical.Length], ratings[l % ratings.Length])),
            plants.Select(ToGenerator),
            demand.Select((mw, i) => new Load(new BusId(i + 1), new Megawatts(mw))));
    }

    private static Bus ToBus(int i) => new()
    {
        Id = new BusId(i + 1),
        Name = $"{i + 1}",
        BaseVoltage = new Kilovolts(230),
        Type = i == 0 ? BusType.Reference : BusType.Load,
    };

    private static Branch ToBranch(int l, (int From, int To) edge, (double X, double R, double Tap, double Shift) e, double rating) => new()
    {
        Id = new BranchId(l + 1),
        From = new BusId(edge.From + 1),
        To = new BusId(edge.To + 1),
        ReactancePu = e.X,
        ResistancePu = e.R,
        TapRatio = e.Tap,
        PhaseShiftDegrees = e.Shift,
        Rating = new Rating(new Megawatts(rating), new Megawatts(rating * 1.2)),
    };

    private static Generator ToGenerator((int Bus, double Max, double Share, double Cost) plant, int g) => new()
    {
        Id = new GeneratorId(g + 1),
        Bus = new BusId(plant.Bus + 1),
        Output = new Megawatts(plant.Max * plant.Share),
        Min = new Megawatts(0),
        Max = new Megawatts(plant.Max),
        Cost = new CostCurve.Polynomial([0, plant.Cost]),
    };
}
