// Branches and buses. Geometry comes once as tiles; loading comes as feature-state { load } (% of rating, absolute).
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { BranchColour, Mode } from '../state/url';
import { loadingClasses, voltageClasses } from './loading';
import type { DataColours } from './palette';

const layer = (spec: Record<string, unknown>) => spec as unknown as LayerSpecification;
const LOAD = ['coalesce', ['feature-state', 'load'], -1];

/** In Rank, Permits and Plan the grid is the background of the sites. */
const strength: Record<Mode, number> = { grid: 1, rank: 0.6, plan: 0.6, permits: 0.3 };

export interface GridLook {
  mode: Mode;
  colour: BranchColour;
  shown: boolean;
  busesShown: boolean;
  /** Branches over 100 %: labelled with their loading. */
  overloads: { id: number; percent: number }[];
}

export const gridSources = (): Record<string, SourceSpecification> => ({
  branch: { type: 'vector', url: new URL('/tiles/branch.json', window.location.origin).href },
  bus: { type: 'vector', url: new URL('/tiles/bus.json', window.location.origin).href },
});

export function gridLayers(look: GridLook, c: DataColours, land: string): LayerSpecification[] {
  const visibility = look.shown ? 'visible' : 'none';
  const opacity = strength[look.mode];
  const layout = { visibility, 'line-join': 'round', 'line-cap': 'round', 'line-sort-key': ['get', 'kv'] };
  const branch = (id: string, paint: object, extra: object = {}) =>
    layer({ id, type: 'line', source: 'branch', 'source-layer': 'branch', layout, paint, ...extra });
  return [
    branch('branch-case', { 'line-color': land, 'line-width': width(2.2), 'line-opacity': opacity * 0.9 }),
    branch('branch-halo', { 'line-color': c.accent, 'line-width': width(7), 'line-opacity': haloOpacity }),
    branch('branch', {
      'line-color': colourOf(look.colour, c),
      'line-width': width(0),
      'line-opacity': opacityOf(opacity),
    }),
    branch(
      'branch-over',
      { 'line-color': colourOf(look.colour, c), 'line-width': width(0), 'line-opacity': Math.min(1, opacity + 0.3) },
      { filter: ['in', ['id'], ['literal', look.overloads.map((o) => o.id)]] },
    ),
    bus(look, c, land, opacity),
  ];
}

const haloOpacity = [
  'case',
  ['boolean', ['feature-state', 'selected'], false],
  0.55,
  ['boolean', ['feature-state', 'hovered'], false],
  0.3,
  0,
];

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

/** kV sets the base width, the loading class adds to it, and `more` makes casings and halos. */
function width(more: number) {
  const at = (zoom: 0 | 1) => [
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
  return ['interpolate', ['linear'], ['zoom'], 5, at(0), 9, at(1)];
}

const bus = (look: GridLook, c: DataColours, land: string, opacity: number) =>
  layer({
    id: 'bus',
    type: 'circle',
    source: 'bus',
    'source-layer': 'bus',
    layout: { visibility: look.busesShown ? 'visible' : 'none' },
    minzoom: look.mode === 'grid' ? 4.5 : 6,
    paint: {
      'circle-radius': [
        'interpolate',
        ['linear'],
        ['zoom'],
        5,
        ['case', ['>=', ['get', 'kv'], 300], 2, 1],
        9,
        ['case', ['>=', ['get', 'kv'], 300], 5, 3],
      ],
      'circle-color': ['case', ['boolean', ['feature-state', 'selected'], false], c.accent, land],
      'circle-stroke-color': ['case', ['boolean', ['feature-state', 'hovered'], false], c.accent, c.text2],
      'circle-stroke-width': [
        'case',
        ['boolean', ['feature-state', 'selected'], false],
        3,
        ['case', ['>=', ['get', 'kv'], 300], 1.2, 0.7],
      ],
      'circle-stroke-opacity': opacity,
    },
  });

/** Overloads print their percentage: width and colour alone would not be read in grey. */
export function overloadLabels(look: GridLook, c: DataColours): LayerSpecification[] {
  if (!look.shown || look.colour !== 'loading' || look.overloads.length === 0 || look.mode === 'permits') return [];
  const text = look.overloads.flatMap((o) => [o.id, `${Math.round(o.percent)}%`]);
  return [
    layer({
      id: 'branch-overload-label',
      type: 'symbol',
      source: 'branch',
      'source-layer': 'branch',
      filter: ['in', ['id'], ['literal', look.overloads.map((o) => o.id)]],
      minzoom: look.mode === 'grid' ? 4.5 : 6.5,
      layout: {
        'symbol-placement': 'line-center',
        'text-field': ['match', ['id'], ...text, ''],
        'text-font': ['Sans Semi'],
        'text-size': 11.5,
        'text-rotation-alignment': 'viewport',
      },
      paint: { 'text-color': c.loading[4], 'text-halo-color': c.background, 'text-halo-width': 2 },
    }),
  ];
}
