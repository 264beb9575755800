// What is being drawn, on top of everything.
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { geometryOf, type LonLat, type Tool } from '../state/draft';
import type { DataColours } from './palette';

export interface DraftLook {
  tool: Tool;
  corners: LonLat[];
}

const layer = (spec: Record<string, unknown>) => spec as unknown as LayerSpecification;

export function draftSources(draft: DraftLook | null): Record<string, SourceSpecification> {
  if (!draft) return {};
  const area = geometryOf(draft);
  const feature = (geometry: GeoJSON.Geometry): GeoJSON.Feature => ({ type: 'Feature', properties: {}, geometry });
  const features = [
    ...(area && area.type !== 'Point' ? [feature(area)] : []),
    ...(draft.corners.length > 1 ? [feature({ type: 'LineString', coordinates: draft.corners })] : []),
    ...draft.corners.map((coordinates) => feature({ type: 'Point', coordinates })),
  ];
  return { draft: { type: 'geojson', data: { type: 'FeatureCollection', features } } };
}

export const draftLayers = (draft: DraftLook | null, c: DataColours): LayerSpecification[] =>
  draft
    ? [
        layer({
          id: 'draft-fill',
          type: 'fill',
          source: 'draft',
          filter: ['==', ['geometry-type'], 'Polygon'],
          paint: { 'fill-color': c.accent, 'fill-opacity': 0.2 },
        }),
        layer({
          id: 'draft-line',
          type: 'line',
          source: 'draft',
          filter: ['!=', ['geometry-type'], 'Point'],
          paint: { 'line-color': c.accent, 'line-width': 2 },
        }),
        layer({
          id: 'draft-corner',
          type: 'circle',
          source: 'draft',
          filter: ['==', ['geometry-type'], 'Point'],
          paint: {
            'circle-radius': 5,
            'circle-color': c.background,
            'circle-stroke-color': c.accent,
            'circle-stroke-width': 2.5,
          },
        }),
      ]
    : [];
