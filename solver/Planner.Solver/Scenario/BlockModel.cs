using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.Solver.Scenario;

/// <summary>The linear program of one block of hours: one hour, or a day where storage or flexible load ties its hours.</summary>
/// <remarks>
/// PTDF form with lazy line limits, see <see cref="Dispatch.PtdfForm"/>. Kept from block to block: only bounds move, so the
/// last basis is a warm start. A day ends with what storage held when it began. Not thread-safe: one per thread.
/// </remarks>
internal sealed class BlockModel : IDisposable
{
    private const int MostRounds = 60;
    private const int RowsPerRound = 40;

    private readonly HourlyStudy study;
    private readonly DcNetwork network;
    private readonly HourInputs inputs;
    private readonly BlockColumn[] columns;
    private readonly int length;
    private readonly SolverSession session = new();
    private readonly List<(int Row, int Slot, int Branch)> limits = [];
    private readonly HashSet<(int Slot, int Branch)> present = [];
    private readonly BlockBounds bounds;
    private readonly RampRows ramps;

    public BlockModel(HourlyStudy study, DcNetwork network, HourInputs inputs, int length)
    {
        this.study = study;
        this.network = network;
        this.inputs = inputs;
        this.length = length;
        (columns, var costs) = BlockColumns.Of(study, network, inputs);
        bounds = new(study, network, inputs, costs);
        for (var slot = 0; slot < length; slot++)
        {
            foreach (var column in columns)
            {
                session.AddColumn(column.Cost, 0, 0);
            }
        }
        AddBalances();
        AddStorage();
        AddFlexibleLoad();
        ramps = new(study, network, inputs, session, columns, length);
    }

    /// <summary>Whether anything ties the hours of a day.</summary>
    public static bool TiesHours(HourlyStudy study) =>
        study.Storage.Count > 0 || study.Ramping || study.NewLoads.Any(load => load.ShiftableShare > 0 || load.CurtailedMwhPerDay is not null);

    /// <summary>Solves the block that begins at an hour; false when no solution was proved.</summary>
    public bool Solve(int firstHour, int hours, Action<HourResult> take, CancellationToken cancel)
    {
        var demandMw = Enumerable.Range(0, hours).Select(slot => inputs.DemandMw(firstHour + slot)).ToArray();
        var fixedFlow = demandMw.Select((mw, slot) => FixedFlow(mw, firstHour + slot)).ToArray();
        SetColumns(firstHour, hours, demandMw);
        SetBalances(firstHour, hours, demandMw);
        SetLimits(firstHour, hours, fixedFlow);
        ramps.Set(firstHour, hours);
        for (var round = 0; round < MostRounds; round++)
        {
            var answer = session.Solve(new SolveLimits(TimeSpan.FromMinutes(2)), cancel: cancel);
            cancel.ThrowIfCancellationRequested();
            if (answer.Status != SolveStatus.Optimal)
            {
                return false;
            }
            var flows = Enumerable.Range(0, hours).Select(slot => Flow(answer.Columns, slot, firstHour, demandMw[slot])).ToArray();
            if (!study.EnforceLineLimits || !AddBroken(flows, firstHour, fixedFlow))
            {
                for (var slot = 0; slot < hours; slot++)
                {
                    take(Read(answer, flows[slot], firstHour, slot, demandMw[slot]));
                }
                return true;
            }
        }
        return false;
    }

    public void Dispose() => session.Dispose();

    private int Column(int slot, int c) => (slot * columns.Length) + c;

    private void AddBalances()
    {
        for (var slot = 0; slot < length; slot++)
        {
            for (var island = 0; island < network.IslandCount; island++)
            {
                var terms = Enumerable.Range(0, columns.Length).Select(c => (Column(slot, c), FactorIn(columns[c], island))).Where(term => term.Item2 != 0);
                session.AddRow(0, 0, terms);
            }
        }
    }

    private double FactorIn(BlockColumn column, int island) =>
        (network.IslandOfBus[column.Bus] == island ? column.Factor : 0)
        + (column.OtherBus >= 0 && network.IslandOfBus[column.OtherBus] == island ? column.OtherFactor : 0);

