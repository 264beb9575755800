import type { Answer, Text } from './common';
import type { BranchRef } from './sites';

/** Of the base case. `idStep`: the first id, then each id's distance from the one before. */
export interface GridLoadings {
  idStep: number[];
  loadingPercent: (number | null)[];
}

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
  | { kind: 'scale'; loadFactor: number }
  | { kind: 'upgrade'; branch: number; rateMw: number }
  | { kind: 'heat-wave'; loadFactor: number; ratingFactor: number };

/** The full solve of a scenario. */
export interface ScenarioAnswer extends Partial<Answer> {
  flow: GridFlow;
  /** In the order of the flow's branches; null where a branch is not in the base case. */
  baseFlowMw: (number | null)[];
  changes: Text[];
}

/** What goes out of service: a branch by its number, a generator by its id. */
export interface Outage {
  kind: 'branch' | 'generator';
  id: string | number;
  name: string;
}

export interface WorstOutage {
  branch: number;
  name: string;
  outage: Outage;
  loadingPercent: number;
  flowMw: number;
  rateMw: number;
}

export interface Contingencies extends Partial<Answer> {
  screened: number;
  /** Outages that split the grid. */
  splitting: number;
  worst: WorstOutage[];
  worstByBranch: { id: number[]; outage: (string | number | null)[]; loadingPercent: (number | null)[] };
}

export interface GeneratorLine {
  id: string;
  bus: number;
  busName: string;
  name: string;
  fuel: string;
  maxMw: number;
  dispatchMw: number | null;
  inService: boolean;
  retirementYear?: number | null;
}

export interface Generators extends Partial<Answer> {
  generators: GeneratorLine[];
}

/** The outcome of a solved year, a job's result. */
export interface YearRun {
  inputsHash: string;
  hours: number;
  unservedMwh: number;
}

/** Hour by hour, of a solved year. */
export interface Hours extends Partial<Answer> {
  firstHour: number;
  hours: number;
  /** Local time of the year's first hour, ISO. */
  start: string;
  demandMw: number[];
  unservedMw: number[];
  worstLoadingPercent: (number | null)[];
}

export interface HourOfBranches extends Partial<Answer> {
  firstHour: number;
  id: number[];
  loadingPercent: (number | null)[][];
  flowMw: number[][];
}

export interface BranchHours extends Partial<Answer> {
  id: number;
  firstHour: number;
  loadingPercent: (number | null)[];
}
