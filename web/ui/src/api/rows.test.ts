import { expect, test } from 'vitest';
import { rankingOf } from './rows';
import type { RankColumns } from './types';

const columns: RankColumns = {
  inputsHash: '',
  version: '',
  elapsedSeconds: 0,
  method: 'weighted-sum',
  requestedMw: 300,
  weights: { room: 0.5, land: 0.5 },
  criteria: ['room', 'land'],
  sites: {
    id: ['b', 'a'],
    featureId: [2, 1],
    name: ['Beta', 'Alpha'],
    county: ['Hill', null],
    state: ['TX', 'TX'],
    lon: [-100, -101],
    lat: [31, 32],
    rank: [1, null],
    score: [0.7, 0.2],
    scoreHigh: [0.7, 0.7],
    status: ['eligible', 'excluded'],
    reasons: [
      { en: 'in a park', zh: '公园内' },
      { en: 'fits', zh: '符合' },
    ],
    statusReason: [1, 0],
    requestedMw: [300, 150],
    headroomMw: [410.5, null],
    contributions: [
      [0.4, 0.2],
      [0.3, null],
    ],
  },
};

test('A row says what the columns say at its place', () => {
  const [beta, alpha] = rankingOf(columns).sites;
  expect(beta).toMatchObject({
    id: 'b',
    featureId: 2,
    county: 'Hill',
    rank: 1,
    statusReason: { en: 'fits' },
    headroomMw: 410.5,
  });
  expect(alpha).toMatchObject({
    id: 'a',
    status: 'excluded',
    county: null,
    rank: null,
    requestedMw: 150,
    headroomMw: null,
  });
});

test('What is not known brings null, not nothing', () => {
  const sites = rankingOf(columns).sites;
  expect(sites.map((s) => s.contributions)).toEqual([
    { room: 0.4, land: 0.3 },
    { room: 0.2, land: null },
  ]);
});
