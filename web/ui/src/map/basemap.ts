// Our own basemap: two archives of tiles and fonts made by scripts/basemap, no other server.
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Bounds, Language } from '../api/types';
import type { Theme } from '../state/url';
import { basemapColours, type BasemapColours } from './palette';

type Expression = unknown[];
const linear = (...stops: unknown[]): Expression => ['interpolate', ['linear'], ['zoom'], ...stops];
const growing = (base: number, ...stops: unknown[]): Expression => [
  'interpolate',
  ['exponential', base],
  ['zoom'],
  ...stops,
];

const here = (path: string) => new URL(path, window.location.origin).href;

/** Expressions are checked by MapLibre itself when the style loads; their full types would hide the style. */
const layer = (spec: Record<string, unknown>) => spec as unknown as LayerSpecification;

export function basemapSources(): Record<string, SourceSpecification> {
  const archive = (name: string, maxzoom: number, bounds: Bounds): SourceSpecification => ({
    type: 'vector',
    tiles: [`${window.location.origin}/basemap/${name}/{z}/{x}/{y}.mvt`],
    maxzoom,
    bounds,
  });
  // As scripts/basemap/build.mjs cuts them.
  return { world: archive('world', 5, [-180, -85, 180, 85]), us: archive('us', 7, [-180, 17, -64, 72]) };
}

export function fontFaces(): NonNullable<StyleSpecification['font-faces']> {
  const latin = ['U+0000-00FF', 'U+2000-206F', 'U+2190-2199'];
  const chinese = ['U+2E80-9FFF', 'U+FF00-FFEF'];
  const file = (name: string, range: string[]) => ({ url: here(`/fonts/${name}.woff2`), 'unicode-range': range });
  const sans = (weight: number, extended: number) => [
    file(`source-sans-3-latin-${weight}-normal`, latin),
    file(`source-sans-3-latin-ext-${extended}-normal`, ['U+0100-02BA']),
    file('noto-sans-sc-400', chinese),
  ];
  return {
    Sans: sans(400, 400),
    'Sans Medium': sans(500, 400),
    'Sans Semi': sans(600, 600),
    'Serif Italic': [file('source-serif-4-latin-400-italic', latin), file('noto-sans-sc-400', chinese)],
  };
}

/** Land, water and lines: everything that lies under the data. */
export function ground(theme: Theme): LayerSpecification[] {
  const c = basemapColours(theme);
  const round = { 'line-join': 'round', 'line-cap': 'round' };
  const fill = (id: string, source: string, colour: string) =>
    layer({
      id,
      type: 'fill',
      source,
      'source-layer': id.split('-')[1],
      // Each of these edges has a line of its own, which is smooth.
      paint: { 'fill-color': colour, 'fill-antialias': false },
    });
  const line = (id: string, source: string, paint: object, extra: object = {}) =>
    layer({ id, type: 'line', source, 'source-layer': id.split('-')[1], layout: round, paint, ...extra });
  return [
    layer({ id: 'water', type: 'background', paint: { 'background-color': c.water } }),
    line('us-coast-halo', 'us', {
      'line-color': c.halo,
      'line-width': growing(1.4, 3, 5, 6, 12, 9, 26),
      'line-blur': growing(1.4, 3, 4, 6, 10, 9, 22),
    }),
    fill('world-land', 'world', c.neighbour),
    line('world-land-edge', 'world', { 'line-color': c.neighbour, 'line-width': 0.8 }),
    line(
      'world-border-under',
      'world',
      { 'line-color': c.neighbour, 'line-width': linear(3, 2, 8, 6) },
      { filter: ['==', ['get', 'us'], 1] },
    ),
    fill('world-greatlake', 'world', c.water),
    fill('us-land', 'us', c.land),
    line(
      'us-county',
      'us',
      {
        'line-color': c.county,
        'line-width': linear(4.6, 0.3, 7, 0.6, 10, 1.1),
        'line-opacity': linear(4.6, 0, 5.6, 0.9),
      },
      { minzoom: 4.6 },
    ),
    line('world-river', 'world', {
      'line-color': c.river,
      'line-width': growing(1.3, 3, 0.4, 6, 1.1, 9, 2.4),
      'line-opacity': linear(3, 0.5, 5, 0.95, 8.5, 0.95, 10, 0.4),
    }),
    fill('world-lake', 'world', c.water),
    line('world-lake-line', 'world', { 'line-color': c.coast, 'line-width': 0.4, 'line-opacity': 0.7 }),
    line('us-coast', 'us', { 'line-color': c.coast, 'line-width': linear(3, 0.4, 6, 0.8, 9, 1.1) }),
    line('us-state', 'us', {
      'line-color': c.state,
      'line-width': linear(3, 0.45, 5, 0.8, 8, 1.4),
      'line-opacity': linear(3, 0.65, 6, 0.9),
    }),
    ...[true, false].map((isOurs) =>
      line(
        isOurs ? 'world-border-us' : 'world-border',
        'world',
        {
          'line-color': c.border,
          'line-width': linear(3, 0.7, 6, 1.3, 9, 2),
          'line-opacity': isOurs ? 0.9 : 0.35,
        },
        { filter: [isOurs ? '==' : '!=', ['get', 'us'], 1] },
      ),
    ),
  ];
}

