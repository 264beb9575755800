// Candidate sites: a small shape for each, a large one with its rank where there is room, best ranks first.
import type { Feature, FeatureCollection, Geometry, LineString, Point } from 'geojson';
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { LayerInfo, RankedSite, Status } from '../api/types';
import type { Theme } from '../state/url';
import { tileSource } from './constraintLayers';
import type { DataColours } from './palette';

const layer = (spec: Record<string, unknown>) => spec as unknown as LayerSpecification;

export interface SiteProperties {
  id: string;
  name: string;
  status: Status;
  /** Printed in the symbol: the rank, or the order in a plan. Empty for sites without one. */
  label: string;
  order: number;
  quiet: boolean;
}

export interface TieLineLook {
  geometry: LineString;
  /** Its length and cost. */
  label: string;
}

const LAST = 1e9;

/** More sites than this come as tiles; only the leaders, the selected and the compared stay GeoJSON. */
export const MOST_AS_GEOJSON = 20_000;
const LEADERS = 300;

/** The sites that get a numbered symbol of their own. */
export const leaders = (sites: RankedSite[], always: string[]): RankedSite[] =>
  sites.length <= MOST_AS_GEOJSON ? sites : sites.filter((s, i) => i < LEADERS || always.includes(s.id));

/** As feature-state of a site's tile feature: which status it has, and whether the filters let it pass. */
export const statusCode: Record<Status, number> = { eligible: 1, review: 2, excluded: 3, unknown: 4 };

/** Highest rank that is printed, by zoom: from afar only the leaders, up close every site. */
const numberedUpTo = ['step', ['zoom'], 20, 6.5, 40, 7.5, 100, 8.5, LAST];

/** The best last, to lie on top. `chosen` = the site ids of a plan in their order; the others then step back. */
export function siteFeatures(sites: RankedSite[], chosen: string[] | null): FeatureCollection<Point, SiteProperties> {
  const placeOf = ({ id, rank }: RankedSite) => (chosen ? chosen.indexOf(id) + 1 || null : rank);
  const features = sites.map((site) => siteFeature(site, placeOf(site), chosen !== null));
  return { type: 'FeatureCollection', features: features.sort((a, b) => b.properties.order - a.properties.order) };
}

const siteFeature = (site: RankedSite, place: number | null, isPlan: boolean): Feature<Point, SiteProperties> => ({
  type: 'Feature',
  id: site.featureId,
  geometry: { type: 'Point', coordinates: [site.lon, site.lat] },
  properties: {
    id: site.id,
    name: site.name,
    status: site.status,
    label: place === null ? '' : String(place),
    order: place ?? LAST,
    quiet: isPlan && place === null,
  },
});

export const siteSources = (
  sites: FeatureCollection<Point, SiteProperties>,
  parcel: Geometry | null,
  tieLine: TieLineLook | null,
  many: LayerInfo | null,
): Record<string, SourceSpecification> => ({
  ...(many ? { 'site-tile': tileSource(many) } : {}),
  site: { type: 'geojson', data: sites },
  parcel: { type: 'geojson', data: alone(parcel) },
  tie: { type: 'geojson', data: alone(tieLine?.geometry ?? null) },
  'tie-label': { type: 'geojson', data: alone(tieLine && middleOf(tieLine.geometry), { label: tieLine?.label ?? '' }) },
});

const alone = (geometry: Geometry | null, properties: Record<string, string> = {}): FeatureCollection => ({
  type: 'FeatureCollection',
  features: geometry ? [{ type: 'Feature', properties, geometry }] : [],
});

/** Half way along the line, as the map draws it: where its label stands. */
export function middleOf({ coordinates }: LineString): Point {
  const legs = coordinates.slice(1).map((to, i) => {
    const from = coordinates[i] ?? to;
    return { from, to, length: Math.hypot((to[0] ?? 0) - (from[0] ?? 0), (to[1] ?? 0) - (from[1] ?? 0)) };
  });
  let left = legs.reduce((sum, leg) => sum + leg.length, 0) / 2;
  for (const { from, to, length } of legs) {
    if (left <= length && length > 0) {
      const at = (axis: number) => (from[axis] ?? 0) + (((to[axis] ?? 0) - (from[axis] ?? 0)) * left) / length;
      return { type: 'Point', coordinates: [at(0), at(1)] };
    }
    left -= length;
  }
  return { type: 'Point', coordinates: coordinates[0] ?? [] };
}

/** The selected site's outline, under the symbols. */
export const parcelLayers = (c: DataColours): LayerSpecification[] => [
  layer({
    id: 'parcel-fill',
    type: 'fill',
    source: 'parcel',
    filter: ['!=', ['geometry-type'], 'Point'],
    paint: { 'fill-color': c.accent, 'fill-opacity': 0.14 },
  }),
  layer({ id: 'parcel-line', type: 'line', source: 'parcel', paint: { 'line-color': c.accent, 'line-width': 1.6 } }),
];

