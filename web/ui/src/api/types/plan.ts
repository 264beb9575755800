import type { Answer, Problem, Status, Text } from './common';

export interface PlanRequest {
  siteCount: number;
  requestedMw: number;
  allowUndetermined: boolean;
  minSpacingKm?: number;
  firstYear?: number;
  years?: number;
  budgetUsd?: number;
  allowUpgrades?: boolean;
  alternatives?: number;
  pareto?: boolean;
  secure?: boolean;
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
  alternatives?: { objective: number; sites: string[]; differs?: Text[] | null }[] | null;
}

export type JobStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface JobProgress {
  step: string;
  fraction: number | null;
  incumbent?: number | null;
  bound?: number | null;
  gap?: number | null;
  seconds?: number | null;
}

export interface Job extends Partial<Answer> {
  id: string;
  status: JobStatus;
  progress?: JobProgress | null;
  result?: PlanResult | null;
  problem?: Problem | null;
}
