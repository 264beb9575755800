import type { Job, PlanRequest, PlanResult } from '../src/api/types';
import { branches } from './network.ts';
import { rank } from './sites.ts';

const jobs = new Map<string, { job: Job; request: PlanRequest }>();
const STEPS = 8;
const STEP_MS = 350;

export function startPlan(request: PlanRequest): Job {
  const job: Job = { id: `plan-${jobs.size + 1}`, status: 'queued', progress: { fraction: 0, step: 'Queued' } };
  jobs.set(job.id, { job, request });
  step(job.id, 1);
  return job;
}

export const findJob = (id: string): Job | undefined => jobs.get(id)?.job;

export function cancelJob(id: string): Job | undefined {
  const entry = jobs.get(id);
  if (entry) entry.job = { id, status: 'cancelled', progress: null };
  return entry?.job;
}

function step(id: string, n: number) {
  setTimeout(() => {
    const entry = jobs.get(id);
    if (!entry || entry.job.status === 'cancelled') return;
    if (n > STEPS) entry.job = { id, status: 'done', progress: null, result: solve(entry.request) };
    else {
      entry.job = {
        id,
        status: 'running',
        progress: {
          fraction: n / STEPS,
          step: 'Searching',
          search: { incumbent: 2.1 + n * 0.02, bound: 2.5 - n * 0.03, gap: 0.12 / n, seconds: n * 0.35 },
        },
      };
      step(id, n + 1);
    }
  }, STEP_MS);
}

function solve(request: PlanRequest): PlanResult {
  const siteCount = request.siteCount ?? 3;
  const open = rank({ requestedMw: request.requestedMw }).sites.filter(
    (s) => s.status !== 'excluded' && (request.allowUndetermined || s.status !== 'unknown'),
  );
  const fits = open.filter((s) => (s.headroomMw ?? 0) >= request.requestedMw).slice(0, siteCount);
  const short = fits.length < siteCount;
  const bind = branches.filter((b) => b.rateMw !== null).slice(0, 3);
  return {
    status: short ? 'infeasible' : 'optimal',
    objective: short ? null : fits.reduce((sum, s) => sum + (s.score ?? 0), 0),
    bound: short ? null : fits.reduce((sum, s) => sum + (s.score ?? 0), 0) * 1.004,
    gap: short ? null : 0.004,
    backend: 'HiGHS',
    seed: 1,
    chosen: short
      ? []
      : fits.map((s, i) => ({
          site: s.id,
          name: s.name,
          featureId: s.featureId,
          requestedMw: request.requestedMw,
          poi: 1000,
          poiName: `${s.name} POI`,
          score: s.score,
          status: s.status,
          year: 2028 + (i % (request.years?.length ?? 1)),
        })),
    bindingLimits: bind.map((b) => ({
      kind: 'branch',
      name: b.name,
      flowMw: b.rateMw ?? 0,
      rateMw: b.rateMw ?? 0,
      branchId: b.id,
    })),
    relaxations: [],
    limitsWatched: 120,
    conflict: short
      ? [
          `Only ${fits.length} of ${open.length} open sites have ${request.requestedMw} MW of headroom, and ${siteCount} are asked for.`,
        ]
      : [],
    upgrades: request.years
      ? bind.map((b) => ({ branchId: b.id, name: b.name, year: 2029, costUsd: 38e6, addMw: 250 }))
      : [],
    costs: short
      ? []
      : [
          { kind: 'tieLines', usd: 41e6 },
          { kind: 'upgrades', usd: request.years ? 114e6 : 0 },
        ],
    pareto: short
      ? []
      : [0, 1, 2, 3, 4].map((i) => ({
          score: 2.2 + 0.12 * Math.sqrt(i),
          costUsd: (40 + 30 * i) * 1e6,
          sites: fits.map((s) => s.id),
        })),
    alternatives: Array.from({ length: short ? 0 : (request.alternatives?.most ?? 0) }, (_, i) => ({
      objective: 2.3 - 0.02 * (i + 1),
      sites: open.slice(i + 1, i + 1 + siteCount).map((s) => s.id),
    })),
    note: 'Headroom is taken per point of interconnection.',
  };
}
