import { expect, test } from 'vitest';
import type { RankedSite } from '../api/types';
import { middleOf, siteFeatures } from './siteLayers';

const site = (id: string, rank: number | null) =>
  ({ id, rank, featureId: Number(id.slice(1)), name: id, lon: -97, lat: 31, status: 'eligible' }) as RankedSite;

const labels = (chosen: string[] | null) =>
  siteFeatures([site('s1', 1), site('s2', null), site('s3', 2)], chosen).features.map((f) => f.properties.label);

test('a site carries its rank, an unranked one none, and the best comes last to lie on top', () =>
  expect(labels(null)).toEqual(['', '2', '1']));

test('in a plan the order of the plan counts, and the others step back', () => {
  expect(labels(['s2'])).toEqual(['', '', '1']);
  expect(siteFeatures([site('s1', 1)], ['s2']).features[0]?.properties.quiet).toBe(true);
});

test('feature ids are the numbers that feature-state needs', () =>
  expect(siteFeatures([site('s7', 1)], null).features[0]?.id).toBe(7));

test('the label of a tie line stands half way along it', () => {
  expect(
    middleOf({
      type: 'LineString',
      coordinates: [
        [0, 0],
        [3, 0],
        [3, 1],
      ],
    }).coordinates,
  ).toEqual([2, 0]);
  expect(
    middleOf({
      type: 'LineString',
      coordinates: [
        [5, 6],
        [5, 6],
      ],
    }).coordinates,
  ).toEqual([5, 6]);
});
