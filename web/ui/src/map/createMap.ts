import { Map as MapLibreMap, prewarm, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { StyleSpecification } from 'maplibre-gl';
import type { Bounds } from '../api/types';
import type { Camera } from '../state/url';
import { drawIcon } from './icons';

// A bundled MapLibre does not find its worker alone, and then silently draws no tile.
setWorkerUrl(workerUrl);
// The worker's half a megabyte of code is read while the page still waits for its data.
prewarm();

export const FIT_PADDING_PX = 36;

export function createMap(
  container: HTMLElement,
  style: StyleSpecification,
  start: Camera | Bounds,
  label: string,
): MapLibreMap {
  const position = Array.isArray(start)
    ? { bounds: start, fitBoundsOptions: { padding: FIT_PADDING_PX } }
    : { center: [start.lon, start.lat] as [number, number], zoom: start.zoom };
  const map = new MapLibreMap({
    container,
    style,
    ...position,
    minZoom: 2.5,
    maxZoom: 17,
    fadeDuration: 0,
    // The style is code of ours, and every test draws it.
    validateStyle: import.meta.env.DEV,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    localIdeographFontFamily: false,
    locale: { 'Map.Title': label },
    // Tile addresses of our server are relative to its own root.
    transformRequest: (url) => ({ url: url.startsWith('/') ? window.location.origin + url : url }),
  });
  drawSeldomUntilLoaded(map);
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.setMissingStyleImageResolver(async (id) => {
    const icon = drawIcon(id);
    if (icon && !map.hasImage(id)) map.addImage(id, icon.image, { pixelRatio: icon.pixelRatio });
  });
  return map;
}

/**
 * While tiles, symbols and fonts come in, each asks for a frame of its own, and none of these shows a whole map. Drawn a few
 * times a second instead, the first view costs half.
 */
function drawSeldomUntilLoaded(map: MapLibreMap) {
  const draw = map.triggerRepaint.bind(map);
  let timer: ReturnType<typeof setTimeout> | undefined;
  map.triggerRepaint = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      draw();
    }, FIRST_FRAMES_MS);
  };
  map.once('load', () => {
    map.triggerRepaint = draw;
  });
}

const FIRST_FRAMES_MS = 120;

/** Applies styles one after another; one that comes while the last still loads waits for it. */
export function styleApplier(map: MapLibreMap) {
  let ready = false;
  let waiting: StyleSpecification | null = null;
  const whenReady: (() => void)[] = [];
  map.once('style.load', () => {
    ready = true;
    if (waiting) map.setStyle(waiting, { diff: true });
    waiting = null;
    whenReady.splice(0).forEach((run) => run());
  });
  return {
    apply: (style: StyleSpecification) => {
      if (ready) map.setStyle(style, { diff: true });
      else waiting = style;
    },
    /** For feature-state, which needs the sources to exist. */
    then: (run: () => void) => (ready ? run() : void whenReady.push(run)),
  };
}
