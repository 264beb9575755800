import { expect, test } from 'vitest';
import { readCoordinates } from './coordinates';

test.each([
  ['31.22, -97.35', 31.22, -97.35],
  ['31.220° N, 97.350° W', 31.22, -97.35],
  ['-33 18', -33, 18],
])('%s is a place', (text, lat, lon) => expect(readCoordinates(text)).toEqual({ lat, lon }));

test.each(['', 'Waco', '31.22', '91, 0', '10, 200', '1, 2, 3'])('%s is none', (text) =>
  expect(readCoordinates(text)).toBeNull(),
);
