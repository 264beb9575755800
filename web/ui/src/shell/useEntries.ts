import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useBranchList, useHeadroom, useRules } from '../api/queries';
import type { Bounds } from '../api/types';
import { titleOf } from '../format/title';
import { infosOf } from '../state/branches';
import { useCurrentRanking } from '../state/ranking';
import type { Selection } from '../state/url';
import { useLang } from '../state/view';
import type { Entry, Goal } from './find';
import { dots } from '../format/dots';
import { placeOf } from '../ui/SiteName';

const select = (selection: Selection): Goal => ({ kind: 'select', selection });
const entry = (key: string, goal: Goal, name: string, note: string): Entry => ({ key, goal, name, note });

/** Everything that can be searched for: sites, branches, buses, counties and rules. Asked for when the search is used. */
export function useEntries(isUsed: boolean): Entry[] {
  const sites = useSiteEntries(isUsed);
  const grid = useGridEntries(isUsed);
  const counties = useCountyEntries(isUsed);
  const rules = useRuleEntries(isUsed);
  return useMemo(() => [...sites, ...grid, ...counties, ...rules], [sites, grid, counties, rules]);
}

function useSiteEntries(isUsed: boolean): Entry[] {
  const { sites } = useCurrentRanking();
  return useMemo(
    () =>
      (isUsed ? sites : []).map((s) => ({
        ...entry(`site:${s.id}`, select({ kind: 'site', id: s.id }), s.name, dots(s.id, placeOf(s))),
        status: s.status,
      })),
    [sites, isUsed],
  );
}

function useGridEntries(isUsed: boolean): Entry[] {
  const buses = useHeadroom(isUsed).data?.buses;
  const list = useBranchList(isUsed).data;
  return useMemo(() => {
    const ofBranch = (list ? infosOf(list) : []).map((b) =>
      entry(`branch:${b.id}`, select({ kind: 'branch', id: b.id }), b.name ?? String(b.id), b.kv ? `${b.kv} kV` : ''),
    );
    const ofBus = (buses ?? []).map((b) =>
      entry(`bus:${b.bus}`, select({ kind: 'bus', id: b.bus }), b.busName, `${b.bus} · ${b.kv} kV`),
    );
    // A branch is named by its buses: before them it would fill the list.
    return [...ofBus, ...ofBranch];
  }, [buses, list]);
}

type County = [name: string, state: string, ...bounds: Bounds];

function useCountyEntries(isUsed: boolean): Entry[] {
  const { t } = useTranslation();
  const counties = useQuery({
    queryKey: ['counties'],
    queryFn: async () => (await (await fetch('/basemap/counties.json')).json()) as County[],
    enabled: isUsed,
    staleTime: Infinity,
  }).data;
  return useMemo(
    () =>
      (counties ?? []).map(([name, state, ...bounds], i) =>
        entry(`county:${i}`, { kind: 'fit', bounds }, `${name}, ${state}`, t('top.county')),
      ),
    [counties, t],
  );
}

function useRuleEntries(isUsed: boolean): Entry[] {
  const lang = useLang();
  const rules = useRules(isUsed).data?.rules;
  return useMemo(
    () =>
      (rules ?? []).flatMap((r) =>
        r.url ? [entry(`rule:${r.id}`, { kind: 'open', url: r.url }, titleOf(r, lang), r.citation)] : [],
      ),
    [rules, lang],
  );
}
