// One ranking for the whole page: table, map, inspector and search show the same answer.
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useCriteria, useRanking } from '../api/queries';
import type { Criterion, RankedSite, RankRequest, Ranking, Status } from '../api/types';
import { useDebounced } from './useDebounced';
import { useLang, useView } from './view';
import { completeWeights, sumOf } from './weights';
import { placeOf } from '../ui/SiteName';

const RERANK_AFTER_MS = 120;
const isNothing = (request: RankRequest | null) => request === null;
const noSites: RankedSite[] = [];
const noCriteria: Criterion[] = [];

export interface CurrentRanking {
  criteria: Criterion[];
  ranking: Ranking | null;
  /** What the ranking in view answers. */
  request: RankRequest | null;
  sites: RankedSite[];
  shown: RankedSite[];
  byId: Map<string, RankedSite>;
  counts: Record<Status, number>;
  isUpdating: boolean;
  error: Error | null;
  retry: () => void;
}

const Context = createContext<CurrentRanking | null>(null);

export function RankingProvider({ children }: { children: ReactNode }) {
  const criteria = useCriteria();
  const request = useRequest(criteria.data?.criteria ?? null);
  const settled = useDebounced(request, RERANK_AFTER_MS, isNothing);
  const ranking = useRanking(settled);
  const sites = ranking.data?.sites ?? noSites;
  const shown = useFiltered(sites);
  const byId = useMemo(() => new Map(sites.map((s) => [s.id, s])), [sites]);
  const counts = useMemo(() => countByStatus(sites), [sites]);
  const value = useMemo<CurrentRanking>(
    () => ({
      criteria: criteria.data?.criteria ?? noCriteria,
      ranking: ranking.data ?? null,
      request: settled,
      sites,
      shown,
      byId,
      counts,
      isUpdating: ranking.isFetching || request !== settled,
      error: criteria.error ?? ranking.error,
      retry: () => void (criteria.error ? criteria.refetch() : ranking.refetch()),
    }),
    [criteria, ranking, sites, shown, byId, counts, request, settled],
  );
  return <Context value={value}>{children}</Context>;
}

/** The sites that pass the reader's filters. */
function useFiltered(sites: RankedSite[]): RankedSite[] {
  const hidden = useView((v) => v.hidden);
  const find = useView((v) => v.find);
  const leastMw = useView((v) => v.leastMw);
  return useMemo(() => {
    const wanted = find.trim().toLocaleLowerCase();
    if (hidden.length === 0 && !wanted && leastMw === null) return sites;
    const holds = (text: string | null | undefined) => text?.toLocaleLowerCase().includes(wanted) ?? false;
    return sites.filter(
      (s) =>
        !hidden.includes(s.status) &&
        // An unknown headroom is not known to be enough.
        (leastMw === null || (s.headroomMw !== null && s.headroomMw >= leastMw)) &&
        (!wanted || holds(s.name) || holds(s.id) || holds(placeOf(s))),
    );
  }, [sites, hidden, find, leastMw]);
}

/** null while the criteria load, and while no weight is above zero: then there is nothing to ask. */
function useRequest(criteria: Criterion[] | null): RankRequest | null {
  const chosen = useView((v) => v.weights);
  const requestedMw = useView((v) => v.requestedMw);
  const method = useView((v) => v.method);
  return useMemo(() => {
    if (!criteria) return null;
    const weights = completeWeights(criteria, chosen);
    if (sumOf(weights) === 0) return null;
    return { method, ...(chosen ? { weights } : {}), ...(requestedMw === null ? {} : { requestedMw }) };
  }, [criteria, chosen, requestedMw, method]);
}

function countByStatus(sites: RankedSite[]): Record<Status, number> {
  const counts = { eligible: 0, review: 0, excluded: 0, unknown: 0 };
  for (const site of sites) counts[site.status]++;
  return counts;
}

export function useCurrentRanking(): CurrentRanking {
  const value = useContext(Context);
  if (!value) throw new Error('useCurrentRanking needs a RankingProvider above it.');
  return value;
}

/** Criterion id to its title in the reader's language, in the order of the criteria. */
export function useCriterionTitles(): Record<string, string> {
  const { criteria } = useCurrentRanking();
  const lang = useLang();
  return useMemo(() => Object.fromEntries(criteria.map((c) => [c.id, c.title[lang]])), [criteria, lang]);
}

/** The criteria that have a part in the score: those of weight 0 would only be noise beside it. */
export function useWeighedCriteria(): Criterion[] {
  const { criteria } = useCurrentRanking();
  const chosen = useView((v) => v.weights);
  return useMemo(() => {
    const weights = completeWeights(criteria, chosen);
    return criteria.filter((criterion) => weights[criterion.id] !== 0);
  }, [criteria, chosen]);
}
