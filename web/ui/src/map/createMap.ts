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
 * While tiles, symbols and fonts come in, each asks for a frame of its own, and none of these shows a whole map. So until all
 * are there, drawing gets a small part of the time: with a graphics card that is as often as anyone sees, without one the
 * first view is drawn about three times and not ten.
 */
function drawSeldomUntilLoaded(map: MapLibreMap) {
  const draw = map.triggerRepaint.bind(map);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [asked, next] = [0, 0];
  const drawNow = () => {
    clearTimeout(timer);
    timer = undefined;
    asked = performance.now();
    draw();
  };
  const drawn = () => {
    const now = performance.now();
    next = now + Math.max(LEAST_WAIT_MS, (now - asked) * WAIT_PER_FRAME);
  };
  map.on('render', drawn);
  map.triggerRepaint = () => {
    if (map.areTilesLoaded()) drawNow();
    else timer ??= setTimeout(drawNow, Math.max(0, next - performance.now()));
  };
  map.once('load', () => {
    clearTimeout(timer);
    map.off('render', drawn);
    map.triggerRepaint = draw;
  });
}

const LEAST_WAIT_MS = 60;
const WAIT_PER_FRAME = 6;

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
