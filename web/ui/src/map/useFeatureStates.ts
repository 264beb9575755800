import { useEffect } from 'react';
import type { FeatureIdentifier, Map as MapLibreMap } from 'maplibre-gl';
import { useFlow, useWorkspace } from '../api/queries';
import { useCurrentRanking } from '../state/ranking';
import type { Selection } from '../state/url';
import { useView } from '../state/view';
import { identify } from './features';
import type { styleApplier } from './createMap';

type Applier = ReturnType<typeof styleApplier>;
export interface LiveMap {
  map: MapLibreMap;
  style: Applier;
}

/** Geometry was drawn once; loadings, selection and hover only change feature-state. */
export function useFeatureStates(live: LiveMap | null) {
  const selection = useView((v) => v.selection);
  const hover = useView((v) => v.hover);
  useLoadings(live);
  useMark(live, selection, 'selected');
  useMark(live, hover, 'hovered');
}

function useLoadings(live: LiveMap | null) {
  const flow = useFlow().data;
  const hasGrid = (useWorkspace().data?.branchCount ?? 0) > 0;
  useEffect(() => {
    if (!live || !flow || !hasGrid) return;
    const { id, loadingPercent } = flow.branches;
    live.style.then(() => {
      if (!live.map.getSource('branch')) return;
      id.forEach((branch, i) => {
        const load = loadingPercent[i];
        const target = { source: 'branch', sourceLayer: 'branch', id: branch };
        if (typeof load === 'number') live.map.setFeatureState(target, { load });
      });
    });
  }, [live, flow, hasGrid]);
}

function useMark(live: LiveMap | null, selection: Selection | null, mark: 'selected' | 'hovered') {
  const { byId } = useCurrentRanking();
  useEffect(() => {
    if (!live || !selection) return;
    const target = identify(selection, byId);
    if (!target) return;
    live.style.then(() => setState(live.map, target, { [mark]: true }));
    return () => setState(live.map, target, { [mark]: false });
  }, [live, selection, byId, mark]);
}

function setState(map: MapLibreMap, target: FeatureIdentifier, state: Record<string, boolean>) {
  if (map.getStyle() && map.getSource(target.source)) map.setFeatureState(target, state);
}
