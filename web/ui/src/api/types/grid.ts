import type { Answer, Text } from './common';
import type { BranchRef } from './sites';

export interface HeavyBranch extends BranchRef {
  from: number;
  to: number;
  kv: number;
  flowMw: number;
  rateMw: number | null;
  loadingPercent: number | null;
}

export interface GridFlow extends Answer {
  convention: string;
  status: string;
  totalLoadMw: number;
  totalGenerationMw: number;
  adjustments: Text[];
  /** Compact arrays, equal in length, joined to the map by branch id. */
  branches: { id: number[]; flowMw: number[]; rateMw: (number | null)[]; loadingPercent: (number | null)[] };
  heaviest: HeavyBranch[];
  overloadedCount: number;
  backend: string;
  buildSeconds: number;
  solveSeconds: number;
}

export interface BusHeadroom {
  bus: number;
  busName: string;
  kv: number;
  lon: number | null;
  lat: number | null;
  injectionMw: number | null;
  redispatchMw?: number | null;
  bindingBranch: BranchRef | null;
  outage: BranchRef | null;
  note?: Text | null;
}

export interface GridHeadroom extends Answer {
  convention: string;
  /** N-0 or N-1. */
  security: string;
  participation: string;
  adjustments: Text[];
  buses: BusHeadroom[];
  baseOverloads: HeavyBranch[];
}

export interface Sensitivity extends Partial<Answer> {
  bus: number;
  /** Change of each branch's flow for one more MW of load at the bus. */
  branches: { id: number[]; mwPerMw: number[] };
}

/** One change of a scenario against the base case. */
export type GridChange =
  | { kind: 'load'; bus: number; mw: number }
  | { kind: 'generation'; bus: number; mw: number }
  | { kind: 'retire'; generator: string }
  | { kind: 'keep'; generator: string }
  | { kind: 'outage'; branch: number }
  | { kind: 'upgrade'; branch: number; rateMw: number }
  | { kind: 'heat-wave'; loadFactor: number; ratingFactor: number };

export interface WorstOutage {
  branch: number;
  name: string;
  outage: number;
  outageName: string;
  loadingPercent: number;
  flowMw: number;
  rateMw: number;
}

export interface Contingencies extends Partial<Answer> {
  screened: number;
  islanding: number;
  worst: WorstOutage[];
  worstByBranch: { id: number[]; outage: (number | null)[]; loadingPercent: (number | null)[] };
}

export interface GeneratorLine {
  id: string;
  bus: number;
  busName: string;
  name: string;
  technology: string;
  maxMw: number;
  dispatchMw: number | null;
  retiresOn?: string | null;
}

export interface Generators extends Partial<Answer> {
  generators: GeneratorLine[];
}

export interface Hours extends Partial<Answer> {
  /** Local time of the first hour, ISO. */
  start: string;
  timeZone: string;
  systemLoadMw: number[];
  note?: Text | null;
}

export interface BranchHours extends Partial<Answer> {
  id: number;
  loadingPercent: (number | null)[];
}
