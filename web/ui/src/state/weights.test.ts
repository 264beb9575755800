import { expect, test } from 'vitest';
import type { Criterion } from '../api/types';
import { byDefault, completeWeights, defaultWeights, normalise, sumOf } from './weights';

const criteria = [
  { id: 'a', defaultWeight: 60 },
  { id: 'b', defaultWeight: 40 },
] as Criterion[];

test('a criterion that the link does not name keeps its default', () =>
  expect(completeWeights(criteria, { a: 10, gone: 5 })).toEqual({ a: 10, b: 40 }));

test('zero is a weight, not a missing one', () => expect(completeWeights(criteria, { a: 0 })).toEqual({ a: 0, b: 40 }));

test('weights equal to the defaults are no choice', () => {
  expect(normalise(criteria, defaultWeights(criteria))).toBeNull();
  expect(normalise(criteria, { a: 61, b: 40 })).toEqual({ a: 61, b: 40 });
});

test('the sum', () => expect(sumOf({ a: 35, b: 12 })).toBe(47));

test('a criterion without default weight is offered apart', () => {
  const later = { id: 'c', defaultWeight: 0 } as Criterion;
  expect(byDefault([...criteria, later])).toEqual({ standard: criteria, offered: [later] });
});
