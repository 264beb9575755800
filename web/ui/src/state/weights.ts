import type { Criterion } from '../api/types';

export type Weights = Record<string, number>;

export const defaultWeights = (criteria: Criterion[]): Weights =>
  Object.fromEntries(criteria.map((c) => [c.id, c.defaultWeight]));

/** The view's weights, made whole: a criterion that an old link does not name keeps its default. */
export const completeWeights = (criteria: Criterion[], chosen: Weights | null): Weights =>
  Object.fromEntries(criteria.map((c) => [c.id, chosen?.[c.id] ?? c.defaultWeight]));

export const sumOf = (weights: Weights) => Object.values(weights).reduce((sum, w) => sum + w, 0);

/** Back to null when equal to the defaults, so that the link stays short and follows the workspace. */
export function normalise(criteria: Criterion[], weights: Weights): Weights | null {
  return criteria.every((c) => weights[c.id] === c.defaultWeight) ? null : weights;
}

/** Criteria that count from the start, and those that wait at 0 until somebody has their facts. A raised one stays where it is. */
export const byDefault = (criteria: Criterion[]) => ({
  standard: criteria.filter((c) => c.defaultWeight > 0),
  offered: criteria.filter((c) => c.defaultWeight === 0),
});
