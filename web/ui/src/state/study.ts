// The study of a plan: what the form edits, the link holds as numbers by name, and the server is asked.
import { objectives, type Objective, type PlanRequest } from '../api/types';

export interface Study {
  /** NaN = as many as pay. */
  siteCount: number;
  requestedMw: number;
  /** NaN = no limit. */
  minSpacingKm: number;
  objective: Objective;
  /** NaN = one moment, no years. */
  firstYear: number;
  years: number;
  /** Millions of US dollars a year; NaN = no limit. */
  budgetMusd: number;
  /** Millions of US dollars: capital of one site; NaN = not stated. */
  siteMusd: number;
  /** Millions of US dollars a kilometre of connection; NaN = not stated. */
  lineMusd: number;
  allowUndetermined: boolean;
  /** How many other sets of sites are listed that are nearly as good. */
  alternatives: number;
  /** Trade score against cost as well. */
  tradeOff: boolean;
}

/** Nearly as good: within this share of the best objective. */
const NEARLY = 0.05;
const TRADE_OFF_POINTS = 7;

export const studyOf = (held: Record<string, number>, requestedMw: number): Study => ({
  siteCount: held['sites'] ?? 3,
  requestedMw: held['mw'] ?? requestedMw,
  minSpacingKm: held['km'] ?? NaN,
  objective: objectives[held['for'] ?? 0] ?? 'score',
  firstYear: held['from'] ?? NaN,
  years: held['years'] ?? 1,
  budgetMusd: held['musd'] ?? NaN,
  siteMusd: held['site'] ?? NaN,
  lineMusd: held['line'] ?? NaN,
  allowUndetermined: held['open'] === 1,
  alternatives: held['alt'] ?? 0,
  tradeOff: held['trade'] === 1,
});

/** Only what was chosen: a link with the defaults stays short. */
export function heldOf(study: Study, requestedMw: number): Record<string, number> {
  const plain = studyOf({}, requestedMw);
  const all: [string, number, number][] = [
    ['sites', study.siteCount, plain.siteCount],
    ['mw', study.requestedMw, plain.requestedMw],
    ['km', study.minSpacingKm, NaN],
    ['for', objectives.indexOf(study.objective), 0],
    ['from', study.firstYear, NaN],
    ['years', study.years, plain.years],
    ['musd', study.budgetMusd, NaN],
    ['site', study.siteMusd, NaN],
    ['line', study.lineMusd, NaN],
    ['open', study.allowUndetermined ? 1 : 0, 0],
    ['alt', study.alternatives, 0],
    ['trade', study.tradeOff ? 1 : 0, 0],
  ];
  return Object.fromEntries(
    all.flatMap(([key, value, usual]) => (value >= 0 && value !== usual ? [[key, value]] : [])),
  );
}

/** A cost that is not stated is not zero: the server would refuse such a study. */
export const asksCost = (s: Study) => s.objective === 'cost' || s.tradeOff || s.budgetMusd > 0;
export const lacksCost = (s: Study, more: Record<string, unknown> | null) =>
  asksCost(s) && !(s.siteMusd >= 0) && !(more && 'designs' in more);

const isWhole = (n: number) => Number.isInteger(n) && n > 0;

export const isValid = (s: Study) =>
  isWhole(s.siteCount) && s.requestedMw > 0 && isWhole(s.years) && (Number.isNaN(s.firstYear) || isWhole(s.firstYear));

/** Members that the form does not know come from the study's own JSON and win over the form. */
export const requestOf = (s: Study, more: Record<string, unknown> = {}): PlanRequest => ({
  siteCount: s.siteCount,
  requestedMw: s.requestedMw,
  allowUndetermined: s.allowUndetermined,
  ...(s.minSpacingKm > 0 ? { minSpacingKm: s.minSpacingKm } : {}),
  ...(s.objective === 'score' ? {} : { objective: s.objective }),
  ...(s.firstYear > 0 ? { years: yearsOf(s) } : {}),
  ...(s.alternatives > 0 ? { alternatives: { within: NEARLY, most: s.alternatives } } : {}),
  ...(asksCost(s) && s.siteMusd >= 0 ? { designs: [{ id: 'site', capitalUsd: s.siteMusd * 1e6 }] } : {}),
  ...(asksCost(s) && s.lineMusd > 0 ? { connection: { usdFixed: 0, usdPerKm: s.lineMusd * 1e6, months: 0 } } : {}),
  ...(s.tradeOff ? { pareto: { best: 'score', against: 'cost', points: TRADE_OFF_POINTS } } : {}),
  ...more,
});

const yearsOf = (s: Study) =>
  Array.from({ length: s.years }, (_, i) => ({
    year: s.firstYear + i,
    ...(s.budgetMusd > 0 ? { maxCapitalUsd: s.budgetMusd * 1e6 } : {}),
  }));
