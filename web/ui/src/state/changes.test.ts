import { expect, test } from 'vitest';
import type { GridChange } from '../api/types';
import { readChanges, withChange, writeChanges } from './changes';

const every: GridChange[] = [
  { kind: 'load', bus: 4, mw: 300 },
  { kind: 'generation', bus: 4, mw: 200, technology: 'solar-pv' },
  { kind: 'retire', generator: 7 },
  { kind: 'outage', branch: 12 },
  { kind: 'upgrade', branch: 20, rateMw: 900 },
  { kind: 'heat-wave', loadFactor: 1.08, ratingFactor: 0.93 },
];

test('a link gives every change back', () => expect(readChanges(writeChanges(every))).toEqual(every));

test('generation without a technology is no change: nothing tells what it costs to run', () =>
  expect(readChanges('generation:4:200')).toEqual([]));

test('two technologies at one bus are two plants, the same one again is the new size', () => {
  const wind: GridChange = { kind: 'generation', bus: 4, mw: 50, technology: 'wind-onshore' };
  const more: GridChange = { kind: 'generation', bus: 4, mw: 250, technology: 'solar-pv' };
  expect(withChange(withChange(every, wind), more)).toEqual([every[0], more, ...every.slice(2), wind]);
});
