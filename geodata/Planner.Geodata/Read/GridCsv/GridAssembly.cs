using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.Geodata.Read.GridCsv;

/// <summary>Collects the parts of a grid with their places in the files, checks them together and builds the grid.</summary>
/// <remarks>The codes are those of the MATPOWER reader: the same problem has the same name in every format.</remarks>
internal sealed class GridAssembly(DiagnosticBag bag)
{
    private readonly Dictionary<BusId, Bus> buses = [];
    private readonly List<(Branch Branch, InputLocation Where)> branches = [];
    private readonly List<(Generator Generator, InputLocation Where)> generators = [];
    private readonly List<(Load Load, InputLocation Where)> loads = [];
    private readonly List<(DcLine Line, InputLocation Where)> dcLines = [];

    public IReadOnlyCollection<Bus> Buses => buses.Values;

    public int BranchCount => branches.Count;

    public int GeneratorCount => generators.Count;

    public void Add(Bus bus, InputLocation where)
    {
        if (!buses.TryAdd(bus.Id, bus))
        {
            bag.Error("grid.duplicate-bus", $"{bus.Id} stands twice", where, "Branches and generators name buses by number", "Remove or renumber one of them");
        }
    }

    public void Add(Branch branch, InputLocation where) => branches.Add((branch, where));

    public void Add(Generator generator, InputLocation where) => generators.Add((generator, where));

    public void Add(Load load, InputLocation where) => loads.Add((load, where));

    public void Add(DcLine line, InputLocation where) => dcLines.Add((line, where));

    /// <summary>The grid; null when a problem was found here or before.</summary>
    public PowerGrid? Build(double basePowerMw, int errorsBefore, InputLocation folder)
    {
        CheckBuses(folder);
        branches.ForEach(entry => Check(entry.Branch, entry.Where));
        NoteUnlimited();
        generators.ForEach(entry => Check(entry.Generator, entry.Where));
        loads.ForEach(entry => RequireBus("A load", entry.Load.Bus, entry.Where));
        dcLines.ForEach(entry => Check(entry.Line, entry.Where));
        return bag.ErrorCount > errorsBefore ? null : new PowerGrid(
            new Megawatts(basePowerMw),
            buses.Values,
            branches.Select(entry => entry.Branch),
            generators.Select(entry => entry.Generator),
            loads.Select(entry => entry.Load),
            dcLines.Select(entry => entry.Line));
    }

    private void CheckBuses(InputLocation folder)
    {
        if (buses.Count > 0 && buses.Values.All(bus => bus.Type != BusType.Reference))
        {
            bag.Note("grid.no-reference-bus", "No bus is marked as reference", folder, "The calculation network chooses the one with most capacity and says so", "Mark one where the choice matters");
        }
    }

    private void Check(Branch branch, InputLocation where)
    {
        RequireBus($"{branch.Id}", branch.From, where);
        RequireBus($"{branch.Id}", branch.To, where);
        if (branch.From == branch.To)
        {
            bag.Error("grid.loop-branch", $"{branch.Id} starts and ends at {branch.From}", where, "It can carry no flow", "Correct one end");
        }
        if (branch.InService && branch.ReactancePu == 0 && branch.ResistancePu == 0)
        {
            bag.Error("grid.zero-reactance", $"{branch.Id} is in service and has r = 0 and x = 0", where, "Its flow is not determined by the angles", "Merge its two buses, state the reactance, or take it out of service");
        }
        else if (branch.InService && branch.ReactancePu < 0)
        {
            bag.Note("grid.negative-reactance", $"{branch.Id} has a negative reactance", where, "Legal for series-compensated equivalents; kept as it is", "Check the sign if it is none");
        }
        if (branch.Rating.Normal?.Value < 0 || branch.Rating.Emergency?.Value < 0)
        {
            bag.Error("grid.negative-rating", $"A rating of {branch.Id} is negative", where, "A rating is positive", "Correct the rating");
        }
        if (branch.Rating.Normal?.Value == 0 || branch.Rating.Emergency?.Value == 0)
        {
            bag.Error("grid.zero-rating", $"A rating of {branch.Id} is 0", where, "Such a branch could carry nothing", "Leave the cell empty where no limit is known, or take the branch out of service");
        }
    }

    private void NoteUnlimited()
    {
        var unlimited = branches.Where(entry => entry.Branch is { InService: true, Rating.Normal: null }).ToList();
        if (unlimited.Count > 0)
        {
            bag.Note("grid.unlimited-branch", $"{unlimited.Count} in-service branch(es) have no rating; the first is on this line", unlimited[0].Where, "That means no limit: such a branch never binds", "State the rating where the limit is known");
        }
    }

    private void Check(Generator generator, InputLocation where)
    {
        RequireBus($"{generator.Id}", generator.Bus, where);
        if (generator.InService && generator.Min > generator.Max)
        {
            bag.Error("grid.min-above-max", $"{generator.Id} is in service with a minimum of {generator.Min} above its maximum of {generator.Max}", where, "No output satisfies both", "Correct the limits or take it out of service");
        }
    }

    private void Check(DcLine line, InputLocation where)
    {
        RequireBus($"{line.Id}", line.From, where);
        RequireBus($"{line.Id}", line.To, where);
        if (line.Min > line.Max)
        {
            bag.Error("grid.min-above-max", $"{line.Id} has a minimum above its maximum", where, "No flow satisfies both", "Correct the limits");
        }
    }

    private void RequireBus(string what, BusId bus, InputLocation where)
    {
        if (!buses.ContainsKey(bus))
        {
            bag.Error("grid.unknown-bus", $"{what} names {bus}", where, "The bus table has no such bus", "Correct the number or add the bus");
        }
    }
}
