import { expect, test } from 'vitest';
import type { GridFlow, Sensitivity } from '../api/types';
import { heaviestOf, loadAt, withLoad } from './estimate';

const flow = {
  totalLoadMw: 100,
  totalGenerationMw: 100,
  overloadedCount: 0,
  heaviest: [{ id: 7, name: 'A – B', from: 1, to: 2, kv: 345, flowMw: -50, rateMw: 100, loadingPercent: 50 }],
  branches: { id: [7, 9, 11], flowMw: [-50, 10, 5], rateMw: [100, 40, null], loadingPercent: [50, 25, null] },
} as unknown as GridFlow;
const sensitivity: Sensitivity = { bus: 1, branches: { id: [7, 9, 11], mwPerMw: [-0.5, 0.25, 1] } };

test('flows move by MW times sensitivity, a branch without a limit keeps no loading', () => {
  const moved = withLoad(flow, sensitivity, 120);
  expect(moved.branches.flowMw).toEqual([-110, 40, 125]);
  expect(moved.branches.loadingPercent).toEqual([expect.closeTo(110, 9), 100, null]);
  expect([moved.overloadedCount, moved.totalLoadMw]).toEqual([1, 220]);
});

test('branches in another order are joined by id, and one without sensitivity stays as it was', () => {
  const moved = withLoad(flow, { bus: 1, branches: { id: [9, 7], mwPerMw: [1, -0.5] } }, 10);
  expect(moved.branches.flowMw).toEqual([-55, 20, 5]);
});

test('the heaviest keep their names, and those never heard of show their id', () => {
  const heaviest = heaviestOf(withLoad(flow, sensitivity, 200), new Map(), flow);
  expect(heaviest.map((b) => [b.id, b.name])).toEqual([
    [7, 'A – B'],
    [9, '9'],
  ]);
});

test('the load of another bus is not this one’s', () => expect(loadAt([{ kind: 'load', bus: 3, mw: 40 }], 4)).toBe(0));
