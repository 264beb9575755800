import { useEffect, useRef } from 'react';
import type { FeatureIdentifier, Map as MapLibreMap } from 'maplibre-gl';
import { useHeadroom, useWorkspace } from '../api/queries';
import { useCurrentRanking } from '../state/ranking';
import type { Selection } from '../state/url';
import { useView } from '../state/view';
import { identify } from './features';
import type { styleApplier } from './createMap';
import { MOST_AS_GEOJSON, statusCode } from './siteLayers';
import { useShownLayers } from './useMapLook';
import { useShownLoadings } from './useShownLoadings';

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
  useHeadrooms(live);
  useSiteStates(live);
  useMark(live, selection, 'selected');
  useMark(live, hover, 'hovered');
}

/** Only what differs from the values before is set: a moved slider changes few branches by much. */
function useLoadings(live: LiveMap | null) {
  const { id, percent } = useShownLoadings();
  const hasGrid = (useWorkspace().data?.branchCount ?? 0) > 0;
  const before = useRef(new Map<number, number>());
  useEffect(() => {
    before.current = new Map();
  }, [live]);
  useEffect(() => {
    if (!live || !hasGrid) return;
    live.style.then(() => {
      if (!live.map.getSource('branch')) return;
      id.forEach((branch, i) => {
        const load = percent[i] ?? -1;
        if (Math.abs((before.current.get(branch) ?? -2) - load) < LEAST_SEEN_PERCENT) return;
        before.current.set(branch, load);
        live.map.setFeatureState({ source: 'branch', sourceLayer: 'branch', id: branch }, { load });
      });
    });
  }, [live, id, percent, hasGrid]);
}

const LEAST_SEEN_PERCENT = 0.05;

function useHeadrooms(live: LiveMap | null) {
  const isShown = useShownLayers().includes('headroom');
  const changes = useView((v) => v.changes);
  const buses = useHeadroom(isShown, changes).data?.buses;
  useEffect(() => {
    if (!live || !buses || !isShown) return;
    live.style.then(() => {
      if (!live.map.getSource('bus')) return;
      for (const { bus, injectionMw } of buses)
        live.map.setFeatureState({ source: 'bus', sourceLayer: 'bus', id: bus }, { headroom: injectionMw ?? -1 });
    });
  }, [live, buses, isShown]);
}

/** Only where sites come as tiles: their status, or nothing for those that are filtered out. */
function useSiteStates(live: LiveMap | null) {
  const { sites, shown } = useCurrentRanking();
  const before = useRef(new Map<number, number>());
  useEffect(() => {
    before.current = new Map();
  }, [live]);
  useEffect(() => {
    if (!live || sites.length <= MOST_AS_GEOJSON) return;
    const now = new Map(shown.map((s) => [s.featureId, statusCode[s.status]]));
    live.style.then(() => {
      if (!live.map.getSource('site-tile')) return;
      for (const { featureId: id } of sites) {
        const status = now.get(id) ?? 0;
        if (before.current.get(id) === status) continue;
        live.map.setFeatureState({ source: 'site-tile', sourceLayer: 'site', id }, { status });
      }
      before.current = now;
    });
  }, [live, sites, shown]);
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
