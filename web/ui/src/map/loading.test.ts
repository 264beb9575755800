import { expect, test } from 'vitest';
import { loadingClassOf } from './loading';

test.each([
  [0, 0],
  [50, 0],
  [50.1, 1],
  [90, 2],
  [100, 3],
  [100.1, 4],
  [250, 4],
])('%s percent of the rating is class %s', (percent, expected) => expect(loadingClassOf(percent)).toBe(expected));