/** Names: they lie above the data's lines and below its symbols. */
export function names(theme: Theme, lang: Language): LayerSpecification[] {
  const c = basemapColours(theme);
  const name: Expression = lang === 'zh' ? ['coalesce', ['get', 'z'], ['get', 'n']] : ['get', 'n'];
  return [
    waterNames(c, name),
    countryNames(c, name),
    countyNames(c),
    stateNames(c, name, lang),
    ...townNames(c, name, theme),
  ];
}

const waterNames = (c: BasemapColours, name: Expression) =>
  layer({
    id: 'world-label-water',
    type: 'symbol',
    source: 'world',
    'source-layer': 'label',
    filter: ['all', ['==', ['get', 'k'], 'water'], ['<=', ['get', 'r'], ['zoom']]],
    layout: {
      'text-field': name,
      'text-font': ['Serif Italic'],
      'text-size': linear(3, ['match', ['get', 'r'], 1, 13, 2, 11.5, 10], 7, [
        'match',
        ['get', 'r'],
        1,
        19,
        2,
        16,
        13.5,
      ]),
      'text-letter-spacing': ['match', ['get', 'r'], 1, 0.22, 2, 0.14, 0.06],
      'text-max-width': 7,
      'text-line-height': 1.25,
      'text-padding': 4,
    },
    paint: { 'text-color': c.waterText, 'text-halo-color': c.water, 'text-halo-width': 0.8 },
  });

const countryNames = (c: BasemapColours, name: Expression) =>
  layer({
    id: 'world-label-country',
    type: 'symbol',
    source: 'world',
    'source-layer': 'label',
    filter: ['==', ['get', 'k'], 'country'],
    maxzoom: 7,
    layout: {
      'text-field': name,
      'text-font': ['Sans'],
      'text-transform': 'uppercase',
      'text-letter-spacing': 0.34,
      'text-size': linear(3, 11, 6, 15),
    },
    paint: { 'text-color': c.countryText, 'text-halo-color': c.neighbour, 'text-halo-width': 1 },
  });

const countyNames = (c: BasemapColours) =>
  layer({
    id: 'us-countylabel',
    type: 'symbol',
    source: 'us',
    'source-layer': 'countylabel',
    minzoom: 7.4,
    layout: {
      'text-field': ['get', 'n'],
      'text-font': ['Sans'],
      'text-size': linear(7.4, 9.5, 10, 12.5),
      'text-letter-spacing': 0.08,
      'text-max-width': 6,
      'text-padding': 10,
    },
    paint: { 'text-color': c.countyText, 'text-halo-color': c.land, 'text-halo-width': 1 },
  });

/** Postal codes first, the big states' names next, then every name. */
const stateNames = (c: BasemapColours, name: Expression, lang: Language) =>
  layer({
    id: 'us-statelabel',
    type: 'symbol',
    source: 'us',
    'source-layer': 'statelabel',
    minzoom: 2.8,
    maxzoom: 8,
    layout: {
      'text-field':
        lang === 'zh'
          ? name
          : [
              'step',
              ['zoom'],
              ['get', 'a'],
              4.4,
              ['case', ['>=', ['get', 's'], 6], ['get', 'n'], ['get', 'a']],
              5.4,
              ['get', 'n'],
            ],
      'text-font': ['Sans Medium'],
      'text-transform': 'uppercase',
      'text-letter-spacing': linear(3, 0.1, 6, 0.26),
      'text-size': linear(3, 9.5, 5, 11.5, 7, 15),
      'text-max-width': 7,
      'symbol-sort-key': ['-', 0, ['get', 's']],
    },
    paint: { 'text-color': c.stateText, 'text-halo-color': c.land, 'text-halo-width': 1.1 },
  });

const townNames = (c: BasemapColours, name: Expression, theme: Theme) =>
  (['world', 'us'] as const).map((source) =>
    layer({
      id: `${source}-town`,
      type: 'symbol',
      source,
      'source-layer': 'town',
      filter: ['<=', ['get', 'm'], ['zoom']],
      layout: {
        'symbol-sort-key': ['-', 0, ['+', ['get', 'p'], ['case', ['has', 'c'], 3e5, 0]]],
        'text-field': name,
        'text-font': ['step', ['get', 'p'], ['literal', ['Sans']], 250_000, ['literal', ['Sans Semi']]],
        'text-size': linear(
          3.5,
          ['step', ['get', 'p'], 10, 1e6, 11.5],
          6,
          ['step', ['get', 'p'], 10.5, 1e5, 11.5, 5e5, 13.5],
          9,
          ['step', ['get', 'p'], 11, 2e4, 12, 1e5, 14, 5e5, 17],
        ),
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.42,
        'text-justify': 'auto',
        'text-max-width': 8,
        'text-padding': 3,
        'icon-image': ['case', ['has', 'c'], `${theme}/capital`, `${theme}/town`],
        'icon-size': linear(4, ['step', ['get', 'p'], 0.8, 1e6, 1], 8, [
          'step',
          ['get', 'p'],
          0.8,
          1e5,
          0.95,
          5e5,
          1.1,
        ]),
        'icon-padding': 1,
      },
      paint: {
        'text-color': ['step', ['get', 'p'], c.townText, 1e5, c.cityText],
        'text-halo-color': source === 'us' ? c.land : c.neighbour,
        'text-halo-width': 1.2,
        'text-halo-blur': 0.4,
      },
    }),
  );
