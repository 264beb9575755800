import { expect, test } from 'vitest';
import type { RankedSite } from '../api/types';
import { standing } from './standing';

const site = (score: number | null, contributions: Record<string, number | null>) =>
  ({ score, contributions }) as RankedSite;

test('losses and gains come largest first, and the unknown is neither', () => {
  const second = site(0.5, { headroom: 0.1, water: 0.3, permit: 0.1, land: null });
  const first = site(0.7, { headroom: 0.3, water: 0.2, permit: 0.15, land: 0.05 });
  const found = standing(second, first, ['headroom', 'water', 'permit', 'land']);
  expect(found.behind).toBeCloseTo(0.2, 9);
  expect(found.losses.map((d) => d.criterion)).toEqual(['headroom', 'permit']);
  expect(found.gains.map((d) => [d.criterion, d.points])).toEqual([['water', expect.closeTo(0.1, 9)]]);
  expect(found.unknown).toEqual(['land']);
});

test('an unscored site has no distance', () => expect(standing(site(null, {}), site(0.4, {}), []).behind).toBeNull());
