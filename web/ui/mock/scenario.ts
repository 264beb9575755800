// Invented grid studies in the shape of real ones.
import type {
  BranchHours,
  Contingencies,
  Generators,
  GridChange,
  GridFlow,
  HourOfBranches,
  Hours,
  ScenarioAnswer,
  Sensitivity,
} from '../src/api/types';
import { withLoad } from '../src/state/estimate.ts';
import { answer } from './answer.ts';
import { flow } from './grid.ts';
import { branches, busById, buses, loadingPercent } from './network.ts';
import { round, seeded } from './random.ts';

/** Falls off with the distance between bus and branch: plausible on a map, and no more than that. */
export function sensitivity(bus: number): Sensitivity {
  const at = busById.get(bus);
  const mwPerMw = branches.map((b) => {
    const from = busById.get(b.from);
    if (!at || !from) return 0;
    const distance = Math.hypot(from.lon - at.lon, from.lat - at.lat);
    return round((b.flowMw < 0 ? -1 : 1) * 0.55 * Math.exp(-distance / 0.9), 4);
  });
  return { ...answer(), bus, branches: { id: branches.map((b) => b.id), mwPerMw } };
}

export function scenario(changes: GridChange[]): ScenarioAnswer {
  const base = flow();
  return { flow: changes.reduce(applied, base), baseFlowMw: base.branches.flowMw, changes: [] };
}

function applied(before: GridFlow, change: GridChange): GridFlow {
  if (change.kind === 'load') return withHeaviest(withLoad(before, sensitivity(change.bus), change.mw));
  if (change.kind === 'generation') return withHeaviest(withLoad(before, sensitivity(change.bus), -change.mw));
  const { id, flowMw, rateMw } = before.branches;
  const rates = rateMw.map((r, i) => {
    if (r === null) return null;
    if (change.kind === 'upgrade' && id[i] === change.branch) return change.rateMw;
    return change.kind === 'heat-wave' ? r * change.ratingFactor : r;
  });
  const flows = flowMw.map((f, i) => {
    if (change.kind === 'outage' && id[i] === change.branch) return 0;
    return change.kind === 'heat-wave' ? f * change.loadFactor : f;
  });
  const percent = flows.map((f, i) => (rates[i] ? round((Math.abs(f) / (rates[i] ?? 1)) * 100, 1) : null));
  return withHeaviest({
    ...before,
    totalLoadMw: before.totalLoadMw * (change.kind === 'heat-wave' ? change.loadFactor : 1),
    branches: { id, flowMw: flows, rateMw: rates, loadingPercent: percent },
  });
}

function withHeaviest(of: GridFlow): GridFlow {
  const heaviest = branches
    .map((b, i) => ({
      id: b.id,
      name: b.name,
      from: b.from,
      to: b.to,
      kv: b.kv,
      flowMw: of.branches.flowMw[i] ?? 0,
      rateMw: of.branches.rateMw[i] ?? null,
      loadingPercent: of.branches.loadingPercent[i] ?? null,
    }))
    .sort((a, b) => (b.loadingPercent ?? -1) - (a.loadingPercent ?? -1));
  return {
    ...of,
    heaviest: heaviest.slice(0, 50),
    overloadedCount: heaviest.filter((b) => (b.loadingPercent ?? 0) > 100).length,
  };
}

export function contingencies(): Contingencies {
  const random = seeded(31);
  const worst = branches.map((b, i) => {
    const outage = branches[(i + 1 + random.integer(0, 6)) % branches.length] ?? b;
    const percent = loadingPercent(b);
    return {
      branch: b.id,
      name: b.name,
      outage: { kind: 'branch' as const, id: outage.id, name: outage.name },
      loadingPercent: percent === null ? null : round(percent * random.between(1.04, 1.5), 1),
      flowMw: b.flowMw,
      rateMw: b.rateMw ?? 0,
    };
  });
  const rated = worst.flatMap((w) => (w.loadingPercent === null ? [] : [{ ...w, loadingPercent: w.loadingPercent }]));
  return {
    ...answer(),
    screened: branches.length,
    splitting: 4,
    worst: rated.filter((w) => w.loadingPercent > 90).sort((a, b) => b.loadingPercent - a.loadingPercent),
    worstByBranch: {
      id: worst.map((w) => w.branch),
      outage: worst.map((w) => w.outage.id),
      loadingPercent: worst.map((w) => w.loadingPercent),
    },
  };
}

const kinds = ['gas', 'coal', 'wind', 'solar', 'nuclear', 'hydro'];

export function generators(): Generators {
  const random = seeded(47);
  return {
    ...answer(),
    generators: buses.slice(0, 90).map((bus, i) => ({
      id: `G${i + 1}`,
      bus: bus.id,
      busName: bus.name,
      name: `${bus.name.replace(/ \d+$/, '')} ${i + 1}`,
      fuel: random.pick(kinds),
      maxMw: random.integer(4, 130) * 10,
      dispatchMw: random.integer(0, 40) * 10,
      inService: i % 11 !== 0,
      retirementYear: i % 7 === 0 ? 2028 : null,
    })),
  };
}

const HOURS = 8760;
const bump = (x: number, at: number, width: number) => Math.exp(-(((x - at) / width) ** 2));

export function hours(): Hours {
  const random = seeded(53);
  const total = buses.reduce((sum, b) => sum + b.loadMw, 0);
  const demandMw = Array.from({ length: HOURS }, (_, h) => {
    const [day, hour] = [h / 24, h % 24];
    const season = 0.55 + 0.45 * bump(day, 205, 55) + 0.18 * bump(day, 20, 35);
    const daily = 0.78 + 0.22 * bump(hour, 17, 5);
    return Math.round(total * season * daily * random.between(0.96, 1.04));
  });
  const nothing = demandMw.map(() => 0);
  return {
    ...answer(),
    firstHour: 0,
    hours: HOURS,
    start: '2028-01-01',
    demandMw,
    unservedMw: nothing,
    worstLoadingPercent: nothing,
  };
}

const scaleAt = (hour: number) => {
  const { demandMw } = hours();
  return ((demandMw[hour] ?? 0) / Math.max(...demandMw)) * 1.1;
};

export function hourOfBranches(hour: number): HourOfBranches {
  const scale = scaleAt(hour);
  return {
    ...answer(),
    firstHour: hour,
    id: branches.map((b) => b.id),
    loadingPercent: [branches.map((b) => scaled(loadingPercent(b), scale))],
    flowMw: [branches.map((b) => round(b.flowMw * scale, 1))],
  };
}

const scaled = (percent: number | null, by: number) => (percent === null ? null : round(percent * by, 1));

export function branchHours(id: number): BranchHours {
  const branch = branches.find((b) => b.id === id);
  const base = branch ? loadingPercent(branch) : null;
  const { demandMw } = hours();
  const most = Math.max(...demandMw);
  return { ...answer(), id, firstHour: 0, loadingPercent: demandMw.map((mw) => scaled(base, (mw * 1.1) / most)) };
}
