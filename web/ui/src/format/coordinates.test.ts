import { expect, test } from 'vitest';
import { readCoordinates } from './coordinates';

test.each([
  ['31.22, -97.35', 31.22, -97.35],
  ['31.220° N, 97.350° W', 31.22, -97.35],
  ['-33 18', -33, 18],
  ['31°13′12″N, 97°21′W', 31.22, -97.35],
  [`31° 13' 12" N 97° 21' 0" W`, 31.22, -97.35],
  ['N31.22 W97.35', 31.22, -97.35],
  ['97.35W, 31.22N', 31.22, -97.35],
  ['(31.22, -97.35)', 31.22, -97.35],
  ['北纬31.22，西经97.35', 31.22, -97.35],
  ['北纬31度13分12秒 西经97度21分', 31.22, -97.35],
])('%s is a place', (text, lat, lon) => {
  const place = readCoordinates(text);
  expect([place?.lat, place?.lon]).toEqual([expect.closeTo(lat, 9), expect.closeTo(lon, 9)]);
});

test.each(['', 'Waco', '31.22', '91, 0', '10, 200', '1, 2, 3', '31N, 97N', 'N31S, 97W', '31°75′N 97°W'])(
  '%s is none',
  (text) => expect(readCoordinates(text)).toBeNull(),
);
