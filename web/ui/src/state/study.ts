// The study of a plan as numbers by name: what the form edits, the link holds and the server is asked.
import type { PlanRequest } from '../api/types';

export interface Study {
  siteCount: number;
  requestedMw: number;
  /** NaN = no limit. */
  minSpacingKm: number;
  budgetMusd: number;
  years: number;
  allowUndetermined: boolean;
  allowUpgrades: boolean;
  alternatives: number;
}

export const studyOf = (held: Record<string, number>, requestedMw: number): Study => ({
  siteCount: held['sites'] ?? 3,
  requestedMw: held['mw'] ?? requestedMw,
  minSpacingKm: held['km'] ?? NaN,
  budgetMusd: held['musd'] ?? NaN,
  years: held['years'] ?? 1,
  allowUndetermined: held['open'] === 1,
  allowUpgrades: held['up'] === 1,
  alternatives: held['alt'] ?? 0,
});

/** Only what was chosen: a link with the defaults stays short. */
export function heldOf(study: Study, requestedMw: number): Record<string, number> {
  const plain = studyOf({}, requestedMw);
  const all: [string, number, number][] = [
    ['sites', study.siteCount, plain.siteCount],
    ['mw', study.requestedMw, plain.requestedMw],
    ['km', study.minSpacingKm, NaN],
    ['musd', study.budgetMusd, NaN],
    ['years', study.years, plain.years],
    ['open', study.allowUndetermined ? 1 : 0, 0],
    ['up', study.allowUpgrades ? 1 : 0, 0],
    ['alt', study.alternatives, 0],
  ];
  return Object.fromEntries(
    all.flatMap(([key, value, usual]) => (value >= 0 && value !== usual ? [[key, value]] : [])),
  );
}

export const isValid = (s: Study) =>
  Number.isInteger(s.siteCount) && s.siteCount > 0 && s.requestedMw > 0 && Number.isInteger(s.years) && s.years > 0;

export const requestOf = (s: Study): PlanRequest => ({
  siteCount: s.siteCount,
  requestedMw: s.requestedMw,
  allowUndetermined: s.allowUndetermined,
  ...(s.minSpacingKm > 0 ? { minSpacingKm: s.minSpacingKm } : {}),
  ...(s.budgetMusd > 0 ? { budgetUsd: s.budgetMusd * 1e6 } : {}),
  ...(s.years > 1 ? { years: s.years } : {}),
  ...(s.allowUpgrades ? { allowUpgrades: true } : {}),
  ...(s.alternatives > 0 ? { alternatives: s.alternatives } : {}),
});
