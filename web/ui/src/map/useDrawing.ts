import { useEffect } from 'react';
import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { useDraft } from '../state/draft';

/** Click sets a corner, double click or Enter closes the area, Backspace takes a corner back, Esc gives up. */
export function useDrawing(map: MapLibreMap | null) {
  const isDrawing = useDraft((d) => d.tool !== null && !d.isDone);
  useEffect(() => {
    if (!map || !isDrawing) return;
    const canvas = map.getCanvas();
    canvas.style.cursor = 'crosshair';
    map.doubleClickZoom.disable();
    const click = ({ lngLat }: MapMouseEvent) => useDraft.getState().add([lngLat.lng, lngLat.lat]);
    const close = () => {
      // Its two clicks have set the same corner twice.
      useDraft.getState().undo();
      useDraft.getState().finish();
    };
    map.on('click', click);
    map.on('dblclick', close);
    window.addEventListener('keydown', byKey, true);
    return () => {
      canvas.style.cursor = '';
      map.doubleClickZoom.enable();
      map.off('click', click);
      map.off('dblclick', close);
      window.removeEventListener('keydown', byKey, true);
    };
  }, [map, isDrawing]);
}

function byKey(event: KeyboardEvent) {
  if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select, button')) return;
  const { finish, undo, drop } = useDraft.getState();
  const act = { Enter: finish, Backspace: undo, Escape: drop }[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}
