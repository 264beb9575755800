import type { Status } from '../api/types';
import type { Theme } from '../state/url';

/** The basemap's own colours: a warm, quiet ground that leaves the hues to the data. */
const basemap = {
  light: {
    land: '#f7f6f2',
    neighbour: '#efeeea',
    water: '#d4dfe5',
    river: '#c3d3dc',
    coast: '#a9bac4',
    halo: '#c7d5dd',
    state: '#a39e94',
    county: '#dcd8ce',
    border: '#8d877c',
    stateText: '#8a8478',
    cityText: '#45423c',
    townText: '#6b675f',
    waterText: '#6f8c9d',
    countyText: '#a09b8f',
    countryText: '#9b9589',
    dot: '#55524b',
  },
  dark: {
    land: '#1c2125',
    neighbour: '#181c20',
    water: '#101518',
    river: '#151d22',
    coast: '#2d3840',
    halo: '#0d1114',
    state: '#4a535a',
    county: '#293035',
    border: '#5a646c',
    stateText: '#727c84',
    cityText: '#c3cad0',
    townText: '#8e979f',
    waterText: '#56707f',
    countyText: '#545d64',
    countryText: '#646e76',
    dot: '#9aa3aa',
  },
} as const;

export type BasemapColours = Record<keyof (typeof basemap)['light'], string>;
export const basemapColours = (theme: Theme): BasemapColours => basemap[theme];

/** The data's colours, read from tokens.css so that page and map cannot differ. */
export interface DataColours {
  background: string;
  text: string;
  text2: string;
  accent: string;
  status: Record<Status, string>;
  onStatus: Record<Status, string>;
  /** Below 50, 80, 90, 100, and over 100 % of the rating. */
  loading: [string, string, string, string, string];
  noLimit: string;
  /** Below 100, 200, 300, 500 kV, and 500 kV or more. */
  voltage: [string, string, string, string, string];
  /** Least to most load that a bus can take. */
  headroom: [string, string, string, string, string];
  hatch: string;
  glyph: string;
}

export function dataColours(): DataColours {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim() || '#888888';
  const five = (name: string) => [1, 2, 3, 4, 5].map((i) => read(`${name}-${i}`)) as DataColours['loading'];
  const perStatus = (prefix: string) => ({
    eligible: read(`${prefix}eligible`),
    review: read(`${prefix}review`),
    excluded: read(`${prefix}excluded`),
    unknown: read(`${prefix}unknown`),
  });
  return {
    background: read('bg'),
    text: read('fg'),
    text2: read('fg-2'),
    accent: read('accent'),
    status: perStatus(''),
    onStatus: perStatus('on-'),
    loading: five('load'),
    noLimit: read('load-out'),
    voltage: five('kv'),
    headroom: five('room'),
    hatch: read('hatch'),
    glyph: read('glyph'),
  };
}
