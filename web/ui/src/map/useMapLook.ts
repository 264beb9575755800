import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLayers, useSite } from '../api/queries';
import type { LayerInfo, TieLine } from '../api/types';
import { colon } from '../format/format';
import { useTieLineText } from '../format/useTieLineText';
import { useDraft } from '../state/draft';
import { usePlan } from '../state/plan';
import { useCurrentRanking } from '../state/ranking';
import { useDebounced } from '../state/useDebounced';
import { useLang, useTheme, useView } from '../state/view';
import { constraintLooks, defaultLayers } from './constraintLayers';
import type { DraftLook } from './draftLayers';
import type { GridLook } from './gridLayers';
import { leaders, MOST_AS_GEOJSON, siteFeatures, type TieLineLook } from './siteLayers';
import type { MapLook } from './style';
import { useShownLoadings, type Loadings } from './useShownLoadings';

const noLayers: LayerInfo[] = [];

/** The map layers that are shown, by the link or by default. */
export function useShownLayers() {
  const chosen = useView((v) => v.layers);
  const mode = useView((v) => v.mode);
  const layers = useLayers().data?.layers ?? noLayers;
  return useMemo(() => chosen ?? defaultLayers(layers, mode), [chosen, layers, mode]);
}

export function useConstraints() {
  const theme = useTheme();
  const layers = useLayers().data?.layers ?? noLayers;
  return useMemo(() => constraintLooks(layers, theme), [layers, theme]);
}

const noLines: TieLine[] = [];

/** Routes of the selected site, the cheapest first. */
export function useSelectedTieLines(): TieLine[] {
  const selection = useView((v) => v.selection);
  return useSite(selection?.kind === 'site' ? selection.id : null).data?.tieLines ?? noLines;
}

/** The plan's sites in their order, only in Plan mode. */
function useChosen(): string[] | null {
  const mode = useView((v) => v.mode);
  const result = usePlan((p) => p.job?.result ?? null);
  return useMemo(() => (mode === 'plan' && result ? result.chosen.map((c) => c.site) : null), [mode, result]);
}

export function useMapLook(): MapLook {
  const theme = useTheme();
  const lang = useLang();
  const selection = useView((v) => v.selection);
  const shownLayers = useShownLayers();
  const constraints = useConstraints();
  const { shown, sites: all } = useCurrentRanking();
  const compare = useView((v) => v.compare);
  const layers = useLayers().data?.layers ?? noLayers;
  const manySites = (all.length > MOST_AS_GEOJSON && layers.find((l) => l.id === 'site')) || null;
  const chosen = useChosen();
  const selectedSite = selection?.kind === 'site' ? selection.id : null;
  const detail = useSite(selectedSite).data;
  const parcel = detail?.geometry ?? null;
  const tieLine = useTieLineLook(detail?.tieLines[0]);
  const draft = useDraftLook();
  const symbols = useMemo(
    () => leaders(shown, [...compare, ...(chosen ?? []), selectedSite ?? '']),
    [shown, chosen, compare, selectedSite],
  );
  const sites = useMemo(() => siteFeatures(symbols, chosen), [symbols, chosen]);
  const grid = useGridLook(shownLayers);
  return useMemo(
    () => ({ theme, lang, grid, constraints, shownLayers, sites, manySites, parcel, selectedSite, tieLine, draft }),
    [theme, lang, grid, constraints, shownLayers, sites, manySites, parcel, selectedSite, tieLine, draft],
  );
}

/** The cheapest route, as the inspector lists it. */
function useTieLineLook(line: TieLine | undefined): TieLineLook | null {
  const { t } = useTranslation();
  const lang = useLang();
  const text = useTieLineText();
  return useMemo(
    () => (line ? { geometry: line.geometry, label: `${t('map.tieLine')}${colon[lang]}${text(line)}` } : null),
    [line, lang, t, text],
  );
}

function useDraftLook(): DraftLook | null {
  const tool = useDraft((d) => d.tool);
  const corners = useDraft((d) => d.corners);
  return useMemo(() => (tool ? { tool, corners } : null), [tool, corners]);
}

function useGridLook(shownLayers: string[]): GridLook | null {
  const mode = useView((v) => v.mode);
  const colour = useView((v) => v.branchColour);
  const leastKv = useView((v) => v.leastKv);
  const layers = useLayers().data?.layers ?? noLayers;
  const branches = layers.find((l) => l.id === 'branch');
  const buses = layers.find((l) => l.id === 'bus');
  // Labels are laid out anew at each change: they wait until a moved slider rests.
  const loadings = useDebounced(useShownLoadings(), LABELS_AFTER_MS, isNothing);
  const withLabels = shownLayers.includes('percent');
  const { overloads, labelled } = useMemo(() => labelsOf(loadings, withLabels), [loadings, withLabels]);
  return useMemo(
    () =>
      branches?.featureCount && buses
        ? {
            branches,
            buses,
            mode,
            colour,
            leastKv,
            overloads,
            labelled,
            shown: shownLayers.includes('branch'),
            busesShown: shownLayers.includes('bus') || shownLayers.includes('headroom'),
            headroomShown: shownLayers.includes('headroom'),
          }
        : null,
    [branches, buses, mode, colour, leastKv, shownLayers, overloads, labelled],
  );
}

const isNothing = ({ id }: Loadings) => id.length === 0;
const LABELS_AFTER_MS = 120;
const MOST_LABELLED = 400;

/** Overloads always carry their percentage; when asked, the heaviest others do too. */
function labelsOf({ id, percent }: Loadings, withLabels: boolean) {
  const overloads: { id: number; percent: number }[] = [];
  const others: { id: number; percent: number }[] = [];
  id.forEach((branch, i) => {
    const p = percent[i];
    if (typeof p !== 'number') return;
    if (p > 100) overloads.push({ id: branch, percent: p });
    else if (withLabels) others.push({ id: branch, percent: p });
  });
  const labelled = others.sort((a, b) => b.percent - a.percent).slice(0, MOST_LABELLED);
  return { overloads, labelled };
}
