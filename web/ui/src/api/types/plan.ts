import type { Answer, Problem, Status, Text } from './common';

export const objectives = ['score', 'cost', 'time', 'emissions', 'permitRisk'] as const;
export type Objective = (typeof objectives)[number];

/** The members that the form knows; a study may hold more of them (see the published schema). */
export interface PlanRequest {
  siteCount: number | null;
  requestedMw: number;
  allowUndetermined: boolean;
  minSpacingKm?: number;
  objective?: Objective;
  years?: { year: number; maxCapitalUsd?: number }[];
  alternatives?: { within: number; most: number };
  pareto?: { best: Objective; against: Objective; points: number };
  [more: string]: unknown;
}

export interface ChosenSite {
  site: string;
  name: string;
  featureId: number;
  requestedMw: number;
  poi: number;
  poiName: string;
  score: number | null;
  status: Status;
  year?: number | null;
  connectionKm?: number | null;
  permitMonthsP50?: number | null;
  permitMonthsP90?: number | null;
}

export interface Upgrade {
  branchId: number;
  name: string;
  year?: number | null;
  costUsd: number | null;
  addMw: number | null;
}

export interface ParetoPoint {
  score: number;
  costUsd: number;
  sites: string[];
}

export interface PlanResult {
  status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  objective: number | null;
  bound: number | null;
  gap: number | null;
  backend: string;
  seed: number;
  chosen: ChosenSite[];
  bindingLimits: { kind: string; branchId: number; name: string; flowMw: number; rateMw: number }[];
  conflict: Text[];
  relaxations: Text[];
  limitsWatched: number;
  note: Text;
  upgrades?: Upgrade[] | null;
  costs?: { kind: string; usd: number }[] | null;
  pareto?: ParetoPoint[] | null;
  alternatives?: { objective: number; sites: string[]; adds?: string[] | null; drops?: string[] | null }[] | null;
  /** Every limit that holds the plan back, in words; the grid's own are in bindingLimits too. */
  binding?:
    { kind: string; text: Text; unit?: string | null; shadowPrice?: number | null; branchId?: number | null }[] | null;
  years?: { year: number; loadMw: number; capitalUsd: number | null; emissionsTons: number | null }[] | null;
  built?: { id: string; technology: string; bus: number; units: number; mw: number; year: number }[] | null;
  deferred?: { generator: string; name: string; untilYear: number }[] | null;
  inEveryPlan?: string[] | null;
  stopped?: string | null;
}

export type JobStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface JobProgress {
  step: string;
  fraction: number | null;
  /** How the optimiser stands: its best plan so far and the bound on any plan. */
  search?: { incumbent: number | null; bound: number | null; gap: number | null; seconds: number | null } | null;
}

export interface Job<Result = PlanResult> extends Partial<Answer> {
  id: string;
  status: JobStatus;
  progress?: JobProgress | null;
  result?: Result | null;
  problem?: Problem | null;
}
