// Branches and buses. Geometry comes once as tiles; loading comes as feature-state { load } (% of rating, absolute).
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { LayerInfo } from '../api/types';
import type { BranchColour, Mode } from '../state/url';
import { tileSource } from './constraintLayers';
import { headroomClasses, loadingClasses, voltageClasses } from './loading';
import type { DataColours } from './palette';

const layer = (spec: Record<string, unknown>) => spec as unknown as LayerSpecification;
const LOAD = ['coalesce', ['feature-state', 'load'], -1];
const isSelected = ['boolean', ['feature-state', 'selected'], false];
const isHovered = ['boolean', ['feature-state', 'hovered'], false];

/** In Rank, Permits and Plan the grid is the background of the sites. */
const strength: Record<Mode, number> = { grid: 1, rank: 0.6, plan: 0.6, permits: 0.3 };

export interface GridLook {
  branches: LayerInfo;
  buses: LayerInfo;
  mode: Mode;
  colour: BranchColour;
  shown: boolean;
  busesShown: boolean;
  /** Branches below this voltage are not drawn; null = all. */
  leastKv: number | null;
  /** Branches over 100 %: drawn on top and labelled with their loading. */
  overloads: { id: number; percent: number }[];
  /** Other branches that are labelled too, heaviest first; empty unless asked for. */
  labelled: { id: number; percent: number }[];
  /** Buses are coloured by the load that they can still take. */
  headroomShown: boolean;
}

export const gridSources = (look: GridLook): Record<string, SourceSpecification> => ({
  branch: tileSource(look.branches),
  bus: tileSource(look.buses),
});

export function gridLayers(look: GridLook, c: DataColours, land: string): LayerSpecification[] {
  const visibility = look.shown ? 'visible' : 'none';
  const opacity = strength[look.mode];
  // The tiles hold the highest voltage last, so that it lies on top: a sort key would draw each voltage by itself.
  const layout = { visibility, 'line-join': 'round', 'line-cap': 'round' };
  const branch = (id: string, paint: object, filter: unknown[] = voltageFilter(look)) =>
    layer({ id, type: 'line', source: 'branch', 'source-layer': 'branch', layout, paint, filter });
  return [
    branch('branch-case', {
      'line-color': ['case', isSelected, c.accent, isHovered, c.accent, land],
      'line-width': ['interpolate', ['linear'], ['zoom'], 5, caseWidth(0), 9, caseWidth(1)],
      'line-opacity': ['case', isSelected, 0.55, isHovered, 0.3, opacity * 0.9],
    }),
    branch('branch', {
      'line-color': colourOf(look.colour, c),
      'line-width': width,
      'line-opacity': opacityOf(opacity),
    }),
    branch(
      'branch-over',
      { 'line-color': colourOf(look.colour, c), 'line-width': width, 'line-opacity': opacityOf(opacity) },
      ['all', voltageFilter(look), ['in', ['id'], ['literal', look.overloads.map((o) => o.id)]]],
    ),
    bus(look, c, land, opacity),
  ];
}

const voltageFilter = (look: GridLook): unknown[] => ['>=', ['get', 'kv'], look.leastKv ?? 0];

const opacityOf = (base: number) => ['case', ['>', LOAD, 80], Math.min(1, base + 0.3), base];

const colourOf = (by: BranchColour, c: DataColours) => (by === 'voltage' ? voltageColour(c) : loadingColour(c));

const loadingColour = (c: DataColours) => [
  'case',
  ['<', LOAD, 0],
  c.noLimit,
  ...loadingClasses.slice(0, -1).flatMap((k, i) => [['<=', LOAD, k.upTo], c.loading[i]]),
  c.loading[4],
];

const voltageColour = (c: DataColours) => [
  'step',
  ['get', 'kv'],
  c.voltage[0],
  ...voltageClasses.slice(1).flatMap((k, i) => [k.from, c.voltage[i + 1]]),
];

/** The casing of the branch that is pointed at is its halo: a layer of halos would be laid out for thousands that have none. */
const caseWidth = (zoom: 0 | 1) => widthAt(['case', isSelected, 7, isHovered, 7, 2.2], zoom);

