import { expect, test } from 'vitest';
import { duration, hoursOver, timeOf } from './hours';

test('a duration curve falls, keeps its ends and leaves the unknown out', () => {
  const { hours, curve } = duration([3, null, 9, 1, 5]);
  expect(hours).toBe(4);
  expect(curve).toEqual([
    [0, 9],
    [1, 5],
    [2, 3],
    [3, 1],
  ]);
});

test('a long series is thinned', () => {
  const { curve } = duration(Array.from({ length: 8760 }, (_, i) => i));
  expect(curve.length).toBeLessThan(300);
  expect([curve[0], curve.at(-1)]).toEqual([
    [0, 8759],
    [8759, 0],
  ]);
});

test('hours over the rating are strictly over it', () => expect(hoursOver([100, 100.1, null, 120], 100)).toBe(2));

test('hour 24 is the next day at midnight', () =>
  expect(timeOf('2028-07-13', 24).toISOString()).toBe('2028-07-14T00:00:00.000Z'));
