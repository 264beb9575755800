import type {
  Criteria,
  Determination,
  GridFlow,
  GridHeadroom,
  Job,
  Layers,
  PlanRequest,
  Problem,
  RankRequest,
  Ranking,
  SiteDetail,
  Workspace,
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

const site = (id: string) => encodeURIComponent(id);

export const api = {
  workspace: (signal?: AbortSignal) => get<Workspace>('/api/workspace', signal),
  layers: (signal?: AbortSignal) => get<Layers>('/api/layers', signal),
  criteria: (signal?: AbortSignal) => get<Criteria>('/api/criteria', signal),
  rank: (body: RankRequest, signal?: AbortSignal) => post<Ranking>('/api/rank', body, signal),
  site: (id: string, signal?: AbortSignal) => get<SiteDetail>(`/api/sites/${site(id)}`, signal),
  determination: (id: string, signal?: AbortSignal) => get<Determination>(`/api/permits/sites/${site(id)}`, signal),
  flow: (signal?: AbortSignal) => get<GridFlow>('/api/grid/flow', signal),
  headroom: (signal?: AbortSignal) => get<GridHeadroom>('/api/grid/headroom', signal),
  startPlan: (body: PlanRequest) => post<Job>('/api/plan', body),
  job: (id: string, signal?: AbortSignal) => get<Job>(`/api/jobs/${site(id)}`, signal),
  cancelJob: (id: string) => request<Job | undefined>(`/api/jobs/${site(id)}`, { method: 'DELETE' }),
  jobEvents: (id: string) => `/api/jobs/${site(id)}/events`,
};
