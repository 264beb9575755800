import { useEffect, useRef, useState } from 'react';
import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { useBranches } from '../state/branches';
import { useDraft } from '../state/draft';
import { isSame, useView } from '../state/view';
import { branchInfo, hitAt, type Hit } from './features';

export interface Pointed {
  hit: Hit;
  x: number;
  y: number;
}

/** Click selects; hover marks and explains in one line. */
export function useMapEvents(map: MapLibreMap | null, constraintLayers: string[]): Pointed | null {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const layers = useRef(constraintLayers);
  useEffect(() => {
    layers.current = constraintLayers;
  }, [constraintLayers]);
  useEffect(() => {
    if (!map) return;
    let frame = 0;
    const look = ({ point }: MapMouseEvent) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const hit = useDraft.getState().tool ? null : hitAt(map, point, layers.current);
        hovered(map, hit);
        setPointed(hit ? { hit, x: point.x, y: point.y } : null);
      });
    };
    const leave = () => {
      cancelAnimationFrame(frame);
      hovered(map, null);
      setPointed(null);
    };
    const click = ({ point }: MapMouseEvent) => {
      if (useDraft.getState().tool) return;
      const hit = hitAt(map, point, []);
      if (hit) learn(hit);
      useView.getState().select(hit?.selection ?? null);
    };
    const moved = () => {
      const { lng, lat } = map.getCenter();
      useView.getState().setCamera({ zoom: map.getZoom(), lat, lon: lng });
    };
    map.on('mousemove', look);
    map.on('mouseout', leave);
    map.on('movestart', leave);
    map.on('click', click);
    map.on('moveend', moved);
    return () => {
      cancelAnimationFrame(frame);
      map.off('mousemove', look);
      map.off('mouseout', leave);
      map.off('movestart', leave);
      map.off('click', click);
      map.off('moveend', moved);
    };
  }, [map]);
  return pointed;
}

function hovered(map: MapLibreMap, hit: Hit | null) {
  const { hover, setHover } = useView.getState();
  if (hit) learn(hit);
  if (!useDraft.getState().tool) map.getCanvas().style.cursor = hit?.selection ? 'pointer' : '';
  if (!isSame(hover, hit?.selection ?? null)) setHover(hit?.selection ?? null);
}

function learn({ feature, selection }: Hit) {
  if (selection?.kind === 'branch') useBranches.getState().learn([branchInfo(feature)]);
}
