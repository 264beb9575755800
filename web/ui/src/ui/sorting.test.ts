import { expect, test } from 'vitest';
import { nextSorting, sorted } from './sorting';

const rows = [{ v: 3 }, { v: undefined }, { v: 10 }, { v: 3 }];
const values = (isDescending: boolean) => sorted(rows, (r) => r.v, isDescending).map((r) => r.v);

test('Rows without a value come last whichever way', () => {
  expect(values(false)).toEqual([3, 3, 10, undefined]);
  expect(values(true)).toEqual([10, 3, 3, undefined]);
});

test('Equal rows stay in their order, and the rows given are left alone', () => {
  expect(sorted(rows, (r) => r.v, true)[1]).toBe(rows[0]);
  expect(rows[2]).toEqual({ v: 10 });
});

test('Numbers in names sort as numbers', () => {
  const names = ['bus 10', 'bus 9', 'Bus 1'];
  expect(sorted(names, (n) => n, false)).toEqual(['Bus 1', 'bus 9', 'bus 10']);
});

test('Clicks go one way, the other way, and back to the order as it came', () => {
  const score = { id: 'score', isDescendingFirst: true };
  const first = nextSorting(null, score);
  const second = nextSorting(first, score);
  expect([first, second, nextSorting(second, score)]).toEqual([
    { id: 'score', isDescending: true },
    { id: 'score', isDescending: false },
    null,
  ]);
  expect(nextSorting(first, { id: 'name' })).toEqual({ id: 'name', isDescending: false });
});
