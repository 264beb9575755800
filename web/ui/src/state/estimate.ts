// What one more load does, from sensitivities: linear, so the slider needs no server. The full solve follows.
import type { BranchInfo } from './branches';
import type { GridChange, GridFlow, HeavyBranch, HourOfBranches, Sensitivity } from '../api/types';

const HEAVIEST_SHOWN = 50;

/** The flow with `mw` more load at the sensitivity's bus. Ids in the same order are the rule; others are looked up. */
export function withLoad(flow: GridFlow, of: Sensitivity, mw: number): GridFlow {
  const { id, rateMw } = flow.branches;
  const places = sameOrder(id, of.branches.id) ? null : new Map(of.branches.id.map((b, i) => [b, i]));
  const change = (i: number) => of.branches.mwPerMw[places ? (places.get(id[i] as number) ?? -1) : i] ?? 0;
  const flowMw = flow.branches.flowMw.map((f, i) => (f === null ? null : f + mw * change(i)));
  const loadingPercent = flowMw.map((f, i) => percentOf(f, rateMw[i] ?? null));
  return {
    ...flow,
    totalLoadMw: flow.totalLoadMw + mw,
    totalGenerationMw: flow.totalGenerationMw + mw,
    branches: { id, flowMw, rateMw, loadingPercent },
    overloadedCount: countOver(loadingPercent),
  };
}

/** The first hour of the values, with the ratings of the flow. */
export function atHour(flow: GridFlow, { id, flowMw, loadingPercent }: HourOfBranches): GridFlow {
  const rates = new Map(flow.branches.id.map((branch, i) => [branch, flow.branches.rateMw[i] ?? null]));
  const percent = loadingPercent[0] ?? [];
  return {
    ...flow,
    branches: { id, flowMw: flowMw[0] ?? [], rateMw: id.map((b) => rates.get(b) ?? null), loadingPercent: percent },
    overloadedCount: countOver(percent),
  };
}

const countOver = (percent: (number | null)[]) =>
  percent.reduce<number>((n, p) => (p !== null && p > 100 ? n + 1 : n), 0);

const percentOf = (flowMw: number | null, rateMw: number | null) =>
  flowMw === null || rateMw === null || rateMw <= 0 ? null : (Math.abs(flowMw) / rateMw) * 100;

const sameOrder = (a: number[], b: number[]) =>
  a.length === b.length && a[0] === b[0] && a.at(-1) === b.at(-1) && a[a.length >> 1] === b[b.length >> 1];

/** The branches with the highest loading, named where a list or the map has told their names. */
export function heaviestOf(flow: GridFlow, known: Map<number, BranchInfo>, base: GridFlow | undefined): HeavyBranch[] {
  const named = new Map([...(base?.heaviest ?? []), ...flow.heaviest].map((b) => [b.id, b]));
  const { id, flowMw, rateMw, loadingPercent } = flow.branches;
  return id
    .map((_, i) => i)
    .filter((i) => typeof loadingPercent[i] === 'number')
    .sort((a, b) => (loadingPercent[b] ?? 0) - (loadingPercent[a] ?? 0))
    .slice(0, HEAVIEST_SHOWN)
    .map((i) => {
      const branch = id[i] as number;
      const about = named.get(branch) ?? known.get(branch);
      return {
        id: branch,
        name: about?.name ?? `${branch}`,
        from: about?.from ?? null,
        to: about?.to ?? null,
        kv: about?.kv ?? null,
        flowMw: flowMw[i] ?? 0,
        rateMw: rateMw[i] ?? null,
        loadingPercent: loadingPercent[i] ?? null,
      };
    });
}

/** MW of load that the scenario places at the bus. */
export function loadAt(changes: GridChange[], bus: number): number {
  const change = changes.find((c) => c.kind === 'load' && c.bus === bus);
  return change?.kind === 'load' ? change.mw : 0;
}