    // stored_h = stored_(h−1) + η·charge_h − discharge_h, round the day.
    private void AddStorage()
    {
        for (var c = 0; c < columns.Length; c++)
        {
            if (columns[c].Kind != ColumnKind.Charge)
            {
                continue;
            }
            var efficiency = study.Storage[columns[c].Index].RoundTripEfficiency;
            for (var slot = 0; slot < length; slot++)
            {
                var before = Column((slot + length - 1) % length, c + 2);
                session.AddRow(0, 0, [(Column(slot, c + 2), 1), (before, -1), (Column(slot, c), -efficiency), (Column(slot, c + 1), 1)]);
            }
        }
    }

    private void AddFlexibleLoad()
    {
        for (var c = 0; c < columns.Length; c++)
        {
            if (columns[c].Kind == ColumnKind.Shifted)
            {
                session.AddRow(0, 0, Enumerable.Range(0, length).Select(slot => (Column(slot, c), 1.0)));
            }
            if (columns[c].Kind == ColumnKind.Curtailed && study.NewLoads[columns[c].Index].CurtailedMwhPerDay is { } mostMwh)
            {
                session.AddRow(0, mostMwh, Enumerable.Range(0, length).Select(slot => (Column(slot, c), 1.0)));
            }
        }
    }

    private void SetColumns(int firstHour, int hours, double[][] demandMw)
    {
        var lower = new double[length * columns.Length];
        var upper = new double[length * columns.Length];
        for (var slot = 0; slot < hours; slot++)
        {
            for (var c = 0; c < columns.Length; c++)
            {
                (lower[Column(slot, c)], upper[Column(slot, c)]) = bounds.Of(columns[c], firstHour + slot, demandMw[slot]);
            }
        }
        session.SetColumnBounds(0, lower, upper);
    }

    private double[] Drawn(double[] demandMw, int hour)
    {
        var drawnMw = (double[])demandMw.Clone();
        for (var n = 0; n < inputs.NewLoadBus.Length; n++)
        {
            drawnMw[inputs.NewLoadBus[n]] += inputs.NewLoadMw(n, hour);
        }
        return drawnMw;
    }

    private void SetBalances(int firstHour, int hours, double[][] demandMw)
    {
        var neededMw = new double[length * network.IslandCount];
        for (var slot = 0; slot < hours; slot++)
        {
            var drawnMw = Drawn(demandMw[slot], firstHour + slot);
            for (var i = 0; i < drawnMw.Length; i++)
            {
                neededMw[(slot * network.IslandCount) + network.IslandOfBus[i]] += drawnMw[i];
            }
        }
        session.SetRowBounds([.. Enumerable.Range(0, neededMw.Length)], neededMw, neededMw);
    }

    private double[] FixedFlow(double[] demandMw, int hour) =>
        DcPowerFlow.Solve(network, Array.ConvertAll(Drawn(demandMw, hour), mw => -mw)).FlowMw.ToArray();

    private void SetLimits(int firstHour, int hours, double[][] fixedFlow)
    {
        var limitOfSlot = Enumerable.Range(0, hours).Select(slot => inputs.LimitMw(firstHour + slot)).ToArray();
        var lower = new double[limits.Count];
        var upper = new double[limits.Count];
        for (var r = 0; r < lower.Length; r++)
        {
            var (_, slot, branch) = limits[r];
            var limitMw = slot < hours ? limitOfSlot[slot][branch] : double.PositiveInfinity;
            var flowMw = slot < hours ? fixedFlow[slot][branch] : 0;
            (lower[r], upper[r]) = (-limitMw - flowMw, limitMw - flowMw);
        }
        session.SetRowBounds([.. limits.Select(limit => limit.Row)], lower, upper);
    }

    private DcFlow Flow(double[] values, int slot, int firstHour, double[] demandMw)
    {
        var injectionMw = Array.ConvertAll(Drawn(demandMw, firstHour + slot), mw => -mw);
        for (var c = 0; c < columns.Length; c++)
        {
            injectionMw[columns[c].Bus] += columns[c].Factor * values[Column(slot, c)];
            if (columns[c].OtherBus >= 0)
            {
                injectionMw[columns[c].OtherBus] += columns[c].OtherFactor * values[Column(slot, c)];
            }
        }
        return DcPowerFlow.Solve(network, injectionMw);
    }

