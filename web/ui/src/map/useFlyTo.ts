import { useEffect } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { create } from 'zustand';
import type { Bounds } from '../api/types';
import { FIT_PADDING_PX } from './createMap';
import { pace } from './useKeepInView';

/** A place that is not a selection: typed coordinates or a county. */
export type Target = { lon: number; lat: number; zoom?: number } | { bounds: Bounds };

export const useTarget = create<{ target: Target | null }>()(() => ({ target: null }));
export const flyTo = (target: Target) => useTarget.setState({ target });

const CLOSE_ZOOM = 9;

export function useFlyTo(map: MapLibreMap | null) {
  const target = useTarget((s) => s.target);
  useEffect(() => {
    if (!map || !target) return;
    if ('bounds' in target) map.fitBounds(target.bounds, { padding: FIT_PADDING_PX, duration: pace() });
    else map.easeTo({ center: [target.lon, target.lat], zoom: target.zoom ?? CLOSE_ZOOM, duration: pace() });
    useTarget.setState({ target: null });
  }, [map, target]);
}