/** kV sets the base width, the loading class adds to it, and `more` makes the casing. */
const width = ['interpolate', ['linear'], ['zoom'], 5, widthAt(0, 0), 9, widthAt(0, 1)];

function widthAt(more: unknown, zoom: 0 | 1) {
  return [
    '+',
    more,
    [
      'step',
      ['get', 'kv'],
      voltageClasses[0]?.width[zoom],
      ...voltageClasses.slice(1).flatMap((k) => [k.from, k.width[zoom]]),
    ],
    [
      'case',
      ...loadingClasses.slice(0, -1).flatMap((k) => [['<=', LOAD, k.upTo], k.extraWidth[zoom]]),
      loadingClasses[4]?.extraWidth[zoom],
    ],
  ];
}

const bus = (look: GridLook, c: DataColours, land: string, opacity: number) =>
  layer({
    id: 'bus',
    type: 'circle',
    source: 'bus',
    'source-layer': 'bus',
    layout: { visibility: look.busesShown ? 'visible' : 'none' },
    minzoom: look.headroomShown ? 2 : look.mode === 'grid' ? 4.5 : 6,
    filter: voltageFilter(look),
    paint: look.headroomShown ? headroomPaint(c, land) : busPaint(c, land, opacity),
  });

/** Darker and larger: more load fits. A bus without a result stays hollow. */
function headroomPaint(c: DataColours, land: string) {
  const mw = ['coalesce', ['feature-state', 'headroom'], -1];
  const steps = headroomClasses.slice(1).flatMap((k, i) => [k.from, c.headroom[i + 1]]);
  const size = headroomClasses.slice(1).flatMap((k, i) => [k.from, 3 + i * 0.9]);
  const radius = (scale: number) => ['*', scale, ['step', mw, 2.4, ...size]];
  return {
    'circle-radius': ['interpolate', ['linear'], ['zoom'], 4, radius(0.6), 8, radius(1.3)],
    'circle-color': ['case', ['<', mw, 0], land, ['step', mw, c.headroom[0], ...steps]],
    'circle-stroke-color': ['case', isSelected, c.accent, isHovered, c.accent, c.text2],
    'circle-stroke-width': ['case', isSelected, 3, ['case', isHovered, 2, 0.6]],
  };
}

function busPaint(c: DataColours, land: string, opacity: number) {
  return {
    'circle-radius': [
      'interpolate',
      ['linear'],
      ['zoom'],
      5,
      ['case', ['>=', ['get', 'kv'], 300], 2, 1],
      9,
      ['case', ['>=', ['get', 'kv'], 300], 5, 3],
    ],
    'circle-color': ['case', isSelected, c.accent, land],
    'circle-stroke-color': ['case', isHovered, c.accent, c.text2],
    'circle-stroke-width': ['case', isSelected, 3, ['case', ['>=', ['get', 'kv'], 300], 1.2, 0.7]],
    'circle-stroke-opacity': opacity,
  };
}

/** Overloads print their percentage: width and colour alone would not be read in grey. */
export function overloadLabels(look: GridLook, c: DataColours): LayerSpecification[] {
  const labels = [...look.overloads, ...look.labelled];
  if (!look.shown || look.colour === 'voltage' || labels.length === 0 || look.mode === 'permits') return [];
  const text = labels.flatMap((o) => [o.id, `${Math.round(o.percent)}%`]);
  const over = look.overloads.length > 0 ? ['in', ['id'], ['literal', look.overloads.map((o) => o.id)]] : false;
  return [
    layer({
      id: 'branch-overload-label',
      type: 'symbol',
      source: 'branch',
      'source-layer': 'branch',
      filter: ['all', voltageFilter(look), ['in', ['id'], ['literal', labels.map((o) => o.id)]]],
      minzoom: look.mode === 'grid' ? 4.5 : 6.5,
      layout: {
        'symbol-placement': 'line-center',
        'text-field': ['match', ['id'], ...text, ''],
        'text-font': ['Sans Semi'],
        'text-size': 11.5,
        'text-rotation-alignment': 'viewport',
      },
      paint: {
        'text-color': ['case', over, c.loading[4], c.text2],
        'text-halo-color': c.background,
        'text-halo-width': 2,
      },
    }),
  ];
}