    private bool AddBroken(DcFlow[] flows, int firstHour, double[][] fixedFlow)
    {
        var broken = new List<(double ExcessMw, int Slot, int Branch, double LimitMw)>();
        for (var slot = 0; slot < flows.Length; slot++)
        {
            var limitOfBranch = inputs.LimitMw(firstHour + slot);
            for (var l = 0; l < network.BranchCount; l++)
            {
                var limitMw = limitOfBranch[l];
                var excessMw = Math.Abs(flows[slot].FlowMw[l]) - limitMw;
                if (excessMw > Tolerances.LazyLimitMw && !present.Contains((slot, l)))
                {
                    broken.Add((excessMw, slot, l, limitMw));
                }
            }
        }
        foreach (var (_, slot, branch, limitMw) in broken.OrderByDescending(limit => limit.ExcessMw).Take(RowsPerRound))
        {
            AddLimit(slot, branch, limitMw, fixedFlow[slot][branch]);
        }
        return broken.Count > 0;
    }

    private void AddLimit(int slot, int branch, double limitMw, double fixedMw)
    {
        var factor = Ptdf.Row(network, branch);
        var terms = Enumerable.Range(0, columns.Length).Select(c => (Column(slot, c), FlowOf(columns[c], factor))).Where(term => Math.Abs(term.Item2) > 1e-9);
        limits.Add((session.AddRow(-limitMw - fixedMw, limitMw - fixedMw, terms), slot, branch));
        present.Add((slot, branch));
    }

    private static double FlowOf(BlockColumn column, double[] factor) =>
        (column.Factor * factor[column.Bus]) + (column.OtherBus >= 0 ? column.OtherFactor * factor[column.OtherBus] : 0);

    private HourResult Read(SolveAnswer answer, DcFlow flow, int firstHour, int slot, double[] demandMw)
    {
        var outputMw = new double[network.GeneratorCount];
        var unservedMw = new double[network.BusCount];
        var (curtailedMw, cost) = (0.0, 0.0);
        for (var c = 0; c < columns.Length; c++)
        {
            var mw = answer.Columns[Column(slot, c)];
            switch (columns[c].Kind)
            {
                case ColumnKind.Segment:
                    outputMw[columns[c].Index] += mw;
                    break;
                case ColumnKind.Unserved:
                    unservedMw[columns[c].Bus] += mw;
                    break;
                case ColumnKind.Curtailed:
                    curtailedMw += mw;
                    break;
            }
            cost += columns[c].Kind == ColumnKind.Unserved ? 0 : mw * columns[c].Cost;
        }
        return new HourResult(firstHour + slot, network, flow.FlowMw.ToArray(), Prices(answer, slot), outputMw, unservedMw)
        {
            LimitMw = inputs.LimitMw(firstHour + slot),
            DemandMw = Drawn(demandMw, firstHour + slot).Sum(),
            CurtailedMw = curtailedMw,
            CostUsdPerHour = cost,
        };
    }

    // λ_island + Σ_l μ_l φ_l,i: one solve for all buses.
    private double[] Prices(SolveAnswer answer, int slot)
    {
        var pull = new double[network.BusCount];
        foreach (var (row, s, branch) in limits)
        {
            if (s == slot && row < answer.RowDuals.Length)
            {
                pull[network.Arrays.From[branch]] += answer.RowDuals[row] * network.Arrays.SusceptancePu[branch];
                pull[network.Arrays.To[branch]] -= answer.RowDuals[row] * network.Arrays.SusceptancePu[branch];
            }
        }
        var price = limits.Count > 0 ? network.Factors.Solve(pull) : pull;
        for (var i = 0; i < price.Length; i++)
        {
            price[i] += answer.RowDuals[(slot * network.IslandCount) + network.IslandOfBus[i]];
        }
        return price;
    }
}
