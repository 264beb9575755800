// The workspace's other layers. Each gets a neutral pattern, glyph or dash by its place among its kind.
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { LayerInfo } from '../api/types';
import type { Mode, Theme } from '../state/url';
import type { DataColours } from './palette';

const layer = (spec: Record<string, unknown>) => spec as unknown as LayerSpecification;

/** Drawn by the UI's own layers, not as constraints. */
const own = new Set(['branch', 'bus', 'site']);
const dashes: number[][] = [
  [3, 2],
  [1, 1.6],
  [6, 2, 1, 2],
  [8, 3],
];

export interface ConstraintLook {
  info: LayerInfo;
  /** Place among the layers of the same geometry: picks pattern, glyph or dash. */
  index: number;
  /** The icon that map and legend share; null for lines. */
  icon: string | null;
  dash: number[] | null;
}

export function constraintLooks(layers: LayerInfo[], theme: Theme): ConstraintLook[] {
  const counts = { point: 0, line: 0, polygon: 0 };
  return layers
    .filter((info) => !own.has(info.id) && info.isPresent)
    .map((info) => {
      const index = counts[info.geometryKind]++;
      const kind = { point: 'glyph', polygon: 'hatch', line: '' }[info.geometryKind];
      const dash = info.geometryKind === 'line' ? (dashes[index % dashes.length] ?? null) : null;
      return { info, index, icon: kind ? `${theme}/${kind}-${index % 6}` : null, dash };
    });
}

/** Land that excludes or restricts is shown from the start, the rest waits for a click. Grid shows the grid alone. */
export const defaultLayers = (layers: LayerInfo[], mode: Mode) => [
  'branch',
  'bus',
  ...(mode === 'grid' ? [] : ['site', ...restricting(layers)]),
];

const restricting = (layers: LayerInfo[]) => [
  ...layers
    .filter((l) => !own.has(l.id) && /park|protect|wetland|superfund/i.test(`${l.id} ${l.kind}`))
    .map((l) => l.id),
];

/** The tiles of a layer of the workspace. Said here and not by its TileJSON: a dozen requests fewer before the first tile. */
export const tileSource = ({ tileSet }: LayerInfo): SourceSpecification => ({
  type: 'vector',
  tiles: [window.location.origin + tileSet.url],
  bounds: tileSet.bounds as [number, number, number, number],
  maxzoom: tileSet.deepestZoom,
});

export const constraintSources = (looks: ConstraintLook[]): Record<string, SourceSpecification> =>
  Object.fromEntries(looks.map(({ info }) => [`layer-${info.id}`, tileSource(info)]));

/** Areas and lines, under the grid. */
export const constraintGround = (looks: ConstraintLook[], shown: string[], c: DataColours): LayerSpecification[] =>
  looks.flatMap((look) => {
    const base = common(look, shown);
    if (look.info.geometryKind === 'line') {
      return [
        layer({
          ...base,
          type: 'line',
          paint: { 'line-color': c.glyph, 'line-width': 1.1, 'line-opacity': 0.7, 'line-dasharray': look.dash },
        }),
      ];
    }
    if (look.info.geometryKind !== 'polygon') return [];
    const { id, ...rest } = base;
    return [
      layer({ ...base, type: 'fill', paint: { 'fill-color': c.hatch, 'fill-opacity': 0.1, 'fill-antialias': false } }),
      layer({
        ...rest,
        id: `${id}-pattern`,
        type: 'fill',
        paint: { 'fill-pattern': look.icon, 'fill-opacity': 0.6, 'fill-antialias': false },
      }),
      layer({
        ...rest,
        id: `${id}-line`,
        type: 'line',
        paint: { 'line-color': c.hatch, 'line-width': 0.8, 'line-opacity': 0.8 },
      }),
    ];
  });

/** Points, above the grid. */
export const constraintPoints = (looks: ConstraintLook[], shown: string[]): LayerSpecification[] =>
  looks
    .filter((look) => look.info.geometryKind === 'point')
    .map((look) => {
      const { layout, ...base } = common(look, shown);
      const symbol = { 'icon-image': look.icon, 'icon-allow-overlap': true, 'icon-ignore-placement': true };
      const size = { 'icon-size': ['interpolate', ['linear'], ['zoom'], 4, 0.55, 8, 0.9] };
      return layer({ ...base, type: 'symbol', layout: { ...layout, ...symbol, ...size } });
    });

const common = ({ info }: ConstraintLook, shown: string[]) => ({
  id: `layer-${info.id}`,
  source: `layer-${info.id}`,
  'source-layer': info.id,
  layout: { visibility: shown.includes(info.id) ? 'visible' : 'none' },
});
