import type { GridFlow, GridHeadroom, GridLoadings, HeavyBranch } from '../src/api/types';
import { answer } from './answer.ts';
import { branches, buses, loadingPercent } from './network.ts';

const heavy = (): HeavyBranch[] =>
  branches
    .map((b) => ({
      id: b.id,
      name: b.name,
      from: b.from,
      to: b.to,
      kv: b.kv,
      flowMw: b.flowMw,
      rateMw: b.rateMw,
      loadingPercent: loadingPercent(b),
    }))
    .sort((a, b) => (b.loadingPercent ?? -1) - (a.loadingPercent ?? -1));

export function flow(): GridFlow {
  const load = buses.reduce((sum, b) => sum + b.loadMw, 0);
  return {
    ...answer(),
    convention: 'matpower',
    status: 'solved',
    totalLoadMw: load,
    totalGenerationMw: load,
    adjustments: ['Reference bus set to Houston 345: the case names none.', '3 branches out of service were left out.'],
    branches: {
      id: branches.map((b) => b.id),
      flowMw: branches.map((b) => b.flowMw),
      rateMw: branches.map((b) => b.rateMw),
      loadingPercent: branches.map(loadingPercent),
    },
    heaviest: heavy().slice(0, 50),
    overloadedCount: branches.filter((b) => (loadingPercent(b) ?? 0) > 100).length,
    backend: 'sparse LU',
    buildSeconds: 0.01,
    solveSeconds: 0.003,
  };
}

export const loadings = (): GridLoadings => ({
  idStep: branches.map((b, i) => b.id - (branches[i - 1]?.id ?? 0)),
  loadingPercent: branches.map(loadingPercent),
});

export function headroom(): GridHeadroom {
  return {
    ...answer(),
    convention: 'matpower',
    security: 'N-0',
    participation: 'proportional',
    adjustments: [],
    buses: buses.map((b, i) => {
      const binding = branches.find((x) => x.from === b.id || x.to === b.id);
      return {
        bus: b.id,
        busName: b.name,
        kv: b.kv,
        lon: b.lon,
        lat: b.lat,
        injectionMw: i % 23 === 0 ? null : Math.round(((i * 97) % 900) + 10),
        bindingBranch: binding ? { id: binding.id, name: binding.name } : null,
        outage: null,
      };
    }),
    baseOverloads: heavy().filter((b) => (b.loadingPercent ?? 0) > 100),
  };
}
