import type {
  AddedSite,
  BranchHours,
  BranchList,
  Comparison,
  Contingencies,
  Criteria,
  Determination,
  FactCatalogue,
  Flip,
  Generators,
  GridChange,
  GridFlow,
  GridHeadroom,
  GridLoadings,
  HourOfBranches,
  Hours,
  Job,
  JobLine,
  Layers,
  Pathway,
  PermitQuestion,
  PlanRequest,
  PlanResult,
  Problem,
  RankRequest,
  RankColumns,
  Regime,
  Robustness,
  RuleLine,
  ScenarioAnswer,
  Sensitivity,
  SiteComparison,
  SiteDetail,
  Technologies,
  UploadedSites,
  Workspace,
  YearRun,
} from './types';

/** The server said no, and why. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

/** The server could not be reached at all. */
export class UnreachableError extends Error {}

async function request<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(path, init).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause;
    throw new UnreachableError(String(cause));
  });
  if (response.status === 401) window.location.assign('/signin');
  if (!response.ok) throw new ProblemError(await readProblem(response));
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

async function readProblem(response: Response): Promise<Problem> {
  const isProblem = response.headers.get('content-type')?.includes('problem+json');
  if (isProblem) return (await response.json()) as Problem;
  return { title: `${response.status} ${response.statusText}`, status: response.status };
}

const get = <T>(path: string, signal?: AbortSignal) => request<T>(path, signal ? { signal } : {});

const post = <T>(path: string, body: unknown, signal?: AbortSignal) =>
  request<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });

function upload<T>(path: string, file: File): Promise<T> {
  const body = new FormData();
  body.append('file', file);
  return request<T>(path, { method: 'POST', body });
}

/** What a question about weights asks: they are weights of the sum, whatever the method in view. */
const weighing = ({ weights, requestedMw }: RankRequest) => ({ weights, requestedMw });

const isOwn = ({ weights, method, requestedMw }: RankRequest) =>
  !weights && method === 'weighted-sum' && requestedMw === undefined;

const ROBUSTNESS_DRAWS = 1_000;
const part = (id: string) => encodeURIComponent(id);

/** Of the base case, whose answer is kept by the browser, or of the grid with these changes. */
const ofGrid = <T>(path: string, changes: GridChange[], signal?: AbortSignal) =>
  changes.length === 0 ? get<T>(path, signal) : post<T>(path, { changes }, signal);

export const api = {
  workspace: (signal?: AbortSignal) => get<Workspace>('/api/workspace', signal),
  layers: (signal?: AbortSignal) => get<Layers>('/api/layers', signal),
  criteria: (signal?: AbortSignal) => get<Criteria>('/api/criteria', signal),
  // The page asks for the workspace's own ranking before any script of ours runs: the server's Link header names it.
  rank: (body: RankRequest, signal?: AbortSignal) =>
    isOwn(body) ? get<RankColumns>('/api/rank/columns', signal) : post<RankColumns>('/api/rank/columns', body, signal),
  robustness: (body: RankRequest, signal?: AbortSignal) =>
    post<Robustness>('/api/rank/robustness', { ...weighing(body), draws: ROBUSTNESS_DRAWS, seed: 1 }, signal),
  compareSites: (sites: string[], body: RankRequest, signal?: AbortSignal) =>
    post<SiteComparison>('/api/rank/compare', { ...weighing(body), sites }, signal),
  site: (id: string, signal?: AbortSignal) => get<SiteDetail>(`/api/sites/${part(id)}`, signal),
  drawSite: (feature: GeoJSON.Feature) => post<AddedSite>('/api/sites/drawn', feature),
  uploadSites: (file: File) => upload<UploadedSites>('/api/sites/upload', file),
  removeSite: (id: string) => request<undefined>(`/api/sites/drawn/${part(id)}`, { method: 'DELETE' }),
  regimes: (signal?: AbortSignal) => get<{ regimes: Regime[] }>('/api/permits/regimes', signal),
  rules: (signal?: AbortSignal) => get<{ rules: RuleLine[] }>('/api/permits/rules', signal),
  facts: (signal?: AbortSignal) => get<FactCatalogue>('/api/permits/facts', signal),
  permit: (q: PermitQuestion, signal?: AbortSignal) => post<Determination>('/api/permits/check', q, signal),
  comparePermits: (q: PermitQuestion & { withRegime: string; withAsOf?: string }, signal?: AbortSignal) =>
    post<Comparison>('/api/permits/compare', q, signal),
  whatIf: (q: PermitQuestion, signal?: AbortSignal) => post<{ changes: Flip[] }>('/api/permits/what-if', q, signal),
  pathway: (q: PermitQuestion, signal?: AbortSignal) => post<Pathway>('/api/permits/pathway', q, signal),
  flow: (signal?: AbortSignal) => get<GridFlow>('/api/grid/flow', signal),
  branches: (signal?: AbortSignal) => get<BranchList>('/api/grid/branches', signal),
  loadings: (signal?: AbortSignal) => get<GridLoadings>('/api/grid/loadings', signal),
  scenario: (changes: GridChange[], signal?: AbortSignal) =>
    post<ScenarioAnswer>('/api/grid/scenario', { changes }, signal),
  sensitivity: (bus: number, signal?: AbortSignal) => get<Sensitivity>(`/api/grid/sensitivity?bus=${bus}`, signal),
  contingencies: (changes: GridChange[], signal?: AbortSignal) =>
    ofGrid<Contingencies>('/api/grid/contingencies?top=200', changes, signal),
  technologies: (signal?: AbortSignal) => get<Technologies>('/api/grid/technologies', signal),
  generators: (signal?: AbortSignal) => get<Generators>('/api/grid/generators', signal),
  startYear: (changes: GridChange[]) => post<Job<YearRun>>('/api/grid/scenarios', { changes }),
  hours: (run: string, signal?: AbortSignal) => get<Hours>(`/api/grid/scenarios/${part(run)}/hours`, signal),
  hourOfBranches: (run: string, hour: number, signal?: AbortSignal) =>
    get<HourOfBranches>(`/api/grid/scenarios/${part(run)}/branches?from=${hour}&count=1`, signal),
  branchHours: (run: string, id: number, signal?: AbortSignal) =>
    get<BranchHours>(`/api/grid/scenarios/${part(run)}/branches/${id}`, signal),
  headroom: (changes: GridChange[], signal?: AbortSignal) =>
    ofGrid<GridHeadroom>('/api/grid/headroom', changes, signal),
  startPlan: (body: PlanRequest) => post<Job>('/api/plan', body),
  job: <Result = PlanResult>(id: string, signal?: AbortSignal) => get<Job<Result>>(`/api/jobs/${part(id)}`, signal),
  jobs: (signal?: AbortSignal) => get<JobLine[]>('/api/jobs', signal),
  cancelJob: (id: string) => request<Job | undefined>(`/api/jobs/${part(id)}`, { method: 'DELETE' }),
  jobEvents: (id: string) => `/api/jobs/${part(id)}/events`,
};
