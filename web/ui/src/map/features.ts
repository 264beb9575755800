// From the map's features to the page's selections, and back.
import type { FeatureIdentifier, GeoJSONFeature, Map as MapLibreMap, MapGeoJSONFeature, PointLike } from 'maplibre-gl';
import type { RankedSite } from '../api/types';
import type { BranchInfo } from '../state/branches';
import type { Selection } from '../state/url';

/** Who wins under the pointer: small things over large ones. */
const priority = ['site-selected', 'site-rank', 'site-dot', 'site-many', 'bus', 'branch'];
const REACH_PX = 4;

export interface Hit {
  selection: Selection | null;
  feature: MapGeoJSONFeature;
}

/** The first feature near the point. Only a small box is asked: asking the whole map is slow. */
export function hitAt(map: MapLibreMap, point: { x: number; y: number }, constraintLayers: string[]): Hit | null {
  const box: [PointLike, PointLike] = [
    [point.x - REACH_PX, point.y - REACH_PX],
    [point.x + REACH_PX, point.y + REACH_PX],
  ];
  const layers = [...priority, ...constraintLayers].filter((id) => map.getLayer(id));
  const found = map.queryRenderedFeatures(box, { layers });
  const order = (f: MapGeoJSONFeature) => layers.indexOf(f.layer.id);
  const feature = found.sort((a, b) => order(a) - order(b))[0];
  return feature ? { feature, selection: selectionOf(feature) } : null;
}

function selectionOf(feature: MapGeoJSONFeature): Selection | null {
  if (feature.source === 'site') return { kind: 'site', id: String(feature.properties['id']) };
  if (feature.source === 'site-tile') return { kind: 'site', id: String(feature.properties['site']) };
  if (feature.source === 'branch') return { kind: 'branch', id: Number(feature.id) };
  if (feature.source === 'bus') return { kind: 'bus', id: Number(feature.id) };
  return null;
}

/** Where the feature-state of a selection lives; null when the ranking does not hold the site. */
export function identify(selection: Selection, sites: Map<string, RankedSite>): FeatureIdentifier | null {
  if (selection.kind !== 'site') return { source: selection.kind, sourceLayer: selection.kind, id: selection.id };
  const site = sites.get(selection.id);
  return site ? { source: 'site', id: site.featureId } : null;
}

export function branchInfo(feature: GeoJSONFeature): BranchInfo {
  const p = feature.properties;
  const number = (key: string) => (typeof p[key] === 'number' ? { [key]: p[key] as number } : {});
  return {
    id: Number(feature.id),
    ...(typeof p['name'] === 'string' ? { name: p['name'] } : {}),
    ...(typeof p['transformer'] === 'boolean' ? { transformer: p['transformer'] } : {}),
    ...number('from'),
    ...number('to'),
    ...number('kv'),
    ...number('rateMw'),
  };
}
