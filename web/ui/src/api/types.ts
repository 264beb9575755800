// The HTTP contract, written by hand in one file so that the output of openapi-typescript can take its place.
// Units are in the names. A missing number is null, never zero.

export type Language = 'en' | 'zh';
export type Localised = Record<Language, string>;
export type Status = 'eligible' | 'review' | 'excluded' | 'unknown';
export type Truth = 'true' | 'false' | 'unknown';
export type ReviewLevel = 'none' | 'CE' | 'EA' | 'EIS' | 'EAorEIS' | 'undetermined';
export type Bounds = [west: number, south: number, east: number, north: number];

/** Every answer carries these three. */
export interface Answer {
  inputsHash: string;
  version: string;
  elapsedSeconds: number;
}

export interface Workspace extends Answer {
  name: string;
  title: Localised;
  illustrative: boolean;
  illustrativeNote?: Localised | null;
  contentHash: string;
  createdAt?: string | null;
  bounds: Bounds;
  siteCount: number;
  busCount: number;
  branchCount: number;
  requestedMwDefault: number;
  asOf: string;
  regime: string;
  rulePacks: Pack[];
  attributions: string[];
}

export interface Pack {
  id: string;
  version: string;
  hash: string;
}

export interface LayerInfo {
  id: string;
  kind: string;
  title: Localised;
  /** false: the file is missing, and every fact measured on it is unknown. */
  isPresent: boolean;
  geometryKind: 'point' | 'line' | 'polygon';
  featureCount: number;
  source: string;
  sourceUrl?: string | null;
  vintage: string;
  licence: string;
  attribution: string;
  positionalAccuracyM?: number | null;
  illustrative: boolean;
  coverage?: { description: string; bounds?: Bounds | null } | null;
  tiles: string;
}

export interface Layers extends Answer {
  layers: LayerInfo[];
}

export interface Criterion {
  id: string;
  title: Localised;
  unit: string;
  direction: 'higher' | 'lower';
  anchors: [x: number, score: number][];
  defaultWeight: number;
  factId: string;
  description: Localised;
}

export interface Criteria extends Answer {
  criteria: Criterion[];
  statuses: Status[];
}

export interface RankRequest {
  weights?: Record<string, number>;
  method?: 'weighted-sum';
  requestedMw?: number;
}

export interface RankedSite {
  id: string;
  featureId: number;
  name: string;
  lon: number;
  lat: number;
  county?: string | null;
  state?: string | null;
  rank: number | null;
  /** With unknown criteria this is the low end of an interval up to scoreHigh; equal to it when all are known. */
  score: number | null;
  scoreHigh?: number | null;
  status: Status;
  statusReason: Localised | string;
  requestedMw: number;
  headroomMw: number | null;
  contributions: Record<string, number | null>;
  unknownCriteria: string[];
  firstRankShare: number | null;
}

export interface Ranking extends Answer {
  method: string;
  requestedMw: number;
  weights: Record<string, number>;
  criteria: string[];
  sites: RankedSite[];
}

export interface FactSource {
  dataSet: string;
  vintage: string;
  licence: string;
  method: string;
  detail?: string | null;
  url?: string | null;
}

export type FactValue = number | string | boolean | (string | number)[] | null;

export interface Fact {
  id: string;
  /** Measured facts are titled in both languages, facts of the law in English, stated facts not at all. */
  title: Localised | string | null;
  value: FactValue;
  unit?: string | null;
  /** Presumed: taken for granted by the rules until stated. Derived: worked out from other facts; null when they are missing. */
  state: 'known' | 'unknown' | 'presumed' | 'derived';
  reason?: string | null;
  whatToGet?: string | null;
  source?: FactSource | null;
}

export interface BranchRef {
  id: number;
  name: string;
}

export interface Poi {
  bus: number;
  busName: string;
  kv: number;
  distanceKm: number;
}

export interface SiteDetail extends Answer {
  id: string;
  featureId: number;
  name: string;
  lon: number;
  lat: number;
  geometry: GeoJSON.Geometry;
  areaHa: number | null;
  status: Status;
  statusReason: Localised | string;
  /** The nearest point of interconnection, and all that were found. */
  poi: Poi | null;
  pois: Poi[];
  facts: Fact[];
  headroom: BusHeadroom | null;
  determination: Determination;
}

export interface Citation {
  title: string;
  clause: string;
  url?: string | null;
  effectiveFrom?: string | null;
  effectiveTo?: string | null;
}

export interface Finding {
  id: string;
  title: string;
  truth: Truth;
  outcome?: string | null;
  text: string;
  citation?: Citation | null;
  facts: Fact[];
  confidence: 'primary' | 'secondary' | 'draft';
  children: Finding[];
}

export interface Determination extends Partial<Answer> {
  id: string;
  regime: string;
  asOf: string;
  status: Status;
  reviewLevel: ReviewLevel;
  summary: Localised;
  categoricalExclusions: {
    ruleId: string;
    citation: string;
    title: string;
    truth: Truth;
    usable: Truth | boolean;
    url?: string | null;
  }[];
  extraordinaryCircumstances: { id: string; title: string; truth: Truth; citation: string }[];
  permits: { id: string; title: string; truth: Truth; citation: string; outcome?: string | null }[];
  findings: Finding[];
  assumptions: { factId: string; value: FactValue; why: string }[];
  missingFacts: { id: string; title: string; whatToGet: string }[];
  packs: Pack[];
  notLegalAdvice: string;
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
  adjustments: string[];
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
  note?: string | null;
}

export interface GridHeadroom extends Answer {
  convention: string;
  /** N-0 or N-1. */
  security: string;
  participation: string;
  adjustments: string[];
  buses: BusHeadroom[];
  baseOverloads: HeavyBranch[];
}

export interface PlanRequest {
  siteCount: number;
  requestedMw: number;
  allowUndetermined: boolean;
  minSpacingKm?: number;
}

export interface PlanResult {
  status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  objective: number | null;
  bound: number | null;
  gap: number | null;
  backend: string;
  seed: number;
  chosen: {
    site: string;
    name: string;
    featureId: number;
    requestedMw: number;
    poi: number;
    poiName: string;
    score: number | null;
    status: Status;
  }[];
  bindingLimits: { kind: string; branchId: number; name: string; flowMw: number; rateMw: number }[];
  conflict: string[];
  relaxations: string[];
  limitsWatched: number;
  note: string;
}

export type JobStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface Job extends Partial<Answer> {
  id: string;
  status: JobStatus;
  progress?: { step: string; fraction: number | null } | null;
  result?: PlanResult | null;
  problem?: Problem | null;
}

export interface Diagnostic {
  code: string;
  severity: string;
  what: string;
  where?: string | null;
  why?: string | null;
  remedy?: string | null;
}

/** application/problem+json */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string | null;
  diagnostics?: Diagnostic[];
}