/** The route of the selected site's tie line over the grid, with its length and cost where there is room. */
export const tieLineLayers = (c: DataColours): LayerSpecification[] => [
  layer({
    id: 'tie-line-casing',
    type: 'line',
    source: 'tie',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': c.background, 'line-width': 5.5, 'line-opacity': 0.85 },
  }),
  layer({
    id: 'tie-line',
    type: 'line',
    source: 'tie',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': c.accent, 'line-width': 2.4, 'line-dasharray': [2, 1.2] },
  }),
  layer({
    id: 'tie-line-label',
    type: 'symbol',
    source: 'tie-label',
    minzoom: 8,
    layout: {
      'text-field': ['get', 'label'],
      'text-font': ['Sans Semi'],
      'text-size': 12,
      'text-anchor': 'top',
      'text-offset': [0, 1.2],
      'text-allow-overlap': true,
      'text-max-width': 30,
    },
    paint: { 'text-color': c.accent, 'text-halo-color': c.background, 'text-halo-width': 2 },
  }),
];

/** Many sites at once: dots by status, those that are filtered out are not drawn. */
export const siteTileLayers = (c: DataColours, many: LayerInfo | null, areShown: boolean): LayerSpecification[] => {
  const status = ['coalesce', ['feature-state', 'status'], 0];
  const colours = (Object.keys(statusCode) as Status[]).flatMap((s) => [['==', status, statusCode[s]], c.status[s]]);
  return many
    ? [
        layer({
          id: 'site-many',
          type: 'circle',
          source: 'site-tile',
          'source-layer': 'site',
          layout: { visibility: areShown ? 'visible' : 'none' },
          paint: {
            'circle-radius': ['interpolate', ['linear'], ['zoom'], 4, 1.8, 8, 4],
            'circle-color': ['case', ...colours, c.noLimit],
            'circle-opacity': ['case', ['==', status, 0], 0, 0.85],
            'circle-stroke-color': c.background,
            'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 5, 0, 8, 0.8],
            'circle-stroke-opacity': ['case', ['==', status, 0], 0, 1],
          },
        }),
      ]
    : [];
};

/** The selected site stays in sight when the others are switched off. */
export function siteLayers(
  theme: Theme,
  c: DataColours,
  selected: string | null,
  areShown: boolean,
): LayerSpecification[] {
  const icon = (size: string) => ['concat', `${theme}/site-`, ['get', 'status'], `-${size}`];
  const visibility = areShown ? 'visible' : 'none';
  const isSelected = ['==', ['get', 'id'], selected ?? ''];
  return [
    layer({
      id: 'site-dot',
      type: 'symbol',
      source: 'site',
      layout: {
        'icon-image': icon('small'),
        'icon-allow-overlap': true,
        visibility,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 4, 0.7, 7, 1],
        // The best come last (siteFeatures). A sort key would draw each site by itself.
        'symbol-z-order': 'source',
      },
      paint: { 'icon-opacity': ['case', ['get', 'quiet'], 0.45, 1] },
    }),
    layer({
      id: 'site-ring',
      type: 'circle',
      source: 'site',
      paint: {
        'circle-radius': 15.5,
        'circle-opacity': 0,
        'circle-stroke-color': c.accent,
        'circle-stroke-width': 2.2,
        'circle-stroke-opacity': ['case', isSelected, 1, ['boolean', ['feature-state', 'hovered'], false], 0.55, 0],
      },
    }),
    numbered(
      'site-rank',
      icon('big'),
      ['all', ['!=', ['get', 'label'], ''], ['<=', ['get', 'order'], numberedUpTo], ['!', isSelected]],
      c,
      visibility,
    ),
    numbered('site-selected', icon('big'), isSelected, c, 'always'),
  ];
}

const numbered = (id: string, icon: unknown[], filter: unknown[], c: DataColours, show: string) =>
  layer({
    id,
    type: 'symbol',
    source: 'site',
    filter,
    layout: {
      visibility: show === 'none' ? 'none' : 'visible',
      'icon-image': icon,
      'icon-allow-overlap': show === 'always',
      'icon-padding': 0,
      'text-field': ['get', 'label'],
      'text-font': ['Sans Semi'],
      'text-size': ['case', ['>', ['length', ['get', 'label']], 2], 9.5, 11.5],
      'text-allow-overlap': show === 'always',
      'text-padding': 0,
      'symbol-sort-key': ['get', 'order'],
    },
    paint: {
      'text-color': ['match', ['get', 'status'], ...Object.entries(c.onStatus).flat(), c.text],
    },
  });
