import { keepPreviousData, queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { api, ProblemError } from './client';
import { rankingOf } from './rows';
import type { GridChange, PermitQuestion, RankRequest } from './types';

/** A workspace is sealed: its answers only change when the server is started on another one. */
const sealed = { staleTime: Infinity, retry: retryUnlessRefused, structuralSharing: false };

function retryUnlessRefused(failures: number, error: Error): boolean {
  return failures < 2 && !(error instanceof ProblemError && error.problem.status < 500);
}

const workspace = queryOptions({
  queryKey: ['workspace'],
  queryFn: ({ signal }) => api.workspace(signal),
  ...sealed,
});
const layers = queryOptions({ queryKey: ['layers'], queryFn: ({ signal }) => api.layers(signal), ...sealed });
const criteria = queryOptions({ queryKey: ['criteria'], queryFn: ({ signal }) => api.criteria(signal), ...sealed });

export const useWorkspace = () => useQuery(workspace);
export const useLayers = () => useQuery(layers);
export const useCriteria = () => useQuery(criteria);

/** What the map and the ranking's question are made of. The server sends it along with the page. */
export const fetchFirst = (client: QueryClient) =>
  Promise.all([client.prefetchQuery(workspace), client.prefetchQuery(layers), client.prefetchQuery(criteria)]);

/** Keeps the last ranking in view while the next one is on its way. */
export const useRanking = (request: RankRequest | null) =>
  useQuery({
    queryKey: ['rank', request],
    queryFn: async ({ signal }) => rankingOf(await api.rank(request ?? {}, signal)),
    enabled: request !== null,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    ...sealed,
  });

export const useSite = (id: string | null) =>
  useQuery({
    queryKey: ['site', id],
    queryFn: ({ signal }) => api.site(id ?? '', signal),
    enabled: id !== null,
    ...sealed,
  });

export const useFactCatalogue = () =>
  useQuery({ queryKey: ['facts'], queryFn: ({ signal }) => api.facts(signal), ...sealed });

/** null: nothing is asked. */
const aboutSite = (what: string, q: PermitQuestion | null) => ({
  queryKey: ['permits', what, q],
  enabled: q !== null,
  gcTime: 120_000,
  ...sealed,
});

/** The last answer stays in view while the next one is on its way, but another site's must never stand in for this one's. */
const lastOfSite = <T>(last: T | undefined, key: readonly unknown[] | undefined, q: PermitQuestion | null) =>
  (key?.[2] as PermitQuestion | null | undefined)?.site === q?.site ? last : undefined;

export const useDetermination = (q: PermitQuestion | null) =>
  useQuery({
    ...aboutSite('check', q),
    queryFn: ({ signal }) => api.permit(q ?? {}, signal),
    placeholderData: (last, query) => lastOfSite(last, query?.queryKey, q),
  });

export const useWhatIf = (q: PermitQuestion | null) =>
  useQuery({
    ...aboutSite('what-if', q),
    queryFn: ({ signal }) => api.whatIf(q ?? {}, signal),
    placeholderData: (last, query) => lastOfSite(last, query?.queryKey, q),
  });

export const usePathway = (q: PermitQuestion | null) =>
  useQuery({
    ...aboutSite('pathway', q),
    queryFn: ({ signal }) => api.pathway(q ?? {}, signal),
    placeholderData: (last, query) => lastOfSite(last, query?.queryKey, q),
  });

export const useComparison = (q: PermitQuestion | null, withRegime: string | null, withAsOf: string | null) =>
  useQuery({
    queryKey: ['permits', 'compare', q, withRegime, withAsOf],
    queryFn: ({ signal }) =>
      api.comparePermits({ ...q, withRegime: withRegime ?? '', ...(withAsOf ? { withAsOf } : {}) }, signal),
    enabled: q !== null && withRegime !== null,
    ...sealed,
  });

export const useRegimes = () =>
  useQuery({ queryKey: ['regimes'], queryFn: ({ signal }) => api.regimes(signal), ...sealed });

export const useRules = (enabled: boolean) =>
  useQuery({ queryKey: ['rules'], queryFn: ({ signal }) => api.rules(signal), enabled, ...sealed });

export const useBaseFlow = (enabled: boolean) =>
  useQuery({ queryKey: ['flow'], queryFn: ({ signal }) => api.flow(signal), enabled, ...sealed });

/** Names and ends of all branches: a list may show any of them once the flow is not the base case's. */
export const useBranchList = (enabled: boolean) =>
  useQuery({ queryKey: ['branches'], queryFn: ({ signal }) => api.branches(signal), enabled, ...sealed });

/** Loadings alone: a fifth of the flow's bytes, enough where the grid is only the background. */
export const useBaseLoadings = (enabled: boolean) =>
  useQuery({ queryKey: ['loadings'], queryFn: ({ signal }) => api.loadings(signal), enabled, ...sealed });

export const useScenarioFlow = (changes: GridChange[]) =>
  useQuery({
    queryKey: ['scenario', changes],
    queryFn: async ({ signal }) => ({ changes, flow: (await api.scenario(changes, signal)).flow }),
    enabled: changes.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    ...sealed,
  });

export const useSensitivity = (bus: number | null) =>
  useQuery({
    queryKey: ['sensitivity', bus],
    queryFn: ({ signal }) => api.sensitivity(bus ?? 0, signal),
    enabled: bus !== null,
    gcTime: 60_000,
    ...sealed,
  });

/** Of the base case, or of the scenario once its slider rests. */
export const useContingencies = (enabled: boolean, changes: GridChange[]) =>
  useQuery({
    queryKey: ['contingencies', changes],
    queryFn: ({ signal }) => api.contingencies(changes, signal),
    enabled,
    gcTime: 120_000,
    ...sealed,
  });

export const useGenerators = (enabled: boolean) =>
  useQuery({ queryKey: ['generators'], queryFn: ({ signal }) => api.generators(signal), enabled, ...sealed });

export const useTechnologies = () =>
  useQuery({ queryKey: ['technologies'], queryFn: ({ signal }) => api.technologies(signal), ...sealed });

/** null: no year has been solved. */
export const useHours = (run: string | null) =>
  useQuery({
    queryKey: ['hours', run],
    queryFn: ({ signal }) => api.hours(run ?? '', signal),
    enabled: run !== null,
    ...sealed,
  });

export const useHourOfBranches = (run: string | null, hour: number | null) =>
  useQuery({
    queryKey: ['hour', run, hour],
    queryFn: ({ signal }) => api.hourOfBranches(run ?? '', hour ?? 0, signal),
    enabled: run !== null && hour !== null,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    ...sealed,
  });

export const useBranchHours = (run: string | null, id: number) =>
  useQuery({
    queryKey: ['branch-hours', run, id],
    queryFn: ({ signal }) => api.branchHours(run ?? '', id, signal),
    enabled: run !== null,
    gcTime: 60_000,
    ...sealed,
  });

/** Drawn only when somebody looks: it ranks a thousand times. */
export const useRobustness = (request: RankRequest | null) =>
  useQuery({
    queryKey: ['robustness', request],
    queryFn: ({ signal }) => api.robustness(request ?? {}, signal),
    enabled: request !== null,
    gcTime: 60_000,
    ...sealed,
  });

export const useSiteComparison = (sites: string[], request: RankRequest | null) =>
  useQuery({
    queryKey: ['compare', sites, request],
    queryFn: ({ signal }) => api.compareSites(sites, request ?? {}, signal),
    enabled: request !== null && sites.length > 1,
    gcTime: 60_000,
    ...sealed,
  });

/** Of the base case, or of the scenario once its slider rests. */
export const useHeadroom = (enabled = true, changes: GridChange[] = NO_CHANGES) =>
  useQuery({
    queryKey: ['headroom', changes],
    queryFn: ({ signal }) => api.headroom(changes, signal),
    enabled,
    ...sealed,
  });

const NO_CHANGES: GridChange[] = [];
