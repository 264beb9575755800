import { useEffect, useRef } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useHeadroom } from '../api/queries';
import type { BusHeadroom, RankedSite } from '../api/types';
import { useBranches } from '../state/branches';
import { useCurrentRanking } from '../state/ranking';
import type { Selection } from '../state/url';
import { isSame, useView } from '../state/view';

type LonLat = [number, number];
const EDGE_PX = 48;

/** A selection made in a table or by search must be seen on the map; one already in sight moves nothing. */
export function useKeepInView(map: MapLibreMap | null) {
  const selection = useView((v) => v.selection);
  const { byId } = useCurrentRanking();
  const buses = useHeadroom(selection?.kind === 'bus' || selection?.kind === 'branch').data?.buses;
  // A link with a camera has already chosen how its selection is seen.
  const placedByLink = useRef(initiallyPlaced());
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (!map || !selection) return;
    const key = `${selection.kind}:${selection.id}`;
    const place = placeOf(map, selection, byId, buses);
    if (!place || shown.current === key) return;
    shown.current = key;
    if (isSame(placedByLink.current, selection)) return;
    if (inSight(map, place) && isDrawn(map, selection, place)) return;
    const { right, bottom } = covered(map);
    const zoom = Math.max(map.getZoom(), zoomFor(selection, buses));
    map.easeTo({ center: place, offset: [-right / 2, -bottom / 2], zoom, duration: pace() });
  }, [map, selection, byId, buses]);
}

function initiallyPlaced(): Selection | null {
  const { camera, selection } = useView.getState();
  return camera ? selection : null;
}

export function placeOf(
  map: MapLibreMap,
  selection: Selection,
  sites: Map<string, RankedSite>,
  buses: BusHeadroom[] | undefined,
): LonLat | null {
  if (selection.kind === 'site') {
    const site = sites.get(selection.id);
    return site ? [site.lon, site.lat] : null;
  }
  if (selection.kind === 'bus') return placeOfBus(selection.id, buses);
  return middleOfBranch(map, selection.id) ?? middleOfEnds(selection.id, buses);
}

function placeOfBus(id: number | undefined, buses: BusHeadroom[] | undefined): LonLat | null {
  const bus = buses?.find((b) => b.bus === id);
  return bus && bus.lon !== null && bus.lat !== null ? [bus.lon, bus.lat] : null;
}

/** A branch whose tile is not drawn yet still has two buses with a place. */
function middleOfEnds(id: number, buses: BusHeadroom[] | undefined): LonLat | null {
  const [a, b] = endsOf(id, buses);
  return a && b ? [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] : null;
}

function endsOf(id: number, buses: BusHeadroom[] | undefined): (LonLat | null)[] {
  const branch = useBranches.getState().known.get(id);
  return [placeOfBus(branch?.from, buses), placeOfBus(branch?.to, buses)];
}

const LEAST_ZOOM = 6;
const MOST_ZOOM = 11;
const BRANCH_PX = 80;
const WORLD_PX = 512;

/** Close enough to tell what is selected: a line within a town is nothing at the scale of a State. */
function zoomFor(selection: Selection, buses: BusHeadroom[] | undefined): number {
  const [a, b] = selection.kind === 'branch' ? endsOf(selection.id, buses) : [];
  if (!a || !b) return LEAST_ZOOM;
  const degrees = Math.hypot(a[0] - b[0], a[1] - b[1]);
  const zoom = Math.log2((BRANCH_PX * 360) / (WORLD_PX * degrees));
  return Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));
}

const NEAR_PX = 4;

/** From afar the tiles leave most of the grid out; sites are always drawn. */
function isDrawn(map: MapLibreMap, selection: Selection, place: LonLat): boolean {
  if (selection.kind === 'site' || map.getZoom() >= LEAST_ZOOM || !map.getLayer(selection.kind)) return true;
  const { x, y } = map.project(place);
  const box: [[number, number], [number, number]] = [
    [x - NEAR_PX, y - NEAR_PX],
    [x + NEAR_PX, y + NEAR_PX],
  ];
  return map.queryRenderedFeatures(box, { layers: [selection.kind] }).some((f) => f.id === selection.id);
}

/** From the tiles that are loaded. */
function middleOfBranch(map: MapLibreMap, id: number): LonLat | null {
  if (!map.getSource('branch')) return null;
  const [feature] = map.querySourceFeatures('branch', { sourceLayer: 'branch', filter: ['==', ['id'], id] });
  const geometry = feature?.geometry;
  if (!geometry) return null;
  const line =
    geometry.type === 'LineString'
      ? geometry.coordinates
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates[0]
        : null;
  const [a, b] = [line?.[0], line?.at(-1)];
  return a && b ? [((a[0] ?? 0) + (b[0] ?? 0)) / 2, ((a[1] ?? 0) + (b[1] ?? 0)) / 2] : null;
}

/** What the inspector covers of the map: nothing beside it, its right part, or on a phone its lower part. */
function covered(map: MapLibreMap): { right: number; bottom: number } {
  const inspector = document.getElementById('inspector')?.getBoundingClientRect();
  const box = map.getContainer().getBoundingClientRect();
  const isOver = inspector && inspector.width > 0 && inspector.top < box.bottom && inspector.left < box.right;
  if (!isOver) return { right: 0, bottom: 0 };
  return inspector.left > box.left + EDGE_PX
    ? { right: box.right - inspector.left, bottom: 0 }
    : { right: 0, bottom: Math.max(0, box.bottom - inspector.top) };
}

function inSight(map: MapLibreMap, place: LonLat): boolean {
  const { x, y } = map.project(place);
  const { clientWidth, clientHeight } = map.getContainer();
  const { right, bottom } = covered(map);
  return x > EDGE_PX && y > EDGE_PX && x < clientWidth - right - EDGE_PX && y < clientHeight - bottom - EDGE_PX;
}

export const pace = () => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 350);
