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
        progress: { fraction: n / STEPS, step: `Searching, gap ${(12 / n).toFixed(1)} %` },
      };
      step(id, n + 1);
    }
  }, STEP_MS);
}

function solve(request: PlanRequest): PlanResult {
  const open = rank({ requestedMw: request.requestedMw }).sites.filter(
    (s) => s.status !== 'excluded' && (request.allowUndetermined || s.status !== 'unknown'),
  );
  const fits = open.filter((s) => (s.headroomMw ?? 0) >= request.requestedMw).slice(0, request.siteCount);
  const short = fits.length < request.siteCount;
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
      : fits.map((s) => ({
          site: s.id,
          name: s.name,
          featureId: s.featureId,
          requestedMw: request.requestedMw,
          poi: 1000,
          poiName: `${s.name} POI`,
          score: s.score,
          status: s.status,
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
          `Only ${fits.length} of ${open.length} open sites have ${request.requestedMw} MW of headroom, and ${request.siteCount} are asked for.`,
        ]
      : [],
    note: 'Headroom is taken per point of interconnection.',
  };
}
