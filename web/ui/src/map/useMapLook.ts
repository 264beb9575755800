import { useMemo } from 'react';
import { useFlow, useLayers, useSite, useWorkspace } from '../api/queries';
import type { GridFlow, LayerInfo } from '../api/types';
import { usePlan } from '../state/plan';
import { useCurrentRanking } from '../state/ranking';
import { useLang, useTheme, useView } from '../state/view';
import { constraintLooks, defaultLayers } from './constraintLayers';
import type { GridLook } from './gridLayers';
import { siteFeatures } from './siteLayers';
import type { MapLook } from './style';

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
  const { shown } = useCurrentRanking();
  const chosen = useChosen();
  const selectedSite = selection?.kind === 'site' ? selection.id : null;
  const parcel = useSite(selectedSite).data?.geometry ?? null;
  const sites = useMemo(() => siteFeatures(shown, chosen), [shown, chosen]);
  const grid = useGridLook(shownLayers);
  return useMemo(
    () => ({ theme, lang, grid, constraints, shownLayers, sites, parcel, selectedSite }),
    [theme, lang, grid, constraints, shownLayers, sites, parcel, selectedSite],
  );
}

function useGridLook(shownLayers: string[]): GridLook | null {
  const mode = useView((v) => v.mode);
  const colour = useView((v) => v.branchColour);
  const hasGrid = (useWorkspace().data?.branchCount ?? 0) > 0;
  const flow = useFlow().data;
  const overloads = useMemo(() => overloadsOf(flow), [flow]);
  return useMemo(
    () =>
      hasGrid
        ? { mode, colour, shown: shownLayers.includes('branch'), busesShown: shownLayers.includes('bus'), overloads }
        : null,
    [hasGrid, mode, colour, shownLayers, overloads],
  );
}

function overloadsOf(flow: GridFlow | undefined) {
  if (!flow) return [];
  return flow.branches.id.flatMap((id, i) => {
    const percent = flow.branches.loadingPercent[i];
    return typeof percent === 'number' && percent > 100 ? [{ id, percent }] : [];
  });
}
